// Hands queued layers to the drawer from inside of the draw list, in pixels of the framebuffer.
#include "app/plot/point_queue.hpp"

#include "app/plot/draw_callback.hpp"

namespace svdscope {
namespace {

PointLayer in_framebuffer(const PointLayer& layer, const CallbackRoom& room) {
    PointLayer out = layer;
    out.map = diagonal(room.scale.x, room.scale.y) * layer.map;
    out.at = {(layer.at.x - room.corner.x) * room.scale.x, (layer.at.y - room.corner.y) * room.scale.y};
    out.radius = layer.radius * room.scale.y;
    return out;
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
    const CallbackRoom room = callback_room(*command);
    if (room.clip.empty()) return;
    entry.drawer->draw(in_framebuffer(entry.layer, room), room.clip, room.framebuffer_height);
}

}  // namespace svdscope
