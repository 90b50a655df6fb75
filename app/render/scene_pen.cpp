// Sends faces, dots and strokes as they lie in the frame, farthest first, and draws them with a depth test.
#include "app/render/scene_pen.hpp"

#include <cstdint>
#include <utility>

#include <glad/gl.h>

namespace svdscope {
namespace {

/// Floats of each vertex (or instance) of a kind, by attribute.
constexpr std::array<std::array<int, 4>, ScenePen::kKinds> kLayouts{
    {{3, 4, 0, 0}, {4, 4, 0, 0}, {4, 4, 4, 4}, {4, 4, 4, 4}}};

int floats_of(const std::array<int, 4>& layout) { return layout[0] + layout[1] + layout[2] + layout[3]; }

void describe(const std::array<int, 4>& layout, bool instances) {
    std::size_t offset = 0;
    for (unsigned i = 0; i < layout.size() && layout[i] > 0; ++i) {
        glEnableVertexAttribArray(i);
        glVertexAttribPointer(i, layout[i], GL_FLOAT, GL_FALSE,
                              floats_of(layout) * static_cast<int>(sizeof(float)),
                              reinterpret_cast<const void*>(offset));
        glVertexAttribDivisor(i, instances ? 1 : 0);
        offset += static_cast<std::size_t>(layout[i]) * sizeof(float);
    }
}

void add_color(std::vector<float>& out, Rgba c) {
    for (const std::uint8_t part : {c.r, c.g, c.b, c.a}) out.push_back(static_cast<float>(part) / 255);
}

void add_face(std::vector<float>& out, const FaceInk& face, Vec2 corner) {
    for (const FaceInk::Corner& c : face.corners) {
        out.insert(out.end(), {c.x - static_cast<float>(corner.x), c.y - static_cast<float>(corner.y),
                               buffer_depth(static_cast<double>(c.depth))});
        add_color(out, face.color);
    }
}

void add_dot(std::vector<float>& out, const DotInk& dot, Vec2 corner) {
    out.insert(out.end(), {dot.x - static_cast<float>(corner.x), dot.y - static_cast<float>(corner.y),
                           buffer_depth(static_cast<double>(dot.depth)), dot.radius});
    const auto part = [&dot](int shift) { return static_cast<std::uint8_t>(dot.color >> shift); };
    add_color(out, {part(0), part(8), part(16), part(24)});
}

/// As scene_stroke.vert takes it apart.
float kind_number(const StrokeInk& ink) {
    return static_cast<float>(static_cast<int>(ink.tip) + (ink.dashed ? 8 : 0) + (ink.butt ? 16 : 0));
}

void add_stroke(std::vector<float>& out, const StrokeInk& ink, Vec2 corner) {
    const Vec2 a = ink.a - corner, b = ink.b - corner;
    for (const double v : {a.x, a.y, b.x, b.y}) out.push_back(static_cast<float>(v));
    out.insert(out.end(), {buffer_depth(ink.depth_a), buffer_depth(ink.depth_b), ink.width, ink.mark});
    add_color(out, ink.color);
    out.insert(out.end(), {kind_number(ink), static_cast<float>(ink.dash_from), ink.fade_a, ink.fade_b});
}

}  // namespace

Result<ScenePen> ScenePen::make() {
    Result<GlProgram> faces = GlProgram::load("scene_face.vert", "scene_face.frag");
    if (!faces) return tl::unexpected(faces.error());
    Result<GlProgram> dots = GlProgram::load("scene_dot.vert", "scene_dot.frag");
    if (!dots) return tl::unexpected(dots.error());
    Result<GlProgram> strokes = GlProgram::load("scene_stroke.vert", "scene_stroke.frag");
    if (!strokes) return tl::unexpected(strokes.error());
    return ScenePen({std::move(*faces), std::move(*dots), std::move(*strokes)});
}

ScenePen::ScenePen(std::array<GlProgram, 3> programs) : programs_(std::move(programs)) {
    glGenVertexArrays(kKinds, arrays_.data());
    glGenBuffers(kKinds, buffers_.data());
    for (std::size_t i = 0; i < kKinds; ++i) {
        glBindVertexArray(arrays_[i]);
        glBindBuffer(GL_ARRAY_BUFFER, buffers_[i]);
        describe(kLayouts[i], i >= Strokes);
    }
    glBindVertexArray(0);
}

ScenePen::~ScenePen() {
    if (arrays_[0] == 0) return;
    glDeleteVertexArrays(kKinds, arrays_.data());
    glDeleteBuffers(kKinds, buffers_.data());
}

ScenePen::ScenePen(ScenePen&& other) noexcept
    : programs_(std::move(other.programs_)),
      arrays_(std::exchange(other.arrays_, {})),
      buffers_(std::exchange(other.buffers_, {})),
      capacities_(other.capacities_),
      counts_(other.counts_),
      floats_(std::move(other.floats_)) {}

Result<void> ScenePen::reload_if_changed() {
    for (GlProgram& program : programs_) {
        if (const Result<bool> reloaded = program.reload_if_changed(); !reloaded)
            return tl::unexpected(reloaded.error());
    }
    return {};
}

void ScenePen::send_floats(Kind kind, std::size_t count) {
    counts_[kind] = count;
    if (count == 0) return;
    const std::size_t bytes = floats_.size() * sizeof(float);
    glBindBuffer(GL_ARRAY_BUFFER, buffers_[kind]);
    // The driver keeps what is still being drawn and gives other memory of the same size.
    if (bytes > capacities_[kind]) capacities_[kind] = bytes + bytes / 2;
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(capacities_[kind]), nullptr, GL_STREAM_DRAW);
    glBufferSubData(GL_ARRAY_BUFFER, 0, static_cast<GLsizeiptr>(bytes), floats_.data());
}

