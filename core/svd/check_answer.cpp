// Reads an answer, mends it in every way, and lets the cheapest mending that fits name the fault.
#include "core/svd/check_answer.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "core/analysis/rank.hpp"
#include "core/svd/answer_alignment.hpp"
#include "core/svd/answer_reading.hpp"
#include "core/svd/decompose.hpp"
#include "core/svd/fault_places.hpp"
#include "core/svd/input.hpp"
#include "core/svd/mend.hpp"
#include "core/svd/verdict_words.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// Fewer decimals cannot be told apart from other answers; and who holds this many may write more.
constexpr int kFewestDigits = 2, kEnoughDigits = 4;
// Closer sigma are the same number, as in the transform lab.
constexpr double kTie = 1e-9;

NumberTable table_of(const MatrixXd& M) {
    NumberTable table{static_cast<int>(M.rows()), static_cast<int>(M.cols()), {}};
    for (Index i = 0; i < M.rows(); ++i) {
        for (Index j = 0; j < M.cols(); ++j) table.values.push_back(M(i, j));
    }
    return table;
}

void start_positive(MatrixXd& M, Index i, MatrixXd* partner) {
    for (const double part : VectorXd(M.col(i))) {
        if (std::abs(part) <= 1e-9) continue;
        if (part < 0) {
            M.col(i) *= -1;
            if (partner != nullptr) partner->col(i) *= -1;
        }
        return;
    }
}

/// The signs of a transcript: see make_transcript.
void settle_signs(Examined& examined) {
    const bool wide = examined.A.cols() > examined.A.rows();
    MatrixXd& seeds = wide ? examined.U : examined.V;
    MatrixXd& partners = wide ? examined.V : examined.U;
    for (Index i = 0; i < examined.rank; ++i) start_positive(seeds, i, &partners);
    for (Index i = examined.rank; i < seeds.cols(); ++i) start_positive(seeds, i, nullptr);
    for (Index i = examined.rank; i < partners.cols(); ++i) start_positive(partners, i, nullptr);
}

Result<Examined> examine(const MatrixXd& A, const Svd* ours) {
    if (A.rows() > kMostExaminedSide || A.cols() > kMostExaminedSide) {
        return fail("Answers are checked for matrices up to 20 x 20.");
    }
    if (auto checked = check_entries(A); !checked) return tl::unexpected(checked.error());
    DecomposeOptions options;
    options.full = true;
    const Result<Svd> svd = decompose(A, options);
    if (!svd) return tl::unexpected(svd.error());
    Examined examined;
    int exponent = 0;
    std::frexp(A.cwiseAbs().maxCoeff(), &exponent);
    examined.scale = std::ldexp(1.0, -std::clamp(exponent, -1000, 1000));
    examined.A = examined.scale * A;
    examined.sigma = examined.scale * svd->sigma;
    const std::vector<double> sigma(examined.sigma.begin(), examined.sigma.end());
    examined.rank = rank_of(sigma, rank_tolerance(sigma[0], static_cast<std::size_t>(A.rows()),
                                                  static_cast<std::size_t>(A.cols())));
    examined.U = ours == nullptr ? svd->U : ours->U;
    examined.V = ours == nullptr ? svd->V : ours->V;
    if (ours == nullptr) settle_signs(examined);
    return examined;
}

struct Parts {
    AnswerPart U, sigma, V;  ///< V as it was said: not transposed
    int written = kExactDigits;
};

/// A sentence: what cannot be read.
Result<Parts> read(const AnswerText& answer, const Examined& examined) {
    Parts parts;
    struct Named {
        const std::string& text;
        const char* name;
        AnswerPart& part;
    };
    const Named all[] = {{answer.U, "U", parts.U},
                         {answer.sigma, "sigma", parts.sigma},
                         {answer.V, answer.v_is_transposed ? "V^T" : "V", parts.V}};
    for (const Named& one : all) {
        if (one.text.find_first_not_of(" \t\r\n") == std::string::npos) {
            return fail(std::string(one.name) + " is missing.");
        }
        Result<AnswerPart> part = read_answer_part(one.text);
        if (!part) return fail(std::string(one.name) + ": " + part.error().message);
        one.part = *std::move(part);
    }
    if (answer.v_is_transposed) parts.V.values = parts.V.values.transpose().eval();
    parts.written = std::min(parts.U.decimals, parts.V.decimals);
    if (parts.sigma.rounding > 0 && examined.sigma(0) > 0) {
        // Of sigma the digits count from the first one of sigma_1.
        const double relative = 2 * parts.sigma.rounding * examined.scale / examined.sigma(0);
        const int digits = static_cast<int>(std::ceil(-std::log10(relative) - 0.3));
        parts.written = std::min(parts.written, std::clamp(digits, 0, kExactDigits));
    }
    return parts;
}

/// "0.6" may be rounded, or be exactly that: parts with too few digits, taken at their word.
Parts taken_exactly(Parts parts) {
    for (AnswerPart* part : {&parts.U, &parts.V}) {
        if (part->decimals < kFewestDigits) part->rounding = 0;
    }
    parts.sigma.rounding = 0;
    parts.written = kExactDigits;
    return parts;
}

struct Mended {
    Candidate candidate;
    int held = -1;
    bool good = false;
};

