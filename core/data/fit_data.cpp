// The recipes: where the abscissae stand, the polynomial behind them, and how much noise.
#include "core/data/fit_data.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "core/base/random.hpp"

namespace svdscope {
namespace {

constexpr std::array<FitDataInfo, 7> kData{
    {{FitData::Line, "line", "Line + noise", "A line, and noise on each point: is a higher degree better?", 1,
      true},
     {FitData::Parabola, "parabola", "Parabola", "A parabola under noise: degree 1 bends away, 2 is enough.",
      2, true},
     {FitData::Three, "three", "Three points", "The smallest case: b is an arrow in space. See Projection.",
      1, false},
     {FitData::Few, "few", "Too few points",
      "4 points, 7 unknowns: infinitely many curves pass through all of them.", 6, false},
     {FitData::Close, "close", "Nearly equal x",
      "All x lie within a hundredth: the columns of A are nearly dependent.", 3, true},
     {FitData::Repeated, "repeated", "Repeated x",
      "Only three different x: the rank is 3, whatever the degree.", 5, true},
     {FitData::Random, "random", "Random", "A cubic at random places; a new seed gives new ones.", 3, true}}};

double value_at(const std::vector<double>& coefficients, double x) {
    double sum = 0;
    for (std::size_t k = coefficients.size(); k-- > 0;) sum = sum * x + coefficients[k];
    return sum;
}

// A point each few steps of x.
std::vector<double> even(int count, double low, double high) {
    std::vector<double> x;
    for (int i = 0; i < count; ++i) x.push_back(low + (high - low) * i / (count - 1));
    return x;
}

std::vector<double> abscissae(FitData data, Random& random) {
    std::vector<double> x;
    switch (data) {
        case FitData::Line:
            return even(16, 0.5, 9.5);
        case FitData::Parabola:
            return even(21, 0, 10);
        case FitData::Close:
            return even(12, 5, 5.01);
        case FitData::Repeated:
            for (const double at : {-1.0, 0.25, 1.5}) x.insert(x.end(), 4, at);
            return x;
        default:
            for (int i = 0; i < 40; ++i) x.push_back(random.uniform(0, 10));
            std::sort(x.begin(), x.end());
            return x;
    }
}

double noise_of(FitData data) {
    switch (data) {
        case FitData::Line:
            return 0.5;
        case FitData::Close:
            return 0.05;
        case FitData::Repeated:
            return 0.3;
        default:
            return 0.45;
    }
}

}  // namespace

std::span<const FitDataInfo> fit_data() { return kData; }

std::vector<Vec2> fit_points(FitData data, int seed) {
    if (data == FitData::Own) return {};
    if (data == FitData::Three) return {{-1, -0.5}, {0.5, 2.5}, {2, 1.5}};
    if (data == FitData::Few) return {{-0.9, 0.3}, {-0.35, 1.1}, {0.3, 0.5}, {0.85, 1.2}};
    Random random(static_cast<std::uint64_t>(static_cast<std::int64_t>(seed)));
    const std::vector<double> truth = *fit_truth(data);
    std::vector<Vec2> points;
    for (const double x : abscissae(data, random))
        points.push_back({x, value_at(truth, x) + noise_of(data) * random.normal()});
    return points;
}

std::optional<std::vector<double>> fit_truth(FitData data) {
    switch (data) {
        case FitData::Line:
            return std::vector<double>{1, 0.5};
        case FitData::Parabola:
            return std::vector<double>{1.5, 1.6, -0.16};
        case FitData::Close:
            return std::vector<double>{-98, 20};
        case FitData::Repeated:
            return std::vector<double>{1, 0.8};
        case FitData::Random:
            return std::vector<double>{0.5, 2.25, -0.55, 0.035};
        default:
            return std::nullopt;
    }
}

}  // namespace svdscope