void ScenePen::send(const SceneInk& ink, const Scene3D& scene, PixelBox clip) {
    const Vec2 corner{static_cast<double>(clip.x), static_cast<double>(clip.y)};
    const auto fill = [&](Kind kind, const auto& items, auto add) {
        floats_.clear();
        for (const auto& item : items) add(floats_, item, corner);
        send_floats(kind, items.size());
    };
    fill(Faces, ink.faces, add_face);
    fill(Dots, ink.dots, add_dot);
    fill(Strokes, ink.strokes, add_stroke);
    fill(Veils, ink.veils, add_stroke);
    for (GlProgram& program : programs_) {
        program.use();
        glUniform2f(program.uniform("size"), static_cast<float>(clip.w), static_cast<float>(clip.h));
    }
    const auto part = [](std::uint8_t c) { return static_cast<float>(c) / 255; };
    const Rgba below = scene.background;
    const GlProgram& strokes = program(Strokes);
    strokes.use();
    glUniform3f(strokes.uniform("background"), part(below.r), part(below.g), part(below.b));
    glUniform1f(strokes.uniform("dash_unit"), scene.scale);
}

void ScenePen::draw(Kind kind, Depth depth) {
    if (counts_[kind] == 0) return;
    const auto count = static_cast<GLsizei>(counts_[kind]);
    program(kind).use();
    glBindVertexArray(arrays_[kind]);
    if (depth != Depth::Ignored) glEnable(GL_DEPTH_TEST);
    glDepthFunc(GL_LEQUAL);
    glDepthMask(depth == Depth::Kept ? GL_TRUE : GL_FALSE);
    if (kind == Dots) glEnable(GL_PROGRAM_POINT_SIZE);
    if (kind == Faces) glDrawArrays(GL_TRIANGLES, 0, 3 * count);
    if (kind == Dots) glDrawArrays(GL_POINTS, 0, count);
    if (kind >= Strokes) glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, count);
    glDisable(GL_PROGRAM_POINT_SIZE);
    glDisable(GL_DEPTH_TEST);
    glDepthMask(GL_TRUE);
    glBindVertexArray(0);
}

}  // namespace svdscope
