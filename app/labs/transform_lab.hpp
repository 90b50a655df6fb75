// The transform lab: what a 2x2 matrix does, with every number and every arrow in reach of the hand.
#pragma once
#include <optional>
#include <string>

#include "app/lab/glide.hpp"
#include "app/lab/lab_host.hpp"
#include "app/lab/staged.hpp"
#include "app/ui/handles.hpp"
#include "core/io/table.hpp"
#include "core/labs/transform.hpp"

namespace svdscope {

struct TransformLab {
    static constexpr LabInfo info{
        "transform", "Transform", "What does a 2×2 matrix do?",
        "A 2x2 matrix turns, stretches and turns again: the unit circle through V^T, Sigma and U."};
    static constexpr bool slow = false;

    using Params = transform::Params;
    using Analysis = transform::Analysis;

    static constexpr double kEnd = kTimelineEnd;

    struct Layers {
        bool grid = true;     ///< the lattice before and after
        bool circle = true;   ///< the unit circle's image, with the hue ring
        bool axes = true;     ///< v1, v2 and sigma1 u1, sigma2 u2
        bool columns = true;  ///< A e1, A e2
        bool glyph = true;    ///< the letter F on the sheet
        bool probe = false;   ///< x and A x
        bool trail = true;    ///< the way from x to A x
        bool operator==(const Layers&) const = default;
    };
    struct Lenses {
        bool eigen = false, polar = false, eigshow = false, inverse = false;
        bool operator==(const Lenses&) const = default;
    };
    struct Folds {
        bool gallery = false, layers = false, lenses = false, signs = false, certainty = false;
        bool operator==(const Folds&) const = default;
    };
    struct View {
        double time = kEnd;
        bool playing = false;
        double speed = 1;
        bool loop = false;
        std::optional<Camera2> camera;  ///< absent: the whole picture fits
        Layers layers;
        Lenses lenses;
        Folds folds;
        bool welcomed = false;  ///< the first hint has been followed
        int seed = 1;           ///< of the next random matrix
        bool operator==(const View&) const = default;
    };

    enum class Factor { None, U, Sigma, V };
    /// What lives with the hand and is never saved.
    struct Session {
        Hand hand;
        std::optional<Vec2> dragged_to;  ///< where the held handle was last asked to go
        Player player;
        std::optional<Axes2> axes;  ///< where the axes stand now: the branch that the next edit continues
        CameraGlide glide;
        float aspect = 1.4F;  ///< of the canvas, width over height
        Factor hovered_factor = Factor::None;
        std::string lit;      ///< the arrow or number under the mouse ("u1", "v2", "Ae1"); its twin lights up
        bool opening = true;  ///< the first run of the animation is slower
        bool reduced_motion = false;  ///< stage ends only
    };

    template <class Fields>
    static void fields(Fields& f, Params& p);
    template <class Fields>
    static void fields(Fields& f, View& v);
    static void report(FieldWriter& out, const Analysis& analysis);

    static Result<Analysis> analyze(const Params& params) { return transform::analyze(params); }
    /// A table of 2 x 2 numbers becomes A.
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
