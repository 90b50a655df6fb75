// The steps in words and formulas.
#include "core/byhand/steps.hpp"

#include <cmath>
#include <utility>

namespace svdscope {
namespace {

using formula::colored;
using formula::equal;
using formula::indexed;
using formula::row;
using formula::sign;
using formula::symbol;
using formula::words;

constexpr double kTie = 1e-9;
// Below this sigma / sigma_1 half of the digits of lambda are lost by the Gram matrix.
constexpr double kCancels = 1e-4;

std::string name(const char* letter, std::size_t i) { return letter + ("_" + std::to_string(i + 1)); }
int at(std::size_t i) { return static_cast<int>(i); }

/// Builds the list; the names of the two sides depend on which Gram matrix is taken.
class Steps {
  public:
    explicit Steps(const HandNumbers& hand)
        : hand_(hand),
          numbers_(hand.numbers),
          seed_(numbers_.wide ? "u" : "v"),
          partner_(numbers_.wide ? "v" : "u"),
          side_(numbers_.sigma.size()) {}

    std::vector<Step> all() {
        matrix();
        gram();
        polynomial();
        eigenvalues();
        singular_values();
        for (std::size_t i = 0; i < side_; ++i) eigenvector(i);
        for (std::size_t i = 0; i < rank(); ++i) partner(i);
        completion();
        check();
        return std::move(steps_);
    }

  private:
    std::size_t rank() const { return static_cast<std::size_t>(numbers_.rank); }
    std::string map_name() const { return numbers_.wide ? "A^T" : "A"; }
    Formula map_symbol() const { return numbers_.wide ? formula::transposed(symbol("A")) : symbol("A"); }
    Formula gram_product() const {
        const Formula A = symbol("A"), At = formula::transposed(symbol("A"));
        return numbers_.wide ? row({A, At}) : row({At, A});
    }
    std::string gram_name() const { return numbers_.wide ? "A A^T" : "A^T A"; }
    Formula sign_of_value() const { return sign(hand_.exact ? "=" : "~"); }
    Formula is(Formula left, Formula right) const {
        return row({std::move(left), sign_of_value(), std::move(right)});
    }
    bool is_tied(std::size_t i) const {
        const double gap = kTie * numbers_.lambda[0];
        const auto near = [&](std::size_t j) {
            return j < side_ && std::abs(numbers_.lambda[i] - numbers_.lambda[j]) <= gap;
        };
        return near(i + 1) || (i > 0 && near(i - 1));
    }
    Role role(std::size_t i) const { return i < rank() ? role_of_direction(at(i)) : Role::Lost; }
    Formula named(const char* letter, std::size_t i) const {
        return colored(role(i), indexed(letter, at(i)));
    }

    Step& add(StepKind kind, std::string title, std::string reason, Lit lit) {
        Step step;
        step.kind = kind;
        step.title = std::move(title);
        step.reason = std::move(reason);
        step.lit = lit;
        steps_.push_back(std::move(step));
        return steps_.back();
    }

    void matrix();
    void gram();
    void polynomial();
    void eigenvalues();
    void singular_values();
    void eigenvector(std::size_t i);
    void partner(std::size_t i);
    void completion();
    void check();

