// Dear ImGui on OpenGL with the program's fonts, for a window or for a picture.
#pragma once
#include <memory>

#include "app/plot/color.hpp"
#include "app/plot/point_queue.hpp"
#include "app/render/point_renderer.hpp"
#include "app/render/scene_renderer.hpp"
#include "app/render/texture_store.hpp"
#include "app/ui/fonts.hpp"
#include "core/base/result.hpp"

namespace svdscope {

/// One ImGui context; an OpenGL context must be current for as long as it lives.
class Gui {
  public:
    static Result<std::unique_ptr<Gui>> make();
    ~Gui();
    Gui(const Gui&) = delete;
    Gui& operator=(const Gui&) = delete;

    /// Pixels per design pixel; fonts are baked again when it changes.
    Result<void> set_scale(float scale);
    float scale() const { return scale_; }
    const Fonts& fonts() const { return fonts_; }

    /// Between frames: readies the OpenGL side for ImGui::NewFrame.
    void begin();
    /// After ImGui::Render: fills the bound framebuffer with `background`, which the canvas leaves as it is,
    /// and draws. On an error, which only a shader changed while developing can make, the frame is drawn with
    /// the old ones.
    Result<void> render(Rgba background);
    /// Takes the large clouds of a frame; cleared before each.
    PointQueue& points() { return queue_; }
    /// Takes its pictures; cleared before each.
    TextureStore& pictures() { return pictures_; }
    /// Takes its scenes of space; cleared before each.
    SceneQueue& scenes() { return scene_queue_; }
    const PointRenderer& point_renderer() const { return points_; }

  private:
    Gui(FontFiles files, PointRenderer points);
    FontFiles files_;
    PointRenderer points_;
    PointQueue queue_;
    SceneRenderer scenes_;
    SceneQueue scene_queue_;
    TextureStore pictures_;
    Fonts fonts_;
    float scale_ = 0;
    bool uploaded_ = false;
};

}  // namespace svdscope
