// Answers with one known fault, written in the ways students and programs write them.
#pragma once
#include <Eigen/Core>
#include <span>

#include "core/base/random.hpp"
#include "core/svd/check_answer.hpp"

namespace svdscope::test {

struct Planted {
    Eigen::MatrixXd A;
    AnswerText answer;
    Finding fault = Finding::Right;
};

/// The faults that can be planted. Right: pairs of signs are changed at random, columns among equal sigma and
/// lost directions are turned.
std::span<const Finding> plantable();

/// A random matrix (2 to 6 rows and columns, seldom up to 20; of normal numbers, of small whole ones, of
/// lower rank or with equal sigma), its SVD thin or full, with 2 to 10 decimals or all of them, and the
/// fault. Only what is a fault is planted: no transposing of a symmetric V, no sign where sigma is below a
/// twentieth.
Planted plant(Random& random, Finding fault);

}  // namespace svdscope::test
