// Framebuffer objects and reading them back.
#include "app/render/framebuffer.hpp"

#include <algorithm>
#include <string>

#include <glad/gl.h>

namespace svdscope {

Framebuffer::Framebuffer(Texture texture) : texture_(std::move(texture)) {
    glGenFramebuffers(1, &id_);
    glBindFramebuffer(GL_FRAMEBUFFER, id_);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_.id(), 0);
}

Result<Framebuffer> Framebuffer::make(int width, int height) {
    GLint limit = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &limit);
    const std::string size = std::to_string(width) + "x" + std::to_string(height);
    if (width < 1 || height < 1 || width > limit || height > limit) {
        return fail("a picture of " + size + " is not possible here: each side must be 1 to " +
                    std::to_string(limit) + " pixels");
    }
    Framebuffer made(Texture(width, height));
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
        return fail("the graphics driver refused a picture of " + size + ": choose a smaller size");
    }
    return made;
}

Framebuffer::~Framebuffer() {
    if (id_ != 0) glDeleteFramebuffers(1, &id_);
}

Framebuffer::Framebuffer(Framebuffer&& other) noexcept
    : id_(std::exchange(other.id_, 0)),
      texture_(std::move(other.texture_)) {}

Framebuffer& Framebuffer::operator=(Framebuffer&& other) noexcept {
    std::swap(id_, other.id_);
    texture_ = std::move(other.texture_);
    return *this;
}

void Framebuffer::bind() const {
    glBindFramebuffer(GL_FRAMEBUFFER, id_);
    glViewport(0, 0, texture_.width(), texture_.height());
}

Pixels Framebuffer::read() const {
    bind();
    return read_bound(texture_.width(), texture_.height());
}

void bind_window(int width, int height) {
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glViewport(0, 0, width, height);
}

Pixels read_bound(int width, int height) {
    Pixels picture(width, height);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, picture.rgba.data());
    for (int y = 0; y < height / 2; ++y) {
        std::swap_ranges(picture.row(y), picture.row(y) + picture.row_bytes(), picture.row(height - 1 - y));
    }
    return picture;
}

}  // namespace svdscope
