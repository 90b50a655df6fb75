// Gram matrix, characteristic polynomial, eigenvalues, eigenvectors, images, completion, and the check.
#include "core/exact/exact_svd.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

namespace svdscope {
namespace {

constexpr const char* kTooLong = "The exact numbers are too long to be worth writing.";
constexpr const char* kIrreducible = "The characteristic polynomial is a cubic without a rational root.";

Quadratic cofactor(const ExactMatrix& M, int i, int j) {
    // Cyclic indices have the sign of the cofactor built in.
    const int a = (i + 1) % 3, b = (i + 2) % 3, c = (j + 1) % 3, d = (j + 2) % 3;
    return M.at(a, c) * M.at(b, d) - M.at(a, d) * M.at(b, c);
}

std::vector<Rational> characteristic_polynomial(const ExactMatrix& G) {
    Quadratic trace;
    for (int i = 0; i < G.rows; ++i) trace = trace + G.at(i, i);
    if (G.rows == 1) return {-trace.p()};
    if (G.rows == 2) return {(G.at(0, 0) * G.at(1, 1) - G.at(0, 1) * G.at(1, 0)).p(), -trace.p()};
    Quadratic minors, determinant;
    for (int i = 0; i < 3; ++i) {
        minors = minors + cofactor(G, i, i);
        determinant = determinant + G.at(0, i) * cofactor(G, 0, i);
    }
    return {-determinant.p(), minors.p(), -trace.p()};
}

/// The real roots of x^3 + c2 x^2 + c1 x + c0 that has three of them, roughly.
std::array<double, 3> rough_roots(double c0, double c1, double c2) {
    const double shift = c2 / 3;
    const double p = std::max(0.0, shift * shift - c1 / 3);
    const double half = -shift * shift * shift + shift * c1 / 2 - c0 / 2;
    const double size = std::sqrt(p);
    const double cosine = p == 0 ? 0 : std::clamp(half / (p * size), -1.0, 1.0);
    std::array<double, 3> roots{};
    for (int k = 0; k < 3; ++k) {
        const double angle = (std::acos(cosine) + 2 * std::numbers::pi * k) / 3;
        roots[static_cast<std::size_t>(k)] = 2 * size * std::cos(angle) - shift;
    }
    return roots;
}

/// A root of x^3 + c2 x^2 + c1 x + c0. With x = y / below the polynomial in y is whole with leading 1, so
/// that y is whole.
std::optional<Rational> rational_root_of_cubic(const std::vector<Rational>& c) {
    Int128 below = 1;
    for (const Rational& coefficient : c) {
        const Int128 own = coefficient.below();
        below = product_within(below, own / greatest_divisor(below, own)).value_or(0);
        if (below == 0) return std::nullopt;
    }
    const Rational factor = Rational::of(below, 1);
    const Rational b2 = c[2] * factor, b1 = c[1] * factor * factor, b0 = c[0] * factor * factor * factor;
    if (b0.is_zero()) return Rational(0);
    for (const double rough : rough_roots(b0.value(), b1.value(), b2.value())) {
        if (!(std::abs(rough) < 1e15)) return std::nullopt;
        for (int step = -1; step <= 1; ++step) {
            const Rational y(static_cast<std::int64_t>(std::llround(rough)) + step);
            if ((((y + b2) * y + b1) * y + b0).is_zero()) return y / factor;
        }
    }
    return std::nullopt;
}

void put_roots(ExactSvd& svd, const Rational& t, const Rational& n) {
    const QuadraticRoots roots = roots_of(t, n);
    svd.discriminant = roots.discriminant;
    svd.lambda.push_back(roots.larger);
    svd.lambda.push_back(roots.smaller);
}

/// False: there is no such form.
bool put_eigenvalues(ExactSvd& svd) {
    const std::vector<Rational>& c = svd.polynomial;
    if (c.size() == 1) svd.lambda = {Quadratic(-c[0])};
    if (c.size() == 2) put_roots(svd, -c[1], c[0]);
    if (c.size() == 3) {
        const auto root = rational_root_of_cubic(c);
        if (!root) return false;
        // Divided by x - root: x^2 + (c2 + root) x + (c1 + (c2 + root) root)
        const Rational linear = c[2] + *root;
        put_roots(svd, -linear, c[1] + linear * *root);
        svd.rational_roots = svd.lambda[0].is_rational() ? 3 : 1;
        svd.lambda.emplace_back(*root);
    }
    std::ranges::stable_sort(
        svd.lambda, [](const Quadratic& x, const Quadratic& y) { return (x - y).sign().value_or(0) > 0; });
    return true;
}

ExactMatrix shifted(const ExactMatrix& G, const Quadratic& lambda) {
    ExactMatrix result = G;
    for (int i = 0; i < G.rows; ++i) result.at(i, i) = G.at(i, i) - lambda;
    return result;
}

ExactDirection direction_of(ExactVector parts, bool completes) {
    Quadratic length = dot(parts, parts);
    return {std::move(parts), std::move(length), completes};
}

void put_seeds(ExactSvd& svd) {
    for (std::size_t i = 0; i < svd.lambda.size(); ++i) {
        if (i > 0 && svd.lambda[i] == svd.lambda[i - 1]) continue;
        for (ExactVector& parts : null_space(shifted(svd.gram, svd.lambda[i]))) {
            svd.seeds.push_back(direction_of(std::move(parts), false));
        }
    }
}

void put_partners(ExactSvd& svd, const ExactMatrix& map) {
    for (int i = 0; i < svd.rank; ++i) {
        const ExactVector image = map * svd.seeds[static_cast<std::size_t>(i)].parts;
        svd.partners.push_back(direction_of(shortened(image), false));
    }
    // Perpendicular to all images is perpendicular to all columns.
    for (ExactVector& parts : null_space(transpose(map))) {
        svd.partners.push_back(direction_of(std::move(parts), true));
    }
}

/// (map w) w^T / |w|^2, turned back to A's shape.
void put_layers(ExactSvd& svd, const ExactMatrix& map) {
    for (int k = 0; k < svd.rank; ++k) {
        const ExactDirection& seed = svd.seeds[static_cast<std::size_t>(k)];
        const ExactVector image = map * seed.parts;
        ExactMatrix layer(map.rows, map.cols);
        for (int i = 0; i < map.rows; ++i) {
            for (int j = 0; j < map.cols; ++j) {
                layer.at(i, j) = image[static_cast<std::size_t>(i)] *
                                 seed.parts[static_cast<std::size_t>(j)] / seed.length_squared;
            }
        }
        svd.layers.push_back(svd.wide ? transpose(layer) : layer);
    }
}

bool sums_to_A(const ExactSvd& svd) {
    ExactMatrix sum(svd.A.rows, svd.A.cols);
    for (const ExactMatrix& layer : svd.layers) {
        for (std::size_t i = 0; i < sum.entries.size(); ++i) {
            sum.entries[i] = sum.entries[i] + layer.entries[i];
        }
    }
    return sum == svd.A;
}

bool are_perpendicular(const std::vector<ExactDirection>& directions) {
    for (std::size_t i = 0; i < directions.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (!dot(directions[i].parts, directions[j].parts).is_zero()) return false;
        }
    }
    return true;
}

double longest_number(const ExactDirection& direction) {
    double longest = svdscope::longest_number(root_form(direction.length_squared));
    for (const Quadratic& part : direction.parts) {
        longest = std::max(longest, svdscope::longest_number(part));
    }
    return longest;
}

bool is_short(const ExactSvd& svd) {
    double longest = 0;
    for (const Quadratic& entry : svd.gram.entries) longest = std::max(longest, longest_number(entry));
    for (const Rational& c : svd.polynomial) longest = std::max(longest, longest_number(Quadratic(c)));
    for (const Quadratic& lambda : svd.lambda) {
        longest = std::max({longest, longest_number(lambda), longest_number(root_form(lambda))});
    }
    for (const ExactDirection& seed : svd.seeds) longest = std::max(longest, longest_number(seed));
    for (const ExactDirection& partner : svd.partners) longest = std::max(longest, longest_number(partner));
    return longest <= kLongestExact;
}

}  // namespace

