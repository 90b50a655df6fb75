// The path from the identity of space to A: its stages, and the matrix at each moment.
#include "core/geometry/motion3.hpp"

#include <cmath>
#include <numbers>

namespace svdscope {
namespace {

constexpr double kPi = std::numbers::pi;

void negate_column(Mat3& m, int column) {
    Vec3& c = m.columns[static_cast<std::size_t>(column)];
    c = -1.0 * c + Vec3{};  // the zero keeps -0 away
}

// In a plane the axis is z itself and the angle has the sign.
AxisAngle drawn_turn(const Mat3& R, Vec3 remembered, int dimension) {
    AxisAngle turn = axis_angle(quaternion_of(R), remembered);
    if (dimension == 2) turn = {{0, 0, 1}, std::copysign(turn.angle, turn.axis.z) + 0.0};
    return turn;
}

Mat3 stage_matrix(const Motion3& motion, Stage stage, double eased) {
    const Vec3 s = motion.sigma;
    switch (stage) {
        case Stage::TurnV:
            return rotation(motion.turn_v.axis, eased * motion.turn_v.angle);
        case Stage::Stretch:
            return diagonal(std::lerp(1.0, s.x, eased), std::lerp(1.0, s.y, eased),
                            std::lerp(1.0, s.z, eased));
        case Stage::Mirror: {
            const double side = std::cos(kPi * eased);
            return motion.shape == Shape3::ThreeByThree ? diagonal(1, 1, side) : diagonal(1, side, 1);
        }
        case Stage::TurnU:
            return rotation(motion.turn_u.axis, eased * motion.turn_u.angle);
    }
    return {};
}

Stage stage_at(const Motion3& motion, int i) { return motion.path()[static_cast<std::size_t>(i)]; }

}  // namespace

TrackedSvd3 written_form(const TrackedSvd3& svd, Shape3 shape) {
    TrackedSvd3 written = svd;
    const int last = rows_of(shape) - 1;
    bool odd = false;
    for (int i = 0; i < count_of(shape); ++i) {
        if (i == last || !(svd.s[i] < 0)) continue;
        negate_column(written.axes.U, i);
        written.s[i] = -svd.s[i];
        odd = !odd;
    }
    if (odd) {
        negate_column(written.axes.U, last);
        written.s[last] = 0.0 - svd.s[last];
    }
    return written;
}

Motion3 make_motion3(const TrackedSvd3& written, Shape3 shape) {
    Motion3 motion;
    motion.shape = shape;
    motion.turn_v = drawn_turn(transpose(written.axes.V), written.axes.about_v, cols_of(shape));
    motion.turn_u = drawn_turn(written.axes.U, written.axes.about_u, rows_of(shape));
    motion.sigma = {std::abs(written.s.x), std::abs(written.s.y), std::abs(written.s.z)};
    if (written.s[count_of(shape) - 1] < 0) {
        motion.stages = {Stage::TurnV, Stage::Stretch, Stage::Mirror, Stage::TurnU};
        motion.stage_count = 4;
    }
    return motion;
}

Moment2 moment_at(const Motion3& motion, double time) {
    Motion2 same_stages;
    same_stages.stage_count = motion.stage_count;
    return moment_at(same_stages, time);
}

Mat3 matrix_at(const Motion3& motion, double time) {
    const Moment2 moment = moment_at(motion, time);
    Mat3 drawn;
    for (int i = 0; i <= moment.stage; ++i) {
        const double eased = i < moment.stage ? 1 : moment.eased;
        drawn = stage_matrix(motion, stage_at(motion, i), eased) * drawn;
    }
    return drawn;
}

bool shows_back(const Motion3& motion, double time) {
    const Moment2 moment = moment_at(motion, time);
    for (int i = 0; i < moment.stage; ++i) {
        if (stage_at(motion, i) == Stage::Mirror) return true;
    }
    return stage_at(motion, moment.stage) == Stage::Mirror && moment.eased > 0.5;
}

}  // namespace svdscope
