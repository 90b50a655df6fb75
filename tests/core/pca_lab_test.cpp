// The PCA lab's mathematics: worked examples, offsets, drags that never flip, edits that stay under the hand.
#include "core/labs/pca.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <numeric>

#include "core/base/random.hpp"
#include "tests/support/clouds.hpp"
#include "tests/support/matrices.hpp"

namespace svdscope::pca {
namespace {

using test::kPi;

double degrees(double radians) { return radians * 180 / kPi; }

Params cloud_of(const std::vector<Vec2>& points) { return with_cloud({}, points, {"x", {}}, {"y", {}}); }

Analysis analyzed(const Params& params) {
    const Result<Analysis> analysis = analyze(params);
    EXPECT_TRUE(analysis) << (analysis ? "" : analysis.error().message);
    return analysis.value_or(Analysis{});
}

TEST(PcaLab, WorkedExampleOfFourPoints) {
    const Analysis a = analyzed(with_recipe({}, {CloudKind::Four, 4, 1}));
    EXPECT_DOUBLE_EQ(a.mean.x, 2.5);
    EXPECT_DOUBLE_EQ(a.mean.y, 2.525);
    EXPECT_NEAR(a.centred.direction[0].x, 0.6937, 5e-5);
    EXPECT_NEAR(a.centred.direction[0].y, 0.7203, 5e-5);
    EXPECT_NEAR(degrees(a.centred.angle), 46.0773, 5e-5);
    EXPECT_NEAR(a.centred.share[0], 0.9961, 5e-5);
    EXPECT_NEAR(a.centred.sigma[0], 3.216736, 5e-7);
    EXPECT_NEAR(a.centred.sigma[1], 0.200267, 5e-7);
    EXPECT_NEAR(a.centred.variance[0], 3.4491, 5e-5);
    EXPECT_NEAR(a.centred.variance[1], 0.0134, 5e-5);
}

TEST(PcaLab, WorkedExampleThatIsCentredAlready) {
    const Analysis a = analyzed(with_recipe({}, {CloudKind::Toy, 4, 1}));
    EXPECT_NEAR(norm(a.mean), 0, 1e-16);
    EXPECT_NEAR(a.centred.sigma[0], 0.558394, 1e-6);
    EXPECT_NEAR(a.centred.sigma[1], 0.296979, 1e-6);
    EXPECT_NEAR(a.centred.direction[0].x, 0.767752, 1e-6);
    EXPECT_NEAR(a.centred.share[1], 0.220492, 1e-6);
    EXPECT_NEAR(a.centred.variance[0], 0.103934, 1e-6);
    EXPECT_NEAR(a.swing, 0, 1e-15) << "nothing to centre, so both agree";
}

TEST(PcaLab, OffsetAlongPc1HidesTheMistakeAndOffsetAcrossShowsIt) {
    Params params = with_recipe({}, {CloudKind::Four, 4, 1});
    params.offset = {100, 100};
    Analysis a = analyzed(params);
    EXPECT_NEAR(degrees(a.swing), 1.0701, 1e-3);
    EXPECT_NEAR(a.uncentred.sigma[0], 289.966974, 1e-5);
    EXPECT_NEAR(a.uncentred.sigma[1], 0.209051, 1e-5);
    EXPECT_NEAR(a.centred.direction[0].x, 0.6937, 5e-5) << "centring does not see the offset";
    params.offset = {100, -100};
    a = analyzed(params);
    EXPECT_NEAR(degrees(a.swing), 89.6378, 1e-3);
    EXPECT_LT(degrees(a.swing_to_mean), 0.1);
}

// Two ways to one truth: sums in twice the precision here, numpy's SVD of the centred points there.
TEST(PcaLab, EqualsNumpyOnRandomClouds) {
    int seen = 0;
    for (const test::NumpyCloud& cloud : test::numpy_clouds()) {
        if (cloud.cols() != 2) continue;
        ++seen;
        Params params = cloud_of(cloud.points());
        const Analysis a = analyzed(params);
        params.standardise = true;
        const Analysis standard = analyzed(params);
        EXPECT_NEAR(norm(a.mean - Vec2{cloud.mean[0], cloud.mean[1]}), 0, 1e-15 * (1 + norm(a.mean)))
            << cloud.name;
        for (const std::size_t k : {0UL, 1UL}) {
            EXPECT_NEAR(a.centred.sigma[k], cloud.sigma[k], 1e-12 * cloud.sigma[0]) << cloud.name;
            EXPECT_NEAR(a.centred.variance[k], cloud.variances[k], 1e-12 * cloud.variances[0]) << cloud.name;
            EXPECT_NEAR(a.centred.share[k], cloud.shares[k], 1e-12) << cloud.name;
            EXPECT_NEAR(standard.centred.sigma[k], cloud.standardised_sigma[k],
                        1e-12 * cloud.standardised_sigma[0])
                << cloud.name;
            // Up to the sign, which is free: numpy's direction is perpendicular to our other one.
            const Vec2 numpy{cloud.components[k][0], cloud.components[k][1]};
            EXPECT_NEAR(dot(numpy, a.centred.direction[1 - k]), 0, 1e-12) << cloud.name;
        }
    }
    EXPECT_EQ(seen, 100);
}

TEST(PcaLab, FewOrEqualPoints) {
    const Analysis none = analyzed(cloud_of({}));
    EXPECT_EQ(none.count, 0U);
    EXPECT_EQ(none.centred.rank, 0);
    const Analysis one = analyzed(cloud_of({{3, 4}}));
    EXPECT_EQ(one.mean, (Vec2{3, 4}));
    EXPECT_EQ(one.centred.rank, 0);
    EXPECT_EQ(one.centred.variance[0], 0);
    EXPECT_EQ(one.uncentred.rank, 1);
    EXPECT_NEAR(one.uncentred.deviation[0], 5, 1e-15);
    const Analysis same = analyzed(cloud_of(std::vector<Vec2>(20, Vec2{0.1, 0.7})));
    EXPECT_EQ(same.centred.rank, 0);
    EXPECT_TRUE(same.constant[0] && same.constant[1]);
    EXPECT_EQ(same.correlation, 0);
}

TEST(PcaLab, CollinearPointsAndAConstantColumn) {
    std::vector<Vec2> points;
    for (int i = 0; i < 30; ++i) points.push_back({1e5 + 0.5 * i, 3 - 0.25 * i});
    const Analysis line = analyzed(cloud_of(points));
    EXPECT_EQ(line.centred.rank, 1);
    EXPECT_EQ(line.centred.deviation[1], 0);
    EXPECT_NEAR(line.centred.direction[0].y / line.centred.direction[0].x, -0.5, 1e-14);
    EXPECT_DOUBLE_EQ(line.correlation, -1);
    for (Vec2& p : points) p.y = 7;
    Params flat = cloud_of(points);
    flat.standardise = true;
    const Analysis a = analyzed(flat);
    EXPECT_TRUE(a.constant[1] && !a.constant[0]);
    EXPECT_NEAR(a.deviation.x, 1, 1e-15);
    EXPECT_EQ(a.slope_y_on_x, 0);
}

TEST(PcaLab, AMillionCollinearPointsHaveRankOne) {
    std::vector<Vec2> points(100'000);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto t = static_cast<double>(i * 7919 % points.size());
        points[i] = {10 + 0.3 * t, 5 - 0.1 * t};
    }
    EXPECT_EQ(analyzed(cloud_of(points)).centred.rank, 1) << "sums made quickly round more, and say so";
}

TEST(PcaLab, PointsTooFarOutAreOneSentence) {
    const Result<Analysis> far = analyze(cloud_of({{1e200, 0}, {-1e200, 1}}));
    ASSERT_FALSE(far);
    EXPECT_NE(far.error().message.find("1e140"), std::string::npos);
    Params params;
    params.unit.x = 0;
    EXPECT_FALSE(analyze(params));
    EXPECT_TRUE(analyze(cloud_of({{1e139, 0}, {-1e139, 1}})));
}

TEST(PcaLab, UnitsAndStandardisingActAsOnTheDataThemselves) {
    const std::vector<Vec2> points = make_cloud({CloudKind::Line, 40, 3});
    Params params = cloud_of(points);
    params.offset = {0.5, -2};
    params.unit = {10, 0.25};
    std::vector<Vec2> scaled = points;
    for (Vec2& p : scaled) p = {10 * (p.x + 0.5), 0.25 * (p.y - 2)};
    const Analysis by_unit = analyzed(params), direct = analyzed(cloud_of(scaled));
    EXPECT_NEAR(by_unit.centred.angle, direct.centred.angle, 1e-14);
    EXPECT_NEAR(by_unit.centred.deviation[1], direct.centred.deviation[1], 1e-14);
    EXPECT_NEAR(by_unit.uncentred.angle, direct.uncentred.angle, 1e-13);
    EXPECT_NEAR(norm(by_unit.data(points[3]) - scaled[3]), 0, 1e-13);
    params.standardise = true;
    const Analysis standard = analyzed(params);
    EXPECT_NEAR(standard.deviation.x, 1, 1e-14);
    EXPECT_NEAR(standard.deviation.y, 1, 1e-14);
    EXPECT_NEAR(norm(standard.mean), 0, 1e-14);
    EXPECT_NEAR(degrees(std::abs(standard.centred.angle)), 45, 1e-9) << "of two standardised columns always";
    EXPECT_NEAR(standard.centred.variance[0], 1 + std::abs(standard.correlation), 1e-14);
}

TEST(PcaLab, AxesNeverFlipWhileAPointIsDragged) {
    Params params = cloud_of(make_cloud({CloudKind::Round, 12, 5}));
    Analysis before = analyzed(params);
    Random random(17);
    Vec2 at = before.data(params.cloud[0]);
    int ties = 0;
    for (int step = 0; step < 50'000; ++step) {
        const Vec2 to = 4 * Vec2{std::sin(0.013 * step), std::cos(0.0171 * step)};
        at = at + 0.2 * (to - at) + 0.01 * Vec2{random.normal(), random.normal()};
        params = with_point(params, before, 0, at, 0);
        const Analysis now = analyzed(params);
        EXPECT_NEAR(norm(now.data(params.cloud[0]) - at), 0, 1e-12);
        EXPECT_GE(dot(now.centred.direction[0], before.centred.direction[0]), 0) << "step " << step;
        EXPECT_GE(dot(now.uncentred.direction[0], before.uncentred.direction[0]), 0) << "step " << step;
        ties += now.centred.tie != Tie::None ? 1 : 0;
        before = now;
    }
    EXPECT_GT(ties, 100) << "the drag must pass ties, or this test proves nothing";
}

TEST(PcaLab, AtATieTheAxesStay) {
    const std::vector<Vec2> square{{1, 1}, {-1, 1}, {-1, -1}, {1, -1}};
    Params params = cloud_of(square);
    params.branch = Branch{0.7, -0.2};
    const Analysis a = analyzed(params);
    EXPECT_EQ(a.centred.tie, Tie::Exact);
    EXPECT_EQ(a.centred.angle, 0.7);
    EXPECT_TRUE(std::isinf(a.standard_error));
}

TEST(PcaLab, InfluenceIsWhatRemovingThePointDoes) {
    Params params = with_recipe({}, {CloudKind::Outlier, 30, 2});
    params.unit = {2, 0.5};
    params.offset = {1, 1};
    const Analysis before = analyzed(params);
    for (const std::size_t point : {0UL, 11UL, 29UL}) {
        const Influence found = influence(params, before, point);
        const Analysis after = analyzed(without_points(params, before, std::vector{point}));
        EXPECT_NEAR(found.turn, before.centred.angle - after.centred.angle, 1e-13);
        EXPECT_NEAR(norm(found.mean_shift - (before.mean - after.mean)), 0, 1e-14);
        const double with = 29 * (before.covariance.a + before.covariance.d);
        const double rest = 28 * (after.covariance.a + after.covariance.d);
        EXPECT_NEAR(found.share, 1 - rest / with, 1e-13);
    }
    EXPECT_GT(std::abs(influence(params, before, 29).turn), 5 * std::abs(influence(params, before, 0).turn));
}

TEST(PcaLab, TheStagesCentreTurnAndWhiten) {
    const Params params = with_recipe({}, {CloudKind::Line, 50, 4});
    const Analysis a = analyzed(params);
    const auto drawn = [&](double time) {
        std::vector<Vec2> points;
        const Frame frame = drawn_frame(a, placement_at(params, a, time));
        for (const Vec2 p : params.cloud.points()) points.push_back(frame(p));
        return analyzed(cloud_of(points));
    };
    EXPECT_NEAR(norm(drawn(0).mean - a.mean), 0, 1e-14);
    EXPECT_NEAR(norm(drawn(1).mean), 0, 1e-14);
    EXPECT_NEAR(drawn(1).centred.angle, a.centred.angle, 1e-13);
    EXPECT_NEAR(drawn(2).centred.angle, 0, 1e-13);
    EXPECT_NEAR(drawn(2).covariance.b, 0, 1e-14);
    EXPECT_NEAR(drawn(3).covariance.a, 1, 1e-13);
    EXPECT_NEAR(drawn(3).covariance.d, 1, 1e-13);
    EXPECT_NEAR(drawn(1.5).centred.deviation[0], a.centred.deviation[0], 1e-13) << "turning keeps lengths";
}

TEST(PcaLab, ADraggedPointStaysUnderTheHandWhateverIsDrawn) {
    Random random(9);
    for (const double time : {0.0, 0.6, 1.0, 1.5, 2.0, 3.0})
        for (const bool standardise : {false, true}) {
            Params params = with_recipe({}, {CloudKind::Line, 25, 6});
            params.standardise = standardise;
            Analysis before = analyzed(params);
            for (int step = 0; step < 40; ++step) {
                const auto point = static_cast<std::size_t>(random.integer(0, 24));
                const Frame old = drawn_frame(before, placement_at(params, before, time));
                const Vec2 target = old(params.cloud[point]) + 0.3 * Vec2{random.normal(), random.normal()};
                params = with_point(params, before, point, target, time);
                before = analyzed(params);
                const Frame now = drawn_frame(before, placement_at(params, before, time));
                EXPECT_NEAR(norm(now(params.cloud[point]) - target), 0, 1e-6)
                    << "time " << time << " standardised " << standardise;
            }
        }
}

TEST(PcaLab, APointCannotLeaveMoreThanItsShareOfDeviations) {
    Params params = with_recipe({}, {CloudKind::Six, 6, 1});
    params.standardise = true;
    const Params far = with_point(params, analyzed(params), 2, {50, 0}, 0);
    const Analysis a = analyzed(far);
    const double limit = 5 / std::sqrt(6.0);
    EXPECT_LE(a.data(far.cloud[2]).x, limit * (1 + 1e-12));
    EXPECT_GT(a.data(far.cloud[2]).x, 0.9 * limit) << "but nearly as far as it can";
}

TEST(PcaLab, EditsAddRemoveShiftAndMoveTheWhole) {
    Params params = with_recipe({}, {CloudKind::Six, 6, 1});
    params.unit = {2, 1};
    params.offset = {1, 0};
    Analysis a = analyzed(params);
    const std::vector<Vec2> drawn{{4, 4}, {5, 5}};
    params = with_points_added(params, a, drawn, 0);
    a = analyzed(params);
    ASSERT_EQ(params.cloud.size(), 8U);
    EXPECT_NEAR(norm(a.data(params.cloud[6]) - drawn[0]), 0, 1e-14);
    EXPECT_FALSE(params.made);
    const std::vector<std::size_t> some{1, 6};
    const Vec2 was = a.data(params.cloud[1]);
    params = with_points_shifted(params, a, some, {0.5, -1}, 0);
    a = analyzed(params);
    EXPECT_NEAR(norm(a.data(params.cloud[1]) - was - Vec2{0.5, -1}), 0, 1e-14);
    params = without_points(params, a, some);
    EXPECT_EQ(params.cloud.size(), 6U);
    a = analyzed(params);
    params = with_mean(params, a, {-3, 2});
    const Analysis moved = analyzed(params);
    EXPECT_NEAR(norm(moved.mean - Vec2{-3, 2}), 0, 1e-14);
    EXPECT_NEAR(moved.centred.angle, a.centred.angle, 1e-14);
}

TEST(PcaLab, LinesOfOnesOwnAndOfRegression) {
    Params params = with_recipe({}, {CloudKind::Line, 80, 1});
    Analysis a = analyzed(params);
    params.line = a.centred.angle;
    EXPECT_NEAR(analyzed(params).line_variance, a.centred.variance[0], 1e-13);
    EXPECT_NEAR(analyzed(params).line_error, 0, 1e-13);
    params.line = a.centred.angle + kPi / 2;
    EXPECT_NEAR(analyzed(params).line_variance, a.centred.variance[1], 1e-13);
    EXPECT_NEAR(analyzed(params).line_error, kPi / 2, 1e-13);
    // PC1 lies between the two regression lines.
    const double pc1 = std::tan(a.centred.angle);
    EXPECT_GT(pc1, a.slope_y_on_x);
    EXPECT_LT(pc1, 1 / a.slope_x_on_y);
    EXPECT_NEAR(a.slope_y_on_x * a.slope_x_on_y, a.correlation * a.correlation, 1e-14);
}

TEST(PcaLab, DriftIsMeasured) {
    Params params;
    EXPECT_EQ(measured_drift(params.cloud), 0);
    Analysis a = analyzed(params);
    for (int i = 0; i < 10'000; ++i)
        params = with_point(params, a, static_cast<std::size_t>(i % 60), {std::sin(i), 1e3 * std::cos(i)}, 0);
    EXPECT_LE(measured_drift(params.cloud), 1e-15);
}

}  // namespace
}  // namespace svdscope::pca