Quadratic square_of_entry(const ExactDirection& direction, int i) {
    const Quadratic& part = direction.parts[static_cast<std::size_t>(i)];
    return part * part / direction.length_squared;
}

double value_of_entry(const ExactDirection& direction, int i) {
    return direction.parts[static_cast<std::size_t>(i)].value() / root_value(direction.length_squared);
}

Result<ExactSvd> exact_svd(const ExactMatrix& A) {
    if (std::min(A.rows, A.cols) < 1 || std::min(A.rows, A.cols) > 3) {
        return fail("Exact forms need a smaller side of 1 to 3.");
    }
    ExactSvd svd;
    svd.A = A;
    svd.wide = A.cols > A.rows;
    const ExactMatrix map = svd.wide ? transpose(A) : A;
    svd.gram = transpose(map) * map;
    svd.polynomial = characteristic_polynomial(svd.gram);
    const bool known = std::ranges::all_of(svd.polynomial, [](const Rational& c) { return c.is_known(); });
    if (!A.is_known() || !known) return fail(kTooLong);
    if (!put_eigenvalues(svd)) return fail(kIrreducible);
    for (const Quadratic& lambda : svd.lambda) {
        if (!lambda.sign()) return fail(kTooLong);
        svd.rank += *lambda.sign() > 0 ? 1 : 0;
    }
    put_seeds(svd);
    if (svd.seeds.size() != svd.lambda.size()) return fail(kTooLong);
    put_partners(svd, map);
    put_layers(svd, map);
    const bool complete = svd.partners.size() == static_cast<std::size_t>(map.rows);
    if (!complete || !are_perpendicular(svd.seeds) || !are_perpendicular(svd.partners) || !sums_to_A(svd) ||
        !is_short(svd)) {
        return fail(kTooLong);
    }
    return svd;
}

}  // namespace svdscope
