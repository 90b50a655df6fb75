// Nanoseconds for U, sigma and V of one 2x2 matrix: one at a time and in a batch, at every level that this
// processor has, against Eigen's Jacobi method in the same run.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include <Eigen/SVD>

#include "core/base/random.hpp"
#include "core/svd/kernels_2x2.hpp"
#include "core/svd/two_by_two.hpp"

namespace svdscope {
namespace {

// In the cache, as in use; each sample is some tenths of a millisecond, and the contestants take turns.
constexpr int kMatrices = 1024;
constexpr int kPasses = 4;
constexpr int kRounds = 400;

std::vector<Eigen::Matrix2d> random_matrices() {
    Random random(1);
    std::vector<Eigen::Matrix2d> matrices(kMatrices);
    for (Eigen::Matrix2d& matrix : matrices)
        matrix << random.normal(), random.normal(), random.normal(), random.normal();
    return matrices;
}

struct Contestant {
    std::string name;
    std::function<void()> work;
    std::vector<double> nanoseconds = {};
};

double nanoseconds_each(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    for (int pass = 0; pass < kPasses; ++pass) work();
    const std::chrono::duration<double, std::nano> spent = std::chrono::steady_clock::now() - start;
    return spent.count() / (kMatrices * kPasses);
}

double least(const Contestant& one) {
    return *std::min_element(one.nanoseconds.begin(), one.nanoseconds.end());
}

double median(std::vector<double> samples) {
    std::nth_element(samples.begin(), samples.begin() + static_cast<long>(samples.size() / 2), samples.end());
    return samples[samples.size() / 2];
}

void solve_by_eigen(const std::vector<Eigen::Matrix2d>& matrices, std::vector<Svd2>& found) {
    for (int i = 0; i < kMatrices; ++i) {
        const Eigen::JacobiSVD<Eigen::Matrix2d> svd(matrices[i], Eigen::ComputeFullU | Eigen::ComputeFullV);
        found[i] = {svd.matrixU(), svd.singularValues(), svd.matrixV()};
    }
}

void add_level(std::vector<Contestant>& list, const char* name, CpuLevel level,
               const std::vector<Eigen::Matrix2d>& matrices, std::vector<Svd2>& found) {
    const Kernels2* kernels = kernels_2x2(level);
    if (kernels == nullptr) return;
    const Places2 to{found[0].U.data(), found[0].sigma.data(), found[0].V.data(),
                     sizeof(Svd2) / sizeof(double)};
    list.push_back({std::string("one by one, ") + name, [&matrices, kernels, to] {
                        for (int i = 0; i < kMatrices; ++i) kernels->one(matrices[i].data(), to.at(i));
                    }});
    list.push_back({std::string("batch, ") + name,
                    [&matrices, kernels, to] { kernels->many(matrices[0].data(), to, kMatrices); }});
}

std::vector<Contestant> contestants(const std::vector<Eigen::Matrix2d>& matrices, std::vector<Svd2>& found) {
    std::vector<Contestant> list;
    list.push_back({"Eigen JacobiSVD<Matrix2d>", [&] { solve_by_eigen(matrices, found); }});
    list.push_back(
        {"svd_2x2", [&] { std::transform(matrices.begin(), matrices.end(), found.begin(), svd_2x2); }});
    list.push_back({"svd_2x2_batch", [&] { svd_2x2_batch(matrices, found); }});
    add_level(list, "baseline", CpuLevel::Baseline, matrices, found);
    add_level(list, "AVX2 + FMA", CpuLevel::Avx2, matrices, found);
    add_level(list, "AVX-512", CpuLevel::Avx512, matrices, found);
    return list;
}

}  // namespace
}  // namespace svdscope

int main() {
    using namespace svdscope;
    const std::vector<Eigen::Matrix2d> matrices = random_matrices();
    std::vector<Svd2> found(matrices.size());
    std::vector<Contestant> list = contestants(matrices, found);
    double sum = 0;  // printed, so that no compiler leaves the work out
    for (int round = 0; round < kRounds; ++round) {
        for (Contestant& one : list) {
            one.nanoseconds.push_back(nanoseconds_each(one.work));
            sum += found.back().sigma[0];
        }
    }
    std::printf("%-28s %10s %10s %14s\n", "ns for one 2x2 SVD", "least", "median", "times as fast");
    for (const Contestant& one : list) {
        std::printf("%-28s %10.1f %10.1f %14.2f\n", one.name.c_str(), least(one), median(one.nanoseconds),
                    least(list[0]) / least(one));
    }
    std::printf("(checksum %.6g)\n", sum);
}
