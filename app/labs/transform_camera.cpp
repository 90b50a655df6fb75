// What part of the plane the transform lab shows.
#include "app/labs/transform_camera.hpp"

#include <algorithm>
#include <cmath>

namespace svdscope::transform_camera {
namespace {

using transform::Analysis;
using transform::Params;

constexpr double kMargin = 1.28;      // room for labels around the picture
constexpr double kUnitCircle = 1.25;  // the unit circle is always in sight
constexpr double kOutside = 0.97;     // a picture larger than this part of the view asks for a new one
constexpr double kSmall = 0.42;       // and so does one smaller than this

// Half the height that the picture needs in a canvas of this aspect, without margin.
double needed(const Params& params, const TransformLab::View& view, const Analysis& analysis, float aspect) {
    constexpr int kSamples = 12;
    double x = 1, y = 1;
    for (int i = 0; i <= kSamples; ++i) {
        const Mat2 m =
            matrix_at(analysis.motion, analysis.motion.stage_count * static_cast<double>(i) / kSamples);
        x = std::max(x, std::hypot(m.a, m.b));
        y = std::max(y, std::hypot(m.c, m.d));
    }
    if (view.layers.probe || view.lenses.eigshow)
        for (const Vec2 p : {params.probe, analysis.image})
            x = std::max(x, std::abs(p.x)), y = std::max(y, std::abs(p.y));
    if (view.lenses.inverse) {
        const Mat2& p = analysis.pseudoinverse;
        x = std::max(x, std::hypot(p.a, p.b)), y = std::max(y, std::hypot(p.c, p.d));
    }
    return std::max(y, x / std::max(0.05F, aspect));
}

double framed(double need) { return std::clamp(std::max(need * kMargin, kUnitCircle), kUnitCircle, 1e300); }

// A picture that overflows a double is shown as far as it can be.
double finite(double value) { return std::isfinite(value) ? value : 1e300; }

}  // namespace

Camera2 fitting(const Params& params, const TransformLab::View& view, const Analysis& analysis,
                float aspect) {
    return {{0, 0}, framed(finite(needed(params, view, analysis, aspect)))};
}

Camera2 current(const Params& params, const TransformLab::View& view, const TransformLab::Session& session,
                const Analysis& analysis, float aspect) {
    if (view.camera) return *view.camera;
    return session.glide.shown ? *session.glide.shown : fitting(params, view, analysis, aspect);
}

void open(const Params& params, const TransformLab::View& view, TransformLab::Session& session,
          const Analysis& analysis) {
    if (!session.glide.shown) session.glide.jump_to(fitting(params, view, analysis, session.aspect));
}

bool follow(const Params& params, const TransformLab::View& view, TransformLab::Session& session,
            const Analysis& analysis, double seconds) {
    if (view.camera) {
        session.glide.jump_to(*view.camera);
        return false;
    }
    open(params, view, session, analysis);
    if (session.hand.free()) {
        const double need = finite(needed(params, view, analysis, session.aspect));
        const double wanted = framed(need);
        const double half = session.glide.target.half_height;
        const bool centred = session.glide.target.center == Vec2{0, 0};
        if (!centred || need > kOutside * half || (need < kSmall * half && wanted < half))
            session.glide.target = {{0, 0}, wanted};
    }
    return session.glide.approach(seconds);
}

}  // namespace svdscope::transform_camera
