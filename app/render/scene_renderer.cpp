// Draws what is opaque aside, cuts the box into cells of the same surfaces, and composes each cell.
#include "app/render/scene_renderer.hpp"

#include <algorithm>
#include <bit>
#include <string>
#include <utility>

#include <glad/gl.h>

namespace svdscope {
namespace {

constexpr std::size_t kEllipsoids = Scene3D::kMostEllipsoids, kPlanes = Scene3D::kMostPlanes;
constexpr std::uint32_t kEllipsoidBits = (1U << kEllipsoids) - 1;

std::size_t index_of(std::size_t ellipsoids, std::size_t planes) {
    return ellipsoids * (kPlanes + 1) + planes;
}

/// The data of the surfaces whose bits are set, behind each other.
template <std::size_t N, std::size_t kMost>
struct Packed {
    std::array<float, N * kMost> floats{};
    int vec4s = 0;
    Packed(const std::vector<SurfaceData<N>>& all, std::uint32_t bits) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            if ((bits >> i & 1) == 0) continue;
            std::copy(all[i].floats.begin(), all[i].floats.end(), floats.begin() + 4 * vec4s);
            vec4s += static_cast<int>(N / 4);
        }
    }
};

}  // namespace

Result<SceneRenderer::Variant> SceneRenderer::load(std::size_t ellipsoids, std::size_t planes) {
    const std::string definitions = "#define SVDSCOPE_ELLIPSOIDS " + std::to_string(ellipsoids) +
                                    "\n#define SVDSCOPE_PLANES " + std::to_string(planes) + "\n";
    Result<GlProgram> program = GlProgram::load("present.vert", "scene_surface.frag", definitions);
    if (!program) return tl::unexpected(program.error());
    const int at = program->uniform("ellipsoids"), planes_at = program->uniform("planes");
    return Variant{std::move(*program), at, planes_at};
}

Result<SceneRenderer> SceneRenderer::make() {
    Result<ScenePen> pen = ScenePen::make();
    if (!pen) return tl::unexpected(pen.error());
    Result<Variant> plain = load(0, 0);
    if (!plain) return tl::unexpected(plain.error());
    return SceneRenderer(std::move(*pen), std::move(*plain));
}

SceneRenderer::SceneRenderer(ScenePen pen, Variant plain)
    : pen_(std::move(pen)),
      hues_{hue_wave(false), hue_wave(true)} {
    variants_[0].emplace(std::move(plain));
    glGenVertexArrays(1, &empty_array_);
}

SceneRenderer::~SceneRenderer() {
    if (empty_array_ != 0) glDeleteVertexArrays(1, &empty_array_);
}

SceneRenderer::SceneRenderer(SceneRenderer&& other) noexcept
    : pen_(std::move(other.pen_)),
      variants_(std::move(other.variants_)),
      failed_(other.failed_),
      target_(std::move(other.target_)),
      empty_array_(std::exchange(other.empty_array_, 0)),
      hues_(other.hues_),
      ink_(std::move(other.ink_)) {}

Result<void> SceneRenderer::begin_frame() {
    if (Result<void> ready = pen_.reload_if_changed(); !ready) return ready;
    for (auto& kept : variants_) {
        if (!kept) continue;
        const Result<bool> reloaded = kept->program.reload_if_changed();
        if (!reloaded) return tl::unexpected(reloaded.error());
        if (!*reloaded) continue;
        kept->ellipsoids = kept->program.uniform("ellipsoids");
        kept->planes = kept->program.uniform("planes");
    }
    return {};
}

SceneRenderer::Variant* SceneRenderer::variant(std::size_t ellipsoids, std::size_t planes) {
    const std::size_t index = index_of(ellipsoids, planes);
    if (!variants_[index] && !failed_[index]) {
        Result<Variant> loaded = load(ellipsoids, planes);
        if (loaded) variants_[index].emplace(std::move(*loaded));
        failed_[index] = !loaded;
    }
    return variants_[index] ? &*variants_[index] : nullptr;
}

void SceneRenderer::collect_surfaces(const Scene3D& scene, const View3& view) {
    ellipsoids_.clear();
    planes_.clear();
    bounds_.clear();
    for (const Ellipsoid3& ellipsoid : scene.ellipsoids) {
        if (ellipsoids_.size() == kEllipsoids) break;
        if (const auto data = ellipsoid_data(ellipsoid, view, scene.scale, hues_[scene.dark ? 1 : 0]))
            ellipsoids_.push_back(*data);
    }
    for (const Plane3& plane : scene.planes) {
        if (planes_.size() == kPlanes) break;
        if (const auto data = plane_data(plane, view, scene.scale)) planes_.push_back(*data);
    }
    for (const EllipsoidData& e : ellipsoids_) bounds_.push_back(e.bounds);
    // Planes have the bits after those of all possible ellipsoids.
    bounds_.resize(kEllipsoids, Box{-1e6F, -1e6F, 0, 0});
    for (const PlaneData& p : planes_) bounds_.push_back(p.bounds);
}

