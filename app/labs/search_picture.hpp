// What the search lab's canvas shows: the latent plane, the two rankings with lines between them, two charts.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/labs/search_lab.hpp"
#include "app/plot/chart.hpp"

namespace svdscope::search_picture {

/// Everything that the drawing of a moment depends on. References outlive it.
struct Scene {
    const Theme& theme;
    const search::Params& params;
    const SearchLab::View& view;
    const search::Analysis& analysis;
    const SearchLab::Places& places;
    float scale = 1;
    std::optional<int> hovered;  ///< document
    bool query_is_lit = false;
    bool cut_is_lit = false;

    search::AxisPair axes() const { return SearchLab::axes(view, analysis); }
    /// The document whose angle to the query is shown: the hovered one, else the first of the ranking.
    std::optional<int> compared() const;
};

/// How the documents of a theme look: the mark differs as the colour does. -1: without a theme.
struct Look {
    Rgba color;
    Tip tip = Tip::Round;
    double turn = 0;
};
Look look_of(const Theme& theme, int theme_index);

/// Where everything should stand.
SearchLab::Places places_of(const SearchLab::View& view, const search::Analysis& analysis);
/// Brings the session's places up to date: what k alone has changed moves there, anything else jumps.
void settle_places(const search::Params& params, const SearchLab::View& view, SearchLab::Session& session,
                   const search::Analysis& analysis);
/// True while they move.
bool move_places(const SearchLab::View& view, SearchLab::Session& session, const search::Analysis& analysis,
                 double seconds);

/// The camera that shows documents, words and the query at full rank: k alone never moves it.
Camera2 fitting_camera(const SearchLab::View& view, const search::Analysis& analysis, float aspect);
bool move_camera(const search::Params& params, const SearchLab::View& view, SearchLab::Session& session,
                 const search::Analysis& analysis, double seconds);

/// The parts of the canvas; w = 0 where a part is not shown.
struct Rooms {
    Box plane, ranking, sigma, curve;
};
Rooms divide(Box canvas, float scale);

/// Where the plane itself stands, between its titles and its legend.
Box plane_in(Box room, float scale);
void draw_plane(Painter& painter, Box room, Canvas2D& canvas, const Scene& scene);

/// A line of the ranking after.
struct Row {
    int document = 0;
    int documents = 1;  ///< more: a tie too long to be listed, and `document` is one of it
    Box box;
};
std::vector<Row> rows_in(Box room, const Scene& scene);
void draw_ranking(Painter& painter, Box room, const Scene& scene);

/// The chart at the left (singular values) or at the right (recall, or energy where nothing is labelled).
enum class ChartKind { Sigma, Curve };
Chart chart_in(Painter& painter, Box box, const Scene& scene, ChartKind kind);
/// Where a chart's cut stands.
double cut_at(const Scene& scene, ChartKind kind);
void draw_chart(Painter& painter, Box box, const Scene& scene, ChartKind kind);

/// The part of a text that fits into a width, with "…" where it was cut.
std::string fitting_text(const Painter& painter, Face face, std::string_view text, float width);
/// Draws words one below the other, none wider than the room; gives the height.
float draw_wrapped(Painter& painter, Box room, Face face, Rgba color, std::string_view text);

}  // namespace svdscope::search_picture
