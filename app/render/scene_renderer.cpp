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

PixelBox hull(PixelBox a, PixelBox b) {
    if (a.empty()) return b;
    const int x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.x + a.w, b.x + b.w) - x, std::max(a.y + a.h, b.y + b.h) - y};
}

}  // namespace

Result<SceneRenderer::Variant> SceneRenderer::load(Counts counts) {
    const auto define = [](const char* name, std::size_t count) {
        return std::string("#define SVDSCOPE_") + name + " " + std::to_string(count) + "\n";
    };
    const std::string definitions =
        define("BODIES", counts.bodies) + define("GHOSTS", counts.ghosts) + define("PLANES", counts.planes);
    Result<GlProgram> program = GlProgram::load("present.vert", "scene_surface.frag", definitions);
    if (!program) return tl::unexpected(program.error());
    const int at = program->uniform("ellipsoids"), planes_at = program->uniform("planes");
    return Variant{std::move(*program), at, planes_at};
}

bool SceneRenderer::prepare() {
    if (pen_ || broken_) return pen_.has_value();
    Result<ScenePen> pen = ScenePen::make();
    if (!pen) {
        broken_ = pen.error();
        return false;
    }
    pen_.emplace(std::move(*pen));
    hues_ = {hue_wave(false), hue_wave(true)};
    glGenVertexArrays(1, &empty_array_);
    return true;
}

SceneRenderer::~SceneRenderer() {
    if (empty_array_ != 0) glDeleteVertexArrays(1, &empty_array_);
}

