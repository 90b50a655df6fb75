// Rankings by scores in which ties stay ties, and how many of the relevant documents stand at the top.
#pragma once
#include <optional>
#include <span>
#include <vector>

namespace svdscope {

/// Scores closer than this are one score: beyond it the order is that of rounding, not of the documents.
inline constexpr double kScoreTie = 1e-9;

struct Ranked {
    int document = 0;  ///< from 0
    double score = 0;
    int place = 1;  ///< from 1; all of a tie have the place of the first
    int tied = 1;   ///< how many share this place
};

/// The documents that have a score, best first; those of a tie in the order of their numbers. A tie is a run
/// of scores each within kScoreTie of the one before it.
std::vector<Ranked> ranking(std::span<const std::optional<double>> scores);

/// The part of the relevant documents that stand among the first `at`; where `at` cuts through a tie, what is
/// expected when the tied ones stand in any order. Documents without a score are found last, in any order. 0
/// without relevant documents. Shapes: both n, 0 <= at. Error: 4 eps.
double expected_recall(std::span<const std::optional<double>> scores, const std::vector<bool>& relevant,
                       int at);

}  // namespace svdscope
