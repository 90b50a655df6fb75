// Where a callback of a draw list may draw, in pixels of the framebuffer.
#pragma once
#include <imgui.h>

#include "app/plot/point_layer.hpp"

namespace svdscope {

/// Window units differ from pixels where a unit is several of them (macOS, Wayland).
struct CallbackRoom {
    ImVec2 corner, scale;  ///< pixel = (unit - corner) * scale
    PixelBox clip;         ///< the pixels that ImGui's own triangles would be cut to
    int framebuffer_height = 0;
};

/// Of a command whose draw data is being rendered.
inline CallbackRoom callback_room(const ImDrawCmd& command) {
    const ImDrawData& data = *ImGui::GetDrawData();
    const ImVec2 corner = data.DisplayPos, scale = data.FramebufferScale;
    const ImVec4& rect = command.ClipRect;
    const int left = static_cast<int>((rect.x - corner.x) * scale.x);
    const int top = static_cast<int>((rect.y - corner.y) * scale.y);
    const PixelBox clip{left, top, static_cast<int>((rect.z - corner.x) * scale.x) - left,
                        static_cast<int>((rect.w - corner.y) * scale.y) - top};
    const int width = static_cast<int>(data.DisplaySize.x * scale.x);
    const int height = static_cast<int>(data.DisplaySize.y * scale.y);
    return {corner, scale, common(clip, {0, 0, width, height}), height};
}

}  // namespace svdscope
