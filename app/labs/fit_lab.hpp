// The fit lab: a curve through points by the pseudoinverse, and b, A x and the residual as arrows of space.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/lab/glide3.hpp"
#include "app/lab/lab_host.hpp"
#include "app/labs/fit_range.hpp"
#include "app/plot/scene3d.hpp"
#include "app/ui/handles.hpp"
#include "app/ui/handles3.hpp"
#include "core/labs/fit.hpp"

namespace svdscope {

struct FitLab {
    static constexpr LabInfo info{"fit", "Fit", "Which curve comes closest to all points?",
                                  "Least squares on draggable points: directions, cut-off, ridge, the "
                                  "shortest of many, the projection."};
    static constexpr bool slow = false;

    using Params = fit::Params;
    using Analysis = fit::Analysis;

    enum class Page { Fit, Projection };

    struct Layers {
        bool residuals = true;
        bool squares = false;  ///< on the residuals: least squares to be seen
        bool truth = true;     ///< the curve from which the points were taken
        bool others = true;    ///< curves that come as close
        bool charts = true;    ///< spectrum and digits under the plane
        bool operator==(const Layers&) const = default;
    };
    struct Folds {
        bool data = false, directions = true, points = false, layers = false, claims = false,
             certainty = false;
        bool operator==(const Folds&) const = default;
    };
    struct View {
        double time = 0;  ///< there is no timeline
        Page page = Page::Fit;
        std::optional<Vec2> low, high;  ///< corners of the plane that is seen; absent: the points fit
        std::optional<Camera3> orbit;   ///< of the projection; absent: it fits
        Layers layers;
        Folds folds;
        bool welcomed = false;  ///< the first hint has been followed
        bool operator==(const View&) const = default;
    };

    /// The chart whose mark is in the hand.
    enum class Mark { None, Filter, Degree };

    /// What lives with the hand and is never saved.
    struct Session {
        Hand hand;
        Hand3 space_hand;
        RangeGlide range;
        CameraGlide3 orbit;
        Box room{0, 0, 800, 600};  ///< of the projection
        Mark mark = Mark::None;
        std::optional<std::size_t> chosen;  ///< the point that keys and cells act on
        Scene3D scene;                      ///< kept for its memory

        bool hands_are_free() const { return hand.free() && space_hand.free() && mark == Mark::None; }
    };

    template <class Fields>
    static void fields(Fields& f, Params& p);
    template <class Fields>
    static void fields(Fields& f, View& v);
    static void report(FieldWriter& out, const Analysis& analysis);

    static Result<Analysis> analyze(const Params& params) { return fit::analyze(params); }
    /// The first two columns of numbers become x and y.
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
    static int stages(const Analysis&) { return 0; }
    static double& time(View& view) { return view.time; }
    static std::string description(const Params& params, const View& view, const Analysis& analysis);
};

}  // namespace svdscope