    const HandNumbers& hand_;
    const TranscriptNumbers& numbers_;
    const char* seed_;
    const char* partner_;
    std::size_t side_;
    std::vector<Step> steps_;
};

std::string by(int m, int n) { return std::to_string(m) + " x " + std::to_string(n); }

void Steps::matrix() {
    const int m = numbers_.rows, n = numbers_.cols, k = at(side_);
    const std::string size = by(k, k);
    const std::string choice =
        m == n ? "A is square, so A^T A and A A^T are both " + size + "; we take A^T A, which gives V."
               : "A is " + by(m, n) + ". " + gram_name() + " is only " + size +
                     ", the other Gram matrix would be " + by(m + n - k, m + n - k) + ".";
    Step& step = add(StepKind::Matrix, "The matrix", choice, Lit::Matrix);
    step.formulas = {equal(symbol("A"), hand_.A)};
}

void Steps::gram() {
    const std::string reason =
        std::string("With A = U Sigma V^T, ") +
        (numbers_.wide ? "A A^T = U (Sigma Sigma^T) U^T: the u_i are its eigenvectors"
                       : "A^T A = V (Sigma^T Sigma) V^T: the v_i are its eigenvectors") +
        " and the sigma_i^2 its eigenvalues.";
    Step& step = add(StepKind::Gram, "The Gram matrix G = " + gram_name(), reason,
                     numbers_.wide ? Lit::GramOutput : Lit::GramInput);
    step.formulas = {row({symbol("G"), sign("="), gram_product(), sign_of_value(), hand_.gram})};
    step.question = Question{"What is " + gram_name() + "?", numbers_.gram};
    step.remarks = {{Slip::GramForInsight,
                     "The Gram matrix is for insight only: it squares the condition number, so programs do "
                     "not go this way."}};
}

void Steps::polynomial() {
    const bool two = side_ == 2;
    const std::string reason =
        std::string(
            "lambda is an eigenvalue exactly when lambda I - G sends some direction to 0, so when "
            "its determinant is 0.") +
        (two ? " For 2 x 2 that is lambda^2 - (trace) lambda + (determinant)." : "");
    Step& step = add(StepKind::Polynomial, "The characteristic polynomial", reason, Lit::Nothing);
    const Formula inside = row({symbol("lambda"), symbol("I"), sign("-"), symbol("G")});
    step.formulas = {is(row({words("det"), formula::parentheses(inside)}), hand_.polynomial)};
    if (!two) return;
    step.question = Question{"In lambda^2 + p lambda + q, what are p and q?",
                             {hand_.polynomial_values[1], hand_.polynomial_values[0]}};
}

void Steps::eigenvalues() {
    std::string reason = "They are the squares of the singular values, so none is negative.";
    if (side_ == 2) reason = "The quadratic formula. " + reason;
    if (side_ == 3) reason = hand_.roots_found + " " + reason;
    Step& step = add(StepKind::Eigenvalues, "The eigenvalues, largest first", reason,
                     numbers_.wide ? Lit::OutputDirections : Lit::InputDirections);
    if (side_ == 2) {
        const Formula above = row({hand_.trace, sign("+-"), formula::root(hand_.discriminant)});
        step.formulas.push_back(is(symbol("lambda"), formula::fraction(above, formula::number(2))));
    }
    for (std::size_t i = 0; i < side_; ++i) step.formulas.push_back(is(named("lambda", i), hand_.lambda[i]));
    step.question = Question{"What are the eigenvalues of G?", numbers_.lambda};
    step.question->rule = ReplyRule::AnyOrder;
    if (hand_.exact || !(numbers_.sigma.back() < kCancels * numbers_.sigma[0])) return;
    step.remarks = {{Slip::GramForInsight,
                     "The small root is a difference of two numbers that are nearly equal: with a program's "
                     "digits little is left of it. What stands here was found without the Gram matrix."}};
}

void Steps::singular_values() {
    Step& step =
        add(StepKind::SingularValues, "The singular values",
            "sigma_i is the root of lambda_i: how much A stretches the direction v_i.", Lit::AxisLengths);
    for (std::size_t i = 0; i < side_; ++i) {
        Formula line = row({named("sigma", i), sign("="), formula::root(named("lambda", i)), sign_of_value(),
                            hand_.sigma[i]});
        const double value = numbers_.sigma[i];
        if (hand_.exact && value != std::round(value)) {
            line.parts.push_back(sign("~"));
            line.parts.push_back(formula::decimal(value, kHandDigits));
        }
        step.formulas.push_back(std::move(line));
    }
    step.question = Question{"What are the singular values, largest first?", numbers_.sigma};
    step.remarks = {{Slip::RootOfLambda,
                     "The singular values are the roots of the eigenvalues, not the "
                     "eigenvalues themselves, and never negative."},
                    {Slip::OrderOfSigma,
                     "sigma_1 is the largest. Whoever changes the order has to move the "
                     "columns of U and V along."}};
}

void Steps::eigenvector(std::size_t i) {
    const std::string v = name(seed_, i), index = std::to_string(i + 1);
    const bool lost = i >= rank();
    const HandDirection& seed = hand_.seeds[i];
    std::string reason = "A unit vector that G - lambda_" + index + " I sends to 0.";
    if (lost) reason += " Its eigenvalue is 0: " + map_name() + " sends " + v + " to 0 as well.";
    Step& step = add(StepKind::Eigenvector, "The direction " + v, reason,
                     lost && !numbers_.wide ? Lit::NullLine
                     : numbers_.wide        ? Lit::OutputDirection
                                            : Lit::InputDirection);
    step.index = at(i);
    const Formula shift = row({symbol("G"), sign("-"), named("lambda", i), symbol("I")});
    step.formulas.push_back(is(shift, seed.shifted));
    if (hand_.exact && !seed.is_unit) {
        const Formula w = indexed("w", at(i));
        step.formulas.push_back(
            row({w, sign("="), seed.raw, sign(","), formula::bars(w), sign("="), seed.length}));
    }
    step.formulas.push_back(is(named(seed_, i), seed.unit));
    if (!is_tied(i)) {
        step.question = Question{"What is " + v + "?", seed.values};
        step.question->rule = ReplyRule::UpToSign;
    } else {
        step.remarks.push_back({Slip::TiedDirections,
                                "This eigenvalue comes more than once: any perpendicular unit vectors of "
                                "its subspace will do, and these are one choice."});
    }
    if (i == 0) {
        step.remarks.push_back({Slip::NotUnit, "Divide by the length: columns of U and V are unit vectors."});
    }
}

void Steps::partner(std::size_t i) {
    const std::string u = name(partner_, i), v = name(seed_, i), index = std::to_string(i + 1);
    const HandDirection& partner = hand_.partners[i];
    Step& step = add(StepKind::Partner, u + " = " + map_name() + " " + v + " / sigma_" + index,
                     map_name() + " sends " + v + " to sigma_" + index + " " + u + ", so " + u +
                         " is its image divided by its length.",
                     numbers_.wide ? Lit::ImageBack : Lit::Image);
    step.index = at(i);
    Formula image = partner.raw;
    if (hand_.exact && !hand_.seeds[i].is_unit) {
        image = row({formula::fraction(formula::number(1), hand_.seeds[i].length), std::move(image)});
    }
    step.formulas.push_back(is(row({map_symbol(), named(seed_, i)}), std::move(image)));
    step.formulas.push_back(is(named(partner_, i), partner.unit));
    // Among equal sigma the student's own v is as good, and with it another u.
    if (!is_tied(i)) {
        step.question = Question{"What is " + u + "?", partner.values};
        step.question->rule = ReplyRule::UpToSign;
    }
    if (i > 0) return;
    step.remarks = {{Slip::SignsInPairs,
                     "Signs come in pairs: -" + v + " is as good, but then " + u + " changes its sign too."},
                    {Slip::PairingLost, std::string("Do not take ") + (numbers_.wide ? "V" : "U") + " from " +
                                            (numbers_.wide ? "A^T A" : "A A^T") +
                                            " by itself: its signs, and its axes where sigmas are equal, "
                                            "would not fit."}};
}

void Steps::completion() {
    if (hand_.partners.size() == rank()) return;
    const char* factor = numbers_.wide ? "V" : "U";
    std::string reason = numbers_.rank < at(side_)
                             ? "Where sigma = 0 there is nothing to divide by. "
                             : std::string("A is not square, so ") + factor + " needs more columns. ";
    reason += "Any unit vectors perpendicular to those found and to each other will do: " +
              std::string(numbers_.wide ? "A sends them to 0." : "no image A x has a part along them.");
    Step& step = add(StepKind::Completion, std::string("Completing ") + factor, reason,
                     numbers_.wide ? Lit::NullLine : Lit::Completion);
    for (std::size_t i = rank(); i < hand_.partners.size(); ++i) {
        const Formula left = colored(Role::Lost, indexed(partner_, at(i)));
        step.formulas.push_back(is(left, hand_.partners[i].unit));
    }
    if (hand_.partners.size() == rank() + 1) {
        step.index = at(rank());
        step.question = Question{"What is " + name(partner_, rank()) + "?", hand_.partners.back().values};
        step.question->rule = ReplyRule::UpToSign;
    }
    if (numbers_.rank < at(side_)) {
        step.remarks = {{Slip::DividingByZero,
                         "Never divide by sigma = 0: such columns are completed, and "
                         "the thin form may leave them out."}};
    }
}

void Steps::check() {
    Step& step = add(StepKind::Check, "Multiplying back",
                     "U Sigma V^T is the sum of the sigma_i u_i v_i^T, one matrix of rank 1 for each "
                     "sigma_i > 0. It has to give A.",
                     Lit::Ellipse);
    step.formulas = {is(symbol("U"), factor_U(hand_)), is(symbol("Sigma"), factor_Sigma(hand_)),
                     is(symbol("V"), factor_V(hand_))};
    std::vector<Formula> terms, sum;
    for (std::size_t i = 0; i < rank(); ++i) {
        if (i > 0) {
            terms.push_back(sign("+"));
            sum.push_back(sign("+"));
        }
        terms.push_back(row({named("sigma", i), named("u", i), formula::transposed(named("v", i))}));
        sum.push_back(colored(role(i), hand_.layers[i]));
    }
    if (rank() == 0) {
        terms.push_back(formula::number(0));
    } else {
        terms.push_back(sign_of_value());
        terms.insert(terms.end(), sum.begin(), sum.end());
    }
    terms.push_back(sign_of_value());
    terms.push_back(hand_.A);
    step.formulas.push_back(row(std::move(terms)));
    if (!hand_.exact) {
        step.formulas.push_back(
            row({words("largest error of an entry"), sign("="), formula::decimal(numbers_.error, 2)}));
    }
}

Formula factor(const std::vector<HandDirection>& directions, int rank) {
    const std::size_t n = directions.size();
    std::vector<Formula> parts;
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            const Role role = at(j) < rank ? role_of_direction(at(j)) : Role::Lost;
            parts.push_back(colored(role, directions[j].entries[i]));
        }
    }
    return formula::matrix(std::move(parts), at(n));
}

}  // namespace

std::vector<Step> make_steps(const HandNumbers& hand) { return Steps(hand).all(); }

Formula factor_U(const HandNumbers& hand) {
    return factor(hand.numbers.wide ? hand.seeds : hand.partners, hand.numbers.rank);
}

Formula factor_V(const HandNumbers& hand) {
    return factor(hand.numbers.wide ? hand.partners : hand.seeds, hand.numbers.rank);
}

Formula factor_Sigma(const HandNumbers& hand) {
    std::vector<Formula> parts;
    for (int i = 0; i < hand.numbers.rows; ++i) {
        for (int j = 0; j < hand.numbers.cols; ++j) {
            const bool on_diagonal = i == j;
            const Role role = i < hand.numbers.rank ? role_of_direction(i) : Role::Lost;
            parts.push_back(on_diagonal ? colored(role, hand.sigma[static_cast<std::size_t>(i)])
                                        : formula::number(0));
        }
    }
    return formula::matrix(std::move(parts), hand.numbers.cols);
}

}  // namespace svdscope
