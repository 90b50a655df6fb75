// Finds each layer's slot, has its picture brought up to date, and lays it over the frame.
#include "app/render/point_renderer.hpp"

#include <utility>

#include <glad/gl.h>

namespace svdscope {

Result<PointRenderer> PointRenderer::make(PointMeans means) {
    Result<PointPen> pen = PointPen::make(means);
    if (!pen) return tl::unexpected(pen.error());
    Result<GlProgram> overlay = GlProgram::load("present.vert", "overlay.frag");
    if (!overlay) return tl::unexpected(overlay.error());
    return PointRenderer(std::move(*pen), std::move(*overlay));
}

PointRenderer::PointRenderer(PointPen pen, GlProgram overlay)
    : pen_(std::move(pen)),
      overlay_(std::move(overlay)) {
    glGenVertexArrays(1, &empty_array_);
}

PointRenderer::~PointRenderer() {
    if (empty_array_ != 0) glDeleteVertexArrays(1, &empty_array_);
}

PointRenderer::PointRenderer(PointRenderer&& other) noexcept
    : pen_(std::move(other.pen_)),
      overlay_(std::move(other.overlay_)),
      empty_array_(std::exchange(other.empty_array_, 0)),
      slots_(std::move(other.slots_)),
      next_(other.next_),
      counts_(other.counts_) {}

Result<void> PointRenderer::begin_frame() {
    next_ = 0;
    counts_ = {};
    for (const Result<bool>& reloaded : {pen_.reload_if_changed(), overlay_.reload_if_changed()}) {
        if (!reloaded) return tl::unexpected(reloaded.error());
        if (*reloaded) slots_.clear();
    }
    return {};
}

void PointRenderer::end_frame() { slots_.resize(next_); }

void PointRenderer::draw(const PointLayer& layer, PixelBox clip, int framebuffer_height) {
    if (clip.empty() || !is_finite(layer.map) || layer.color.a == 0 || !(layer.radius > 0)) return;
    if (slots_.size() == next_) slots_.emplace_back();
    Slot& slot = slots_[next_++];
    // OpenGL's rows go up.
    const PixelBox target{clip.x, framebuffer_height - clip.y - clip.h, clip.w, clip.h};
    PointLayer local = layer;
    local.at = layer.at - Vec2{static_cast<double>(clip.x), static_cast<double>(clip.y)};

    GLint bound = 0;
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &bound);
    const Texture* picture = picture_of(slot, local, target);
    glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(bound));
    glViewport(target.x, target.y, target.w, target.h);
    glEnable(GL_SCISSOR_TEST);
    glScissor(target.x, target.y, target.w, target.h);
    if (picture != nullptr) return lay_over(*picture, target);
    pen_.draw(local, target.w, target.h, slot.kept);
    ++counts_.direct;
}

const Texture* PointRenderer::picture_of(Slot& slot, const PointLayer& layer, PixelBox target) {
    const bool fits = slot.picture && slot.picture->texture().width() == target.w &&
                      slot.picture->texture().height() == target.h;
    if (!fits) slot.picture.reset();
    if (count_of(layer.blocks) < kPictureFrom || next_ > kMostPictures) {
        slot.picture.reset();
        return nullptr;
    }
    if (!slot.picture) {
        Result<PointPicture> made = PointPicture::make(target.w, target.h);
        if (!made) return nullptr;
        slot.picture.emplace(std::move(*made));
    }
    switch (slot.picture->update(pen_, layer, slot.kept)) {
        case PointPicture::Work::None:
            ++counts_.kept;
            break;
        case PointPicture::Work::Part:
            ++counts_.parts;
            break;
        case PointPicture::Work::All:
            ++counts_.redrawn;
    }
    return &slot.picture->texture();
}

void PointRenderer::lay_over(const Texture& picture, PixelBox target) const {
    overlay_.use();
    glUniform1i(overlay_.uniform("picture"), 0);
    glUniform2i(overlay_.uniform("corner"), target.x, target.y);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, picture.id());
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glBindVertexArray(empty_array_);
    glDrawArrays(GL_TRIANGLES, 0, 3);
    glBindVertexArray(0);
}

}  // namespace svdscope
