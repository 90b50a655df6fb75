// What the fit lab says about its numbers.
#include "app/labs/fit_words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "app/ui/number_text.hpp"

namespace svdscope::fit_words {
namespace {

using fit::Analysis;
using fit::Params;

constexpr double kNarrow = 1e8;  // from here on half of the digits are gone

std::string kind_of(int degree) {
    constexpr std::array<std::string_view, 4> kNames{"constant", "line", "parabola", "cubic"};
    if (degree < 4) return std::string(kNames[static_cast<std::size_t>(degree)]);
    return fmt::format("polynomial of degree {}", degree);
}

std::string plural(int count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string digits_text(double relative_error) {
    const int digits = static_cast<int>(digits_kept(relative_error));
    return digits == 0 ? "no digit" : plural(digits, "digit");
}

std::string filter_sentence(const Params& params, const Analysis& a) {
    if (a.kept > a.rank) return "Below rounding: directions that are nothing but rounding have come in.";
    const std::string how = params.cure == fit::Cure::Ridge
                                ? "Ridge"
                                : fmt::format("{} of {} kept", a.kept, plural(a.rank, "direction"));
    return fmt::format("{}: |x| from {} to {}, |r| from {} to {}.", how, number_text(a.shortest),
                       number_text(a.length), number_text(a.least_residual), number_text(a.residual_norm));
}

std::string open_sentence(const Analysis& a) {
    if (a.rank < std::min(a.distinct, a.unknowns))
        return fmt::format("To rounding the columns of A are dependent: rank {} of {}, the rest is left out.",
                           a.rank, a.unknowns);
    if (a.distinct < a.count)
        return fmt::format("Only {}, rank {} of {}: of all best curves this one has the shortest x.",
                           a.distinct == 1 ? "one x" : fmt::format("{} different x", a.distinct), a.rank,
                           a.unknowns);
    return fmt::format("{}, {} unknowns: of all curves that meet them this one has the shortest x.",
                       plural(a.count, "point"), a.unknowns);
}

std::string fit_sentence(const Params& params, const Analysis& a) {
    if (!is_unfiltered(a)) return filter_sentence(params, a);
    if (a.rank < a.unknowns) return open_sentence(a);
    const auto degree = static_cast<std::size_t>(params.degree);
    if (a.kappa > kNarrow && degree < a.digits.size())
        return fmt::format("κ = {}: of x the normal equations keep {}, the SVD {}.",
                           exponent_text(a.kappa, 0), digits_text(a.digits[degree].normal),
                           digits_text(a.digits[degree].svd));
    if (a.unknowns == a.count)
        return "As many unknowns as points: the curve meets every one, noise included.";
    return fmt::format("No other {} has a smaller sum of squares: |r|² = {}.", kind_of(params.degree),
                       number_text(a.residual_norm * a.residual_norm));
}

std::string projection_sentence(const Analysis& a) {
    if (!a.projection) return "The projection needs three points and degree 0 or 1.";
    const std::string_view where = a.projection->rank == 2 ? "plane" : "line";
    if (!is_unfiltered(a))
        return fmt::format("Filtered, A x leaves the foot of the perpendicular: |r| from {} to {}.",
                           number_text(a.least_residual), number_text(a.residual_norm));
    return fmt::format("A x is the point of the {} that is nearest to b: r stands at right angles to it.",
                       where);
}

std::string power_text(std::string_view variable, int power) {
    constexpr std::array<std::string_view, 10> kPowers{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    if (power == 0) return "";
    if (power == 1) return fmt::format(" {}", variable);
    return fmt::format(" {}{}", variable, kPowers[static_cast<std::size_t>(power)]);
}

}  // namespace

std::string point_name(std::size_t index) { return fmt::format("p{}", index); }

std::optional<std::size_t> point_index(std::string_view name) {
    std::size_t index = 0;
    if (name.size() < 2 || name.front() != 'p') return std::nullopt;
    const auto [end, error] = std::from_chars(name.data() + 1, name.data() + name.size(), index);
    if (error != std::errc{} || end != name.data() + name.size()) return std::nullopt;
    return index;
}

double digits_kept(double relative_error) {
    constexpr double kMost = 16;
    if (!(relative_error > 0)) return kMost;
    if (std::isinf(relative_error)) return 0;
    return std::clamp(-std::log10(relative_error), 0.0, kMost);
}

bool is_unfiltered(const Analysis& a) {
    return a.kept == a.rank && std::all_of(a.directions.begin(), a.directions.end(),
                                           [](const auto& d) { return d.filter == 0 || d.filter == 1; });
}

std::string invitation(const Params& params, FitLab::Page page) {
    if (page == FitLab::Page::Projection)
        return "Three points make b one arrow of space, and the line's A x moves in a plane. Drag b.";
    for (const FitDataInfo& info : fit_data())
        if (info.id == params.data) return std::string(info.look_for);
    return "Your points. Drag the degree: when does the curve follow the noise?";
}

std::string bar_sentence(const Params& params, FitLab::Page page, const Analysis& a) {
    if (a.count == 0) return "No point yet: double-click the plane to add one.";
    return page == FitLab::Page::Projection ? projection_sentence(a) : fit_sentence(params, a);
}

std::vector<std::string> polynomial_terms(const Params& params, const Analysis& a) {
    const std::string_view variable = params.basis == fit::Basis::Plain ? "x" : "t";
    std::vector<std::string> terms{fmt::format("p({}) =", variable)};
    for (std::size_t k = 0; k < a.curve.coefficients.size(); ++k) {
        const double c = a.curve.coefficients[k];
        const bool minus = std::signbit(c) && c != 0;
        const std::string_view sign = k == 0 ? (minus ? "−" : "") : (minus ? "− " : "+ ");
        terms.push_back(
            fmt::format("{}{}{}", sign, number_text(std::abs(c)), power_text(variable, static_cast<int>(k))));
    }
    return terms;
}

std::string variable_text(const Polynomial& curve) {
    return fmt::format("t = (x {} {}) / {}", curve.center < 0 ? "+" : "−",
                       number_text(std::abs(curve.center)), number_text(curve.scale));
}

std::string kappa_meaning(const Analysis& a) {
    if (a.rank < a.unknowns) return fmt::format("on the rank: {}", number_text(a.effective_kappa, 1));
    return fmt::format("AᵀA: {}", number_text(a.kappa * a.kappa, 0));
}

std::string description(const Params& params, const FitLab::View& view, const Analysis& a) {
    const std::string title =
        fmt::format("Fit: {} through {}. ", kind_of(params.degree), plural(a.count, "point"));
    return title + bar_sentence(params, view.page, a);
}

std::vector<Claim> claims() {
    return {{"Least squares needs the SVD.",
             "QR gives the same digits for less work while the columns are independent. The SVD is for when "
             "they are not, or nearly not, and for seeing why."},
            {"The normal equations are wrong.",
             "They are quick and right while κ² eps is small. Then they run out of digits twice as fast, and "
             "stop: see the digits under the plane."},
            {"Degree 9 is hopeless: κ is 10¹⁰.",
             "In x, yes. In t = (x − middle) / half width the same curves have κ near 10³. The columns were "
             "badly chosen, not the question."},
            {"The pseudoinverse picks the smoothest curve.",
             "It picks the shortest list of coefficients. In t instead of x that is another curve."},
            {"More directions are a better fit.",
             "The residual never grows. The distance from the truth does: small σ bring in mostly noise."}};
}

}  // namespace svdscope::fit_words
