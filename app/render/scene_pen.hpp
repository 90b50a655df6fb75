// Draws the opaque part of a scene: faces, dots and strokes with their depths.
#pragma once
#include <algorithm>
#include <array>
#include <vector>

#include "app/plot/scene_ink.hpp"
#include "app/render/gl_program.hpp"

namespace svdscope {

class ScenePen {
  public:
    static Result<ScenePen> make();
    ~ScenePen();
    ScenePen(ScenePen&& other) noexcept;
    ScenePen& operator=(ScenePen&&) = delete;

    Result<void> reload_if_changed();
    enum Kind : std::size_t { Faces, Dots, Strokes, Veils, kKinds };
    enum class Depth { Ignored, Tested, Kept };

    /// Sends what a frame shows of a scene; `clip` is the part of the frame that the viewport will cover.
    void send(const SceneInk& ink, const Scene3D& scene, PixelBox clip);
    /// Draws what was sent, in the bound framebuffer.
    void draw(Kind kind, Depth depth);

  private:
    explicit ScenePen(std::array<GlProgram, 3> programs);
    void send_floats(Kind kind, std::size_t count);
    const GlProgram& program(Kind kind) const { return programs_[std::min<std::size_t>(kind, Strokes)]; }

    std::array<GlProgram, 3> programs_;
    std::array<unsigned, kKinds> arrays_{}, buffers_{};
    std::array<std::size_t, kKinds> capacities_{}, counts_{};
    std::vector<float> floats_;
};

/// What the depth buffer holds for a depth that is a part of the eye's distance: 0 where drawing begins, 1
/// infinitely far away, linear on the screen.
inline constexpr double kSceneNear = View3::kNear / View3::eye_distance();
constexpr float buffer_depth(double depth) {
    return depth > kSceneNear ? static_cast<float>(1 - kSceneNear / depth) : 0;
}

}  // namespace svdscope
