// Labels find room, keep off marks, and move no faster than what they name.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

#include "app/plot/labels.hpp"

namespace svdscope {
namespace {

constexpr Box kArea{0, 0, 900, 700};
constexpr float kGap = 8;

float overlap(Box p, Box q) {
    const float w = std::min(p.x + p.w, q.x + q.w) - std::max(p.x, q.x);
    const float h = std::min(p.y + p.h, q.y + q.h) - std::max(p.y, q.y);
    return std::min(w, h);
}

Box box_of(const PlacedLabel& placed, const LabelRequest& request) {
    return {placed.at.x, placed.at.y, request.size.x, request.size.y};
}

LabelRequest request_at(Point anchor, Point toward, int priority = 0) {
    return {.anchor = anchor, .toward = toward, .size = {44, 18}, .priority = priority, .fixed = false};
}

/// What the transform lab shows: the tips of six arrows from the middle and their marks.
struct Scene {
    std::vector<LabelRequest> requests;
    std::vector<Disc> discs;
    void add(Point tip) {
        const Point from{kArea.w / 2, kArea.h / 2};
        const Point away = tip - from;
        const float length = std::max(1.0F, std::hypot(away.x, away.y));
        requests.push_back(request_at(tip, (1 / length) * away, static_cast<int>(requests.size())));
        discs.push_back({tip, 8});
    }
    std::vector<PlacedLabel> place() const { return place_label_boxes(requests, discs, kArea, kGap); }
};

Scene random_scene(std::mt19937& random) {
    std::uniform_real_distribution<float> x(150, 750), y(120, 580);
    Scene scene;
    for (int i = 0; i < 6; ++i) scene.add({x(random), y(random)});
    return scene;
}

TEST(Labels, StandBesideWhatTheyName) {
    const auto right = place_label_boxes(std::vector{request_at({300, 300}, {1, 0})}, {}, kArea, kGap);
    EXPECT_GE(right[0].at.x, 300 + kGap);
    EXPECT_NEAR(right[0].at.y + 9, 300, 0.5);
    const auto below = place_label_boxes(std::vector{request_at({300, 300}, {0, 1})}, {}, kArea, kGap);
    EXPECT_GE(below[0].at.y, 300 + kGap);
}

TEST(Labels, NeverCoverEachOtherOrAMark) {
    std::mt19937 random(2);
    int hidden = 0;
    for (int round = 0; round < 300; ++round) {
        const Scene scene = random_scene(random);
        const auto placed = scene.place();
        for (std::size_t i = 0; i < placed.size(); ++i) {
            hidden += placed[i].alpha < 0.5F;
            if (placed[i].alpha < 0.5F) continue;
            const Box box = box_of(placed[i], scene.requests[i]);
            for (const Disc& disc : scene.discs) {
                const Box mark{disc.center.x - disc.radius, disc.center.y - disc.radius, 2 * disc.radius,
                               2 * disc.radius};
                EXPECT_LE(overlap(box, mark), 3) << "round " << round;
            }
            for (std::size_t j = 0; j < i; ++j) {
                if (placed[j].alpha < 0.75F) continue;
                EXPECT_LE(overlap(box, box_of(placed[j], scene.requests[j])), 4) << "round " << round;
            }
        }
    }
    EXPECT_LE(hidden, 300 * 6 / 50) << "there is room for nearly all";
}

TEST(Labels, StayInside) {
    std::mt19937 random(3);
    std::uniform_real_distribution<float> x(0, 900), y(0, 700);
    for (int i = 0; i < 300; ++i) {
        const LabelRequest request = request_at({x(random), y(random)}, {i % 2 == 0 ? 1.0F : -1.0F, 0});
        const Box box = box_of(place_label_boxes(std::vector{request}, {}, kArea, kGap)[0], request);
        EXPECT_TRUE(box.x >= 0 && box.y >= 0 && box.x + box.w <= 900 && box.y + box.h <= 700);
    }
}

TEST(Labels, StepAsideAtTheBorderInsteadOfCoveringTheirMark) {
    const std::vector<Disc> mark{{{880, 300}, 8}};
    for (const Point toward : {Point{1, 0}, {0.8F, -0.6F}, {0.6F, 0.8F}}) {
        const auto placed =
            place_label_boxes(std::vector{request_at(mark[0].center, toward)}, mark, kArea, kGap);
        EXPECT_GE(placed[0].alpha, 0.9F) << toward.y;
        EXPECT_EQ(placed[0].at.y > 300, toward.y > 0.5F);
    }
    const std::vector<Disc> top{{{400, 6}, 8}};
    EXPECT_GE(place_label_boxes(std::vector{request_at(top[0].center, {0, -1})}, top, kArea, kGap)[0].alpha,
              0.9F);
}

TEST(Labels, OfOnePlaceStandBelowEachOther) {
    const Point anchor{300, 300};
    const std::vector<LabelRequest> two{request_at(anchor, {1, 0}, 2), request_at(anchor, {1, 0}, 1)};
    const auto placed = place_label_boxes(two, std::vector<Disc>{{anchor, 8}}, kArea, kGap);
    EXPECT_EQ(placed[0].alpha, 1);
    EXPECT_GE(placed[1].alpha, 0.9F);
    EXPECT_GT(placed[1].at.y, placed[0].at.y + 12);
}

TEST(Labels, DependOnTheirQueueAlone) {
    std::mt19937 random(4);
    const Scene scene = random_scene(random);
    const auto once = scene.place();
    const auto again = scene.place();
    for (std::size_t i = 0; i < once.size(); ++i) {
        EXPECT_EQ(once[i].at, again[i].at);
        EXPECT_EQ(once[i].alpha, again[i].alpha);
    }
}

/// The scene of a matrix turning: axes, columns and v's sweep past each other.
Scene turning_scene(double t) {
    Scene scene;
    const auto add = [&](double angle, double radius) {
        scene.add({450 + static_cast<float>(radius * std::cos(angle)),
                   350 - static_cast<float>(radius * std::sin(angle))});
    };
    add(t, 340), add(t + std::numbers::pi / 2, 110);
    add(0.4 - 2 * t, 200), add(1.3 + t / 2, 180);
    add(-t, 100), add(-t + std::numbers::pi / 2, 100);
    return scene;
}

TEST(Labels, MoveContinuously) {
    constexpr int kFrames = 20000;
    float fastest = 0;
    float fade = 0;
    auto before = turning_scene(0).place();
    for (int frame = 1; frame <= kFrames; ++frame) {
        // Anchors move by at most a sixth of a pixel.
        const auto now = turning_scene(2 * std::numbers::pi * frame / kFrames).place();
        for (std::size_t i = 0; i < now.size(); ++i) {
            const Point step = now[i].at - before[i].at;
            // What is not seen may move as it likes.
            const float seen = std::min(now[i].alpha, before[i].alpha);
            fastest = std::max(fastest, std::hypot(step.x, step.y) * seen);
            fade = std::max(fade, std::abs(now[i].alpha - before[i].alpha));
        }
        before = now;
    }
    EXPECT_LE(fastest, 2);
    EXPECT_LE(fade, 0.4);
}

TEST(Labels, FadeByPriorityWhereThereIsNoRoom) {
    const Box narrow{0, 0, 50, 24};
    const std::vector<LabelRequest> two{request_at({20, 12}, {1, 0}, 1), request_at({22, 12}, {1, 0}, 2)};
    const auto placed = place_label_boxes(two, {}, narrow, kGap);
    EXPECT_EQ(placed[1].alpha, 1);
    EXPECT_LE(placed[0].alpha, 0.05);
}

TEST(Labels, OfTicksGiveWayWithoutMoving) {
    LabelRequest tick = request_at({300, 300}, {});
    tick.fixed = true;
    tick.priority = 100;
    const std::vector<LabelRequest> both{tick, request_at({290, 300}, {1, 0})};
    const auto placed = place_label_boxes(both, {}, kArea, kGap);
    EXPECT_EQ(placed[0].at, (Point{300 - 22, 300 - 9}));
    EXPECT_EQ(placed[0].alpha, 0);
    EXPECT_EQ(placed[1].alpha, 1);
    EXPECT_EQ(place_label_boxes(std::vector{tick}, {}, kArea, kGap)[0].alpha, 1);
    EXPECT_EQ(place_label_boxes(std::vector{tick}, std::vector<Disc>{{{300, 300}, 8}}, kArea, kGap)[0].alpha,
              0);
}

TEST(Labels, GoWithWhatLeavesTheView) {
    EXPECT_EQ(place_label_boxes(std::vector{request_at({930, 300}, {1, 0})}, {}, kArea, kGap)[0].alpha, 0);
    const float leaving =
        place_label_boxes(std::vector{request_at({912, 300}, {1, 0})}, {}, kArea, kGap)[0].alpha;
    EXPECT_GT(leaving, 0.2);
    EXPECT_LT(leaving, 0.8);
}

}  // namespace
}  // namespace svdscope
