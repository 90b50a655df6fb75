// Words of the PCA lab.
#include "app/labs/pca_words.hpp"

#include <charconv>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "app/ui/number_text.hpp"

namespace svdscope::pca_words {
namespace {

using pca::Analysis;
using pca::Params;
using pca::Tie;
using Lens = PcaLab::Lens;

// A mean that is nearly zero beside the spread reads as zero.
std::string mean_text(const Analysis& a) {
    const auto shown = [&](double value) {
        return a.centred.deviation[0] > 0.01 ? fixed_text(value) : number_text(value);
    };
    const bool large = std::abs(a.mean.x) > 1e6 || std::abs(a.mean.y) > 1e6;
    return large ? fmt::format("({}, {})", number_text(a.mean.x), number_text(a.mean.y))
                 : fmt::format("({}, {})", shown(a.mean.x), shown(a.mean.y));
}

std::string turn_words(const Params& params, const Analysis& analysis) {
    const double turn = -analysis.axes(params.center).angle;
    const char* which = params.center ? "PC1" : "the first direction";
    return fmt::format("Vᵀ turns by {}: {} lies along x. These are the scores.", degrees_text(turn), which);
}

std::vector<std::string> uncentred_lines(const Analysis& a) {
    if (a.count == 0) return {};
    return {fmt::format("v₁ stands {} from PC1", degrees_text(a.swing)),
            norm(a.mean) > 0
                ? fmt::format("and {} from the mean. Drag the mean.", degrees_text(a.swing_to_mean))
                : "The mean is the origin: nothing to centre."};
}

std::vector<std::string> hunt_lines(const PcaLab::View& view, const Analysis& a) {
    std::vector<std::string> lines{"Turn the line until its variance is largest.",
                                   fmt::format("variance along it  {}", number_text(a.line_variance, 3))};
    if (!view.revealed) return lines;
    lines[0] = fmt::format("Your line is {} away from PC1.", degrees_text(a.line_error));
    lines[1] += fmt::format("  of  {}  ({})", number_text(a.centred.variance[0], 3),
                            percent(a.centred.variance[0] > 0 ? a.line_variance / a.centred.variance[0] : 0));
    return lines;
}

std::vector<std::string> regression_lines(const Analysis& a) {
    if (a.constant[0] || a.constant[1])
        return {"A column is constant: one of the lines of regression is missing."};
    const double pc1 = a.centred.direction[0].y / a.centred.direction[0].x;
    return {fmt::format("slopes  y on x {},  PC1 {},  x on y {}", number_text(a.slope_y_on_x),
                        number_text(pc1), a.slope_x_on_y == 0 ? "∞" : number_text(1 / a.slope_x_on_y)),
            fmt::format("Each makes other distances small: upright, at right angles, level.  r = {}",
                        fixed_text(a.correlation))};
}

std::vector<std::string> outlier_lines(const Params& params, const PcaLab::View& view, const Analysis& a) {
    const auto point = marked_point(params, view);
    if (!point || a.count < 3) return {"Three points are needed to leave one out."};
    const pca::Influence without = pca::influence(params, a, *point);
    return {
        fmt::format("The marked point turns PC1 by {}", degrees_text(std::abs(without.turn))),
        fmt::format("and carries {} of the variance. Drag it, or click another.", percent(without.share))};
}

std::vector<std::string> whitening_lines(const Params& params, const Analysis& a) {
    if (a.axes(params.center).rank < 2) return {"A direction without spread stays as it is."};
    const pca::Axes& axes = a.axes(params.center);
    return {fmt::format("noise × {} along PC1", number_text(1 / axes.deviation[0])),
            fmt::format("noise × {} along PC2, the weak direction", number_text(1 / axes.deviation[1]))};
}

std::vector<std::string> units_lines(const Params& params, const Analysis& a) {
    if (params.standardise)
        return {fmt::format("Standardised: PC1 at {}, for any two columns.", degrees_text(a.centred.angle)),
                fmt::format("Its share is (1 + |r|)/2, here {}.", percent(a.centred.share[0]))};
    return {fmt::format("PC1 at {}. Change a unit and it turns.", degrees_text(a.centred.angle)),
            "Dashed: the old PC1, written in the new units."};
}

}  // namespace

std::string point_name(std::size_t index) { return fmt::format("p{}", index); }

std::optional<std::size_t> point_index(std::string_view handle) {
    if (handle.size() < 2 || handle.front() != 'p') return std::nullopt;
    std::size_t index = 0;
    const char* end = handle.data() + handle.size();
    const auto [rest, error] = std::from_chars(handle.data() + 1, end, index);
    return error == std::errc{} && rest == end ? std::optional(index) : std::nullopt;
}

std::string percent(double share) { return fixed_text(100 * share, 1) + " %"; }

std::string count_text(std::size_t count) {
    std::string digits = std::to_string(count), out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) out += " ";
        out += digits[i];
    }
    return out;
}