Result<void> SceneRenderer::begin_frame() {
    if (broken_) return tl::unexpected(*broken_);
    if (!pen_) return {};
    if (Result<void> ready = pen_->reload_if_changed(); !ready) return ready;
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

SceneRenderer::Variant* SceneRenderer::variant(Counts counts) {
    const std::size_t index = counts.index();
    if (!variants_[index] && !failed_[index]) {
        Result<Variant> loaded = load(counts);
        if (loaded) variants_[index].emplace(std::move(*loaded));
        failed_[index] = !loaded;
    }
    return variants_[index] ? &*variants_[index] : nullptr;
}

void SceneRenderer::collect_surfaces(const Scene3D& scene, const View3& view) {
    ellipsoids_.clear();
    planes_.clear();
    lines_ = 0;
    for (const bool ghosts : {false, true}) {
        for (const Ellipsoid3& ellipsoid : scene.ellipsoids) {
            if (ellipsoid.ghost != ghosts || ellipsoids_.size() == kEllipsoids) continue;
            if (const auto data = ellipsoid_data(ellipsoid, view, scene.scale, hues_[scene.dark ? 1 : 0]))
                ellipsoids_.push_back(*data);
        }
        if (!ghosts) bodies_ = ellipsoids_.size();
    }
    for (const Plane3& plane : scene.planes) {
        if (planes_.size() == kPlanes) break;
        const auto data = plane_data(plane, view, scene.scale);
        if (!data) continue;
        if (plane.only_lines()) lines_ |= 1U << (kEllipsoids + planes_.size());
        planes_.push_back(*data);
    }
}

void SceneRenderer::collect_cells(PixelBox clip) {
    constexpr Box kNowhere{-1e6F, -1e6F, 0, 0};
    bounds_.clear();
    for (const EllipsoidData& e : ellipsoids_) bounds_.push_back(e.bounds);
    // Planes have the bits after those of all possible ellipsoids.
    bounds_.resize(kEllipsoids, kNowhere);
    for (std::size_t i = 0; i < planes_.size(); ++i) {
        const bool only_lines = (lines_ >> (kEllipsoids + i) & 1) != 0;
        bounds_.push_back(only_lines ? kNowhere : planes_[i].bounds);
    }
    cut_into_cells(bounds_, clip, cells_);
    for (SceneCell& cell : cells_) {
        if (cell.surfaces != 0) cell.surfaces |= lines_;
    }
}

bool SceneRenderer::draw_opaque(const Frame& frame, bool everywhere) {
    if (ink_.strokes.empty() && ink_.faces.empty() && ink_.dots.empty() && !everywhere) return false;
    const PixelBox clip = frame.clip;
    PixelBox part = clip;
    if (!everywhere) {
        part = {};
        for (const SceneCell& cell : cells_) {
            if (cell.surfaces != 0) part = hull(part, cell.box);
        }
        if (part.empty()) return false;
    }
    if (!target_ || !target_->holds(clip)) {
        const int width = std::max(clip.w, target_ ? target_->width() : 0);
        const int height = std::max(clip.h, target_ ? target_->height() : 0);
        Result<SceneTarget> made = SceneTarget::make(width, height);
        if (!made) return false;
        target_.emplace(std::move(*made));
    }
    const auto local = [&clip](PixelBox box) {
        return PixelBox{box.x - clip.x, box.y - clip.y, box.w, box.h};
    };
    target_->begin(clip.w, clip.h, local(part));
    for (const auto kind : {ScenePen::Faces, ScenePen::Dots, ScenePen::Strokes})
        pen_->draw(kind, ScenePen::Depth::Kept);
    if (!everywhere) return true;
    for (const SceneCell& cell : cells_) {
        if (cell.surfaces != 0) continue;
        const PixelBox box = local(cell.box);
        glScissor(box.x, clip.h - box.y - box.h, box.w, box.h);
        pen_->draw(ScenePen::Veils, ScenePen::Depth::Tested);
    }
    return true;
}

void SceneRenderer::draw_between(const Frame& frame) {
    for (const SceneCell& cell : cells_) {
        if (cell.surfaces != 0) continue;
        glScissor(cell.box.x, frame.height - cell.box.y - cell.box.h, cell.box.w, cell.box.h);
        pen_->draw(ScenePen::Veils, ScenePen::Depth::Ignored);
        pen_->draw(ScenePen::Strokes, ScenePen::Depth::Ignored);
    }
}

SceneRenderer::Variant* SceneRenderer::use(std::uint32_t surfaces) {
    const auto count = [](std::uint32_t bits) { return static_cast<std::size_t>(std::popcount(bits)); };
    const std::uint32_t bodies = surfaces & ((1U << bodies_) - 1);
    const std::uint32_t all = surfaces & kEllipsoidBits;
    const Packed<kEllipsoidFloats, kEllipsoids> ellipsoids(ellipsoids_, all);
    const Packed<kPlaneFloats, kPlanes> planes(planes_, surfaces >> kEllipsoids);
    Variant* chosen = variant({count(bodies), count(all & ~bodies), count(surfaces >> kEllipsoids)});
    if (chosen == nullptr) return nullptr;
    chosen->program.use();
    if (ellipsoids.vec4s > 0) glUniform4fv(chosen->ellipsoids, ellipsoids.vec4s, ellipsoids.floats.data());
    if (planes.vec4s > 0) glUniform4fv(chosen->planes, planes.vec4s, planes.floats.data());
    return chosen;
}

void SceneRenderer::set_view(const GlProgram& program, const Scene3D& scene, const View3& view,
                             const Frame& frame) const {
    glUniform1i(program.uniform("opaque_color"), 0);
    glUniform1i(program.uniform("opaque_depth"), 1);
    glUniform2i(program.uniform("corner"), frame.clip.x, frame.height - frame.clip.y - frame.clip.h);
    glUniform2f(program.uniform("middle"), static_cast<float>(view.middle().x),
                static_cast<float>(frame.height - view.middle().y));
    glUniform1f(program.uniform("pixel"), static_cast<float>(1 / view.pixels()));
    glUniform1f(program.uniform("eye"), static_cast<float>(View3::eye_distance()));
    glUniform1f(program.uniform("near"), static_cast<float>(kSceneNear));
    glUniform1f(program.uniform("line_width"), 1.25F * scene.scale);
}

void SceneRenderer::draw_surfaces(const Scene3D& scene, const View3& view, const Frame& frame,
                                  bool has_opaque) {
    std::uint32_t surfaces = ~0U;
    const Variant* chosen = nullptr;
    glBindVertexArray(empty_array_);
    for (const SceneCell& cell : cells_) {
        if (std::exchange(surfaces, cell.surfaces) != cell.surfaces) {
            chosen = use(cell.surfaces);
            if (chosen == nullptr) continue;
            set_view(chosen->program, scene, view, frame);
            glUniform1i(chosen->program.uniform("has_opaque"), has_opaque ? 1 : 0);
        }
        if (chosen == nullptr) continue;
        glScissor(cell.box.x, frame.height - cell.box.y - cell.box.h, cell.box.w, cell.box.h);
        glDrawArrays(GL_TRIANGLES, 0, 3);
    }
    glBindVertexArray(0);
}

void SceneRenderer::draw(const Scene3D& scene, Box box, PixelBox clip, int framebuffer_height) {
    clip = common(clip, {static_cast<int>(box.x), static_cast<int>(box.y), static_cast<int>(box.w + 0.5F),
                         static_cast<int>(box.h + 0.5F)});
    if (clip.empty() || !prepare()) return;
    GLint bound = 0;
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &bound);
    const Frame frame{clip, framebuffer_height, static_cast<unsigned>(bound)};
    const View3 view(scene.camera, box);
    ink_.collect(scene, view);
    collect_surfaces(scene, view);
    collect_cells(clip);
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glDisable(GL_CULL_FACE);
    pen_->send(ink_, scene, clip);
    // Lines alone are right in their order; faces and dots need depths wherever they are.
    const bool everywhere = !ink_.faces.empty() || !ink_.dots.empty();
    const bool has_opaque = draw_opaque(frame, everywhere);
    glBindFramebuffer(GL_FRAMEBUFFER, frame.framebuffer);
    glViewport(clip.x, framebuffer_height - clip.y - clip.h, clip.w, clip.h);
    glEnable(GL_SCISSOR_TEST);
    if (!everywhere) {
        draw_between(frame);
        std::erase_if(cells_, [](const SceneCell& cell) { return cell.surfaces == 0; });
    }
    glActiveTexture(GL_TEXTURE1);
    glBindTexture(GL_TEXTURE_2D, target_ ? target_->depth() : 0);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, target_ ? target_->color() : 0);
    draw_surfaces(scene, view, frame, has_opaque);
}

}  // namespace svdscope
