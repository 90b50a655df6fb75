// The adapter lab: what an update of low rank keeps and costs, the same learned, and a layer split in two.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "app/lab/lab_host.hpp"
#include "app/lab/staged.hpp"
#include "core/labs/adapter.hpp"

namespace svdscope {

struct AdapterLab {
    static constexpr LabInfo info{"adapter", "Adapter", "How few numbers change a layer?",
                                  "An update of low rank against noise, the same product learned step by "
                                  "step, and a layer split into two thinner ones."};
    static constexpr bool slow = true;

    using Params = adapter::Params;
    using Analysis = adapter::Analysis;
    using Topic = adapter::Topic;

    /// The learning runs over so many stages, each a quarter of the steps.
    static constexpr int kStages = 4;
    static constexpr double kEnd = kTimelineEnd;
    /// Of the calculator.
    static constexpr int kMostCount = 10'000'000;

    struct Folds {
        bool table = false, calculator = false, claims = false, certainty = false;
        bool operator==(const Folds&) const = default;
    };
    /// A layer that is only counted.
    struct Calculator {
        int m = 4096, n = 4096, r = 8;
        bool operator==(const Calculator&) const = default;
    };
    struct View {
        double time = kEnd;  ///< of the learning
        bool playing = false;
        double speed = 1;
        bool loop = false;
        Calculator calculator;
        Folds folds;
        bool welcomed = false;  ///< the first hint has been followed
        bool operator==(const View&) const = default;
    };

    /// A matrix ready for the screen, in units of sigma_1.
    struct Map {
        spectrum::Picture values;
        PixelsPtr raster;
        float reach = 1;  ///< the ends of its colours
    };
    struct Shown {
        adapter::UpdatePtr update;
        int r = 0;
        Map whole, product, rest, left, right;
    };
    struct LearnedShown {
        adapter::UpdatePtr update;
        std::shared_ptr<const adapter::Kept> kept;
        int step = -1;
        Map product, best, apart, gram;
    };

    /// What lives with the hand and is never saved.
    struct Session {
        Shown shown;
        LearnedShown learned;
        Player player;
        bool reduced_motion = false;
        std::optional<int> cutting;                  ///< the chart whose mark is in the hand
        std::optional<int> hovered;                  ///< index or step under the mouse on the first chart
        std::optional<std::pair<int, int>> pointed;  ///< row and column of the entry under the mouse
    };

    template <class Fields>
    static void fields(Fields& f, Params& p);
    template <class Fields>
    static void fields(Fields& f, View& v);
    static void report(FieldWriter& out, const Analysis& analysis);

    static Result<Analysis> analyze(const Params& params, const Job& job,
                                    const std::function<void(Analysis)>& early);
    static bool same_work(const Params& done, const Params& wanted) { return adapter::answers(done, wanted); }
    static Analysis again(const Params& params, const Analysis& analysis) {
        return adapter::again(params, analysis);
    }
    static bool is_complete(const Analysis& analysis) { return analysis.complete; }
    /// A matrix of numbers becomes the update.
    static Result<void> take(Params& params, View& view, Session& session, const Document& document);

    static void controls(Ui& ui, Params& params, View& view, Session& session);
    static void adopt(const Params&, View&, Session&, const Analysis&) {}
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
    static void fit(View&, Session&) {}
    static bool advance(const Params& params, View& view, Session& session, const Analysis& analysis,
                        double seconds);
    static bool key(Lab::Key key, Params& params, View& view, Session& session, const Analysis& analysis,
                    Requests& requests);
    static int stages(const Analysis& analysis) { return analysis.learned ? kStages : 0; }
    static double& time(View& view) { return view.time; }
    static std::string description(const Params& params, const View& view, const Analysis& analysis);

    /// The step of the learning that the time stands for, of those that have been made.
    static int step_at(const View& view, const adapter::Learned& learned);
    /// Puts the time to a step.
    static void show_step(View& view, const adapter::Learned& learned, int step);
};

}  // namespace svdscope
