// The spectrum lab: singular values of a picture or a table, a cut-off to drag, and the picture of that rank.
#pragma once
#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/lab/lab_host.hpp"
#include "app/plot/pixels.hpp"
#include "core/labs/spectrum.hpp"

namespace svdscope {

struct SpectrumLab {
    static constexpr LabInfo info{
        "spectrum", "Spectrum", "How many numbers does a matrix really need?",
        "Singular values of a picture or a table, and what is left of it at any rank."};
    static constexpr bool slow = true;

    using Params = spectrum::Params;
    using Analysis = spectrum::Analysis;

    /// The build-up from no layer to k runs over so many stages, evenly in the logarithm of the rank.
    static constexpr int kStages = 4;

    /// Of matrices whose shorter side is longer only the first layers are computed: all of them would take
    /// minutes, in which nothing could stop it.
    static constexpr int kMostFactorised = 1500;

    /// What the second chart shows over k.
    enum class Curve { Cumulative, Energy, Psnr, Error };
    /// How the pictures stand.
    enum class Arrangement { Side, Wipe, None };

    struct Folds {
        bool source = false, rule = false, ranks = false, pictures = false, charts = false, certainty = false;
        bool operator==(const Folds&) const = default;
    };
    struct View {
        double time = kStages;
        bool playing = false;
        double speed = 1;
        bool loop = false;
        Arrangement arrangement = Arrangement::Side;
        double wipe = 0.5;     ///< where the wipe stands, part of the picture's width
        bool residual = true;  ///< original - approximation beside them
        bool layer = false;    ///< the k-th layer alone
        bool log = true;       ///< singular values on a logarithmic scale
        bool squared = true;   ///< energy: squares; false: the trap
        Curve curve = Curve::Cumulative;
        std::optional<Vec2> span;  ///< first and last index that the charts show; absent: all
        Folds folds;
        bool welcomed = false;  ///< the first hint has been followed
        bool operator==(const View&) const = default;
    };

    /// Pictures of one rank, ready for the screen.
    struct Shown {
        spectrum::LayersPtr layers;
        int k = -1;
        PixelsPtr original, approximation, residual, layer, clean;
        PixelsPtr layer_u, layer_v;  ///< u as a column and v as a row of colours, of tables
        float residual_reach = 0;    ///< the largest absolute value: the ends of its colours
        float low = 0, high = 1;     ///< ends of the original's colours
    };

    /// What lives with the hand and is never saved.
    struct Session {
        Shown shown;
        Player player;
        bool reduced_motion = false;
        bool cutting = false;                        ///< the cut-off is in the hand
        std::optional<double> panned;                ///< where the charts are held, as an index
        std::optional<int> hovered;                  ///< index under the mouse on a chart, from 1
        std::optional<spectrum::Identity> identity;  ///< measured for `measured_k` of `measured`
        spectrum::LayersPtr measured;
        int measured_k = -1;
        std::array<PixelsPtr, kStages + 1> thumbnails;  ///< of the bar
        std::array<int, kStages + 1> thumbnail_ranks{};
        spectrum::LayersPtr thumbnail_layers;
    };

    template <class Fields>
    static void fields(Fields& f, Params& p);
    template <class Fields>
    static void fields(Fields& f, View& v);
    static void report(FieldWriter& out, const Analysis& analysis);

    static Result<Analysis> analyze(const Params& params, const Job& job,
                                    const std::function<void(Analysis)>& early);
    static bool same_work(const Params& a, const Params& b) { return spectrum::same_layers(a, b); }
    static Analysis again(const Params& params, const Analysis& analysis) {
        return spectrum::analyze(analysis.layers, params.cutoff);
    }
    static bool is_complete(const Analysis& analysis) { return analysis.complete; }
    /// A picture or a matrix of numbers becomes the source.
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
    static void fit(View& view, Session&) { view.span.reset(); }
    static bool advance(const Params& params, View& view, Session& session, const Analysis& analysis,
                        double seconds);
    static bool key(Lab::Key key, Params& params, View& view, Session& session, const Analysis& analysis,
                    Requests& requests);
    static int stages(const Analysis&) { return kStages; }
    static double& time(View& view) { return view.time; }
    static std::string description(const Params& params, const View& view, const Analysis& analysis);

    /// How many layers are drawn at the view's time: k at the end, fewer before, never more than are known.
    static int shown_rank(const View& view, const Analysis& analysis) { return rank_at(view.time, analysis); }
    static int rank_at(double time, const Analysis& analysis);
};

}  // namespace svdscope
