// What the ratings lab's canvas shows: four pages, one idea each.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/labs/ratings_lab.hpp"
#include "app/plot/chart.hpp"

namespace svdscope::ratings_picture {

/// Rows of the two lists of the page Recommend.
inline constexpr int kRows = 10;

/// Everything that the drawing of a moment depends on. References outlive it.
struct Scene {
    const Theme& theme;
    const ratings::Params& params;
    const RatingsLab::View& view;
    const ratings::Analysis& analysis;
    const RatingsLab::Shown& shown;
    float scale = 1;
    int epoch = 0;
    int user = 0, item = 0;      ///< within what there is
    std::optional<int> hovered;  ///< epoch under the mouse
    bool line_is_lit = false;    ///< the line of the epoch can be taken or is in the hand
};

/// The model of the view's epoch with its pictures, taking over from `before` what is the same.
RatingsLab::Shown shown_at(const RatingsLab::Shown& before, const RatingsLab::View& view,
                           const ratings::Analysis& analysis);

/// The chart of both errors over the epochs, without drawing it.
Chart training_chart(Painter& painter, Box room, const Scene& scene);
void draw_training(Painter& painter, Box room, const Scene& scene);

/// One of the three pictures of the table.
struct TablePanel {
    std::string title, shorter;
    PixelsPtr picture;
    Box box;
};
std::vector<TablePanel> table_panels(Painter& painter, Box room, const Scene& scene);
void draw_table(Painter& painter, Box room, const Scene& scene);
/// User and item under a place of a panel.
struct CellPlace {
    int user = 0, item = 0;
};
CellPlace cell_at(const TablePanel& panel, const ratings::Data& data, Point at);

/// Where the rows of a list stand that a click goes on from, with the item of each.
struct RowPlace {
    Box box;
    int item = 0;
};
std::vector<RowPlace> list_rows(Box room, const Scene& scene, bool similar);
/// Where the slider of the user or of the item stands; nothing where there is no room.
std::optional<Box> slider_place(Box room, const Scene& scene, bool similar);
void draw_recommend(Painter& painter, Box room, const Scene& scene);

void draw_not_svd(Painter& painter, Box room, const Scene& scene);

// What the pages share.
ChartColors chart_colors(const Theme& theme);
void frame_of(Painter& painter, Box box, Rgba color, float width);
void rectangle(Painter& painter, Box box, Rgba color);
/// The longest of the titles that fits over a width; nothing where none does.
void title_text(Painter& painter, Point at, float width, Rgba color,
                std::initializer_list<std::string_view> titles);

}  // namespace svdscope::ratings_picture