/// The mending that fits with the fewest repairs: among those precise enough, else among the coarse ones.
std::optional<Mended> best_mending(const Examined& examined, const std::vector<Candidate>& readings,
                                   int written) {
    std::optional<Mended> best;
    const auto rank = [](const Mended& one) {
        const auto& repairs = one.candidate.repairs;
        const Finding first = repairs.empty() ? Finding::Right : *std::ranges::min_element(repairs);
        return std::tuple(!one.good, repairs.size(), first);
    };
    for (const Candidate& reading : readings) {
        if (best && best->good && best->candidate.repairs.size() < reading.repairs.size()) break;
        for (Candidate& candidate : mendings(examined, reading)) {
            const int held = std::min(digits_held(examined, candidate, written), written);
            if (held < 0) continue;
            const bool good = held >= kFewestDigits && (held == written || held >= kEnoughDigits);
            Mended mended{std::move(candidate), held, good};
            if (!best || rank(mended) < rank(*best)) best = std::move(mended);
        }
    }
    return best;
}

std::optional<Mended> best_mending(const Examined& examined, const Parts& parts,
                                   const std::vector<Candidate>& as_written) {
    if (parts.written < kFewestDigits) {
        const Parts exact = taken_exactly(parts);
        auto best = best_mending(examined, readings(examined, exact.U, exact.sigma, exact.V), exact.written);
        if (best && best->held == kExactDigits) return best;
    }
    return best_mending(examined, as_written, parts.written);
}

/// The answer that is right to the last bit, on exact ties only.
Alignment repaired(const Examined& examined, const Candidate& candidate) {
    return align_answer(examined, candidate, kTie * examined.sigma(0));
}

/// Sigma that the student's digits cannot tell apart: axes may be turned there.
double tie_width(const Examined& examined, const Candidate& candidate, int held) {
    const double rounding = std::max(
        {candidate.rounding_U, candidate.rounding_V, held >= kExactDigits ? 0 : 0.5 * std::pow(10.0, -held)});
    return examined.sigma(0) * std::max(kTie, 4 * std::min(rounding, 0.01));
}

void put_repaired(Verdict& verdict, const Examined& examined, const Alignment& alignment, bool thin) {
    const Index k = examined.sigma.size();
    const Index p = thin ? std::min(k, alignment.U.cols()) : alignment.U.cols();
    const Index q = thin ? std::min(k, alignment.V.cols()) : alignment.V.cols();
    verdict.right_U = table_of(alignment.U.leftCols(p));
    verdict.right_V = table_of(alignment.V.leftCols(q));
    verdict.right_sigma = table_of(alignment.sigma / examined.scale);
}

void judge_mended(Verdict& verdict, const Examined& examined, const Mended& mended, bool said_transposed) {
    const Candidate& candidate = mended.candidate;
    const Alignment alignment =
        align_answer(examined, candidate, tie_width(examined, candidate, mended.held));
    verdict.digits_held = mended.held;
    std::vector<Finding> found = candidate.repairs;
    for (Finding& one : found) {
        // Readings do not know what was said: transposed back, V^T stood where V was said, or the reverse.
        if (one == Finding::VForVt && !said_transposed) one = Finding::VtForV;
    }
    verdict.columns = candidate.columns;
    if (!mended.good) found.push_back(Finding::TooCoarse);
    if (found.empty()) {
        if (!alignment.other_axes.empty()) found.push_back(Finding::RightOtherAxes);
        if (!alignment.other_signs.empty()) found.push_back(Finding::RightOtherSigns);
        verdict.columns = alignment.other_axes.empty() ? alignment.other_signs : alignment.other_axes;
    } else {
        std::ranges::sort(found);
    }
    const bool thin = std::ranges::find(found, Finding::ThinAndFull) != found.end();
    put_repaired(verdict, examined, repaired(examined, candidate), thin);
    if (found.empty()) return;
    verdict.finding = found.front();
    verdict.others.assign(found.begin() + 1, found.end());
}

double residual_of(const Examined& examined, const Candidate& candidate) {
    const double size = examined.A.norm();
    const double residual = defects_of(examined, candidate).residual;
    return size == 0 ? (residual == 0 ? 0 : std::numeric_limits<double>::infinity()) : residual / size;
}

bool is_as_said(const Candidate& reading) {
    return !reading.transposed_U && !reading.transposed_V && !reading.exchanged;
}

}  // namespace

Result<Verdict> check_answer(const MatrixXd& A, const AnswerText& answer, const Svd* ours) {
    const Result<Examined> examined = examine(A, ours);
    if (!examined) return tl::unexpected(examined.error());
    Verdict verdict;
    verdict.v_is_transposed = answer.v_is_transposed;
    const Result<Parts> parts = read(answer, *examined);
    if (!parts) {
        verdict.finding = Finding::Unreadable;
        verdict.sentence = parts.error().message;
        return verdict;
    }
    verdict.U = table_of(parts->U.values);
    verdict.Sigma = table_of(parts->sigma.values);
    verdict.V = table_of(answer.v_is_transposed ? MatrixXd(parts->V.values.transpose()) : parts->V.values);
    verdict.digits_written = parts->written;
    verdict.residual = std::numeric_limits<double>::infinity();
    const std::vector<Candidate> all = readings(*examined, parts->U, parts->sigma, parts->V);
    if (all.empty()) {
        judge_shapes(verdict, *examined);
        return verdict;
    }
    for (const Candidate& reading : all) {
        if (is_as_said(reading)) verdict.residual = residual_of(*examined, reading);
    }
    const auto mended = best_mending(*examined, *parts, all);
    if (mended) {
        judge_mended(verdict, *examined, *mended, answer.v_is_transposed);
    } else {
        judge_wrong(verdict, *examined, all.front());
        put_repaired(verdict, *examined, repaired(*examined, all.front()), false);
    }
    verdict.sentence = sentence_of(verdict);
    put_places(verdict);
    return verdict;
}

}  // namespace svdscope
