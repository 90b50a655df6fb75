// What the space lab says about its numbers.
#include "app/labs/space_words.hpp"

#include <array>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "app/ui/number_text.hpp"

namespace svdscope::space_words {
namespace {

using space::Analysis;
using space::ImageKind;
using space::Tie;

constexpr std::array<const char*, 3> kDigits{"₁", "₂", "₃"};

std::string axis_text(Vec3 axis) {
    return fmt::format("({}, {}, {})", fixed_text(axis.x), fixed_text(axis.y), fixed_text(axis.z));
}

// "turns by 71.2° about (0.36, 0.48, 0.80)"; in a plane the axis says nothing.
std::string turn_words(const AxisAngle& turn, bool in_plane) {
    if (in_plane || std::abs(turn.angle) < 5e-4) return fmt::format("turns by {}", degrees_text(turn.angle));
    return fmt::format("turns by {} about {}", degrees_text(turn.angle), axis_text(turn.axis));
}

std::string stretch_sentence(const Analysis& analysis) {
    const Vec3& s = analysis.motion.sigma;
    if (analysis.rank == 0) return "Σ shrinks everything to a point.";
    std::string text = fmt::format("Σ stretches by {}", number_text(s.x));
    if (analysis.count == 2) text += fmt::format(" and {}", number_text(s.y));
    if (analysis.count == 3) text += fmt::format(", {} and {}", number_text(s.y), number_text(s.z));
    if (analysis.shape == Shape3::TwoByThree) return text + " and flattens the third direction.";
    if (analysis.rank < analysis.count) return text + ": what is stretched by 0 is flattened.";
    return text + ".";
}

std::string_view mirror_sentence(const Analysis& analysis) {
    return analysis.count == 3
               ? "det A < 0: a mirror, through the flat ellipse. No turning of space does that."
               : "det A < 0: the sheet is turned over.";
}

std::string stage_words(const Analysis& analysis, Stage stage) {
    switch (stage) {
        case Stage::TurnV:
            return fmt::format("Vᵀ {}. Lengths stay.",
                               turn_words(analysis.motion.turn_v, analysis.cols == 2));
        case Stage::Stretch:
            return stretch_sentence(analysis);
        case Stage::Mirror:
            return std::string(mirror_sentence(analysis));
        case Stage::TurnU:
            break;
    }
    return fmt::format(
        "U {}{}", turn_words(analysis.motion.turn_u, analysis.rows == 2),
        analysis.shape == Shape3::ThreeByTwo ? " and lifts the plane into space." : ". Lengths stay.");
}

std::string image_words(const Analysis& analysis) {
    const auto sigma = [&](std::size_t i) { return number_text(analysis.singular_values[i]); };
    switch (analysis.image_kind) {
        case ImageKind::Point:
            return "a point";
        case ImageKind::Segment:
            return fmt::format("a segment of half length {}", sigma(0));
        case ImageKind::FilledEllipse:
            return fmt::format("a filled ellipse with half axes {} and {}", sigma(0), sigma(1));
        case ImageKind::Ellipsoid:
            break;
    }
    return fmt::format("an ellipsoid with half axes {}, {} and {}", sigma(0), sigma(1), sigma(2));
}

std::string tie_note(const Analysis& analysis) {
    if (analysis.all_three == Tie::Exact) return "σ₁ = σ₂ = σ₃: any three perpendicular axes will do.";
    const std::array<std::array<int, 2>, 3> pairs{{{0, 1}, {1, 2}, {0, 2}}};
    for (const Tie kind : {Tie::Exact, Tie::Near})
        for (std::size_t p = 0; p < pairs.size(); ++p) {
            const double size = analysis.singular_values[static_cast<std::size_t>(pairs[p][0])];
            if (analysis.ties[p] != kind || size <= analysis.rank_tolerance) continue;
            const char* i = kDigits[static_cast<std::size_t>(pairs[p][0])];
            const char* j = kDigits[static_cast<std::size_t>(pairs[p][1])];
            if (kind == Tie::Exact)
                return fmt::format("σ{} = σ{}: any two axes of their ring will do.", i, j);
            return fmt::format("σ{} ≈ σ{}: a small change of A turns their axes a lot.", i, j);
        }
    return {};
}

}  // namespace

std::string_view shape_title(Shape3 shape) {
    switch (shape) {
        case Shape3::ThreeByThree:
            return "3×3";
        case Shape3::TwoByThree:
            return "2×3";
        case Shape3::ThreeByTwo:
            return "3×2";
        case Shape3::TwoByTwo:
            break;
    }
    return "2×2";
}

std::string_view shape_meaning(Shape3 shape) {
    switch (shape) {
        case Shape3::ThreeByThree:
            return "From space to space: the sphere becomes an ellipsoid.";
        case Shape3::TwoByThree:
            return "From space to the plane: one direction is lost.";
        case Shape3::ThreeByTwo:
            return "From the plane into space: the disk is lifted.";
        case Shape3::TwoByTwo:
            break;
    }
    return "From the plane to the plane, seen in space.";
}

std::vector<std::string> chips(const Analysis& analysis) {
    std::vector<std::string> out;
    for (const Stage stage : analysis.motion.path()) switch (stage) {
            case Stage::TurnV:
                out.emplace_back("Vᵀ turn");
                break;
            case Stage::Stretch:
                out.emplace_back(analysis.shape == Shape3::TwoByThree ? "Σ flatten" : "Σ stretch");
                break;
            case Stage::Mirror:
                out.emplace_back("mirror");
                break;
            case Stage::TurnU:
                out.emplace_back(analysis.shape == Shape3::ThreeByTwo ? "U lift" : "U turn");
                break;
        }
    return out;
}

std::string stage_sentence(const Analysis& analysis, double time) {
    const bool plane = analysis.cols == 2;
    if (time <= 0)
        return plane ? "The unit disk, before anything happens."
                     : "The unit sphere, before anything happens.";
    const double at = std::min(time, static_cast<double>(analysis.motion.stage_count));
    const auto index = static_cast<std::size_t>(std::ceil(at) - 1);
    if (at == analysis.motion.stage_count)
        return fmt::format("The {} has become {}.", plane ? "disk" : "sphere", image_words(analysis));
    return stage_words(analysis, analysis.motion.path()[index]);
}

std::string rank_meaning(const Analysis& analysis) {
    switch (analysis.image_kind) {
        case ImageKind::Point:
            return "all goes to one point";
        case ImageKind::Segment:
            return "onto a line";
        case ImageKind::FilledEllipse:
            return analysis.cols == 2 ? "the plane is kept" : "onto a plane";
        case ImageKind::Ellipsoid:
            break;
    }
    return "space is kept";
}

std::string condition_meaning(const Analysis& analysis) {
    if (std::isinf(analysis.condition_number))
        return analysis.rank == 0 ? "nothing is left"
                                  : fmt::format("effective κ (rank {}) {}", analysis.rank,
                                                number_text(analysis.effective_condition_number));
    if (analysis.condition_number < 1 + 1e-9) return "all directions alike";
    return fmt::format("effective rank {}", number_text(analysis.effective_rank));
}

std::string determinant_meaning(const Analysis& analysis) {
    if (!analysis.determinant) return "only of square A";
    const char* measure = analysis.count == 3 ? "volumes" : "areas";
    if (*analysis.determinant == 0) return fmt::format("{} vanish", measure);
    return fmt::format("{} × {}{}", measure, number_text(std::abs(*analysis.determinant)),
                       *analysis.determinant < 0 ? ", mirrored" : "");
}

std::string axes_note(const Analysis& analysis) {
    if (analysis.rank == 0) return "The zero matrix: every set of axes will do.";
    if (!analysis.sorted) return "The axes are out of order; they change names when you let go.";
    if (const std::string tie = tie_note(analysis); !tie.empty()) return tie;
    if (analysis.nullity == 1)
        return fmt::format("The direction {} goes to 0.", axis_text(analysis.null_basis[0]));
    if (analysis.nullity == 2) return "A plane of directions goes to 0; its axes are a free choice.";
    if (analysis.signed_form)
        return fmt::format("Signed form: σ{} carries the mirror of det A < 0.",
                           kDigits[static_cast<std::size_t>(analysis.count - 1)]);
    return {};
}

std::string description(const space::Params& params, double time, const Analysis& analysis) {
    std::string rows;
    for (int i = 0; i < analysis.rows; ++i) {
        rows += i == 0 ? "[" : "; ";
        for (int j = 0; j < analysis.cols; ++j)
            rows += (j == 0 ? "" : ", ") + exact_text(params.matrix(i, j));
    }
    return fmt::format("A = {}] takes the unit {} to {}. rank {}, condition number {}. {} {}", rows,
                       analysis.cols == 2 ? "disk" : "sphere", image_words(analysis), analysis.rank,
                       number_text(analysis.condition_number), stage_sentence(analysis, time),
                       axes_note(analysis));
}

}  // namespace svdscope::space_words