bool SceneRenderer::draw_opaque(const Scene3D& scene, const View3& view, PixelBox clip) {
    ink_.collect(scene, view);
    if (ink_.strokes.empty() && ink_.faces.empty() && ink_.dots.empty()) return false;
    if (!target_ || !target_->holds(clip)) {
        const int width = std::max(clip.w, target_ ? target_->width() : 0);
        const int height = std::max(clip.h, target_ ? target_->height() : 0);
        Result<SceneTarget> made = SceneTarget::make(width, height);
        if (!made) return false;
        target_.emplace(std::move(*made));
    }
    target_->begin(clip.w, clip.h);
    pen_.draw(ink_, scene, clip);
    return true;
}

SceneRenderer::Variant* SceneRenderer::use(std::uint32_t surfaces) {
    const Packed<kEllipsoidFloats, kEllipsoids> ellipsoids(ellipsoids_, surfaces & kEllipsoidBits);
    const Packed<kPlaneFloats, kPlanes> planes(planes_, surfaces >> kEllipsoids);
    const auto count = [](std::uint32_t bits) { return static_cast<std::size_t>(std::popcount(bits)); };
    Variant* chosen = variant(count(surfaces & kEllipsoidBits), count(surfaces >> kEllipsoids));
    if (chosen == nullptr) return nullptr;
    chosen->program.use();
    if (ellipsoids.vec4s > 0) glUniform4fv(chosen->ellipsoids, ellipsoids.vec4s, ellipsoids.floats.data());
    if (planes.vec4s > 0) glUniform4fv(chosen->planes, planes.vec4s, planes.floats.data());
    return chosen;
}

void SceneRenderer::draw_surfaces(const Scene3D& scene, const View3& view, PixelBox clip,
                                  int framebuffer_height, bool has_opaque) {
    cut_into_cells(bounds_, clip, cells_);
    const PixelBox target{clip.x, framebuffer_height - clip.y - clip.h, clip.w, clip.h};
    const Vec2 middle = view.middle();
    std::uint32_t surfaces = ~0U;
    const Variant* chosen = nullptr;
    for (const SceneCell& cell : cells_) {
        if (cell.surfaces == 0 && !has_opaque) continue;
        if (std::exchange(surfaces, cell.surfaces) != cell.surfaces) {
            chosen = use(cell.surfaces);
            if (chosen == nullptr) continue;
            const GlProgram& program = chosen->program;
            glUniform1i(program.uniform("opaque_color"), 0);
            glUniform1i(program.uniform("opaque_depth"), 1);
            glUniform1i(program.uniform("has_opaque"), has_opaque ? 1 : 0);
            glUniform2i(program.uniform("corner"), target.x, target.y);
            glUniform2f(program.uniform("middle"), static_cast<float>(middle.x),
                        static_cast<float>(framebuffer_height - middle.y));
            glUniform1f(program.uniform("pixel"), static_cast<float>(1 / view.pixels()));
            glUniform1f(program.uniform("eye"), static_cast<float>(View3::eye_distance()));
            glUniform1f(program.uniform("near"), static_cast<float>(kSceneNear));
            glUniform1f(program.uniform("line_width"), 1.25F * scene.scale);
        }
        if (chosen == nullptr) continue;
        glScissor(cell.box.x, framebuffer_height - cell.box.y - cell.box.h, cell.box.w, cell.box.h);
        glDrawArrays(GL_TRIANGLES, 0, 3);
    }
}

void SceneRenderer::draw(const Scene3D& scene, Box box, PixelBox clip, int framebuffer_height) {
    clip = common(clip, {static_cast<int>(box.x), static_cast<int>(box.y), static_cast<int>(box.w + 0.5F),
                         static_cast<int>(box.h + 0.5F)});
    if (clip.empty()) return;
    const View3 view(scene.camera, box);
    GLint bound = 0;
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &bound);
    const bool has_opaque = draw_opaque(scene, view, clip);
    collect_surfaces(scene, view);
    glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(bound));
    glViewport(clip.x, framebuffer_height - clip.y - clip.h, clip.w, clip.h);
    glEnable(GL_SCISSOR_TEST);
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glActiveTexture(GL_TEXTURE1);
    glBindTexture(GL_TEXTURE_2D, target_ ? target_->depth() : 0);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, target_ ? target_->color() : 0);
    glBindVertexArray(empty_array_);
    draw_surfaces(scene, view, clip, framebuffer_height, has_opaque);
    glBindVertexArray(0);
}

}  // namespace svdscope
