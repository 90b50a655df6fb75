// A framebuffer with a texture of depths.
#include "app/render/scene_target.hpp"

#include <string>
#include <utility>

#include <glad/gl.h>

namespace svdscope {

SceneTarget::SceneTarget(int width, int height) : color_(width, height) {
    glGenTextures(1, &depth_);
    glBindTexture(GL_TEXTURE_2D, depth_);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_DEPTH_COMPONENT24, width, height, 0, GL_DEPTH_COMPONENT,
                 GL_UNSIGNED_INT, nullptr);
    glGenFramebuffers(1, &framebuffer_);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, color_.id(), 0);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_TEXTURE_2D, depth_, 0);
}

Result<SceneTarget> SceneTarget::make(int width, int height) {
    GLint limit = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &limit);
    if (width < 1 || height < 1 || width > limit || height > limit)
        return fail("a scene of " + std::to_string(width) + "x" + std::to_string(height) +
                    " is not possible here");
    SceneTarget made(width, height);
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE)
        return fail("the graphics driver refused a picture with depths");
    return made;
}

SceneTarget::~SceneTarget() {
    if (framebuffer_ != 0) glDeleteFramebuffers(1, &framebuffer_);
    if (depth_ != 0) glDeleteTextures(1, &depth_);
}

SceneTarget::SceneTarget(SceneTarget&& other) noexcept
    : framebuffer_(std::exchange(other.framebuffer_, 0)),
      depth_(std::exchange(other.depth_, 0)),
      color_(std::move(other.color_)) {}

SceneTarget& SceneTarget::operator=(SceneTarget&& other) noexcept {
    std::swap(framebuffer_, other.framebuffer_);
    std::swap(depth_, other.depth_);
    color_ = std::move(other.color_);
    return *this;
}

void SceneTarget::begin(int width, int height, PixelBox part) const {
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
    glViewport(0, 0, width, height);
    glEnable(GL_SCISSOR_TEST);
    glScissor(part.x, height - part.y - part.h, part.w, part.h);
    glDepthMask(GL_TRUE);
    glClearColor(0, 0, 0, 0);
    glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
}

}  // namespace svdscope
