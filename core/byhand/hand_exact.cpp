// The numbers of a calculation by hand in fractions and roots.
#include <cmath>
#include <utility>

#include "core/byhand/hand_numbers.hpp"
#include "core/byhand/number_formula.hpp"

namespace svdscope {
namespace {

std::vector<double> values_of(const std::vector<Quadratic>& numbers) {
    std::vector<double> values;
    for (const Quadratic& number : numbers) values.push_back(number.value());
    return values;
}

HandDirection hand_direction(const ExactDirection& direction) {
    HandDirection result;
    result.raw = formula_of(direction.parts);
    result.length = root_formula(direction.length_squared);
    result.is_unit = direction.length_squared == Quadratic(1);
    result.unit = scaled_formula(direction);
    result.completes = direction.completes;
    for (int i = 0; i < static_cast<int>(direction.parts.size()); ++i) {
        result.entries.push_back(entry_formula(direction, i));
        result.values.push_back(value_of_entry(direction, i));
    }
    return result;
}

void put_seeds(HandNumbers& hand, const ExactSvd& svd) {
    for (std::size_t i = 0; i < svd.seeds.size(); ++i) {
        HandDirection seed = hand_direction(svd.seeds[i]);
        ExactMatrix shifted = svd.gram;
        for (int k = 0; k < shifted.rows; ++k) shifted.at(k, k) = shifted.at(k, k) - svd.lambda[i];
        seed.shifted = formula_of(shifted);
        hand.seeds.push_back(std::move(seed));
    }
}

void put_partners(HandNumbers& hand, const ExactSvd& svd) {
    const ExactMatrix map = svd.wide ? transpose(svd.A) : svd.A;
    for (std::size_t i = 0; i < svd.partners.size(); ++i) {
        HandDirection partner = hand_direction(svd.partners[i]);
        if (!partner.completes) partner.raw = formula_of(map * svd.seeds[i].parts);
        hand.partners.push_back(std::move(partner));
    }
}

void put_polynomial(HandNumbers& hand, const ExactSvd& svd) {
    std::vector<Formula> sizes;
    std::vector<int> signs;
    std::vector<bool> is_one;
    for (const Rational& c : svd.polynomial) {
        const Rational size = c.sign() < 0 ? -c : c;
        sizes.push_back(formula_of(size));
        signs.push_back(c.sign());
        is_one.push_back(size == Rational(1));
        hand.polynomial_values.push_back(c.value());
    }
    hand.polynomial = polynomial_formula(sizes, signs, is_one);
    if (sizes.size() == 2) {
        hand.trace = formula_of(-svd.polynomial[1]);
        hand.discriminant = formula_of(svd.discriminant);
    }
    if (sizes.size() < 3) return;
    // The one root that is a fraction whatever the discriminant is.
    for (std::size_t i = 0; i < 3; ++i) {
        if (!svd.lambda[i].is_rational()) continue;
        hand.roots_found = "Trying the divisors of the constant gives the root " +
                           inline_text(hand.lambda[i]) + "; dividing by it leaves a quadratic equation.";
    }
}

void put_numbers(TranscriptNumbers& numbers, const ExactSvd& svd) {
    numbers.rows = svd.A.rows;
    numbers.cols = svd.A.cols;
    numbers.wide = svd.wide;
    numbers.A = values_of(svd.A.entries);
    numbers.gram = values_of(svd.gram.entries);
    numbers.lambda = values_of(svd.lambda);
    for (const Quadratic& lambda : svd.lambda) numbers.sigma.push_back(root_value(lambda));
    numbers.rank = svd.rank;
}

}  // namespace

HandNumbers hand_numbers(const ExactSvd& svd) {
    HandNumbers hand;
    hand.exact = true;
    hand.basis = "Every number is exact: whole numbers, fractions and square roots.";
    hand.A = formula_of(svd.A);
    hand.gram = formula_of(svd.gram);
    for (const Quadratic& lambda : svd.lambda) {
        hand.lambda.push_back(formula_of(lambda));
        hand.sigma.push_back(root_formula(lambda));
    }
    put_polynomial(hand, svd);
    put_seeds(hand, svd);
    put_partners(hand, svd);
    for (const ExactMatrix& layer : svd.layers) hand.layers.push_back(formula_of(layer));
    put_numbers(hand.numbers, svd);
    return hand;
}

}  // namespace svdscope
