// The examiner: is this U, Sigma, V an SVD of A, and if not, what is wrong with it?
#pragma once
#include <Eigen/Core>
#include <string>

#include "core/base/result.hpp"
#include "core/svd/svd.hpp"
#include "core/svd/verdict.hpp"

namespace svdscope {

/// An answer as a student writes it, each in any form of parse_matrix: numpy, MATLAB, LaTeX, a spreadsheet.
struct AnswerText {
    std::string U;
    std::string sigma;  ///< a list, or Sigma as a matrix
    std::string V;
    bool v_is_transposed = false;  ///< what the student says V is
};

inline constexpr int kMostExaminedSide = 20;

/// Shapes: A m x n, at most 20 x 20. U and V thin (k = min(m, n) columns), full (square) or only as wide as
/// the rank; sigma as a list, as a square diagonal matrix or as Sigma m x n. Result: see Verdict. How exactly
/// a number is to be taken is read from its text: "0.71" is within half a unit of its last digit, "sqrt(2)/2"
/// and "1/3" are exact, "0" among decimals is rounded like them. Right are all signs in pairs, all rotations
/// among equal sigma and all completions. Faults are found by mending: of all mendings that make it right the
/// one with the fewest repairs names the fault, the most specific first. `ours` is a full SVD of A whose
/// signs and axes are called ours (a transcript's); without it the first entry that is not 0 of each v (or u
/// where A is wide) is positive. Fails when A has no entries, more than 20 rows or columns, or an entry that
/// is not finite; what is wrong with the answer is a Verdict. Error: names the planted fault in at least 99 %
/// of random faults (test CheckAnswerFaults.AreNamed; the confusion table: tests/bench/check_answer.cpp).
Result<Verdict> check_answer(const Eigen::MatrixXd& A, const AnswerText& answer, const Svd* ours = nullptr);

}  // namespace svdscope
