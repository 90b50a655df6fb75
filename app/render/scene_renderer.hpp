// Scenes of space in a frame: what is opaque with a depth buffer, then all surfaces at once by their rays.
#pragma once
#include <array>
#include <optional>
#include <vector>

#include "app/plot/scene_queue.hpp"
#include "app/render/scene_cells.hpp"
#include "app/render/scene_pen.hpp"
#include "app/render/scene_surfaces.hpp"
#include "app/render/scene_target.hpp"

namespace svdscope {

/// Draws the scenes of a SceneQueue. Every pixel sorts what its ray meets, so surfaces cut each other and
/// everything opaque exactly, in any order. Buffers are kept from frame to frame.
class SceneRenderer final : public SceneDrawer {
  public:
    static Result<SceneRenderer> make();
    ~SceneRenderer() override;
    SceneRenderer(SceneRenderer&& other) noexcept;
    SceneRenderer& operator=(SceneRenderer&&) = delete;

    /// Before the rendering of each frame. Fails when a shader that changed while developing does not
    /// compile.
    Result<void> begin_frame();
    void draw(const Scene3D& scene, Box box, PixelBox clip, int framebuffer_height) override;

  private:
    /// A program for so many ellipsoids and planes in a pixel.
    struct Variant {
        GlProgram program;
        int ellipsoids = -1, planes = -1;  ///< uniforms
    };
    SceneRenderer(ScenePen pen, Variant plain);
    static Result<Variant> load(std::size_t ellipsoids, std::size_t planes);
    Variant* variant(std::size_t ellipsoids, std::size_t planes);
    void collect_surfaces(const Scene3D& scene, const View3& view);
    /// True when there is something opaque, which is in the target then.
    bool draw_opaque(const Scene3D& scene, const View3& view, PixelBox clip);
    void draw_surfaces(const Scene3D& scene, const View3& view, PixelBox clip, int framebuffer_height,
                       bool has_opaque);
    /// Readies the program for the surfaces of a cell. Null: nothing to draw there.
    Variant* use(std::uint32_t surfaces);

    ScenePen pen_;
    std::array<std::optional<Variant>, (Scene3D::kMostEllipsoids + 1) * (Scene3D::kMostPlanes + 1)> variants_;
    std::array<bool, (Scene3D::kMostEllipsoids + 1) * (Scene3D::kMostPlanes + 1)> failed_{};
    std::optional<SceneTarget> target_;
    unsigned empty_array_ = 0;
    std::array<HueWave, 2> hues_;  ///< on light and on dark
    SceneInk ink_;
    std::vector<EllipsoidData> ellipsoids_;
    std::vector<PlaneData> planes_;
    std::vector<Box> bounds_;
    std::vector<SceneCell> cells_;
};

}  // namespace svdscope
