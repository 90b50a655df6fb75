// The two planes of the condition lab: b with its noise, and x with what the noise becomes.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

#include <fmt/format.h>

#include "app/labs/condition_picture.hpp"
#include "app/ui/number_text.hpp"

namespace svdscope::condition_picture {
namespace {

constexpr float kArrow = 3, kThin = 1.75F, kMark = 6;
constexpr float kDot = 1.2F;        // radius of a sample
constexpr double kCoverage = 0.45;  // part of a disk that its samples colour, however large it is
constexpr int kVectorPriority = 10, kAxisPriority = 6, kLinePriority = 4;

struct AxisLook {
    Rgba color;
    Tip tip;
};
std::array<AxisLook, 2> axis_looks(const Theme& theme) {
    return {{{theme.first, Tip::Round}, {theme.second, Tip::Square}}};
}

float lit_mark(const Scene& scene, std::string_view name) { return scene.lit == name ? kMark + 2 : kMark; }
float lit_width(const Scene& scene, std::string_view name) { return scene.lit == name ? kArrow + 1 : kArrow; }

// Farther than anything in sight, and still a number.
double beyond(const Canvas2D& canvas) {
    const Camera2& camera = canvas.camera();
    const double wide = canvas.area().w / std::max(1.0F, canvas.area().h);
    return std::min(4 * (camera.half_height * (1 + wide) + norm(camera.center)), 1e305);
}

void draw_sheet(Canvas2D& canvas, const Scene& scene) {
    canvas.grid(Mat2{}, scene.theme.grid);
    canvas.axes(scene.theme.axis, scene.theme.ink_soft);
}

// The same plane with its origin at a point: circles about it keep their shape at any size.
Canvas2D about(Canvas2D& canvas, const Scene& scene, Vec2 point) {
    const Camera2 camera{canvas.camera().center - point, canvas.camera().half_height};
    return {canvas.painter(), canvas.area(), camera, canvas.scale(), scene.theme.background};
}

// How strong a sample is drawn, so that thousands of them neither hide a small disk nor vanish in a large
// one.
double opacity_in(const Canvas2D& canvas, const Mat2& M) {
    const double pixels = 1 / canvas.units_per_pixel();
    const double area = std::numbers::pi * std::abs(M.a * M.d - M.b * M.c) * pixels * pixels;
    const double inked =
        ConditionLab::kSamples * std::numbers::pi * kDot * kDot * canvas.scale() * canvas.scale();
    return std::clamp(kCoverage * area / inked, 0.03, 0.6);
}

// A disk of noise after the map M, about a point.
void draw_disk(Canvas2D& canvas, const Scene& scene, const Mat2& M, Vec2 at) {
    if (!is_finite(M)) return;
    Canvas2D centred = about(canvas, scene, at);
    centred.disk(M, scene.theme.error.faded(0.10), {scene.theme.error, 2});
    if (scene.view.layers.cloud)
        centred.points(scene.cloud.blocks, M, {}, {}, scene.theme.error.faded(opacity_in(canvas, M)), kDot);
}

// The directions in which noise does least and most, and what the map M makes of them.
void draw_cross(Canvas2D& canvas, const Scene& scene, const Mat2& M, Vec2 at,
                const std::array<std::string, 2>& labels) {
    if (!scene.view.layers.axes) return;
    const auto looks = axis_looks(scene.theme);
    const double limit = beyond(canvas);
    for (const std::size_t i : {0UL, 1UL}) {
        Vec2 way = M * scene.analysis.solve.U.column(static_cast<int>(i));
        const double length = norm(way);
        if (!std::isfinite(length)) continue;
        if (length > limit) way = (limit / length) * way;
        canvas.line(at - way, at + way, {looks[i].color, kThin, true});
        canvas.label(at - way, -way, labels[i], looks[i].color, kAxisPriority);
    }
}

void draw_vector(Canvas2D& canvas, const Scene& scene, Vec2 to, std::string_view name, std::string label) {
    canvas.arrow({}, to, {scene.theme.ink, lit_width(scene, name)}, Tip::Round, lit_mark(scene, name));
    canvas.avoid(to, 10);
    canvas.label(to, to, std::move(label), scene.theme.ink, kVectorPriority);
}

void draw_error(Canvas2D& canvas, const Scene& scene, Vec2 from, Vec2 by, std::string_view name,
                std::string label) {
    if (!is_finite(Mat2::from_columns(by, by))) return;
    const Rgba color = scene.theme.error;
    canvas.arrow(from, from + by, {color, lit_width(scene, name)}, Tip::Square, lit_mark(scene, name));
    canvas.avoid(from + by, 10);
    canvas.label(from + by, by, std::move(label), color, kVectorPriority);
}

// "1.00 x + 1.40 y = 2.40"
std::string equation_text(Vec2 row, double value) {
    const bool minus = row.y < 0;
    return fmt::format("{} x {} {} y = {}", fixed_text(row.x), minus ? "−" : "+", fixed_text(std::abs(row.y)),
                       fixed_text(value));
}

// Where a line leaves the picture in a direction, with some room for words.
Vec2 near_border(const Canvas2D& canvas, Vec2 foot, Vec2 direction) {
    const Camera2& camera = canvas.camera();
    const double high = 0.82 * camera.half_height;
    const double wide = high * canvas.area().w / std::max(1.0F, canvas.area().h);
    const Vec2 start = foot + dot(camera.center - foot, direction) * direction;
    const Vec2 off = start - camera.center;
    const auto room = [](double at, double step, double half) {
        if (std::abs(step) < 1e-12) return std::numeric_limits<double>::infinity();
        return std::max(0.0, ((step > 0 ? half : -half) - at) / step);
    };
    const double reach = std::min(room(off.x, direction.x, wide), room(off.y, direction.y, high));
    return std::isfinite(reach) ? start + reach * direction : start;
}

// The line of points that fulfil one equation, and the band that noise of this radius leaves open.
void draw_band(Canvas2D& canvas, const Scene& scene, Vec2 row, double value, Rgba color, double end) {
    const double size = norm(row);
    if (!(size > 0) || !std::isfinite(size)) return;
    const Vec2 normal = (1 / size) * row, along = perpendicular(normal);
    const Vec2 foot = (value / size) * normal;
    if (!std::isfinite(foot.x) || !std::isfinite(foot.y)) return;
    const double limit = beyond(canvas);
    const Vec2 far = limit * along, across = std::min(scene.analysis.solve.radius / size, limit) * normal;
    canvas.region(
        std::array{foot - far - across, foot + far - across, foot + far + across, foot - far + across},
        color.faded(0.13));
    canvas.line(foot - far, foot + far, {color.faded(0.9), kThin});
    canvas.label(near_border(canvas, foot, end * (along.x < 0 ? -along : along)), normal,
                 equation_text(row, value), color, kLinePriority, Face::Small);
}

void draw_bands(Canvas2D& canvas, const Scene& scene) {
    if (!scene.view.layers.bands) return;
    const Mat2& A = scene.params.matrix;
    draw_band(canvas, scene, {A.a, A.b}, scene.params.rhs.x, scene.theme.column, -1);
    draw_band(canvas, scene, {A.c, A.d}, scene.params.rhs.y, scene.theme.third, 1);
}

// Rank 1: every x of a strip fits as well as any other.
void draw_strip(Canvas2D& canvas, const Scene& scene) {
    const condition::Solve& solve = scene.analysis.solve;
    const Vec2 along = beyond(canvas) * solve.V.column(1), across = solve.half_axes[0] * solve.V.column(0);
    const Rgba color = scene.theme.error;
    canvas.region(std::array{solve.x - along - across, solve.x + along - across, solve.x + along + across,
                             solve.x - along + across},
                  color.faded(0.14));
    for (const double side : {1.0, -1.0})
        canvas.line(solve.x - along + side * across, solve.x + along + side * across, {color, 2, true});
    canvas.line(solve.x - along, solve.x + along, {scene.theme.second.faded(0.8), kThin, true});
    const Vec2 at = solve.x + 0.45 * canvas.camera().half_height * solve.V.column(1);
    canvas.label(at, solve.V.column(0), "all of this line fits equally well", scene.theme.ink,
                 kVectorPriority);
}

void draw_errors_of_x(Canvas2D& canvas, const Scene& scene) {
    const condition::Solve& solve = scene.analysis.solve;
    if (solve.rank < 2) {
        if (solve.rank == 1 && scene.at_end) draw_strip(canvas, scene);
        return;
    }
    const Mat2 M = scene.inverse * diagonal(solve.radius, solve.radius);
    draw_disk(canvas, scene, M, solve.x);
    draw_cross(canvas, scene, M, solve.x,
               scene.at_end ? std::array<std::string, 2>{"v₁", "v₂"} : std::array<std::string, 2>{});
}

void draw_welcome(Canvas2D& canvas, const Scene& scene) {
    if (scene.view.welcomed || !scene.at_end) return;
    const Vec2 below = scene.params.rhs - Vec2{0, scene.analysis.solve.radius};
    canvas.label(below, {0.3, -1}, "Drag the noise", scene.theme.ink_soft, 1, Face::Caption);
}

}  // namespace

void draw_rhs_plane(Canvas2D& canvas, const Scene& scene) {
    const condition::Solve& solve = scene.analysis.solve;
    const double r = solve.radius;
    draw_sheet(canvas, scene);
    draw_disk(canvas, scene, diagonal(r, r), scene.params.rhs);
    draw_cross(canvas, scene, diagonal(r, r), scene.params.rhs, {"u₁", "u₂"});
    draw_vector(canvas, scene, scene.params.rhs, "b", "b");
    draw_error(canvas, scene, scene.params.rhs, scene.params.noise, "noise", "δb");
    draw_welcome(canvas, scene);
    canvas.place_labels();
}

void draw_solution_plane(Canvas2D& canvas, const Scene& scene) {
    const condition::Solve& solve = scene.analysis.solve;
    draw_sheet(canvas, scene);
    draw_bands(canvas, scene);
    draw_errors_of_x(canvas, scene);
    draw_vector(canvas, scene, solve.x, "x", solve.rank == 2 ? "x" : "shortest x");
    if (solve.rank > 0) draw_error(canvas, scene, solve.x, scene.inverse * scene.params.noise, "error", "δx");
    canvas.place_labels();
}

void draw_cured_plane(Canvas2D& canvas, const Scene& scene) {
    const condition::Solve& solve = scene.analysis.solve;
    const condition::Cured& cured = *scene.analysis.cured;
    const double r = solve.radius;
    draw_sheet(canvas, scene);
    const double done = revealed(scene, 0);
    const Mat2 naive = cured.inverse, bent = cured.cured_inverse;
    const auto between = [done](double from, double to) {
        return std::isfinite(from) ? from + done * (to - from) : to;
    };
    const Mat2 now{between(naive.a, bent.a), between(naive.b, bent.b), between(naive.c, bent.c),
                   between(naive.d, bent.d)};
    if (is_finite(naive) && solve.rank == 2)
        about(canvas, scene, solve.x).circle_image(naive * diagonal(r, r), {scene.theme.ghost, 2, true});
    const Vec2 centre = now * scene.params.rhs;
    draw_disk(canvas, scene, now * diagonal(r, r), centre);
    draw_vector(canvas, scene, solve.x, "x", "x");
    canvas.arrow(solve.x, centre, {scene.theme.column, kArrow}, Tip::Open, kMark);
    canvas.label(centre, centre - solve.x, "bias", scene.theme.column, kAxisPriority);
    draw_error(canvas, scene, centre, now * scene.params.noise, "error", "noise");
    canvas.place_labels();
}

void keep_off_title(Canvas2D& canvas, std::string_view title) {
    const float s = canvas.scale(), row = 12 * s;
    const Box& box = canvas.area();
    const float wide = canvas.painter().text_size(Face::Body, title).x;
    for (float x = row; x < wide + 2 * row; x += row)
        canvas.avoid(canvas.to_plane(Point{box.x + x, box.y + 21 * s}), row);
}

void draw_title(Painter& painter, Box box, const Scene& scene, std::string_view title) {
    const float pad = 12 * scene.scale;
    painter.text({box.x + pad, box.y + pad}, Face::Body, scene.theme.ink_soft, title, scene.theme.background);
}

void draw_thumbnail(Painter& painter, Box box, const Scene& scene) {
    const double longest = std::max(
        {1.0, std::hypot(scene.inverse.a, scene.inverse.b), std::hypot(scene.inverse.c, scene.inverse.d)});
    if (!std::isfinite(longest)) return;
    const double half = 1.25 * std::min(longest, 40.0);
    Canvas2D canvas(painter, box, {{0, 0}, half}, scene.scale, scene.theme.background);
    canvas.circle_image(scene.inverse, {scene.theme.error, 1.5F});
    const auto looks = axis_looks(scene.theme);
    for (const std::size_t i : {0UL, 1UL})
        canvas.arrow({}, scene.inverse * scene.analysis.solve.U.column(static_cast<int>(i)),
                     {looks[i].color, 2}, Tip::None);
}

}  // namespace svdscope::condition_picture
