// The condition lab: noise on b and what it becomes in x, where digits are lost, and what cures cost.
#pragma once
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "app/lab/glide.hpp"
#include "app/lab/lab_host.hpp"
#include "app/lab/staged.hpp"
#include "app/ui/handles.hpp"
#include "core/labs/condition.hpp"

namespace svdscope {

struct ConditionLab {
    static constexpr LabInfo info{
        "condition", "Condition", "When does a little noise become a lot?",
        "Noise on b as a disk, the ellipse of errors that it becomes in x, and what cures it costs."};
    static constexpr bool slow = false;

    using Params = condition::Params;
    using Analysis = condition::Analysis;
    using Topic = condition::Topic;

    static constexpr double kEnd = kTimelineEnd;
    /// Points of noise that are drawn and added up.
    static constexpr int kSamples = 10'000;

    struct Layers {
        bool cloud = true;   ///< the samples of the noise
        bool bands = true;   ///< the two lines of the equations with what noise leaves open
        bool axes = true;    ///< u1, u2 and v1, v2
        bool gauges = true;  ///< the dials
        bool operator==(const Layers&) const = default;
    };
    struct Folds {
        bool gallery = false, layers = false, claims = false, certainty = false;
        bool operator==(const Folds&) const = default;
    };
    struct View {
        double time = kEnd;
        bool playing = false;
        double speed = 1;
        bool loop = false;
        std::optional<Camera2> rhs_camera, solution_camera;  ///< absent: the picture fits
        Layers layers;
        Folds folds;
        bool welcomed = false;  ///< the first hint has been followed
        bool operator==(const View&) const = default;
    };

    /// Samples of the noise, and what they do to a system.
    struct Cloud {
        PointBlocks blocks;  ///< of the unit disk
        std::vector<Vec2> samples;
        int seed = -1;  ///< of the samples; -1: none yet
        condition::CloudSums sums;
        std::optional<std::tuple<Mat2, Vec2, bool>> summed;  ///< the inverse, b and whether there is noise
    };

    /// What lives with the hand and is never saved.
    struct Session {
        Hand rhs_hand, solution_hand;
        CameraGlide rhs_glide, solution_glide;
        std::optional<Axes2> axes;  ///< the branch that the next edit continues
        /// The system as it was when the slider of kappa was taken: each step starts from it, so that
        /// rounding does not add up.
        std::optional<std::pair<Params, Analysis>> slid;
        Player player;
        bool reduced_motion = false;
        float aspect = 1;  ///< of either plane, width over height
        Cloud cloud;
        std::optional<int> cut_chart;   ///< the chart whose mark is in the hand
        std::optional<double> hovered;  ///< value on the horizontal axis of a chart under the mouse
        std::string lit;                ///< the handle under the mouse or in the hand

        bool hands_are_free() const { return rhs_hand.free() && solution_hand.free() && !cut_chart; }
    };

    template <class Fields>
    static void fields(Fields& f, Params& p);
    template <class Fields>
    static void fields(Fields& f, View& v);
    static void report(FieldWriter& out, const Analysis& analysis);

    static Result<Analysis> analyze(const Params& params) { return condition::analyze(params); }
    /// A table of 2 x 2 numbers becomes A, one of 2 x 3 becomes A and b.
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
    static int stages(const Analysis& analysis);
    static double& time(View& view) { return view.time; }
    static std::string description(const Params& params, const View& view, const Analysis& analysis);
};

}  // namespace svdscope
