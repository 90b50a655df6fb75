// What the tools of the PCA lab do with the mouse, in the plane and in space alike.
#pragma once
#include <algorithm>
#include <optional>

#include "app/labs/pca_lab.hpp"

namespace svdscope::pca_tools {

inline constexpr std::size_t kRecorded = 256;  ///< points told to --inspect, besides those in use

/// The tools, as chips on the canvas; `empty_canvas` says what dragging it does.
void tool_chips(Ui& ui, PcaLab::View& view, Box canvas, const char* empty_canvas);

/// One stroke: where a point is added in this frame, first where the button goes down and then after every
/// few pixels.
std::optional<Point> stroke(Ui& ui, PcaLab::View& view, PcaLab::Session& session, Box canvas);

/// The rectangle that was drawn when the button comes up. `begins`: a press on empty canvas starts one.
std::optional<Box> rectangle(PcaLab::Session& session, Box canvas, bool begins);
/// Draws the one that is under way.
void draw_rectangle(const Ui& ui, const PcaLab::Session& session, Painter& painter);

/// A click on nothing lets the selection go, unless a tool uses it.
void click_on_nothing(const PcaLab::View& view, PcaLab::Session& session, Box canvas);
/// Taking a point that is not among the chosen ones lets those go, and marks it.
void after_taking(PcaLab::View& view, PcaLab::Session& session);

/// Adds the points seen in a box to those that are chosen; `place` says where a point of the cloud is seen.
template <class Point, class Place>
void choose(PcaLab::Session& session, const PointCloud<Point>& cloud, bool keep, Box box, Place place) {
    std::vector<std::size_t>& chosen = session.selection;
    if (!keep) chosen.clear();
    std::size_t index = 0;
    for (const auto& block : cloud.blocks())
        for (const Point& p : *block) {
            if (box.contains(place(p))) chosen.push_back(index);
            ++index;
        }
    std::sort(chosen.begin(), chosen.end());
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
}

/// The point that is least far away among those within `reach`; the last of equals, which is drawn on top.
template <class Point, class Distance>
std::optional<std::size_t> nearest(const PointCloud<Point>& cloud, double reach, Distance distance) {
    std::optional<std::size_t> found;
    std::size_t index = 0;
    for (const auto& block : cloud.blocks())
        for (const Point& p : *block) {
            const double d = distance(p);
            if (d <= reach) reach = d, found = index;
            ++index;
        }
    return found;
}

/// All chosen points when this is one of several.
inline bool moves_together(const PcaLab::Session& session, std::size_t index) {
    return session.selection.size() > 1 && std::ranges::binary_search(session.selection, index);
}

}  // namespace svdscope::pca_tools
