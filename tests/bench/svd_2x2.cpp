// Nanoseconds for the SVD of one 2x2 matrix: the closed form, one at a time and in a batch, against Eigen's
// Jacobi method.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <vector>

#include <Eigen/SVD>

#include "core/base/random.hpp"
#include "core/svd/two_by_two.hpp"

namespace svdscope {
namespace {

constexpr int kMatrices = 20'000;
constexpr int kRounds = 31;

std::vector<Eigen::Matrix2d> random_matrices() {
    Random random(1);
    std::vector<Eigen::Matrix2d> matrices(kMatrices);
    for (Eigen::Matrix2d& matrix : matrices)
        matrix << random.normal(), random.normal(), random.normal(), random.normal();
    return matrices;
}

double nanoseconds_each(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double, std::nano> spent = std::chrono::steady_clock::now() - start;
    return spent.count() / kMatrices;
}

double median(std::vector<double> samples) {
    std::nth_element(samples.begin(), samples.begin() + static_cast<long>(samples.size() / 2), samples.end());
    return samples[samples.size() / 2];
}

struct Contestants {
    std::vector<double> closed_form, batch, jacobi;
};

Contestants compare(const std::vector<Eigen::Matrix2d>& matrices, double& sum) {
    Contestants times;
    std::vector<Svd2> found(matrices.size());
    for (int round = 0; round < kRounds; ++round) {
        times.closed_form.push_back(nanoseconds_each([&] {
            std::transform(matrices.begin(), matrices.end(), found.begin(),
                           [](const auto& A) { return svd_2x2(A); });
        }));
        sum += found.back().sigma[0];
        times.batch.push_back(nanoseconds_each([&] { svd_2x2_batch(matrices, found); }));
        sum += found.back().sigma[0];
        times.jacobi.push_back(nanoseconds_each([&] {
            for (const Eigen::Matrix2d& A : matrices)
                sum += Eigen::JacobiSVD<Eigen::Matrix2d>(A, Eigen::ComputeFullU | Eigen::ComputeFullV)
                           .singularValues()[0];
        }));
    }
    return times;
}

}  // namespace
}  // namespace svdscope

int main() {
    using namespace svdscope;
    double sum = 0;  // printed, so that no compiler leaves the work out
    const Contestants times = compare(random_matrices(), sum);
    const double one = median(times.closed_form), batch = median(times.batch), jacobi = median(times.jacobi);
    std::printf("svd_2x2            %6.1f ns\n", one);
    std::printf("svd_2x2_batch      %6.1f ns\n", batch);
    std::printf("Eigen JacobiSVD    %6.1f ns   %.1f times svd_2x2   (checksum %.6g)\n", jacobi, jacobi / one,
                sum);
}