std::string points_text(std::size_t count) {
    return count == 1 ? "One point" : count_text(count) + " points";
}

std::vector<std::string> axis_names(bool center, int count) {
    constexpr const char* kDigits[] = {"₁", "₂", "₃"};
    std::vector<std::string> names;
    for (int i = 0; i < count; ++i)
        names.push_back(center ? fmt::format("PC{}", i + 1) : fmt::format("v{}", kDigits[i]));
    return names;
}

std::string column_text(const pca::Column& column) {
    return column.unit.empty() ? column.name : fmt::format("{} ({})", column.name, column.unit);
}

std::vector<std::string> chips(const Params& params) {
    return {params.center ? "centre" : "not centred", "Vᵀ turn", "whiten"};
}

std::string stage_sentence(const Params& params, const PcaLab::View& view, const Analysis& analysis) {
    const double time = PcaLab::shown_time(view);
    if (analysis.count == 0) return "No points yet: choose Add and click on the plane.";
    if (view.lens == Lens::Uncentred && view.time <= 1)
        return "One cloud twice: with its mean subtracted, and as it is.";
    if (time <= 0)
        return fmt::format("{} as {}; mean at {}.", points_text(analysis.count),
                           analysis.count == 1 ? "it is" : "they are", mean_text(analysis));
    if (time <= 1)
        return params.center ? "Centring: the mean moves to the origin. The shape stays."
                             : "Not centred: nothing is subtracted, and the origin stays the centre.";
    if (time <= 2) return turn_words(params, analysis);
    return "Each score is divided by its standard deviation: no direction is left.";
}

std::string invitation(const Params& params) {
    if (params.made) return std::string(info_of(params.recipe.kind).look_for);
    return "Your own cloud: drag a point and watch the axes.";
}

std::string axes_note(const Params& params, const Analysis& analysis) {
    const pca::Axes& axes = analysis.axes(params.center);
    if (analysis.count == 0) return "Without points there is nothing to see.";
    if (analysis.count == 1 && params.center) return "One point has no variance.";
    if (axes.rank == 0) return "All points are equal: no direction varies.";
    if (axes.tie == Tie::Exact) return "Both variances are equal: any axes do.";
    if (axes.tie == Tie::Near) return "The variances nearly tie: the axes are hardly determined.";
    if (axes.rank == 1) return "The points lie on one line: PC2 has no variance.";
    return {};
}

std::optional<std::size_t> marked_point(const Params& params, const PcaLab::View& view) {
    if (params.cloud.empty()) return std::nullopt;
    const std::size_t last = params.cloud.size() - 1;
    return view.marked < 0 ? last : std::min(last, static_cast<std::size_t>(view.marked));
}

std::vector<std::string> lens_lines(const Params& params, const PcaLab::View& view,
                                    const Analysis& analysis) {
    switch (view.lens) {
        case Lens::Uncentred:
            return uncentred_lines(analysis);
        case Lens::Hunt:
            return hunt_lines(view, analysis);
        case Lens::Regression:
            return regression_lines(analysis);
        case Lens::Outlier:
            return outlier_lines(params, view, analysis);
        case Lens::Whitening:
            return whitening_lines(params, analysis);
        case Lens::Units:
            return units_lines(params, analysis);
        case Lens::None:
            break;
    }
    return {};
}

std::string description(const Params& params, const PcaLab::View& view, const Analysis& analysis) {
    std::string words = stage_sentence(params, view, analysis);
    const pca::Axes& axes = analysis.axes(params.center);
    if (!PcaLab::hides_axes(view) && axes.rank > 0)
        words += fmt::format(
            " PC1 points to {} with standard deviation {}, PC2 stands at right angles with {}; PC1 carries "
            "{} of "
            "the variance.",
            degrees_text(axes.angle), number_text(axes.deviation[0]), number_text(axes.deviation[1]),
            percent(axes.share[0]));
    for (const std::string& line : lens_lines(params, view, analysis)) words += " " + line;
    const std::string note = axes_note(params, analysis);
    return note.empty() ? words : words + " " + note;
}

}  // namespace svdscope::pca_words
