// Processor seconds, gigabytes a second and peak memory for the singular values and right vectors of a tall
// .npy file of float32, and how far off they are. Makes its files in a temporary folder:
//     bench_streaming [rows, 100000 without it] [a folder that stays]
// In a folder that stays, the first call makes the files and each later one measures and leaves the values.
#include "core/svd/streaming.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "core/base/random.hpp"
#include "core/data/synthetic_matrices.hpp"
#include "core/io/npy_rows.hpp"
#include "core/svd/lapack.hpp"

namespace svdscope {
namespace {

namespace fs = std::filesystem;
using Eigen::Index;
using Eigen::MatrixXd;

constexpr Index kCols = 768;

std::string head_of(Index rows) {
    std::string text = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + std::to_string(rows) + ", " +
                       std::to_string(kCols) + "), }";
    text.resize(117, ' ');
    text += '\n';
    return std::string("\x93NUMPY\x01\x00", 8) + static_cast<char>(text.size()) + '\0' + text;
}

// Random rows through a matrix of the chosen condition, written as they come.
void write_table(const fs::path& path, Index rows, double condition) {
    Eigen::VectorXd sigma(kCols);
    for (Index i = 0; i < kCols; ++i) sigma(i) = std::pow(condition, -static_cast<double>(i) / (kCols - 1));
    const MatrixXd mix = matrix_with_spectrum(sigma, 3);
    std::ofstream file(path, std::ios::binary);
    const std::string head = head_of(rows);
    file.write(head.data(), static_cast<std::streamsize>(head.size()));
    Random random(4);
    for (Index first = 0; first < rows; first += 500) {
        const Index count = std::min<Index>(500, rows - first);
        const MatrixXd block = MatrixXd::NullaryExpr(kCols, count, [&] { return random.normal(); });
        const Eigen::MatrixXf mixed = lapack::product(mix, block).cast<float>();
        file.write(reinterpret_cast<const char*>(mixed.data()),
                   static_cast<std::streamsize>(mixed.size() * 4));
    }
}

// Of this program alone, also where another started it; 0 where the system does not say.
double peak_mb() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:")) return std::strtod(line.c_str() + 6, nullptr) / 1024;
    }
    return 0;
}

void measure(const char* name, const fs::path& path, bool center) {
    const std::clock_t start = std::clock();
    const auto rows = open_npy_rows(path);
    const StreamingSvd svd = streaming_svd(**rows, {.center = center}).value();
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    const double bytes = static_cast<double>(fs::file_size(path));
    std::ofstream(fs::path(path).replace_extension("sigma"), std::ios::binary)
        .write(reinterpret_cast<const char*>(svd.sigma.data()),
               static_cast<std::streamsize>(svd.sigma.size() * 8));
    std::printf("%-22s condition %.3g   passes %d   %.2f s   %.2f GB/s   peak %.0f MB\n", name, svd.condition,
                svd.passes, seconds, bytes * 1e-9 / seconds, peak_mb());
}

}  // namespace
}  // namespace svdscope

int main(int count, char** arguments) {
    using namespace svdscope;
    const long rows = count > 1 ? std::atol(arguments[1]) : 100'000;
    const bool stays = count > 2;
    const fs::path folder =
        stays ? fs::path(arguments[2]) : fs::temp_directory_path() / "svdscope_bench_streaming";
    if (!fs::exists(folder / "mild.npy")) {
        fs::create_directories(folder);
        write_table(folder / "mild.npy", rows, 700);
        write_table(folder / "steep.npy", rows, 1e6);
        // What made the files does not count: peaks are those of another run.
        if (stays) return 0;
        std::printf("(the peaks below are those of making the files)\n");
    }
    measure("PCA, one pass", folder / "mild.npy", true);
    measure("values, one pass", folder / "mild.npy", false);
    measure("values, more passes", folder / "steep.npy", false);
    if (!stays) fs::remove_all(folder);
}
