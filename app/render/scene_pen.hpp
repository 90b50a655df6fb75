// Draws the opaque part of a scene: faces, dots and strokes with their depths.
#pragma once
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
    /// Into the bound target, whose top left corner is the pixel `corner` and which is cleared.
    void draw(const SceneInk& ink, const Scene3D& scene, PixelBox target);

  private:
    enum Kind : std::size_t { Faces, Dots, Strokes, kKinds };
    explicit ScenePen(std::array<GlProgram, kKinds> programs);
    /// Sends what was collected in `floats_` and readies the program.
    void send(Kind kind, PixelBox target);

    std::array<GlProgram, kKinds> programs_;
    std::array<unsigned, kKinds> arrays_{}, buffers_{};
    std::array<std::size_t, kKinds> capacities_{};
    std::vector<float> floats_;
};

/// What the depth buffer holds for a depth that is a part of the eye's distance: 0 where drawing begins, 1
/// infinitely far away, linear on the screen.
inline constexpr double kSceneNear = View3::kNear / View3::eye_distance();
constexpr float buffer_depth(double depth) {
    return depth > kSceneNear ? static_cast<float>(1 - kSceneNear / depth) : 0;
}

}  // namespace svdscope
