// The by-hand lab: the pencil calculation locked to the picture, and an examiner for somebody's U, Sigma, V.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/lab/lab_host.hpp"
#include "core/labs/byhand.hpp"

namespace svdscope {

struct ByhandLab {
    static constexpr LabInfo info{"byhand", "By hand", "How is the SVD done with a pencil?",
                                  "The exact calculation step by step beside its picture, steps to be "
                                  "predicted, and an examiner for your own U, sigma and V."};
    static constexpr bool slow = false;

    using Params = byhand::Params;
    using Analysis = byhand::Analysis;

    /// More steps than any transcript has.
    static constexpr double kEnd = 64;
    /// The whole shape switch; larger ones come by pasting.
    static constexpr int kMostCells = 4;

    enum class Page { Steps, Answer };
    struct Folds {
        bool gallery = false, copy = false, certainty = false;
        bool operator==(const Folds&) const = default;
    };
    struct View {
        double time = 1;  ///< so many steps have been shown; the last of them is lit
        Page page = Page::Steps;
        bool hidden = false;  ///< steps to come are covered, and the next one is asked for
        std::string reply;    ///< to the question of the next step
        int exercise = 0;     ///< of the 2 x 2 exercises: which one comes next
        Folds folds;
        bool operator==(const View&) const = default;
    };

    /// What lives with the hand and is never saved.
    struct Session {
        std::optional<float> scroll;  ///< of the page, in pixels, on its way; absent: where it should be
        float target = 0;             ///< where it should be
        float by_hand = 0;            ///< by how much the wheel has moved it from there
        double seen_time = -1;        ///< the time for which by_hand holds
        bool reduced_motion = false;
    };

    template <class Fields>
    static void fields(Fields& f, Params& p);
    template <class Fields>
    static void fields(Fields& f, View& v);
    static void report(FieldWriter& out, const Analysis& analysis);

    static Result<Analysis> analyze(const Params& params) { return byhand::analyze(params); }
    /// Text in any form of a matrix becomes A.
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
    static Session quiet(Session session) { return session; }
    static void fit(View& view, Session& session);
    static bool advance(const Params& params, View& view, Session& session, const Analysis& analysis,
                        double seconds);
    static bool key(Lab::Key key, Params& params, View& view, Session& session, const Analysis& analysis,
                    Requests& requests);
    static int stages(const Analysis& analysis);
    static double& time(View& view) { return view.time; }
    static std::string description(const Params& params, const View& view, const Analysis& analysis);

    /// So many steps have been shown; 0 where there are none.
    static int shown_steps(const View& view, const Analysis& analysis);
    /// Shows so many steps; a reply belongs to the step before.
    static void show_steps(View& view, const Analysis& analysis, double time);
};

}  // namespace svdscope
