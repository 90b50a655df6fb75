// Hands queued layers to the drawer from inside of the draw list, in pixels of the framebuffer.
#include "app/plot/point_queue.hpp"

#include <imgui.h>

#include <cmath>

namespace svdscope {
namespace {

/// Window units to pixels of the framebuffer: they differ where a unit is several pixels (macOS, Wayland).
PointLayer in_framebuffer(const PointLayer& layer, ImVec2 corner, ImVec2 scale) {
    PointLayer out = layer;
    out.map = diagonal(scale.x, scale.y) * layer.map;
    out.at = {(layer.at.x - corner.x) * scale.x, (layer.at.y - corner.y) * scale.y};
    out.radius = layer.radius * scale.y;
    return out;
}

/// The pixels that ImGui's own triangles would be cut to.
PixelBox clip_of(const ImVec4& rect, ImVec2 corner, ImVec2 scale) {
    const int left = static_cast<int>((rect.x - corner.x) * scale.x);
    const int top = static_cast<int>((rect.y - corner.y) * scale.y);
    return {left, top, static_cast<int>((rect.z - corner.x) * scale.x) - left,
            static_cast<int>((rect.w - corner.y) * scale.y) - top};
}

}  // namespace

void PointQueue::add(ImDrawList& list, const PointLayer& layer) {
    if (drawer_ == nullptr) return;
    entries_.push_back({drawer_, layer});
    list.AddCallback(draw_entry, &entries_.back());
    list.AddCallback(ImDrawCallback_ResetRenderState, nullptr);
}

void PointQueue::draw_entry(const ImDrawList*, const ImDrawCmd* command) {
    const auto& entry = *static_cast<const Entry*>(command->UserCallbackData);
    const ImDrawData& data = *ImGui::GetDrawData();
    const ImVec2 scale = data.FramebufferScale;
    const int width = static_cast<int>(data.DisplaySize.x * scale.x);
    const int height = static_cast<int>(data.DisplaySize.y * scale.y);
    const PixelBox clip = common(clip_of(command->ClipRect, data.DisplayPos, scale), {0, 0, width, height});
    if (clip.empty()) return;
    entry.drawer->draw(in_framebuffer(entry.layer, data.DisplayPos, scale), clip, height);
}

}  // namespace svdscope
