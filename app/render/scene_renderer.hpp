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
    /// Its programs are compiled when the first scene is drawn: most starts show none.
    SceneRenderer() = default;
    ~SceneRenderer() override;
    SceneRenderer(const SceneRenderer&) = delete;
    SceneRenderer& operator=(const SceneRenderer&) = delete;

    /// Before the rendering of each frame. Fails when a shader did not compile.
    Result<void> begin_frame();
    void draw(const Scene3D& scene, Box box, PixelBox clip, int framebuffer_height) override;

  private:
    /// How many surfaces a program is for.
    struct Counts {
        std::size_t bodies = 0, ghosts = 0, planes = 0;
        static constexpr std::size_t kMost = 5 * 5 * 5;
        std::size_t index() const { return (bodies * 5 + ghosts) * 5 + planes; }
    };
    struct Variant {
        GlProgram program;
        int ellipsoids = -1, planes = -1;  ///< uniforms
    };
    /// Where a scene goes.
    struct Frame {
        PixelBox clip;
        int height = 0;
        unsigned framebuffer = 0;
    };

    /// True once the programs are there.
    bool prepare();
    static Result<Variant> load(Counts counts);
    Variant* variant(Counts counts);
    void collect_surfaces(const Scene3D& scene, const View3& view);
    void collect_cells(PixelBox clip);
    /// What is opaque, into the target: everywhere, or only where surfaces are.
    bool draw_opaque(const Frame& frame, bool everywhere);
    void draw_surfaces(const Scene3D& scene, const View3& view, const Frame& frame, bool has_opaque);
    /// What can be seen where no surface is, straight into the frame.
    void draw_between(const Frame& frame);
    Variant* use(std::uint32_t surfaces);
    void set_view(const GlProgram& program, const Scene3D& scene, const View3& view,
                  const Frame& frame) const;

    std::optional<ScenePen> pen_;
    std::optional<Error> broken_;  ///< why there is no pen
    std::array<std::optional<Variant>, Counts::kMost> variants_;
    std::array<bool, Counts::kMost> failed_{};
    std::optional<SceneTarget> target_;
    unsigned empty_array_ = 0;
    std::array<HueWave, 2> hues_;  ///< on light and on dark
    SceneInk ink_;
    std::vector<EllipsoidData> ellipsoids_;  ///< bodies, then ghosts
    std::size_t bodies_ = 0;
    std::vector<PlaneData> planes_;
    std::uint32_t lines_ = 0;  ///< bits of the planes that are nothing but lines
    std::vector<Box> bounds_;
    std::vector<SceneCell> cells_;
};

}  // namespace svdscope
