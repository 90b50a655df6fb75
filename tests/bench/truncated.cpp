// Processor seconds for the first 64 triplets of a picture and of a tall table, and how far off the values
// are. With a folder as argument it also writes the two matrices there, so that
// tests/bench/truncated_peers.py can take the same.
#include "core/svd/truncated.hpp"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "core/base/random.hpp"
#include "core/data/synthetic_images.hpp"
#include "core/data/synthetic_matrices.hpp"
#include "core/svd/decompose.hpp"
#include "core/svd/lapack.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

constexpr int kRank = 64;
constexpr int kRounds = 5;

// As embeddings are: directions whose weight falls slowly, and noise on all of them.
MatrixXd tall_table(Index rows, Index cols) {
    Random random(7);
    MatrixXd A(rows, cols);
    for (Index j = 0; j < cols; ++j)
        for (Index i = 0; i < rows; ++i) A(i, j) = random.normal() / (1 + 0.1 * static_cast<double>(j));
    const MatrixXd turn = matrix_with_spectrum(Eigen::VectorXd::Ones(cols), 3);
    return lapack::product(A, turn);
}

// Of the processor, which others may share.
double seconds(const std::function<void()>& work) {
    const std::clock_t start = std::clock();
    work();
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

void save(const MatrixXd& A, const std::string& path) {
    std::ofstream file(path, std::ios::binary);
    file.write(reinterpret_cast<const char*>(A.data()), static_cast<std::streamsize>(A.size() * 8));
}

void measure(const char* name, const MatrixXd& A) {
    const Eigen::VectorXd exact = decompose(A)->sigma.head(kRank);
    for (const double accuracy : {1e-3, 1e-9, 1e-12}) {
        std::vector<double> times;
        Svd svd;
        for (int round = 0; round < kRounds; ++round)
            times.push_back(seconds([&] { svd = truncated_svd(A, kRank, {.accuracy = accuracy}).value(); }));
        std::sort(times.begin(), times.end());
        const double error = (svd.sigma.cwiseQuotient(exact).array() - 1).abs().maxCoeff();
        std::printf("%-16s asked %.0e   median %.3f s   least %.3f s   worst relative error %.1e\n", name,
                    accuracy, times[kRounds / 2], times[0], error);
    }
}

}  // namespace
}  // namespace svdscope

int main(int count, char** arguments) {
    using namespace svdscope;
    const Eigen::MatrixXd image = grey_of(photo_image(1024, 1));
    const Eigen::MatrixXd table = tall_table(20000, 768);
    if (count > 1) {
        save(image, std::string(arguments[1]) + "/image_1024_1024.f8");
        save(table, std::string(arguments[1]) + "/table_20000_768.f8");
    }
    measure("image 1024x1024", image);
    measure("table 20000x768", table);
}
