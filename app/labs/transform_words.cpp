// The sentences of the transform lab.
#include "app/labs/transform_words.hpp"

#include <cmath>
#include <limits>
#include <numbers>

#include <fmt/format.h>

#include "app/ui/number_text.hpp"

namespace svdscope::transform_words {
namespace {

using transform::Analysis;
using transform::Tie;

std::string turn_sentence(const char* factor, double radians, const char* rest) {
    return fmt::format("{} turns by {}. {}", factor, degrees_text(radians), rest);
}

std::string stretch_sentence(const Analysis& analysis) {
    const double s1 = analysis.motion.sigma1, s2 = analysis.motion.sigma2;
    if (s1 == 0) return "Σ shrinks everything to a point.";
    if (analysis.rank == 1)
        return fmt::format("Σ stretches the first axis by {} and flattens the second.", number_text(s1));
    if (analysis.tie == Tie::Exact) return fmt::format("Σ scales every direction by {}.", number_text(s1));
    return fmt::format("Σ stretches the first axis by {}, the second by {}.", number_text(s1),
                       number_text(s2));
}

std::string stage_words(const Analysis& analysis, Stage stage, bool done) {
    switch (stage) {
        case Stage::TurnV:
            return turn_sentence("Vᵀ", analysis.motion.turn_v, "Lengths stay.");
        case Stage::Stretch:
            return stretch_sentence(analysis);
        case Stage::Mirror:
            return "det A < 0: the sheet is turned over.";
        case Stage::TurnU:
            break;
    }
    const char* rest = !done                ? "Lengths stay."
                       : analysis.rank == 0 ? "All is one point."
                       : analysis.rank == 1 ? "The circle has become a segment."
                                            : "The axes are now σ₁u₁ and σ₂u₂.";
    return turn_sentence("U", analysis.motion.turn_u, rest);
}

std::string matrix_words(const Mat2& m) {
    return fmt::format("[{}, {}; {}, {}]", exact_text(m.a), exact_text(m.b), exact_text(m.c),
                       exact_text(m.d));
}

}  // namespace

std::vector<std::string> chips(const Analysis& analysis) {
    std::vector<std::string> out;
    for (const Stage stage : analysis.motion.path()) switch (stage) {
            case Stage::TurnV:
                out.emplace_back("Vᵀ turn");
                break;
            case Stage::Stretch:
                out.emplace_back("Σ stretch");
                break;
            case Stage::Mirror:
                out.emplace_back("mirror");
                break;
            case Stage::TurnU:
                out.emplace_back("U turn");
                break;
        }
    return out;
}

std::string stage_sentence(const Analysis& analysis, double time) {
    if (time <= 0) return "The unit circle, before anything happens.";
    const Motion2& motion = analysis.motion;
    const double end = motion.stage_count;
    const double at = std::min(time, end);
    const auto index = static_cast<std::size_t>(std::ceil(at) - 1);
    return stage_words(analysis, motion.path()[index], at == std::ceil(at));
}

std::string factor_sentence(const Analysis& analysis, TransformLab::Factor factor) {
    const char* mirrored = " and mirrors";
    const auto improper = [](const Mat2& m) { return m.a * m.d - m.b * m.c < 0; };
    switch (factor) {
        case TransformLab::Factor::V:
            return fmt::format("Vᵀ alone: turns{}. Lengths stay.", improper(analysis.V) ? mirrored : "");
        case TransformLab::Factor::Sigma:
            return fmt::format("Σ alone: stretches along x by {} and along y by {}.",
                               number_text(analysis.sigma[0]), number_text(analysis.sigma[1]));
        case TransformLab::Factor::U:
            return fmt::format("U alone: turns{}. Lengths stay.", improper(analysis.U) ? mirrored : "");
        case TransformLab::Factor::None:
            break;
    }
    return {};
}

std::string rank_meaning(const Analysis& analysis) {
    switch (analysis.rank) {
        case 0:
            return "all goes to one point";
        case 1:
            return "flattens onto a line";
        default:
            return "keeps the plane";
    }
}

std::string condition_meaning(const Analysis& analysis) {
    const double kappa = analysis.condition_number;
    if (std::isinf(kappa))
        return analysis.rank == 0
                   ? "nothing is left"
                   : fmt::format("effective κ (rank 1) {}", number_text(analysis.effective_condition_number));
    if (kappa < 1 + 1e-9) return "all directions alike";
    if (kappa < 3) return "nearly round";
    if (kappa < 30) return "stretched";
    if (kappa < 1e4) return "very thin";
    return "close to a segment";
}

std::string determinant_meaning(const Analysis& analysis) {
    const double det = analysis.determinant;
    if (det == 0) return "areas vanish";
    return fmt::format("areas × {}{}", number_text(std::abs(det)), det < 0 ? ", mirrored" : "");
}

std::string axes_note(const transform::Params& params, const Analysis& analysis) {
    if (analysis.rank == 0) return "The zero matrix: every pair of axes will do.";
    if (analysis.tie == Tie::Exact) return "σ₁ = σ₂: any two perpendicular axes will do.";
    if (!analysis.sorted) return "σ₂ is longer now; the axes change names when you let go.";
    if (analysis.rank == 1) return "Rank 1: v₂ goes to zero, u₂ is a free choice.";
    if (analysis.tie == Tie::Near) return "σ₁ ≈ σ₂: a small change of A turns the axes a lot.";
    if (analysis.signed_form) return "Signed form: σ₂ carries the mirror of det A < 0.";
    if (params.flip_second)
        return "Written with the other sign of u₂ and v₂; the animation turns with the first choice.";
    return {};
}

std::string eigen_sentence(const Analysis& analysis) {
    const transform::Eigen2& eigen = analysis.eigen;
    if (eigen.every_direction)
        return fmt::format("Every direction keeps its line: λ = {}.", number_text(eigen.values[0]));
    if (eigen.count == 2)
        return fmt::format("Two directions keep their line: λ = {} and {}.", number_text(eigen.values[0]),
                           number_text(eigen.values[1]));
    if (eigen.count == 1)
        return fmt::format("Defective: a single direction keeps its line, λ = {} twice.",
                           number_text(eigen.values[0]));
    return fmt::format("No real eigenvector: A turns every direction (complex pair, modulus {}, angle {}).",
                       number_text(eigen.complex_modulus), degrees_text(eigen.complex_angle));
}

std::string polar_sentence(const Analysis& analysis) {
    return fmt::format("One stretch along v₁ and v₂ (dashed), then one {} {}.",
                       analysis.polar.is_mirror ? "mirror, line at" : "turn by",
                       degrees_text(analysis.polar.angle));
}

std::string inverse_sentence(const Analysis& analysis) {
    if (analysis.rank == 2) return "The dashed ellipse is A⁻¹ of the circle: its axes are 1/σ₁ and 1/σ₂.";
    if (analysis.rank == 1)
        return "No inverse; the pseudoinverse A⁺ brings the segment back and leaves the rest at zero.";
    return "No inverse; the pseudoinverse of zero is zero.";
}

std::string eigshow_sentence(const transform::Params& params, const Analysis& analysis) {
    const double ratio = norm(analysis.image) / norm(params.probe);
    return fmt::format("Drag x: where is A x longest? Now |A x| = {} of {}.", number_text(ratio),
                       number_text(analysis.sigma_max));
}

std::string description(const transform::Params& params, double time, const Analysis& analysis) {
    const std::string shape =
        analysis.rank == 0   ? "a point"
        : analysis.rank == 1 ? fmt::format("a segment of half length {}", number_text(analysis.sigma_max))
                             : fmt::format("an ellipse with half axes {} and {}",
                                           number_text(analysis.sigma_max), number_text(analysis.sigma_min));
    return fmt::format(
        "A = {} takes the unit circle to {}, the long axis at {}. rank {}, condition number {}, determinant "
        "{}. {} {}",
        matrix_words(params.matrix), shape, degrees_text(analysis.svd.axes.angle_u), analysis.rank,
        number_text(analysis.condition_number), number_text(analysis.determinant),
        stage_sentence(analysis, time), axes_note(params, analysis));
}

}  // namespace svdscope::transform_words
