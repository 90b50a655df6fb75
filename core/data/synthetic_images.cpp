// The simple pictures.
#include "core/data/synthetic_images.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <string_view>

#include "core/base/random.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

template <class F>
MatrixXd picture(int size, F value) {
    return MatrixXd::NullaryExpr(
        size, size, [&](Index i, Index j) { return value(static_cast<int>(i), static_cast<int>(j)); });
}

constexpr int kGlyphWidth = 5, kGlyphHeight = 7;
struct Glyph {
    char letter;
    std::array<std::string_view, kGlyphHeight> rows;
};
constexpr std::array kGlyphs{
    Glyph{'A', {" ### ", "#   #", "#   #", "#####", "#   #", "#   #", "#   #"}},
    Glyph{'B', {"#### ", "#   #", "#   #", "#### ", "#   #", "#   #", "#### "}},
    Glyph{'C', {" ### ", "#   #", "#    ", "#    ", "#    ", "#   #", " ### "}},
    Glyph{'E', {"#####", "#    ", "#    ", "#### ", "#    ", "#    ", "#####"}},
    Glyph{'H', {"#   #", "#   #", "#   #", "#####", "#   #", "#   #", "#   #"}},
    Glyph{'I', {" ### ", "  #  ", "  #  ", "  #  ", "  #  ", "  #  ", " ### "}},
    Glyph{'L', {"#    ", "#    ", "#    ", "#    ", "#    ", "#    ", "#####"}},
    Glyph{'M', {"#   #", "## ##", "# # #", "# # #", "#   #", "#   #", "#   #"}},
    Glyph{'N', {"#   #", "##  #", "# # #", "# # #", "#  ##", "#   #", "#   #"}},
    Glyph{'O', {" ### ", "#   #", "#   #", "#   #", "#   #", "#   #", " ### "}},
    Glyph{'P', {"#### ", "#   #", "#   #", "#### ", "#    ", "#    ", "#    "}},
    Glyph{'R', {"#### ", "#   #", "#   #", "#### ", "# #  ", "#  # ", "#   #"}},
    Glyph{'S', {" ####", "#    ", "#    ", " ### ", "    #", "    #", "#### "}},
    Glyph{'T', {"#####", "  #  ", "  #  ", "  #  ", "  #  ", "  #  ", "  #  "}},
};
constexpr std::string_view kSentence = "THE CIRCLE BECOMES AN ELLIPSE ";

// Letters are six pixels apart, lines ten, with a margin of two.
bool is_ink(int row, int col, int letters_a_line) {
    const int line = (row - 2) / 10, y = (row - 2) % 10;
    const int place = (col - 2) / 6, x = (col - 2) % 6;
    if (row < 2 || col < 2 || y >= kGlyphHeight || x >= kGlyphWidth || place >= letters_a_line) return false;
    const char letter = kSentence[static_cast<std::size_t>(line * letters_a_line + place) % kSentence.size()];
    for (const Glyph& glyph : kGlyphs) {
        if (glyph.letter == letter)
            return glyph.rows[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] == '#';
    }
    return false;
}

}  // namespace

MatrixXd gradient_image(int size) {
    return picture(size, [=](int, int j) { return static_cast<double>(j) / (size - 1); });
}

MatrixXd diagonal_gradient_image(int size) {
    return picture(size, [=](int i, int j) { return static_cast<double>(i + j) / (2 * (size - 1)); });
}

MatrixXd checkerboard_image(int size, int cell) {
    return picture(size, [=](int i, int j) { return (i / cell + j / cell) % 2; });
}

MatrixXd edge_image(int size) {
    return picture(size, [](int i, int j) { return j >= i ? 1 : 0; });
}

MatrixXd disk_image(int size) {
    const double centre = 0.5 * (size - 1), radius = 0.3125 * size;
    return picture(size, [=](int i, int j) {
        const double y = i - centre, x = j - centre;
        return x * x + y * y <= radius * radius ? 1 : 0;
    });
}

MatrixXd rings_image(int size) {
    const double centre = 0.5 * (size - 1), period = size / 8.0;
    return picture(size, [=](int i, int j) {
        const double radius = std::hypot(i - centre, j - centre);
        return 0.5 + 0.5 * std::cos(2 * std::numbers::pi * radius / period);
    });
}

MatrixXd text_image(int size) {
    const int letters_a_line = (size - 4) / 6;
    return picture(size, [=](int i, int j) { return is_ink(i, j, letters_a_line) ? 1 : 0; });
}

MatrixXd noise_image(int size, std::uint64_t seed) {
    Random random(seed);
    return picture(size, [&](int, int) { return random.uniform(); });
}

}  // namespace svdscope
