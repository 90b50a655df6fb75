// Microseconds for a thin SVD of every size, in one run and taking turns: ours, LAPACK's dgesdd, and the
// fastest of Eigen's. One thread.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include <Eigen/SVD>

#include "core/base/random.hpp"
#include "core/svd/decompose.hpp"
#include "core/svd/lapack.hpp"
#include "core/svd/refined.hpp"
#include "core/svd/three_by_three.hpp"
#include "svd_peers.hpp"

namespace svdscope::bench {
namespace {

using Eigen::MatrixXd;

struct Contestant {
    std::function<void()> work;
    std::vector<double> microseconds = {};

    double median() const {
        std::vector<double> sorted = microseconds;
        std::sort(sorted.begin(), sorted.end());
        return sorted[sorted.size() / 2];
    }
};

double checksum = 0;  // printed, so that no compiler leaves the work out

double microseconds_of(const std::function<void()>& work, int times) {
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < times; ++i) work();
    const std::chrono::duration<double, std::micro> spent = std::chrono::steady_clock::now() - start;
    return spent.count() / times;
}

// Each sample is at least some tenths of a millisecond; the contestants take turns.
void race(std::vector<Contestant>& list, int rounds) {
    for (int round = 0; round < rounds; ++round) {
        for (Contestant& one : list) {
            const double once = microseconds_of(one.work, 1);
            one.microseconds.push_back(microseconds_of(one.work, std::max(1, static_cast<int>(300 / once))));
        }
    }
}

Contestant peer(Peer by, const MatrixXd& A) {
    return {[by, &A] {
        Eigen::VectorXd sigma(std::min(A.rows(), A.cols()));
        checksum += by(A.data(), A.rows(), A.cols(), sigma.data());
    }};
}

void row(int m, int n, Random& random) {
    const MatrixXd A = MatrixXd::NullaryExpr(m, n, [&] { return random.normal(); });
    const bool is_large = std::min(m, n) > 256;
    std::vector<Contestant> list;
    list.push_back({[&] { checksum += decompose(A)->sigma(0); }});
    list.push_back({[&] { checksum += lapack::gesdd(A, Factors::Thin)->sigma(0); }});
    list.push_back(peer(eigen_bdc, A));
    list.push_back(peer(eigen_bdc_native, A));
    const std::size_t first_jacobi = list.size();
    if (!is_large) {
        list.push_back(peer(eigen_jacobi, A));
        list.push_back(peer(eigen_jacobi_native, A));
    }
    const bool is_exact = std::min(m, n) <= kMostRefinedColumns;
    if (is_exact) list.push_back({[&] { checksum += refined_svd(A, Factors::Thin)->sigma(0); }});
    race(list, is_large ? 3 : 25);
    double eigen = std::min(list[2].median(), list[3].median()), jacobi = 0;
    if (!is_large) jacobi = std::min(list[first_jacobi].median(), list[first_jacobi + 1].median());
    if (!is_large) eigen = std::min(eigen, jacobi);
    const double ours = list[0].median(), lapack = list[1].median();
    std::printf("| %d x %d | %s | %.2f | %.2f | %.2f | **%.2f** | **%.2f** |", m, n,
                name_of(method_for(A)).data(), ours, lapack, eigen, lapack / ours, eigen / ours);
    if (is_exact) {
        std::printf(" %.2f | %.2f |\n", list.back().median(), jacobi / list.back().median());
    } else {
        std::printf(" | |\n");
    }
}

void three_by_three(Random& random) {
    const Eigen::Matrix3d A = Eigen::Matrix3d::NullaryExpr([&] { return random.normal(); });
    std::vector<Contestant> list;
    list.push_back({[&] { checksum += svd_3x3(A).sigma(0); }});
    list.push_back({[&] {
        checksum += Eigen::JacobiSVD<Eigen::Matrix3d>(A, Eigen::ComputeFullU | Eigen::ComputeFullV)
                        .singularValues()(0);
    }});
    race(list, 101);
    std::printf("\nsvd_3x3 %.3f us, Eigen's JacobiSVD<Matrix3d> %.3f us: %.2f times as fast\n",
                list[0].median(), list[1].median(), list[1].median() / list[0].median());
}

}  // namespace
}  // namespace svdscope::bench

int main() {
    using namespace svdscope::bench;
    svdscope::Random random(1);
    std::printf(
        "| size | method | ours, us | dgesdd | best Eigen | dgesdd / ours | Eigen / ours | exact | Eigen "
        "Jacobi / exact |\n");
    std::printf("|---|---|---|---|---|---|---|---|---|\n");
    for (const auto& [m, n] : {std::pair{2, 2},
                               {3, 3},
                               {4, 4},
                               {8, 8},
                               {16, 16},
                               {32, 32},
                               {48, 48},
                               {64, 64},
                               {128, 128},
                               {256, 256},
                               {512, 512},
                               {1024, 1024},
                               {100, 5},
                               {2000, 15},
                               {400, 64}})
        row(m, n, random);
    three_by_three(random);
    std::printf("(checksum %.6g)\n", checksum);
}
