// Bench: what a change of the cut-off costs in the spectrum lab, against factorising the picture again.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <vector>

#include "core/analysis/layers.hpp"
#include "core/labs/spectrum.hpp"

namespace svdscope {
namespace {

double median_ms(int repeats, const std::function<void()>& work) {
    std::vector<double> samples;
    for (int i = 0; i < repeats; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - start;
        samples.push_back(spent.count());
    }
    std::nth_element(samples.begin(), samples.begin() + repeats / 2, samples.end());
    return samples[static_cast<std::size_t>(repeats / 2)];
}

void measure(int size) {
    using namespace spectrum;
    Params params;
    params.recipe.size = size;
    DataPtr data;
    std::printf("photo %d x %d\n", size, size);
    std::printf("  load                %8.2f ms\n", median_ms(1, [&] { data = load(params).value(); }));
    LayersPtr layers;
    const double all = median_ms(3, [&] { layers = factorize(data, {}).value(); });
    std::printf("  factorize           %8.2f ms\n", all);
    std::printf("  preview, k = 50     %8.2f ms\n", median_ms(3, [&] { preview(data, 50, {}).value(); }));
    float sum = 0;
    for (const int k : {10, 50, size / 2, size - 10}) {
        const double spent = median_ms(15, [&] {
            const Analysis analysis = analyze(layers, {.k = k});
            sum += static_cast<float>(analysis.at.psnr);
        });
        const double picture = median_ms(15, [&] {
            const Picture shown = picture_of(*layers, Part::Approximation, k);
            sum += static_cast<float>(to_rgba(shown, 0, 1).back());
        });
        const double missing = median_ms(15, [&] {
            const Picture shown = picture_of(*layers, Part::Residual, k);
            const float reach = largest_of(shown);
            sum += static_cast<float>(to_rgba(shown, -reach, reach).back());
        });
        std::printf(
            "  k = %-4d  numbers   %8.2f ms, picture %6.2f ms: %.0f times quicker than factorising; "
            "with the residual's %6.2f ms %.0f times\n",
            k, spent, picture, all / (spent + picture), missing, all / (spent + picture + missing));
    }
    std::printf("  (checksum %g)\n", static_cast<double>(sum));
}

}  // namespace
}  // namespace svdscope

int main() {
    for (const int size : {512, 1024}) svdscope::measure(size);
}
