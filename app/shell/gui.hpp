// Dear ImGui on OpenGL with the program's fonts, for a window or for a picture.
#pragma once
#include <memory>

#include "app/plot/color.hpp"
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
    /// and draws.
    void render(Rgba background);

  private:
    explicit Gui(FontFiles files);
    FontFiles files_;
    Fonts fonts_;
    float scale_ = 0;
    bool uploaded_ = false;
};

}  // namespace svdscope
