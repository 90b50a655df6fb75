// A layer and its two thinner ones as blocks to scale: what is smaller here is smaller in memory.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "app/labs/adapter_picture.hpp"
#include "app/labs/adapter_words.hpp"

namespace svdscope::adapter_picture {
namespace {

constexpr float kPad = 24, kSign = 72, kTitle = 26, kFoot = 30;  // design pixels

void center_text(Painter& painter, Point middle, Face face, Rgba color, std::string_view words) {
    const Point size = painter.text_size(face, words);
    painter.text({middle.x - size.x / 2, middle.y - size.y / 2}, face, color, words, kNoHalo);
}

// Under a block: how many numbers it is.
void foot(Painter& painter, Box block, const Scene& scene, int rows, int cols) {
    const std::string whole = adapter_words::whole(std::int64_t{rows} * cols);
    const float y = block.y + block.h + kFoot / 2 * scene.scale;
    center_text(painter, {block.x + block.w / 2, y}, Face::Body, scene.theme.ink_soft, whole);
}

}  // namespace

std::vector<Panel> blocks_in(Box room, const Scene& scene) {
    const adapter::Analysis& a = scene.analysis;
    const float s = scene.scale;
    const auto m = static_cast<float>(a.rows), n = static_cast<float>(a.cols), k = static_cast<float>(a.at.r);
    // The most room that they need at any k, so that nothing moves but k.
    const float wide = 2 * n + static_cast<float>(a.most);
    const float cell = std::max(0.01F, std::min((room.w - 2 * kPad * s - 2 * kSign * s) / wide,
                                                (room.h - (kTitle + kFoot + kPad) * s) / m));
    const float left = room.x + (room.w - (2 * n + k) * cell - 2 * kSign * s) / 2;
    const float top = room.y + kTitle * s + (room.h - (kTitle + kFoot) * s - m * cell) / 2;
    const Box whole{left, top, std::max(1.0F, n * cell), std::max(1.0F, m * cell)};
    const Box first{whole.x + whole.w + kSign * s, top, std::max(1.0F, k * cell), whole.h};
    const Box second{first.x + first.w + kSign * s, top, whole.w, std::max(1.0F, k * cell)};
    const std::string sizes = fmt::format("{} × {}", a.rows, a.cols);
    return {{&scene.shown.whole, whole, {fmt::format("W  {}", sizes), sizes, "W"}, "block_whole"},
            {&scene.shown.left, first, {}, "block_left", false},
            {&scene.shown.right, second, {}, "block_right", false}};
}

void draw_block_signs(Painter& painter, const std::vector<Panel>& blocks, const Scene& scene) {
    const adapter::Analysis& a = scene.analysis;
    const float s = scene.scale;
    const Box whole = blocks[0].box, left = blocks[1].box, right = blocks[2].box;
    const float middle = whole.y + std::min(whole.h, right.h + 0.35F * whole.h) / 2;
    center_text(painter, {(whole.x + whole.w + left.x) / 2, middle}, Face::Title, scene.theme.ink, "≈");
    center_text(painter, {(left.x + left.w + right.x) / 2, middle}, Face::Title, scene.theme.ink, "·");
    const float over = whole.y - (kTitle - 2) * s;  // as the titles of all pictures
    const std::string first = fmt::format("UₖΣₖ  {} × {}", a.rows, a.at.r);
    const float first_w = painter.text_size(Face::Body, first).x;
    painter.text({left.x + left.w / 2 - first_w / 2, over}, Face::Body, scene.theme.ink, first, kNoHalo);
    const float clear = left.x + left.w / 2 + first_w / 2 + 16 * s;
    painter.text({std::max(right.x, clear), over}, Face::Body, scene.theme.ink,
                 fmt::format("Vₖᵀ  {} × {}", a.at.r, a.cols), kNoHalo);
    foot(painter, whole, scene, a.rows, a.cols);
    foot(painter, left, scene, a.rows, a.at.r);
    foot(painter, right, scene, a.at.r, a.cols);
}

}  // namespace svdscope::adapter_picture
