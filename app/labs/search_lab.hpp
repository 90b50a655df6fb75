// The search lab: a table of terms and documents, a rank to drag, and the ranking of a query before and
// after.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/lab/glide.hpp"
#include "app/lab/lab_host.hpp"
#include "app/plot/pixels.hpp"
#include "app/ui/hand.hpp"
#include "core/labs/search.hpp"

namespace svdscope {

struct SearchLab {
    static constexpr LabInfo info{
        "search", "Search", "Which document means what you asked?",
        "Latent semantic analysis: a query and its ranking before and after the rank "
        "is cut, documents and words in the latent plane."};
    static constexpr bool slow = false;

    using Params = search::Params;
    using Analysis = search::Analysis;

    struct Folds {
        bool corpus = false, table = false, weights = false, plane = false, labelled = false, claims = false;
        bool operator==(const Folds&) const = default;
    };
    struct View {
        double time = 0;             ///< the lab has no clock
        int across = 0, up = 3;      ///< directions that the plane shows, from 0
        bool terms = true;           ///< words as thin arrows
        int term = 0, document = 0;  ///< the cell of the table that was touched last
        std::optional<Camera2> camera;
        Folds folds;
        bool welcomed = false;  ///< the first hint has been followed
        bool operator==(const View&) const = default;
    };

    /// Where everything that moves with k stands.
    struct Places {
        std::vector<double> scores;  ///< at rank k; of a document without one, the last it had or 0
        std::vector<Vec2> documents;
        Vec2 query;
    };
    /// What lives with the hand and is never saved.
    struct Session {
        Hand hand;
        CameraGlide glide;
        float aspect = 1;
        std::optional<Places> places;  ///< on their way; absent: where they should be
        std::optional<Params> placed;  ///< the parameters of `places`
        search::AxisPair placed_axes;
        bool aim = false;              ///< show the directions of the query once it is known
        std::optional<int> cut_chart;  ///< the chart whose cut is in the hand
        std::optional<int> hovered;    ///< document under the mouse
        std::optional<int> pressed;    ///< document that was pressed
        PixelsPtr heat;                ///< of `heat_counts`
        std::vector<double> heat_counts;
        search::Rows heat_rows = search::Rows::Terms;
        bool reduced_motion = false;
    };

    template <class Fields>
    static void fields(Fields& f, Params& p);
    template <class Fields>
    static void fields(Fields& f, View& v);
    static void report(FieldWriter& out, const Analysis& analysis);

    static Result<Analysis> analyze(const Params& params) { return search::analyze(params); }
    /// A table of numbers, named or not, becomes the corpus.
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

    /// The directions shown, within those that there are.
    static search::AxisPair axes(const View& view, const Analysis& analysis);
    /// Another rank, by the hand.
    static void set_rank(Params& params, View& view, const Analysis& analysis, int k);
};

}  // namespace svdscope
