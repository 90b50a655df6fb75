// The colour matrices and the one triangle that applies them.
#include "app/render/vision_filter.hpp"

#include <utility>

#include <glad/gl.h>

namespace svdscope {
namespace {

struct VisionEntry {
    Vision vision;
    std::string_view name;
    std::array<float, 9> matrix;
};

constexpr std::array<VisionEntry, 5> kTable{{
    {Vision::None, "none", {1, 0, 0, 0, 1, 0, 0, 0, 1}},
    {Vision::Grey, "grey", {0.2126F, 0.7152F, 0.0722F, 0.2126F, 0.7152F, 0.0722F, 0.2126F, 0.7152F, 0.0722F}},
    {Vision::Deuteranopia,
     "deuteranopia",
     {0.367322F, 0.860646F, -0.227968F, 0.280085F, 0.672501F, 0.047413F, -0.011820F, 0.042940F, 0.968881F}},
    {Vision::Protanopia,
     "protanopia",
     {0.152286F, 1.052583F, -0.204868F, 0.114503F, 0.786281F, 0.099216F, -0.003882F, -0.048116F, 1.051998F}},
    {Vision::Tritanopia,
     "tritanopia",
     {1.255528F, -0.076749F, -0.178779F, -0.078411F, 0.930809F, 0.147602F, 0.004733F, 0.691367F, 0.303900F}},
}};

const VisionEntry& entry(Vision vision) { return kTable[static_cast<std::size_t>(vision)]; }

}  // namespace

std::string_view vision_name(Vision vision) { return entry(vision).name; }

std::optional<Vision> vision_from_name(std::string_view name) {
    for (const VisionEntry& candidate : kTable) {
        if (candidate.name == name) return candidate.vision;
    }
    return std::nullopt;
}

const std::array<float, 9>& vision_matrix(Vision vision) { return entry(vision).matrix; }

Result<VisionFilter> VisionFilter::make() {
    Result<GlProgram> program = GlProgram::load("present.vert", "present.frag");
    if (!program) return tl::unexpected(program.error());
    return VisionFilter(std::move(*program));
}

VisionFilter::VisionFilter(GlProgram program) : program_(std::move(program)) {
    glGenVertexArrays(1, &vertex_array_);
}

VisionFilter::~VisionFilter() {
    if (vertex_array_ != 0) glDeleteVertexArrays(1, &vertex_array_);
}

VisionFilter::VisionFilter(VisionFilter&& other) noexcept
    : program_(std::move(other.program_)),
      vertex_array_(std::exchange(other.vertex_array_, 0)) {}

void VisionFilter::draw(const Texture& frame, Vision vision) {
    program_.use();
    glUniformMatrix3fv(program_.uniform("colors"), 1, GL_TRUE, vision_matrix(vision).data());
    glUniform1i(program_.uniform("frame"), 0);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, frame.id());
    glDisable(GL_BLEND);
    glDisable(GL_SCISSOR_TEST);
    glBindVertexArray(vertex_array_);
    glDrawArrays(GL_TRIANGLES, 0, 3);
    glBindVertexArray(0);
}

}  // namespace svdscope
