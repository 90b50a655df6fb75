// The ratings lab: a factor model that learns while one looks on, steered by hand, and what it is good for.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/lab/lab_host.hpp"
#include "app/plot/pixels.hpp"
#include "core/labs/ratings.hpp"

namespace svdscope {

struct RatingsLab {
    static constexpr LabInfo info{"ratings", "Ratings", "What would you give what you have not seen?",
                                  "A factor model that learns ratings epoch by epoch, its over-fitting, what "
                                  "it recommends, and why it is no SVD."};
    static constexpr bool slow = true;

    using Params = ratings::Params;
    using Analysis = ratings::Analysis;

    /// All epochs run over so many stages of the timeline.
    static constexpr int kStages = 4;

    enum class Page { Training, Table, Recommend, NotSvd };
    struct Folds {
        bool baselines = false, hand = false, source = false, certainty = false;
        bool operator==(const Folds&) const = default;
    };
    struct View {
        double time = kStages;
        bool playing = false;
        double speed = 1;
        bool loop = false;
        Page page = Page::Training;
        int user = 8, item = 15;  ///< chosen, from 0; cut to what there is
        Folds folds;
        bool welcomed = false;  ///< the first hint has been followed
        bool operator==(const View&) const = default;
    };

    /// The model of one epoch, and its pictures.
    struct Shown {
        ratings::CoursePtr course;
        int epoch = -1;
        FactorModel model;
        PixelsPtr seen, predicted, truth;  ///< truth: the held-out ratings where not all are known
    };

    /// What lives with the hand and is never saved.
    struct Session {
        Shown shown;
        Player player;
        bool reduced_motion = false;
        bool scrubbing = false;      ///< the line of the epoch is in the hand
        std::optional<int> hovered;  ///< epoch under the mouse
    };

    template <class Fields>
    static void fields(Fields& f, Params& p);
    template <class Fields>
    static void fields(Fields& f, View& v);
    static void report(FieldWriter& out, const Analysis& analysis);

    static Result<Analysis> analyze(const Params& params, const Job& job,
                                    const std::function<void(Analysis)>& early);
    static bool same_work(const Params& a, const Params& b) { return ratings::same_work(a, b); }
    static Analysis again(const Params& params, const Analysis& analysis) {
        return ratings::again(params, analysis);
    }
    static bool is_complete(const Analysis& analysis) { return analysis.complete; }
    /// A table with gaps becomes the ratings.
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
    static int stages(const Analysis&) { return kStages; }
    static double& time(View& view) { return view.time; }
    static std::string description(const Params& params, const View& view, const Analysis& analysis);

    /// The epoch at which the timeline stands: so many have been trained.
    static int epoch_at(const View& view, const Params& params);
    /// The same, at most what is trained already.
    static int shown_epoch(const View& view, const Analysis& analysis);
    /// Puts the timeline at an epoch and stops.
    static void go_to(View& view, const Params& params, int epoch);
};

}  // namespace svdscope
