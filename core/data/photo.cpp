// A landscape made of seeded noise: sky, sun, clouds, hills, a meadow.
#include <algorithm>
#include <cmath>

#include "core/base/random.hpp"
#include "core/data/synthetic_images.hpp"

namespace svdscope {
namespace {

struct Rgb {
    double r, g, b;
};

Rgb mix(const Rgb& a, const Rgb& b, double t) {
    return {a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t};
}

double smooth_step(double t) { return t * t * (3 - 2 * t); }

// Noise on the plane: random values at whole places, smooth between them, octaves added up.
class Noise {
  public:
    explicit Noise(std::uint64_t seed) : seed_(seed) {}

    /// Sum of octaves, from 0 to 1.
    double at(double x, double y, int octaves) const {
        double sum = 0, weight = 0.5, total = 0;
        for (int k = 0; k < octaves; ++k) {
            sum += weight * single(x, y, k);
            total += weight;
            weight /= 2;
            x *= 2;
            y *= 2;
        }
        return sum / total;
    }

  private:
    double corner(double x, double y, int octave) const {
        const auto place = [](double v) { return static_cast<std::uint64_t>(static_cast<std::int64_t>(v)); };
        Random random(seed_ ^ place(x) * 0x9E3779B97F4A7C15U ^ place(y) * 0xC2B2AE3D27D4EB4FU ^
                      static_cast<std::uint64_t>(octave) << 56);
        random.bits();
        return random.uniform();
    }

    double single(double x, double y, int octave) const {
        const double left = std::floor(x), top = std::floor(y);
        const double s = smooth_step(x - left), t = smooth_step(y - top);
        const double above = std::lerp(corner(left, top, octave), corner(left + 1, top, octave), s);
        const double below = std::lerp(corner(left, top + 1, octave), corner(left + 1, top + 1, octave), s);
        return std::lerp(above, below, t);
    }

    std::uint64_t seed_;
};

constexpr double kHorizon = 0.62;
constexpr double kSunX = 0.68, kSunY = 0.24, kSunRadius = 0.055;

// Coordinates from 0 to 1, y downwards.
Rgb sky(const Noise& noise, double x, double y) {
    Rgb color = mix({0.24, 0.45, 0.78}, {0.93, 0.80, 0.66}, std::pow(y / kHorizon, 1.5));
    const double distance = std::hypot(x - kSunX, y - kSunY);
    const double glow = std::max(0.0, 1 - distance / 0.45);
    color = mix(color, {1.0, 0.90, 0.68}, 0.6 * glow * glow);
    const double cloud = noise.at(5 * x, 14 * y, 5) - 0.52;
    color = mix(color, {0.97, 0.95, 0.94}, std::clamp(5 * cloud, 0.0, 0.85));
    const double sun = std::clamp((kSunRadius - distance) / 0.004 + 0.5, 0.0, 1.0);
    return mix(color, {1.0, 0.97, 0.86}, sun);
}

// One range of hills; height, relief and frequency are those of its ridge.
struct Range {
    double height, relief, frequency;
    Rgb color;
    double haze;
    int octaves;
};
constexpr Range kRanges[] = {{0.50, 0.20, 3, {0.42, 0.50, 0.62}, 0.55, 5},
                             {0.62, 0.16, 4, {0.27, 0.40, 0.38}, 0.30, 6},
                             {0.74, 0.10, 5, {0.20, 0.33, 0.20}, 0.10, 6}};

// Where the ridge of a range stands at x.
double ridge(const Noise& noise, const Range& range, double x) {
    return range.height -
           range.relief * (noise.at(range.frequency * x, 40 * range.height, range.octaves) - 0.4);
}

Rgb hill(const Noise& noise, const Range& range, double x, double y, double depth) {
    const double grain = noise.at(60 * x, 60 * y, 4) - 0.5;
    const double light = 0.9 + 0.5 * grain - 0.6 * depth;
    const Rgb lit{range.color.r * light, range.color.g * light, range.color.b * light};
    return mix(lit, {0.86, 0.80, 0.74}, range.haze);
}

Rgb meadow(const Noise& noise, double x, double y, double depth) {
    const double blades = noise.at(180 * x, 60 * y, 3) - 0.5;
    const double patches = noise.at(6 * x, 20 * y, 3) - 0.5;
    const double light = 0.85 + 0.9 * blades * std::min(1.0, 6 * depth) + 0.4 * patches;
    return {0.36 * light, (0.46 + 0.1 * patches) * light, 0.18 * light};
}

// Where the meadow and the hills begin above one column of pixels.
struct Skyline {
    double x, shore, ridges[3];
};

Skyline skyline_at(const Noise& noise, double x) {
    Skyline skyline{x, 0.84 + 0.03 * (noise.at(4 * x, 99, 3) - 0.5), {}};
    for (int k = 0; k < 3; ++k) skyline.ridges[k] = ridge(noise, kRanges[k], x);
    return skyline;
}

Rgb landscape(const Noise& noise, const Skyline& skyline, double y) {
    if (y > skyline.shore) return meadow(noise, skyline.x, y, y - skyline.shore);
    for (int k = 2; k >= 0; --k) {
        const double top = skyline.ridges[k];
        if (y > top) return hill(noise, kRanges[k], skyline.x, y, y - top);
    }
    return sky(noise, skyline.x, y);
}

}  // namespace

Image photo_image(int size, std::uint64_t seed) {
    const Noise noise(seed);
    Image image{std::vector<Eigen::MatrixXd>(3, Eigen::MatrixXd(size, size))};
    for (Eigen::Index j = 0; j < size; ++j) {
        const Skyline skyline = skyline_at(noise, (static_cast<double>(j) + 0.5) / size);
        for (Eigen::Index i = 0; i < size; ++i) {
            const Rgb color = landscape(noise, skyline, (static_cast<double>(i) + 0.5) / size);
            image.channels[0](i, j) = std::clamp(color.r, 0.0, 1.0);
            image.channels[1](i, j) = std::clamp(color.g, 0.0, 1.0);
            image.channels[2](i, j) = std::clamp(color.b, 0.0, 1.0);
        }
    }
    return image;
}

}  // namespace svdscope
