// The two planes: circle and directions, ellipse and images; what a step speaks of is bright, the rest is
// calm.
#include "app/labs/byhand_plane.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

namespace svdscope::byhand_plane {
namespace {

constexpr float kArrow = 3, kThin = 1.75F, kMark = 6;
constexpr int kDirectionPriority = 10, kColumnPriority = 5;
constexpr double kMargin = 1.38;
constexpr int kFieldArrows = 24;

constexpr std::array<const char*, 3> kV{"v₁", "v₂", "v₃"}, kU{"u₁", "u₂", "u₃"};
constexpr std::array<const char*, 3> kStretched{"σ₁u₁", "σ₂u₂", "σ₃u₃"};
constexpr std::array<const char*, 3> kImages{"A v₁", "A v₂", "A v₃"}, kBack{"Aᵀ u₁", "Aᵀ u₂", "Aᵀ u₃"};

/// One plane while it is drawn.
struct Plane {
    Canvas2D& canvas;
    const Scene& scene;
    Side side;

    const Theme& theme() const { return scene.theme; }
    const byhand::Picture& picture() const { return scene.picture; }
    const Mat3& axes() const { return side.output ? picture().U : picture().V; }
    bool is_lit(std::initializer_list<Lit> any) const {
        return std::ranges::find(any, scene.found.lit) != any.end();
    }
    /// A vector of this side as it is seen.
    Vec2 seen(Vec3 w) const {
        if (side.dimensions == 2) return {w.x, w.y};
        return {dot(axis(side.axes[0]), w), dot(axis(side.axes[1]), w)};
    }
    Vec3 axis(int i) const { return axes().columns[static_cast<std::size_t>(i)]; }
    /// Whether the direction lies in the plane that is seen.
    bool shows(int i) const { return side.dimensions == 2 ? i < 2 : i == side.axes[0] || i == side.axes[1]; }
    bool knows(int i) const {
        const auto at = static_cast<std::size_t>(i);
        return side.output ? scene.found.u[at] : scene.found.v[at];
    }
    bool is_lost(int i) const { return i >= picture().rank; }
};

Rgba color_of(const Theme& theme, int i) {
    return i == 0 ? theme.first : i == 1 ? theme.second : theme.third;
}
Tip tip_of(int i) { return i == 0 ? Tip::Round : i == 1 ? Tip::Square : Tip::Triangle; }

/// From the input's plane to the output's, as both are seen.
Mat2 map_of(const byhand::Picture& picture, const Side& output) {
    const bool deep = picture.shape == Shape3::ThreeByThree || picture.shape == Shape3::TwoByThree;
    const int a = output.dimensions == 3 ? output.axes[0] : 0,
              b = output.dimensions == 3 ? output.axes[1] : 1;
    const Vec3 first =
        deep ? picture.A * picture.V.columns[static_cast<std::size_t>(a)] : picture.A.columns[0];
    const Vec3 second =
        deep ? picture.A * picture.V.columns[static_cast<std::size_t>(b)] : picture.A.columns[1];
    const auto seen = [&](Vec3 w) -> Vec2 {
        if (output.dimensions == 2) return {w.x, w.y};
        return {dot(picture.U.columns[static_cast<std::size_t>(a)], w),
                dot(picture.U.columns[static_cast<std::size_t>(b)], w)};
    };
    const Vec2 p = seen(first), q = seen(second);
    return {p.x, q.x, p.y, q.y};
}

double half_height_of(const byhand::Picture& picture, bool output) {
    const double most = output ? std::max(1.0, picture.sigma[0]) : 1;
    return std::clamp(kMargin * most, 1e-300, 1e300);
}

/// How the Gram matrix turns and stretches the directions: an arrow at each along G x. Directions that it
/// only stretches have an arrow straight outward.
void draw_field(Plane& plane, double radius) {
    const Mat3& G = plane.picture().gram;
    const Mat3& axes = plane.axes();
    const double largest = plane.picture().sigma[0] * plane.picture().sigma[0];
    if (!(largest > 0) || !std::isfinite(largest)) return;
    Vec2 longest{}, farthest{};
    for (int k = 0; k < kFieldArrows; ++k) {
        const Vec2 x = unit(2 * std::numbers::pi * k / kFieldArrows);
        const Vec3 full = plane.side.dimensions == 2
                              ? Vec3{x.x, x.y, 0}
                              : x.x * axes.columns[static_cast<std::size_t>(plane.side.axes[0])] +
                                    x.y * axes.columns[static_cast<std::size_t>(plane.side.axes[1])];
        const Vec2 image = (0.42 * radius / largest) * plane.seen(G * full);
        const Vec2 from = radius * x;
        plane.canvas.line({}, from, {plane.theme().grid, 1});
        plane.canvas.arrow(from, from + image, {plane.theme().column, kThin}, Tip::Round, 2.5F);
        if (norm(image) > norm(longest)) longest = image, farthest = from + image;
    }
    plane.canvas.label(farthest, farthest, plane.side.output ? "A Aᵀ x" : "AᵀA x", plane.theme().column,
                       kColumnPriority);
}

void draw_line_through(Plane& plane, Vec2 direction, Rgba color) {
    const Box& box = plane.canvas.area();
    const double far = 2 * plane.canvas.camera().half_height * (1 + box.w / std::max(1.0F, box.h));
    plane.canvas.line(-far * direction, far * direction, {color, 1.5F, true});
}

/// The lines that the Gram matrix keeps, before their unit vectors are found.
void draw_kept_lines(Plane& plane) {
    for (int i = 0; i < 3; ++i) {
        if (plane.shows(i))
            draw_line_through(plane, plane.seen(plane.axis(i)), color_of(plane.theme(), i).faded(0.8));
    }
}

/// A direction that looks straight at us: a dot in a ring at the origin.
void draw_upright(Plane& plane, int i) {
    const Rgba color = plane.is_lost(i) ? plane.theme().ink_soft : color_of(plane.theme(), i);
    plane.canvas.marker({}, color, Tip::Ring, 8);
    plane.canvas.marker({}, color, Tip::Round, 2.5F);
    const Vec2 corner{-0.06 * plane.canvas.camera().half_height, -0.06 * plane.canvas.camera().half_height};
    plane.canvas.label(
        corner, {-1, -1},
        std::string(plane.side.output ? kU[static_cast<std::size_t>(i)] : kV[static_cast<std::size_t>(i)]) +
            " toward us",
        color, kDirectionPriority - 1, Face::Small);
}

void draw_input_direction(Plane& plane, int i) {
    const auto at = static_cast<std::size_t>(i);
    const Found& found = plane.scene.found;
    const bool here = found.index == i || found.index < 0;
    const bool null = plane.is_lit({Lit::NullLine}) && plane.is_lost(i);
    const bool lit = null || (here && plane.is_lit({Lit::InputDirection, Lit::Image, Lit::ImageBack,
                                                    Lit::InputDirections, Lit::Ellipse}));
    const Rgba color = plane.is_lost(i) ? plane.theme().ink_soft : color_of(plane.theme(), i);
    const Vec2 v = plane.seen(plane.axis(i));
    if (null) draw_line_through(plane, v, color.faded(0.8));
    plane.canvas.arrow({}, v, {color.faded(lit ? 1 : 0.6), lit ? kArrow : kThin, true}, tip_of(i),
                       lit ? kMark : 4);
    plane.canvas.avoid(v, 10);
    const bool back = plane.is_lit({Lit::ImageBack}) && found.index == i;
    const std::string name = back ? std::string(kBack[at]) + " = σ" +
                                        (i == 0   ? "₁"
                                         : i == 1 ? "₂"
                                                  : "₃") +
                                        kV[at]
                                  : kV[at];
    plane.canvas.label(v, v, null ? std::string(kV[at]) + " goes to 0" : name, color.faded(lit ? 1 : 0.8),
                       kDirectionPriority + (lit ? 5 : 0));
}

void draw_output_direction(Plane& plane, int i) {
    const auto at = static_cast<std::size_t>(i);
    const Found& found = plane.scene.found;
    const bool here = found.index == i || found.index < 0;
    const bool lost = plane.is_lost(i);
    const bool lit = (here && plane.is_lit({Lit::OutputDirection, Lit::Image, Lit::OutputDirections,
                                            Lit::Ellipse, Lit::ImageBack})) ||
                     (lost && plane.is_lit({Lit::Completion}));
    const Rgba color = lost ? plane.theme().ink_soft : color_of(plane.theme(), i);
    const Vec2 u = plane.seen(plane.axis(i));
    const double size = plane.picture().sigma[i];
    const Stroke stroke{color.faded(lit ? 1 : 0.6), lit ? kArrow : kThin, lost};
    // Where sigma = 0 there is no image: the direction itself, dashed.
    const Vec2 tip = lost ? u : size * u;
    plane.canvas.arrow({}, tip, stroke, tip_of(i), lit ? kMark : 4);
    plane.canvas.avoid(tip, 10);
    const bool image = plane.is_lit({Lit::Image}) && found.index == i;
    plane.canvas.label(tip, tip,
                       lost    ? kU[at]
                       : image ? kImages[at]
                               : kStretched[at],
                       color.faded(lit ? 1 : 0.8), kDirectionPriority + (lit ? 5 : 0));
    const double apart = std::abs(size - 1) / plane.canvas.camera().half_height;
    if (lost || apart < 0.12 || !lit) return;
    plane.canvas.marker(u, color, tip_of(i), 4);
    plane.canvas.avoid(u, 8);
    plane.canvas.label(u, perpendicular(u), kU[at], color, kDirectionPriority + 2);
}

/// The columns of A: images of e1 and e2 of the input.
void draw_columns(Plane& plane) {
    constexpr const char* kNames[] = {"A e₁", "A e₂", "A e₃"};
    const bool lit = plane.is_lit({Lit::Matrix});
    const int count =
        plane.picture().shape == Shape3::TwoByThree || plane.picture().shape == Shape3::ThreeByThree ? 3 : 2;
    for (int j = 0; j < count; ++j) {
        const Vec2 tip = plane.seen(plane.picture().A.columns[static_cast<std::size_t>(j)]);
        const Rgba color = plane.theme().column.faded(lit ? 1 : 0.45);
        plane.canvas.arrow({}, tip, {color, lit ? 2.5F : 1.5F}, Tip::Open, lit ? 6.0F : 4.0F);
        plane.canvas.avoid(tip, 8);
        plane.canvas.label(tip, tip, lit ? kNames[j] : "", color, kColumnPriority);
    }
}

/// The ellipse lies between the circles of its half axes.
void draw_radii(Plane& plane) {
    for (const int i : {0, 1}) {
        const int axis = plane.side.dimensions == 3 ? plane.side.axes[static_cast<std::size_t>(i)] : i;
        const double size = plane.picture().sigma[axis];
        if (!(size > 0)) continue;
        const Rgba color = color_of(plane.theme(), axis);
        plane.canvas.circle_image(Mat2{size, 0, 0, size}, {color, 2, i == 1});
        // The outer one is named outside, the inner one inside: between them lies the ellipse.
        const Vec2 at = size * unit(i == 0 ? 2.2 : 3.6);
        plane.canvas.label(at, i == 0 ? at : -at,
                           axis == 0   ? "σ₁"
                           : axis == 1 ? "σ₂"
                                       : "σ₃",
                           color, kDirectionPriority);
    }
}

/// Somebody's own vectors, where they are seen to differ from the true ones.
void draw_given(Plane& plane) {
    if (!plane.scene.given) return;
    const Given& given = *plane.scene.given;
    const Rgba color = given.right ? plane.theme().ink_soft : plane.theme().error;
    const double near = 0.03 * plane.canvas.camera().half_height;
    for (int i = 0; i < 3; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const std::optional<Vec3>& own = plane.side.output ? given.stretched_u[at] : given.v[at];
        if (!own) continue;
        const Vec2 tip = plane.seen(*own);
        const double size = plane.side.output ? plane.picture().sigma[i] : 1;
        const Vec2 truth = size * plane.seen(plane.axis(i));
        if (norm(tip - truth) <= near) continue;
        plane.canvas.arrow({}, tip, {color, 2, !plane.side.output}, tip_of(i), 4);
        plane.canvas.avoid(tip, 8);
        plane.canvas.label(tip, tip, "your " + std::string(plane.side.output ? kStretched[at] : kV[at]),
                           color, kDirectionPriority + 6);
    }
}

void draw_input(Plane& plane) {
    const Theme& theme = plane.theme();
    const bool field = plane.is_lit({Lit::GramInput});
    plane.canvas.disk(Mat2{}, theme.sheet,
                      {field || plane.is_lit({Lit::Matrix}) ? theme.ink : theme.ink_soft,
                       plane.is_lit({Lit::Matrix}) ? 2.5F : 1.5F});
    if (field) draw_field(plane, 0.9);
    if (plane.is_lit({Lit::InputDirections})) {
        draw_field(plane, 0.9);
        draw_kept_lines(plane);
    }
    for (int i = 0; i < plane.side.dimensions; ++i) {
        if (!plane.knows(i)) continue;
        plane.shows(i) ? draw_input_direction(plane, i) : draw_upright(plane, i);
    }
}

void draw_output(Plane& plane) {
    const Theme& theme = plane.theme();
    const Mat2 M = map_of(plane.picture(), plane.side);
    const bool whole = plane.is_lit({Lit::Matrix, Lit::Ellipse, Lit::AxisLengths});
    plane.canvas.circle_image(Mat2{}, {theme.ghost, 1.5F, true});
    plane.canvas.disk(M, theme.sheet, {whole ? theme.ink : theme.ink_soft, whole ? 2.5F : 1.5F});
    draw_columns(plane);
    if (plane.is_lit({Lit::GramOutput, Lit::OutputDirections}))
        draw_field(plane, 0.62 * plane.canvas.camera().half_height);
    if (plane.is_lit({Lit::OutputDirections})) draw_kept_lines(plane);
    if (plane.is_lit({Lit::AxisLengths})) draw_radii(plane);
    for (int i = 0; i < plane.side.dimensions; ++i) {
        if (!plane.knows(i)) continue;
        plane.shows(i) ? draw_output_direction(plane, i) : draw_upright(plane, i);
    }
}

/// What is seen, in as many words as there is room for.
std::string title_in(const Painter& painter, Face face, float room, const Side& side) {
    const std::string name = side.output ? "Output" : "Input";
    std::vector<std::string> titles{name + (side.output ? ": A x" : ": all x of length 1")};
    if (side.dimensions == 3) {
        const auto& letters = side.output ? kU : kV;
        const std::string first = letters[static_cast<std::size_t>(side.axes[0])],
                          second = letters[static_cast<std::size_t>(side.axes[1])];
        titles = {name + ": the plane of " + first + " and " + second + ", seen from above",
                  name + ": the plane of " + first + " and " + second, name + ": " + first + ", " + second};
    }
    for (const std::string& title : titles)
        if (painter.text_size(face, title).x <= room) return title;
    return name;
}

}  // namespace

Found found_by(const Transcript& transcript, int shown) {
    Found found;
    const TranscriptNumbers& numbers = transcript.numbers;
    auto& seeds = numbers.wide ? found.u : found.v;
    auto& partners = numbers.wide ? found.v : found.u;
    for (int k = 0; k < shown && k < static_cast<int>(transcript.steps.size()); ++k) {
        const Step& step = transcript.steps[static_cast<std::size_t>(k)];
        const auto at = static_cast<std::size_t>(std::clamp(step.index, 0, 2));
        found.lit = step.lit;
        found.index = step.index;
        if (step.kind == StepKind::SingularValues) found.sigma = true;
        if (step.kind == StepKind::Eigenvector) seeds[at] = true;
        if (step.kind == StepKind::Partner) partners[at] = true;
        if (step.kind == StepKind::Completion) partners = {true, true, true};
        if (step.kind == StepKind::Check) found.u = found.v = {true, true, true};
    }
    return found;
}

Side side_of(const byhand::Picture& picture, const Found& found, bool output) {
    Side side;
    side.output = output;
    const bool deep_in = picture.shape == Shape3::TwoByThree || picture.shape == Shape3::ThreeByThree;
    const bool deep_out = picture.shape == Shape3::ThreeByTwo || picture.shape == Shape3::ThreeByThree;
    side.dimensions = (output ? deep_out : deep_in) ? 3 : 2;
    if (found.index == 2) side.axes = {0, 2};
    return side;
}

bool speaks_of_output(Lit lit) {
    switch (lit) {
        case Lit::GramInput:
        case Lit::InputDirections:
        case Lit::InputDirection:
        case Lit::ImageBack:
        case Lit::NullLine:
            return false;
        default:
            return true;
    }
}

void draw_side(Painter& painter, Box box, const Scene& scene, bool output) {
    const Side side = side_of(scene.picture, scene.found, output);
    const float wide = box.w / std::max(1.0F, box.h);
    const double half = half_height_of(scene.picture, output) / std::min(1.0F, std::max(0.05F, wide));
    painter.push_clip(box);
    // A little lower: the title stands above.
    Canvas2D canvas(painter, box, {{0, 0.07 * half}, 1.07 * half}, scene.scale, scene.theme.background);
    Plane plane{canvas, scene, side};
    canvas.grid(Mat2{}, scene.theme.grid);
    // The circle of the input has radius 1: numbers would only lie on it.
    const double far = 4 * half * (1 + wide);
    if (output) {
        canvas.axes(scene.theme.axis, scene.theme.ink_soft);
    } else {
        canvas.line({-far, 0}, {far, 0}, {scene.theme.axis, 1.5F});
        canvas.line({0, -far}, {0, far}, {scene.theme.axis, 1.5F});
    }
    const float s = scene.scale, row = 12 * s;
    constexpr Face face = Face::Body;
    const std::string title = title_in(painter, face, box.w - 2 * row, side);
    const float long_title = painter.text_size(face, title).x;
    for (float x = row; x < long_title + 2 * row; x += row)
        canvas.avoid(canvas.to_plane(Point{box.x + x, box.y + 18 * s}), row);
    output ? draw_output(plane) : draw_input(plane);
    draw_given(plane);
    canvas.place_labels();
    painter.text({box.x + row, box.y + 10 * s}, face, scene.theme.ink_soft, title, scene.theme.background);
    painter.pop_clip();
}

}  // namespace svdscope::byhand_plane
