// The way of scenes from a draw list to the renderer: queued while a frame is built, drawn in their turn.
#pragma once
#include <deque>

#include "app/plot/scene3d.hpp"

struct ImDrawCmd;
struct ImDrawList;

namespace svdscope {

/// Draws scenes in pixels of the framebuffer, y down.
class SceneDrawer {
  public:
    virtual ~SceneDrawer() = default;
    /// The scene seen in `box`. Nothing outside of `clip` is drawn. `framebuffer_height` tells where y = 0
    /// is.
    virtual void draw(const Scene3D& scene, Box box, PixelBox clip, int framebuffer_height) = 0;
};

/// The scenes of one frame. Must live until its draw data has been rendered.
class SceneQueue {
  public:
    /// Without a drawer nothing is drawn. The drawer must outlive the queue's use.
    explicit SceneQueue(SceneDrawer* drawer = nullptr) : drawer_(drawer) {}
    SceneQueue(const SceneQueue&) = delete;
    SceneQueue& operator=(const SceneQueue&) = delete;

    /// Between frames: forgets the last one's scenes, keeps their memory.
    void clear() { used_ = 0; }
    /// The scene is copied, and drawn after what the list holds and before what it gets later, inside of the
    /// list's clip rectangle.
    void add(ImDrawList& list, const Scene3D& scene, Box box);

  private:
    struct Entry {
        SceneDrawer* drawer;
        Scene3D scene;
        Box box;
    };
    static void draw_entry(const ImDrawList* list, const ImDrawCmd* command);

    SceneDrawer* drawer_;
    std::deque<Entry> entries_;  ///< draw lists point at them
    std::size_t used_ = 0;
};

}  // namespace svdscope
