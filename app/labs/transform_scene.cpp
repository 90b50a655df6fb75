// The layers of the transform lab's picture: sheet, grid, circle, axes, columns, probe.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "app/labs/transform_picture.hpp"

namespace svdscope::transform_picture {
namespace {

using transform::Analysis;
using transform::Tie;

constexpr float kArrow = 3, kThin = 1.75F, kMark = 6;
constexpr int kAxisPriority = 10, kColumnPriority = 6, kInputPriority = 5, kProbePriority = 8;

// The letter F in the fourth quadrant of the unit circle: asymmetric, so that a turn and a mirror look
// different.
constexpr double kLeft = 0.36, kStem = 0.46, kMiddle = 0.58, kRight = 0.66;                  // x of its edges
constexpr double kTop = -0.16, kBar = -0.25, kUpper = -0.36, kLower = -0.45, kFoot = -0.62;  // y of its edges
constexpr std::array<Vec2, 10> kGlyph{{{kLeft, kFoot},
                                       {kLeft, kTop},
                                       {kRight, kTop},
                                       {kRight, kBar},
                                       {kStem, kBar},
                                       {kStem, kUpper},
                                       {kMiddle, kUpper},
                                       {kMiddle, kLower},
                                       {kStem, kLower},
                                       {kStem, kFoot}}};
// The same as convex pieces: stem, upper bar, middle bar.
constexpr std::array<std::array<Vec2, 4>, 3> kGlyphPieces{
    {{{{kLeft, kFoot}, {kStem, kFoot}, {kStem, kTop}, {kLeft, kTop}}},
     {{{kStem, kBar}, {kRight, kBar}, {kRight, kTop}, {kStem, kTop}}},
     {{{kStem, kLower}, {kMiddle, kLower}, {kMiddle, kUpper}, {kStem, kUpper}}}}};

struct AxisLook {
    Rgba color;
    Tip tip;
    const char* image_label;
    const char* input_label;
    const char* image_name;
    const char* input_name;
};

std::array<AxisLook, 2> axis_looks(const Theme& theme) {
    return {{{theme.first, Tip::Round, "σ₁u₁", "v₁", "u1", "v1"},
             {theme.second, Tip::Square, "σ₂u₂", "v₂", "u2", "v2"}}};
}

float lit_width(const Scene& scene, const char* name, float width) {
    return scene.lit == name || scene.held == name ? width + 1 : width;
}

void draw_grids(Canvas2D& canvas, const Scene& scene) {
    canvas.grid(Mat2{}, scene.theme.grid);
    if (!scene.at_start) canvas.grid(scene.drawn, scene.theme.column.faded(0.22));
    canvas.axes(scene.theme.axis, scene.theme.ink_soft);
}

void draw_sheet(Canvas2D& canvas, const Scene& scene) {
    const Theme& theme = scene.theme;
    canvas.circle_region(scene.drawn, scene.back ? theme.sheet_back : theme.sheet);
    canvas.circle_image(Mat2{}, {theme.ghost, 1.5F, true});
    canvas.hue_ring(scene.drawn, 2.5F, theme.dark, scene.at_end ? 0 : 24);
}

// Back and front differ in more than colour: the back shows the letter as an outline.
void draw_glyph(Canvas2D& canvas, const Scene& scene) {
    const Rgba ink = scene.theme.ink_soft;
    std::array<Vec2, kGlyph.size()> outline;
    std::transform(kGlyph.begin(), kGlyph.end(), outline.begin(), [&](Vec2 p) { return scene.drawn * p; });
    canvas.curve(outline, {ink, 1.5F, scene.back}, true);
    if (scene.back) return;
    for (const auto& piece : kGlyphPieces) {
        std::array<Vec2, 4> moved;
        std::transform(piece.begin(), piece.end(), moved.begin(), [&](Vec2 p) { return scene.drawn * p; });
        canvas.region(moved, ink.faded(0.35));
        // The numbers of the axes step back where the letter stands.
        for (const Vec2 corner : moved) canvas.avoid(corner, 3);
    }
}

double axis_opacity(const Analysis& analysis) {
    switch (analysis.tie) {
        case Tie::Exact:
            return 0.3;
        case Tie::Near:
            return 0.6;
        case Tie::None:
            break;
    }
    return 1;
}

// Where the axes are not unique, the picture says so: a ring at a tie, a wedge near one.
void draw_uncertainty(Canvas2D& canvas, const Scene& scene) {
    const Analysis& analysis = scene.analysis;
    if (analysis.rank == 0 || analysis.tie == Tie::None) return;
    const auto looks = axis_looks(scene.theme);
    if (analysis.tie == Tie::Exact) {
        const double radius = analysis.sigma_max;
        if (scene.at_end) {
            canvas.circle_image(diagonal(1.045 * radius, 1.045 * radius), {looks[0].color.faded(0.8), 2});
            canvas.circle_image(diagonal(0.955 * radius, 0.955 * radius),
                                {looks[1].color.faded(0.8), 2, true});
        }
        return;
    }
    for (const int axis : {0, 1}) {
        const Vec2 tip = tip_of(scene, axis);
        canvas.wedge(angle(tip), std::min(analysis.axis_uncertainty, std::numbers::pi / 4), norm(tip),
                     looks[static_cast<std::size_t>(axis)].color.faded(0.18));
    }
}

void draw_input_axes(Canvas2D& canvas, const Scene& scene) {
    const double faint = axis_opacity(scene.analysis) * (scene.at_start ? 1 : 0.75);
    const auto looks = axis_looks(scene.theme);
    for (const int axis : {0, 1}) {
        const AxisLook& look = looks[static_cast<std::size_t>(axis)];
        const Vec2 tip = input_axis(scene.analysis, axis);
        canvas.arrow({}, tip,
                     {look.color.faded(faint),
                      lit_width(scene, look.input_name, scene.at_start ? kArrow : kThin), true},
                     look.tip, scene.at_start ? kMark : 4);
        canvas.avoid(tip, 7);
        canvas.label(tip, tip, look.input_label, look.color.faded(scene.at_start ? 1 : 0.85), kInputPriority);
    }
}

// Away from the centre along u_i, also where sigma_i is zero and the tip stands in the centre.
Vec2 outward(const Scene& scene, int axis) {
    const Vec2 u = scene.analysis.U.column(axis);
    return scene.analysis.sigma[axis] < 0 ? -u : u;
}

void draw_image_axes(Canvas2D& canvas, const Scene& scene) {
    if (scene.at_start) return;
    const auto looks = axis_looks(scene.theme);
    for (const int axis : {0, 1}) {
        const AxisLook& look = looks[static_cast<std::size_t>(axis)];
        const Vec2 tip = tip_of(scene, axis);
        const bool held = scene.held == look.image_name || scene.lit == look.image_name;
        canvas.arrow(
            {}, tip,
            {look.color.faded(axis_opacity(scene.analysis)), lit_width(scene, look.image_name, kArrow)},
            look.tip, scene.at_end ? kMark + (held ? 2.0F : 0.0F) : 4.5F);
        canvas.avoid(tip, 10);
        if (scene.at_end)
            canvas.label(tip, outward(scene, axis), look.image_label, look.color, kAxisPriority);
    }
}

void draw_columns(Canvas2D& canvas, const Scene& scene) {
    constexpr const char* kNames[] = {"Ae1", "Ae2"};
    constexpr const char* kAtEnd[] = {"A e₁", "A e₂"};
    constexpr const char* kBefore[] = {"e₁", "e₂"};
    for (const int j : {0, 1}) {
        const Vec2 tip = scene.drawn.column(j);
        const bool held = scene.held == kNames[j] || scene.lit == kNames[j];
        canvas.arrow({}, tip, {scene.theme.column, lit_width(scene, kNames[j], kThin)}, Tip::Open,
                     scene.at_end ? (held ? 8.0F : 6.0F) : 4.0F);
        canvas.avoid(tip, 10);
        canvas.label(tip, tip, scene.at_end ? kAtEnd[j] : kBefore[j], scene.theme.column, kColumnPriority);
    }
}

void draw_trail(Canvas2D& canvas, const Scene& scene) {
    constexpr int kSteps = 96;
    const double now = std::min(scene.view.time, static_cast<double>(scene.analysis.motion.stage_count));
    std::vector<Vec2> way;
    way.reserve(kSteps + 1);
    for (int i = 0; i <= kSteps; ++i)
        way.push_back(matrix_at(scene.analysis.motion, now * i / kSteps) * scene.params.probe);
    canvas.curve(way, {scene.theme.probe.faded(0.5), 1.5F, true});
}

void draw_probe(Canvas2D& canvas, const Scene& scene) {
    const Theme& theme = scene.theme;
    const Vec2 x = scene.params.probe, image = scene.drawn * x;
    if (scene.view.layers.trail) draw_trail(canvas, scene);
    const float mark = scene.held == "x" || scene.lit == "x" ? 8.0F : 6.0F;
    for (const auto& [tip, radius] : {std::pair{x, mark}, std::pair{image, 5.0F}}) {
        if (theme.probe_halo.a > 0) canvas.arrow({}, tip, {theme.probe_halo, kThin + 3}, Tip::None);
        canvas.arrow({}, tip, {theme.probe, kThin}, Tip::Ring, radius);
        canvas.avoid(tip, 10);
    }
    canvas.label(x, x, "x", theme.probe, kProbePriority);
    if (!scene.at_start) canvas.label(image, image, scene.at_end ? "A x" : "", theme.probe, kProbePriority);
}

void draw_null_line(Canvas2D& canvas, const Scene& scene) {
    const Analysis& analysis = scene.analysis;
    if (analysis.rank == 0) {
        canvas.marker({}, scene.theme.ink, Tip::Round, 5);
        canvas.label({}, {1, 1}, "all of the plane", scene.theme.ink, kAxisPriority);
        return;
    }
    if (analysis.rank != 1) return;
    const Vec2 v = input_axis(analysis, 1);
    const double far =
        2 * canvas.camera().half_height * (1 + canvas.area().w / std::max(1.0F, canvas.area().h));
    canvas.line(-far * v, far * v, {scene.theme.second.faded(0.6), 1.5F, true});
    canvas.label(-1.35 * v, -v, "goes to 0", scene.theme.second, kInputPriority);
}

}  // namespace

Vec2 tip_of(const Scene& scene, int axis) {
    return scene.at_end ? axis_tip(scene.analysis, axis) : scene.drawn * input_axis(scene.analysis, axis);
}

Scene scene_at(const Theme& theme, const transform::Params& params, const TransformLab::View& view,
               const Analysis& analysis) {
    const Motion2& motion = analysis.motion;
    const bool at_end = view.time >= motion.stage_count;
    const Mat2 drawn = at_end ? params.matrix : matrix_at(motion, view.time);
    return {theme,
            params,
            view,
            analysis,
            drawn,
            shows_back(motion, std::min(view.time, static_cast<double>(motion.stage_count))),
            view.time <= 0,
            at_end,
            {},
            {}};
}

void draw_scene(Canvas2D& canvas, const Scene& scene) {
    const TransformLab::Layers& layers = scene.view.layers;
    if (layers.grid)
        draw_grids(canvas, scene);
    else
        canvas.axes(scene.theme.axis, scene.theme.ink_soft);
    if (layers.circle) draw_sheet(canvas, scene);
    if (layers.glyph) draw_glyph(canvas, scene);
    draw_null_line(canvas, scene);
    if (layers.axes) draw_uncertainty(canvas, scene);
    if (layers.axes) draw_input_axes(canvas, scene);
    if (layers.columns) draw_columns(canvas, scene);
    if (layers.axes) draw_image_axes(canvas, scene);
    if (layers.probe || scene.view.lenses.eigshow) draw_probe(canvas, scene);
    draw_lenses(canvas, scene);
    canvas.place_labels();
}

void draw_thumbnail(Painter& painter, Box box, float scale, const Scene& scene) {
    const double half = 1.25 * std::max({1.0, scene.analysis.motion.sigma1, scene.analysis.motion.sigma2});
    Canvas2D canvas(painter, box, {{0, 0}, half}, scale, scene.theme.background);
    canvas.marker({}, scene.theme.ink_soft, Tip::Round, 1);  // what is left of a circle too small to see
    canvas.circle_image(scene.drawn, {scene.theme.ink_soft, 1.5F, scene.back});
    const auto looks = axis_looks(scene.theme);
    for (const int axis : {0, 1})
        canvas.arrow({}, tip_of(scene, axis),
                     {looks[static_cast<std::size_t>(axis)].color, 2, scene.at_start}, Tip::None);
}

}  // namespace svdscope::transform_picture
