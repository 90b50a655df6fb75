// Somebody else's program: the rank of a pasted matrix, by the core.
#include <array>
#include <cstdio>

#include "core/analysis/rank.hpp"
#include "core/io/matrix_text.hpp"
#include "core/svd/decompose.hpp"

int main() {
    const auto A = svdscope::parse_matrix("[[1, 2, 3], [2, 4, 6], [1, 1, 1]]");
    if (!A) return std::printf("%s\n", A.error().message.c_str()), 1;
    const auto svd = svdscope::decompose(*A);
    if (!svd) return std::printf("%s\n", svd.error().message.c_str()), 1;
    const std::array sigma{svd->sigma(0), svd->sigma(1), svd->sigma(2)};
    const int rank = svdscope::rank_of(sigma, svdscope::rank_tolerance(sigma[0], 3, 3));
    std::printf("rank %d\n", rank);
    return rank == 2 ? 0 : 1;
}
