// The space lab: what a matrix of up to 3x3 does to the ball, between plane and space and in space.
#pragma once
#include <optional>
#include <string>

#include "app/lab/glide3.hpp"
#include "app/lab/lab_host.hpp"
#include "app/lab/staged.hpp"
#include "app/plot/scene3d.hpp"
#include "app/ui/handles3.hpp"
#include "core/labs/space.hpp"

namespace svdscope {

struct SpaceLab {
    static constexpr LabInfo info{"space", "Space", "And in space, or between plane and space?",
                                  "A matrix of up to 3x3: the sphere through V^T, Sigma and U, flattened to "
                                  "the plane or lifted from it."};
    static constexpr bool slow = false;

    using Params = space::Params;
    using Analysis = space::Analysis;

    static constexpr double kEnd = kTimelineEnd;

    struct Layers {
        bool grid = true;       ///< the floor z = 0 and the coordinate axes
        bool sphere = true;     ///< the unit sphere or disk as it was
        bool ellipsoid = true;  ///< what it has become
        bool axes = true;       ///< v1..v3 and sigma_i u_i
        bool columns = false;   ///< A e1, A e2, A e3
        bool solid = false;     ///< the letter F
        bool null = true;       ///< what goes to zero: the null direction and its fibres
        bool probe = false;     ///< x and A x
        bool operator==(const Layers&) const = default;
    };
    struct Folds {
        bool gallery = false, factors = false, layers = false, signs = false, certainty = false;
        bool operator==(const Folds&) const = default;
    };
    struct View {
        double time = kEnd;
        bool playing = false;
        double speed = 1;
        bool loop = false;
        std::optional<Camera3> camera;  ///< absent: the whole picture fits
        Layers layers;
        Folds folds;
        bool welcomed = false;  ///< the first hint has been followed
        int seed = 1;           ///< of the next random matrix
        bool operator==(const View&) const = default;
    };

    /// What lives with the hand and is never saved.
    struct Session {
        Hand3 hand;
        /// Params and analysis from where the drag began: turning the input measures from there.
        std::optional<std::pair<Params, Analysis>> taken;
        Player player;
        std::optional<Axes3> axes;  ///< the branch that the next edit continues
        CameraGlide3 glide;
        Box room{0, 0, 920, 664};  ///< of the canvas
        Scene3D scene;             ///< memory for the picture of a frame
        std::string lit;           ///< the arrow or number under the mouse; its twin lights up
        bool opening = true;       ///< the first run of the animation is slower
        bool reduced_motion = false;
    };

    template <class Fields>
    static void fields(Fields& f, Params& p);
    template <class Fields>
    static void fields(Fields& f, View& v);
    static void report(FieldWriter& out, const Analysis& analysis);

    static Result<Analysis> analyze(const Params& params) { return space::analyze(params); }
    /// A table of 2 or 3 rows and columns of numbers becomes A.
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
    static void released(Params& params, Session& session, const Analysis& analysis, Requests& requests);
    static Session quiet(Session session);
    static void fit(View& view, Session& session);
    static bool advance(const Params& params, View& view, Session& session, const Analysis& analysis,
                        double seconds);
    static bool key(Lab::Key key, Params& params, View& view, Session& session, const Analysis& analysis,
                    Requests& requests);
    static int stages(const Analysis& analysis) { return analysis.motion.stage_count; }
    static double& time(View& view) { return view.time; }
    static std::string description(const Params& params, const View& view, const Analysis& analysis);
};

}  // namespace svdscope
