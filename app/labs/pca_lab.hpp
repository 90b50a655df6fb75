// The PCA lab: which directions carry the variation of a cloud, with every point in reach of the hand.
#pragma once
#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/lab/glide.hpp"
#include "app/lab/glide3.hpp"
#include "app/lab/lab_host.hpp"
#include "app/plot/scene3d.hpp"
#include "app/ui/handles.hpp"
#include "app/ui/handles3.hpp"
#include "core/io/table.hpp"
#include "core/labs/pca_space.hpp"

namespace svdscope {

struct PcaLab {
    static constexpr LabInfo info{
        "pca", "PCA", "Which directions carry the variation?",
        "A cloud of points and its principal axes: centred, turned and whitened, every point draggable."};
    static constexpr bool slow = false;

    /// A cloud of the plane or one of space, and what follows from it: of the same kind in every frame that
    /// is shown (see pca_dimensions.hpp).
    using Params = std::variant<pca::Params, pca_space::Params>;
    using Analysis = std::variant<pca::Analysis, pca_space::Analysis>;
    static_assert(pca::kStages == pca_space::kStages);

    /// What the mouse does on empty canvas.
    enum class Tool { Move, Add, Select };
    /// What is shown besides cloud and axes; in space always none.
    enum class Lens { None, Uncentred, Hunt, Regression, Outlier, Whitening, Units };
    /// From the points to which line perpendiculars (or residuals) are drawn.
    enum class Residuals { None, First, Second, Line, YOnX, XOnY };

    struct Layers {
        bool grid = true;
        bool axes = true;         ///< mean and principal axes
        bool ellipses = true;     ///< one and two standard deviations; in space the ellipsoid of two
        bool scores = true;       ///< the strip below and the scree beside it
        bool best_plane = true;   ///< in space: the plane of PC1 and PC2
        bool projections = true;  ///< in space: the points in that plane, with lines to them
        bool operator==(const Layers&) const = default;
    };
    struct Folds {
        bool cloud = false, points = false, columns = false, layers = false, lenses = false,
             certainty = false;
        bool operator==(const Folds&) const = default;
    };
    struct View {
        double time = 0;
        bool playing = false;
        double speed = 1;
        bool loop = false;
        std::optional<Camera2> camera;       ///< absent: the whole picture fits
        std::optional<Camera2> side_camera;  ///< of the second plane
        std::optional<Camera3> orbit;        ///< of space
        Tool tool = Tool::Move;
        Lens lens = Lens::None;
        Residuals residuals = Residuals::First;
        Layers layers;
        Folds folds;
        bool revealed = false;  ///< the hunt for PC1 is over
        int marked = -1;        ///< the point that the outlier lens leaves out; -1: the last one
        bool welcomed = false;  ///< the first hint has been followed
        bool operator==(const View&) const = default;
    };

    /// What a check in the background found.
    struct Check {
        double drift = 0;  ///< of the sums behind the covariance, relative to its trace
    };

    /// The first plane's camera at each end of a stage; between them it is blended.
    using Stops = std::array<CameraGlide, pca::kStages + 1>;
    using SpaceStops = std::array<CameraGlide3, pca_space::kStages + 1>;

    /// How much room a cloud of space takes.
    struct SpaceRoom {
        double radius = 0;  ///< from where its axes start to its farthest point, data units
        std::array<Camera3, pca_space::kStages + 1> stops;  ///< the cameras in which it fits
    };

    /// What lives with the hand and is never saved.
    struct Session {
        Hand3 hand;
        Hand side_hand;
        std::vector<std::size_t> selection;  ///< indices increase
        std::optional<Point> rubber;         ///< where a rectangle of selection began, pixels
        std::optional<Point> drawn;          ///< where the last point was drawn with the mouse, pixels
        Player player;
        Stops stops;
        CameraGlide side_glide;
        float aspect = 1.4F, side_aspect = 0.7F;
        bool reduced_motion = false;
        std::optional<Check> check;
        Cloud bounded;                         ///< the cloud of `bounds`
        std::array<Vec2, 2> bounds{};          ///< lower left and upper right of its points
        std::shared_ptr<const Table> table;    ///< the file that was opened, for choosing other columns
        std::array<std::size_t, 2> columns{};  ///< of it, that are x and y
        std::optional<std::size_t> depth;      ///< of it, that is z; absent: a cloud of the plane
        SpaceStops space_stops;
        std::optional<pca_space::Params> measured;  ///< what `room` was found for, at `measured_aspect`
        float measured_aspect = 0;
        SpaceRoom room;
        Scene3D scene;               ///< kept for its memory
        std::string column_trouble;  ///< why the column chosen last cannot be used; empty: it can
    };

    template <class Fields>
    static void fields(Fields& f, Params& p);
    template <class Fields>
    static void fields(Fields& f, View& v);
    static void report(FieldWriter& out, const Analysis& analysis);

    static Result<Analysis> analyze(const Params& params);
    static Check check(const Params& params, const Job& job);
    static void checked(Session& session, const Check& check) { session.check = check; }
    static void report_check(FieldWriter& out, const Session& session);

    /// The first two columns of numbers become the cloud; a third one can be chosen then. Changes nothing
    /// when there are not two.
    static Result<void> take(Params& params, View& view, Session& session, const Document& document);

    static void controls(Ui& ui, Params& params, View& view, Session& session);
    static void adopt(const Params& params, View& view, Session& session, const Analysis& analysis);
    static void numbers(Ui& ui, Params& params, View& view, Session& session, const Analysis& analysis,
                        Requests& requests);
    static void picture(Ui& ui, Box canvas, Params& params, View& view, Session& session,
                        const Analysis& analysis, Requests& requests);
    static void bar(Ui& ui, Box bar, Params& params, View& view, Session& session, const Analysis& analysis,
                    Requests& requests);
    static void paint(Ui& ui, Painter& painter, Box area, const Params& params, const View& view,
                      const Analysis& analysis);
    static void released(Params&, Session&, const Analysis&, Requests&) {}
    static Session quiet(Session session);
    static void fit(View& view, Session& session);
    static bool advance(const Params& params, View& view, Session& session, const Analysis& analysis,
                        double seconds);
    static bool key(Lab::Key key, Params& params, View& view, Session& session, const Analysis& analysis,
                    Requests& requests);
    static int stages(const Analysis&) { return pca::kStages; }
    static double& time(View& view) { return view.time; }
    static std::string description(const Params& params, const View& view, const Analysis& analysis);

    /// Lenses that show two planes side by side.
    static bool has_two_planes(const View& view) {
        return view.lens == Lens::Uncentred || view.lens == Lens::Whitening;
    }
    /// The time at which the first plane stands: beside the uncentred one it is centred from the start.
    static double shown_time(const View& view) {
        return view.lens == Lens::Uncentred ? std::max(1.0, view.time) : view.time;
    }
    /// The hunt hides what is to be found.
    static bool hides_axes(const View& view) { return view.lens == Lens::Hunt && !view.revealed; }
};

}  // namespace svdscope
