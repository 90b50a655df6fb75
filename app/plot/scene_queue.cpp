// Hands queued scenes to the drawer from inside of the draw list, in pixels of the framebuffer.
#include "app/plot/scene_queue.hpp"

#include "app/plot/draw_callback.hpp"

namespace svdscope {

void SceneQueue::add(ImDrawList& list, const Scene3D& scene, Box box) {
    if (drawer_ == nullptr) return;
    if (used_ == entries_.size()) entries_.emplace_back();
    Entry& entry = entries_[used_++];
    entry.drawer = drawer_;
    entry.scene = scene;
    entry.box = box;
    list.AddCallback(draw_entry, &entry);
    list.AddCallback(ImDrawCallback_ResetRenderState, nullptr);
}

void SceneQueue::draw_entry(const ImDrawList*, const ImDrawCmd* command) {
    auto& entry = *static_cast<Entry*>(command->UserCallbackData);
    const CallbackRoom room = callback_room(*command);
    if (room.clip.empty()) return;
    const Box box{(entry.box.x - room.corner.x) * room.scale.x, (entry.box.y - room.corner.y) * room.scale.y,
                  entry.box.w * room.scale.x, entry.box.h * room.scale.y};
    // The entry is a copy: its pixels become those of the framebuffer for this one drawing.
    const float scale = entry.scene.scale;
    entry.scene.scale = scale * room.scale.y;
    entry.drawer->draw(entry.scene, box, room.clip, room.framebuffer_height);
    entry.scene.scale = scale;
}

}  // namespace svdscope
