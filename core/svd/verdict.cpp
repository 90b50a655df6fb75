// Names of findings, and the sentences that a student reads.
#include "core/svd/verdict.hpp"

#include <array>

#include "core/svd/verdict_words.hpp"

namespace svdscope {
namespace {

struct Named {
    Finding finding;
    std::string_view name;
    std::string_view sentence;  ///< "#" stands for "column 2" or "columns 1 and 3"
};
constexpr std::array kNames{
    Named{Finding::Right, "right", "Right."},
    Named{Finding::RightOtherSigns, "right, other signs",
          "Right: only the signs of # differ from ours, and signs are free in pairs."},
    Named{
        Finding::RightOtherAxes, "right, other axes",
        "Right: # are turned inside a subspace where sigma is equal (or 0), and there any perpendicular axes "
        "will do."},
    Named{Finding::Unreadable, "unreadable", ""},
    Named{Finding::WrongShape, "wrong shape", ""},
    Named{Finding::SignsNotPaired, "signs not paired",
          "The signs of # are not paired: A v_i is -sigma_i u_i there. Change the sign of u_i or of v_i."},
    Named{Finding::PairingLost, "pairing lost",
          "U and V are each right alone, but do not fit together: take u_i = A v_i / sigma_i."},
    Named{Finding::VForVt, "V for V^T", "This is V where V^T was said: transpose it."},
    Named{Finding::VtForV, "V^T for V", "This is V^T where V was said: transpose it."},
    Named{Finding::UTransposed, "U transposed", "This is U^T: its columns stand as rows."},
    Named{Finding::NotUnit, "not unit", "The length of # is not 1: divide by the length."},
    Named{Finding::NotOrthogonal, "not orthogonal", "Not perpendicular to the other columns: #."},
    Named{Finding::NotSorted, "not sorted",
          "The order is wrong at #: sigma decreases, and the columns of U and V move with it."},
    Named{Finding::NegativeSigma, "negative sigma",
          "A singular value is never negative: put the sign of # into u_i or v_i."},
    Named{Finding::EigenvaluesGiven, "eigenvalues given",
          "These are the eigenvalues of A^T A: the singular values are their roots."},
    Named{Finding::Exchanged, "U and V exchanged",
          "U and V are exchanged: this is the SVD of A^T. A = U Sigma V^T has the v_i on the side of the "
          "columns of A."},
    Named{Finding::ThinAndFull, "thin and full mixed",
          "The shapes mix the thin and the full form: U Sigma V^T cannot be multiplied."},
    Named{Finding::TooCoarse, "rounded too coarsely", ""},
    Named{Finding::WrongSigma, "wrong sigma", "U and V are right, but sigma is not, at #."},
    Named{Finding::Wrong, "wrong", "This is not an SVD of the matrix."},
};

const Named& named(Finding finding) { return kNames[static_cast<std::size_t>(finding)]; }

std::string columns_text(const std::vector<int>& columns) {
    std::string text = columns.size() == 1 ? "column " : "columns ";
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (i > 0) text += i + 1 == columns.size() ? " and " : ", ";
        text += std::to_string(columns[i] + 1);
    }
    return text;
}

std::string coarse_text(const Verdict& verdict) {
    const std::string digits =
        std::to_string(verdict.digits_held) + (verdict.digits_held == 1 ? " decimal" : " decimals");
    if (verdict.digits_held >= verdict.digits_written) {
        return "Rounded too coarsely: with " + digits +
               " it cannot be told apart from other answers. Give at "
               "least 2.";
    }
    return "Rounded too coarsely: only " + digits +
           " hold of those that are written. Round at the end, not on "
           "the way.";
}

}  // namespace

std::string_view name_of(Finding finding) { return named(finding).name; }

std::string sentence_of(const Verdict& verdict) {
    if (verdict.finding == Finding::TooCoarse) return coarse_text(verdict);
    std::string sentence(named(verdict.finding).sentence);
    const std::size_t mark = sentence.find('#');
    if (mark != sentence.npos) {
        std::string columns = verdict.columns.empty() ? "some columns" : columns_text(verdict.columns);
        if (mark == 0) columns[0] = 'C';
        sentence.replace(mark, 1, columns);
    }
    if (verdict.finding == Finding::RightOtherAxes && verdict.columns.size() == 1) {
        sentence.replace(sentence.find(" are turned"), 11, " is turned");
    }
    return sentence;
}

}  // namespace svdscope
