// What the adapter lab's canvas shows at one moment: heat maps, charts, blocks.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/labs/adapter_lab.hpp"
#include "app/plot/chart.hpp"

namespace svdscope::adapter_picture {

using Map = AdapterLab::Map;

/// Everything that the drawing of a moment depends on. References outlive it.
struct Scene {
    const Theme& theme;
    const adapter::Analysis& analysis;
    const AdapterLab::View& view;
    const AdapterLab::Shown& shown;
    const AdapterLab::LearnedShown& learned;
    adapter::Topic topic;
    std::string looked_at{};                                   ///< the name of the matrix
    bool noise_is_shown = false, structured_is_shown = false;  ///< it is one of the two that are compared
    float scale = 1;
    int step = 0;                                  ///< of the learning
    std::optional<int> hovered{};                  ///< index or step under the mouse on the first chart
    std::optional<int> lit{};                      ///< the chart whose mark is in reach
    std::optional<std::pair<int, int>> pointed{};  ///< entry under the mouse
};

/// Pictures of the analysis, taking over from `before` what is the same.
AdapterLab::Shown shown_at(const AdapterLab::Shown& before, const adapter::Analysis& analysis);
AdapterLab::LearnedShown learned_at(const AdapterLab::LearnedShown& before, const adapter::Analysis& analysis,
                                    int step);

/// The parts of the canvas; w = 0 where a part is not shown.
struct Rooms {
    Box pictures, charts[2];
};
Rooms divide(Box canvas, const Scene& scene);

/// One heat map on the canvas.
struct Panel {
    const Map* map;
    Box box;
    std::vector<std::string> titles;  ///< the longest first
    const char* name;                 ///< for inspection
    bool of_entries = true;           ///< its cells are those of W
};
std::vector<Panel> panels_in(Box room, const Scene& scene);
void draw_pictures(Painter& painter, Box room, const Scene& scene);
/// The row and column of W that a place on the picture stands for.
std::optional<std::pair<int, int>> entry_at(const std::vector<Panel>& panels, Point at);

// A layer as blocks to scale: adapter_blocks.cpp.
std::vector<Panel> blocks_in(Box room, const Scene& scene);
void draw_block_signs(Painter& painter, const std::vector<Panel>& blocks, const Scene& scene);
void frame_of(Painter& painter, Box box, Rgba color, float width);

/// The chart in charts[index], without drawing it.
Chart chart_in(Painter& painter, Box box, const Scene& scene, int index);
void draw_chart(Painter& painter, Box box, const Scene& scene, int index);
/// Where its mark stands, as a value on the horizontal axis.
double cut_of(const Scene& scene, int index);
/// The rank, or the step, that a mark dragged to `value` means.
int meant_by(const Scene& scene, int index, double value);

}  // namespace svdscope::adapter_picture
