// The SVD of a large matrix by bidiagonal divide and conquer: LAPACK's where there is one, else Eigen's.
#pragma once
#include <Eigen/Core>
#include <functional>
#include <optional>
#include <stop_token>

#include "core/svd/factors.hpp"
#include "core/svd/svd.hpp"

namespace svdscope {

/// How somebody who waits follows the work and ends it.
struct SvdWatch {
    std::stop_token stop;
    std::function<void(double)> progress;  ///< from 0 to 1, in the calling thread

    bool is_stopped() const { return stop.stop_requested(); }
    void tell(double share) const {
        if (progress) progress(share);
    }
};

/// Shapes: A m x n, m, n >= 1, finite entries. Result: see Svd. Unique: as decompose.
/// Fails: nothing when it was stopped, when it did not converge, or when the factors do not give A back (one
/// random vector is sent through both; libraries have been seen to be wrong on some processors).
/// Error: as decompose, for entries between 2^-300 and 2^300.
/// A request to stop is looked at between the panels of the reduction to two diagonals and between the
/// stages after it, where LAPACK is there and both sides have 256 or more; elsewhere before and after the
/// work. Source: LAPACK 3.11 dgebrd, dbdsdc, dormbr, in the order of dgesdd; Eigen 3.4 BDCSVD.
std::optional<Svd> divide_and_conquer(const Eigen::MatrixXd& A, Factors factors, const SvdWatch& watch = {});

}  // namespace svdscope
