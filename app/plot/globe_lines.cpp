// Follows each line over the sphere and cuts it where it passes the silhouette.
#include "app/plot/globe_lines.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace svdscope {
namespace {

constexpr double kPi = std::numbers::pi;
constexpr int kSteps = 96;

class Globe {
  public:
    Globe(const SphereImage& image, const View3& view) : image_(image), view_(view), eye_(image.eye()) {}

    /// A line through at(0) ... at(1), which are points of the sphere.
    template <class At>
    void follow(double turn, At at) {
        Vec3 last{};
        for (int i = 0; i <= kSteps; ++i) {
            const Vec3 s = at(static_cast<double>(i) / kSteps);
            const bool front = dot(s, eye_) > 1;
            if (i == 0)
                begin(turn, front);
            else if (front != lines.back().front)
                pass(turn, last, s, front);
            add(s);
            last = s;
        }
    }
    std::vector<GlobeLine> lines;

  private:
    void begin(double turn, bool front) { lines.push_back({{}, turn, front}); }
    /// Both sides meet on the silhouette.
    void pass(double turn, Vec3 last, Vec3 s, bool front) {
        const double before = dot(last, eye_) - 1, after = dot(s, eye_) - 1;
        const Vec3 between = last + before / (before - after) * (s - last);
        add(between);
        begin(turn, front);
        add(between);
    }
    void add(Vec3 s) {
        const Spot spot = view_.project_view(image_.center + image_.map * s);
        if (spot.depth > View3::kNear) lines.back().pixels.push_back(spot.pixel);
    }

    const SphereImage& image_;
    const View3& view_;
    Vec3 eye_;
};

}  // namespace

std::vector<GlobeLine> globe_lines(const Ellipsoid3& ellipsoid, const SphereImage& image, const View3& view) {
    Globe globe(image, view);
    const int meridians = ellipsoid.ghost ? 4 : ellipsoid.meridians;
    const int parts = meridians / 2;
    for (int i = 1; i < parts; ++i) {
        const Vec2 height = unit(kPi * (static_cast<double>(i) / parts - 0.5));
        globe.follow(-1, [height](double t) {
            const Vec2 u = unit(2 * kPi * t);
            return Vec3{height.x * u.x, height.x * u.y, height.y};
        });
    }
    const double end = ellipsoid.ghost ? kPi / 2 : kPi * (0.5 - 1.0 / parts);
    for (int i = 0; i < meridians; ++i) {
        const double turn = static_cast<double>(i) / meridians;
        const Vec2 u = unit(2 * kPi * turn);
        globe.follow(turn, [u, end](double t) {
            const Vec2 height = unit(end * (2 * t - 1));
            return Vec3{height.x * u.x, height.x * u.y, height.y};
        });
    }
    return std::move(globe.lines);
}

}  // namespace svdscope
