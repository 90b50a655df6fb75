// The way of a large cloud from a draw list to the renderer: queued while a frame is built, drawn in its
// turn.
#pragma once
#include <deque>

#include "app/plot/point_layer.hpp"

struct ImDrawCmd;
struct ImDrawList;

namespace svdscope {

/// Draws layers in pixels of the framebuffer, y down.
class PointDrawer {
  public:
    virtual ~PointDrawer() = default;
    /// Nothing outside of `clip` is drawn. `framebuffer_height` tells where y = 0 is.
    virtual void draw(const PointLayer& layer, PixelBox clip, int framebuffer_height) = 0;
};

/// The large clouds of one frame. Must live until its draw data has been rendered.
class PointQueue {
  public:
    /// Without a drawer nothing is drawn. The drawer must outlive the queue's use.
    explicit PointQueue(PointDrawer* drawer = nullptr) : drawer_(drawer) {}
    PointQueue(const PointQueue&) = delete;
    PointQueue& operator=(const PointQueue&) = delete;

    /// Between frames: forgets the last one's layers.
    void clear() { entries_.clear(); }
    /// The layer is drawn after what the list holds and before what it gets later, inside of the list's clip
    /// rectangle.
    void add(ImDrawList& list, const PointLayer& layer);

  private:
    struct Entry {
        PointDrawer* drawer;
        PointLayer layer;
    };
    static void draw_entry(const ImDrawList* list, const ImDrawCmd* command);

    PointDrawer* drawer_;
    std::deque<Entry> entries_;  ///< draw lists point at them
};

}  // namespace svdscope
