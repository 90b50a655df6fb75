// Draws layers of points whole or in part, and finds what of them changed.
#include "app/render/point_picture.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>
#include <utility>

#include <glad/gl.h>

namespace svdscope {
namespace {

/// Redrawing a part costs one look at each point; drawing more than this of the picture is not worth it.
constexpr double kLargestPart = 0.5;

PixelBox whole(const Texture& texture) { return {0, 0, texture.width(), texture.height()}; }

/// Pixels that a disc can colour whose centre stands in a pixel.
int margin_of(const PointLayer& layer) { return static_cast<int>(std::ceil(reach_of(layer.radius))) + 1; }

/// The smallest box around pixels.
class Extent {
  public:
    /// What is outside of `seen` does not count.
    explicit Extent(PixelBox seen) : seen_(seen) {}
    void add(Vec2 pixel) {
        // What is not a number is nowhere.
        if (!(pixel.x >= seen_.x && pixel.x < seen_.x + seen_.w && pixel.y >= seen_.y &&
              pixel.y < seen_.y + seen_.h))
            return;
        const auto x = static_cast<int>(std::floor(pixel.x));
        const auto y = static_cast<int>(std::floor(pixel.y));
        left_ = std::min(left_, x);
        top_ = std::min(top_, y);
        right_ = std::max(right_, x + 1);
        bottom_ = std::max(bottom_, y + 1);
    }
    PixelBox box() const {
        return right_ <= left_ ? PixelBox{} : PixelBox{left_, top_, right_ - left_, bottom_ - top_};
    }

  private:
    PixelBox seen_;
    int left_ = std::numeric_limits<int>::max(), top_ = std::numeric_limits<int>::max();
    int right_ = std::numeric_limits<int>::min(), bottom_ = std::numeric_limits<int>::min();
};

/// Where two layers that differ in their blocks alone look different.
PixelBox difference(const PointLayer& before, const PointLayer& now, PixelBox picture) {
    const PointBlock nothing;
    Extent changed(grown(picture, margin_of(now)));
    for (std::size_t i = 0; i < std::max(before.blocks.size(), now.blocks.size()); ++i) {
        const PointBlock& a = i < before.blocks.size() ? *before.blocks[i] : nothing;
        const PointBlock& b = i < now.blocks.size() ? *now.blocks[i] : nothing;
        if (&a == &b) continue;
        for (std::size_t k = 0; k < std::max(a.size(), b.size()); ++k) {
            if (k < a.size() && k < b.size() && a[k] == b[k]) continue;
            if (k < a.size()) changed.add(now.to_pixel(a[k]));
            if (k < b.size()) changed.add(now.to_pixel(b[k]));
        }
    }
    const PixelBox box = changed.box();
    return box.empty() ? box : common(grown(box, margin_of(now)), picture);
}

/// The uncoloured picture of nothing; where the scissor allows.
void clear_bound() {
    constexpr std::array<GLfloat, 4> kClear{0, 0, 0, 0};
    glClearBufferfv(GL_COLOR, 0, kClear.data());
}

}  // namespace

PointMeans means_of_driver() {
    const auto* name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
    const std::string_view driver = name == nullptr ? "" : name;
    for (const std::string_view software : {"llvmpipe", "softpipe", "swrast", "Software", "SwiftShader",
                                            "GDI Generic", "Microsoft Basic Render", "SWR"}) {
        if (driver.find(software) != std::string_view::npos) return PointMeans::Processor;
    }
    return PointMeans::Card;
}

Result<PointPen> PointPen::make(PointMeans means) {
    Result<GlProgram> program = GlProgram::load("points.vert", "points.frag");
    if (!program) return tl::unexpected(program.error());
    return PointPen(means, std::move(*program));
}

PointPen::PointPen(PointMeans means, GlProgram program)
    : means_(means),
      program_(std::move(program)),
      merged_(PointBuffer::Kind::PixelPoints) {}

void PointPen::begin(const PointLayer& layer, int width, int height, const Mat2& map, Vec2 offset) const {
    program_.use();
    const auto f = [](double x) { return static_cast<float>(x); };
    const std::array<float, 4> columns{f(map.a), f(map.c), f(map.b), f(map.d)};
    glUniformMatrix2fv(program_.uniform("map"), 1, GL_FALSE, columns.data());
    glUniform2f(program_.uniform("offset"), f(offset.x), f(offset.y));
    glUniform2f(program_.uniform("size"), f(width), f(height));
    // Smaller than a pixel a disc keeps its size and loses opacity instead.
    const float radius = reach_of(layer.radius) - 0.5F;
    glUniform1f(program_.uniform("radius"), radius);
    const float thin = layer.radius / radius;
    glUniform1f(program_.uniform("alpha"), static_cast<float>(layer.color.a) / 255 * thin * thin);
    glUniform3f(program_.uniform("rgb"), f(layer.color.r / 255.0), f(layer.color.g / 255.0),
                f(layer.color.b / 255.0));
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

void PointPen::draw(const PointLayer& layer, int width, int height, std::optional<PointBuffer>& kept) {
    if (means_ == PointMeans::Processor) {
        draw_part(layer, width, height, {0, 0, width, height});
        return;
    }
    if (!kept) kept.emplace(PointBuffer::Kind::Positions);
    kept->follow(layer.blocks, frame_for(layer, width, height, kept->frame()));
    const PointFrame& frame = kept->frame();
    const double shrink = 1 / frame.unit;
    begin(layer, width, height, diagonal(shrink, shrink) * layer.map, layer.to_pixel(frame.origin));
    kept->draw();
}

void PointPen::draw_part(const PointLayer& layer, int width, int height, PixelBox part) {
    merged_.replace(merger_.merge(layer, grown(part, margin_of(layer))));
    begin(layer, width, height, {}, {});
    merged_.draw();
}

Result<PointPicture> PointPicture::make(int width, int height) {
    Result<Framebuffer> frame = Framebuffer::make(width, height);
    if (!frame) return tl::unexpected(frame.error());
    return PointPicture(std::move(*frame));
}

PointPicture::Work PointPicture::update(PointPen& pen, const PointLayer& layer,
                                        std::optional<PointBuffer>& kept) {
    if (drawn_ == layer) return Work::None;
    const std::optional<PointLayer> before = std::exchange(drawn_, layer);
    const PixelBox all = whole(texture());
    PointLayer same = layer;
    if (before) same.blocks = before->blocks;
    if (pen.means() == PointMeans::Processor && before == same) {
        const PixelBox part = difference(*before, layer, all);
        if (part.empty()) return Work::None;
        if (double{1} * part.w * part.h < kLargestPart * all.w * all.h) {
            redraw_part(pen, layer, part);
            return Work::Part;
        }
    }
    redraw(pen, layer, kept);
    return Work::All;
}

void PointPicture::redraw(PointPen& pen, const PointLayer& layer, std::optional<PointBuffer>& kept) {
    frame_.bind();
    glDisable(GL_SCISSOR_TEST);
    clear_bound();
    pen.draw(layer, texture().width(), texture().height(), kept);
}

void PointPicture::redraw_part(PointPen& pen, const PointLayer& layer, PixelBox part) {
    frame_.bind();
    glEnable(GL_SCISSOR_TEST);
    glScissor(part.x, texture().height() - part.y - part.h, part.w, part.h);
    clear_bound();
    pen.draw_part(layer, texture().width(), texture().height(), part);
}

}  // namespace svdscope
