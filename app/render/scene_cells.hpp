// Which surfaces of a scene can be seen where: the clip box cut into rectangles by the surfaces' bounds.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "app/plot/painter.hpp"
#include "app/plot/point_layer.hpp"

namespace svdscope {

/// A rectangle and the surfaces (bits) whose bounds touch it.
struct SceneCell {
    PixelBox box;
    std::uint32_t surfaces = 0;
};

/// Rectangles that cover `clip` once, those of the same surfaces behind each other. `out` is reused; at most
/// 32 bounds.
void cut_into_cells(std::span<const Box> bounds, PixelBox clip, std::vector<SceneCell>& out);

}  // namespace svdscope
