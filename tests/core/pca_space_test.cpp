// PCA in space: equal to the PCA of tables, stages that are rigid, edits that stay under the hand, no flips.
#include "core/labs/pca_space.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "core/analysis/pca.hpp"
#include "tests/support/spaces.hpp"

namespace svdscope::pca_space {
namespace {

using test3::improperness;
using test3::random_vector;

constexpr double kEps = 2.2e-16;

Params cloud_of(const std::vector<Vec3>& points) { return with_cloud({}, points, Params{}.columns); }

Analysis analyzed(const Params& params) {
    const Result<Analysis> analysis = analyze(params);
    EXPECT_TRUE(analysis) << (analysis ? "" : analysis.error().message);
    return analysis.value_or(Analysis{});
}

Eigen::MatrixXd table_of(const std::vector<Vec3>& points) {
    Eigen::MatrixXd X(static_cast<Eigen::Index>(points.size()), 3);
    for (std::size_t i = 0; i < points.size(); ++i)
        for (int j = 0; j < 3; ++j) X(static_cast<Eigen::Index>(i), j) = points[i][j];
    return X;
}

// Directions are compared where the gaps to the neighbours leave them definite.
void expect_pca(const Axes& axes, const Pca& expected) {
    const double first = expected.singular_values(0);
    for (int i = 0; i < 3; ++i) {
        EXPECT_NEAR(axes.sigma[i], expected.singular_values(i), 64 * kEps * first);
        EXPECT_NEAR(axes.variance[i], expected.variances(i), 200 * kEps * expected.variances(0));
        EXPECT_NEAR(axes.share[i], expected.explained_shares(i), 200 * kEps);
        const double above = i > 0 ? expected.singular_values(i - 1) - expected.singular_values(i) : first;
        const double below = i < 2 ? expected.singular_values(i) - expected.singular_values(i + 1) : first;
        const Vec3 d = axes.direction(i);
        const double along = d.x * expected.components(0, i) + d.y * expected.components(1, i) +
                             d.z * expected.components(2, i);
        if (std::min(above, below) > 1e-3 * first) {
            EXPECT_NEAR(std::abs(along), 1, 1e-12);
        }
    }
}

TEST(PcaSpace, EqualsThePcaOfTables) {
    Random random(41);
    for (int round = 0; round < 150; ++round) {
        const Mat3 A = test3::random_matrix(random, Shape3::ThreeByThree);
        const Vec3 center = std::pow(10.0, random.uniform(-1, 4)) * random_vector(random);
        std::vector<Vec3> points(30);
        for (Vec3& p : points) p = center + A * random_vector(random);
        Params params = cloud_of(points);
        const Eigen::MatrixXd X = table_of(points);
        const Analysis a = analyzed(params);
        expect_pca(a.centred, *principal_components(X));
        expect_pca(a.uncentred, *principal_components(X, {.center = false}));
        params.standardise = true;
        expect_pca(analyzed(params).centred, *principal_components(X, {.standardise = true}));
    }
}

TEST(PcaSpace, StagesAreRigidAndEndWhereTheySay) {
    for (const CloudKindInfo& kind : cloud_kinds()) {
        if (kind.dimensions != 3) continue;
        const auto which = static_cast<CloudKind>(&kind - cloud_kinds().data());
        const Params params = with_recipe({}, {which, 40, 3});
        const Analysis a = analyzed(params);
        for (double time = 0; time <= 2; time += 0.125)
            EXPECT_LE(improperness(placement_at(params, a, time).linear), 1e-14) << kind.id << time;
        const Frame turned = drawn_frame(a, placement_at(params, a, 2)),
                    flat = drawn_frame(a, placement_at(params, a, 3));
        Moments3 sums;
        for (const Vec3 p : params.cloud.points()) {
            sums.add(turned(p));
            EXPECT_EQ(flat(p).z, 0);
            EXPECT_NEAR(norm(flat(p) - turned(p)), std::abs(turned(p).z), 1e-14);
        }
        const double divisor = static_cast<double>(a.count - 1);
        for (int i = 0; i < 3; ++i)
            for (int j = i; j < 3; ++j)
                EXPECT_NEAR(static_cast<double>(sums.scatter()(i, j)) / divisor,
                            i == j ? a.centred.variance[i] : 0, 1e-13 * a.centred.variance[0])
                    << kind.id << " the scores are uncorrelated";
        EXPECT_NEAR(norm(sums.mean()), 0, 1e-14);
    }
}

TEST(PcaSpace, PointsLandUnderTheHandAtEveryTimeAndAxesContinue) {
    Random random(42);
    for (const double time : {0.0, 0.4, 1.0, 1.6, 2.0, 3.0}) {
        for (const bool center : {true, false}) {
            Params params = with_recipe({}, {CloudKind::Saddle, 30, 2});
            params.center = center;
            const Analysis before = analyzed(params);
            const Frame frame = drawn_frame(before, placement_at(params, before, time));
            const Vec3 step = 0.1 * random_vector(random);
            const Vec3 target = frame(params.cloud[4]) + Vec3{step.x, step.y, time < 3 ? step.z : 0};
            const Params next = with_point(params, before, 4, target, time);
            const Analysis after = analyzed(next);
            const Vec3 drawn = drawn_frame(after, placement_at(next, after, time))(next.cloud[4]);
            EXPECT_LE(norm(drawn - target), 1e-12) << "time " << time << ", centred " << center;
            EXPECT_FALSE(next.made);
            for (int i = 0; i < 3; ++i)
                EXPECT_GT(dot(after.centred.direction(i), before.centred.direction(i)), 0.9);
        }
    }
}

TEST(PcaSpace, AddingMovingTogetherAndDeleting) {
    const Params params = with_recipe({}, {CloudKind::Cigar, 30, 2});
    const Analysis a = analyzed(params);
    const std::array<Vec3, 2> drawn{{{0.5, 0.2, -0.1}, {1, 1, 1}}};
    const Params more = with_points_added(params, a, drawn, 1);
    ASSERT_EQ(more.cloud.size(), 32U);
    const Frame frame = drawn_frame(a, placement_at(params, a, 1));
    EXPECT_LE(norm(frame(more.cloud[31]) - drawn[1]), 1e-14);
    const std::array<std::size_t, 2> both{{0, 31}};
    const Params moved = with_points_shifted(more, a, both, {0.25, 0, 0}, 1);
    EXPECT_LE(norm(moved.cloud[31] - more.cloud[31] - Vec3{0.25, 0, 0}), 1e-14);
    EXPECT_EQ(without_points(moved, a, both).cloud.size(), 30U);
    const Params centred = with_mean(params, a, {7, 8, 9});
    EXPECT_LE(norm(analyzed(centred).mean - Vec3{7, 8, 9}), 1e-14);
}

TEST(PcaSpace, LongDragsThroughTheLabNeverFlip) {
    Random random(43);
    for (int drag = 0; drag < 60; ++drag) {
        Params params = with_recipe({}, {CloudKind::Pancake, 12, drag + 1});
        Analysis before = analyzed(params);
        Vec3 at = params.cloud[3];
        Vec3 velocity{};
        for (int step = 0; step < 300; ++step) {
            velocity = 0.97 * velocity + 0.01 * random_vector(random);
            at = at + velocity;
            params = with_point(params, before, 3, at, 0);
            const Analysis now = analyzed(params);
            for (const bool center : {true, false})
                for (int i = 0; i < 3; ++i) {
                    const Axes &old = before.axes(center), &axes = now.axes(center);
                    const auto definite = [i](const Axes& x) {
                        return (i == 2 || x.ties[i] == Tie::None) && (i == 0 || x.ties[i - 1] == Tie::None);
                    };
                    if (!definite(old) || !definite(axes)) continue;
                    ASSERT_GT(dot(old.direction(i), axes.direction(i)), 0.2) << drag << " " << step;
                }
            before = now;
        }
    }
}

TEST(PcaSpace, DegenerateCloudsAreNumbers) {
    const std::vector<std::pair<std::vector<Vec3>, int>> clouds{
        {{}, 0},
        {{{1, 2, 3}}, 0},
        {{{1, 2, 3}, {1, 2, 3}, {1, 2, 3}}, 0},
        {{{1, 2, 3}, {2, 2, 3}}, 1},
        {{{0.1, 0.2, 0.3}, {0.2, 0.4, 0.6}, {0.3, 0.6, 0.9}, {-0.7, -1.4, -2.1}}, 1},
        {{{0, 0, 1}, {1, 0, 0}, {0, 1, 0}}, 2},
        {{{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, 3}};
    for (const auto& [points, rank] : clouds) {
        for (const bool standardise : {false, true}) {
            Params params = cloud_of(points);
            params.standardise = standardise;
            const Analysis a = analyzed(params);
            EXPECT_EQ(a.centred.rank, rank) << points.size() << " points";
            for (const double time : {0.0, 0.5, 1.5, 2.5, 3.0}) {
                const Frame frame = drawn_frame(a, placement_at(params, a, time));
                for (const Vec3 p : points) EXPECT_TRUE(is_finite(frame(p)));
            }
            for (const Axes* axes : {&a.centred, &a.uncentred}) {
                EXPECT_LE(improperness(axes->directions), 64 * kEps);
                EXPECT_TRUE(std::isfinite(axes->variance[0] + axes->share[0] + axes->sigma[2]));
            }
            EXPECT_FALSE(std::isnan(a.standard_error[0]) || std::isnan(a.standard_error[1]));
            EXPECT_TRUE(std::isfinite(a.swing + a.swing_to_mean + a.off_plane));
        }
    }
}

TEST(PcaSpace, RefusesWhatIsTooFarOutAndAxesThatAreNone) {
    EXPECT_FALSE(analyze(cloud_of({{1e150, 0, 0}, {0, 0, 0}})));
    Params params;
    params.branch = Branch{diagonal(1, 1, -1), {}};
    EXPECT_FALSE(analyze(params));
    params.branch = Branch{{}, diagonal(1, 1, NAN)};
    EXPECT_FALSE(analyze(params));
}

TEST(PcaSpace, ShortTurnsKeepTheAxes) {
    Params params = with_recipe({}, {CloudKind::Pancake, 40, 1});
    const Analysis first = analyzed(params);
    EXPECT_EQ(with_short_turn(params, first), params) << "the first signs are the best";
    Branch other = branch_of(first);
    other.centred = other.centred * diagonal(-1, -1, 1);
    params.branch = other;
    const Params shorter = with_short_turn(params, analyzed(params));
    EXPECT_LE(test3::distance(analyzed(shorter).centred.directions, first.centred.directions), 1e-14);
}

TEST(PcaSpace, SumsDoNotDrift) {
    Params params = with_recipe({}, {CloudKind::Ball, 100, 1});
    Analysis a = analyzed(params);
    for (int step = 0; step < 2'000; ++step) {
        params = with_point(params, a, static_cast<std::size_t>(step % 100),
                            {std::sin(0.01 * step), std::cos(0.03 * step), 0.001 * step}, 0);
        a = analyzed(params);
    }
    EXPECT_LT(measured_drift(params.cloud), 1e-15);
}

}  // namespace
}  // namespace svdscope::pca_space
