// The parts of the window never overlap and never leave it.
#include "app/shell/layout.hpp"

#include <gtest/gtest.h>

namespace svdscope {
namespace {

bool inside(Box part, float width, float height) {
    return part.x >= 0 && part.y >= 0 && part.x + part.w <= width && part.y + part.h <= height;
}

bool overlap(Box a, Box b) {
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

void check_parts(const ScreenLayout& layout, float width, float height) {
    const std::array<Box, 3> always{layout.top, layout.lab.canvas, layout.lab.bar};
    for (std::size_t i = 0; i < always.size(); ++i) {
        EXPECT_TRUE(inside(always[i], width, height)) << "part " << i;
        EXPECT_GE(always[i].w, 0);
        EXPECT_GE(always[i].h, 0);
        for (std::size_t j = i + 1; j < always.size(); ++j)
            EXPECT_FALSE(overlap(always[i], always[j])) << i << " and " << j;
        EXPECT_FALSE(overlap(always[i], layout.lab.panel)) << "part " << i << " and the panel";
    }
    EXPECT_LE(layout.lab.panel.x + layout.lab.panel.w, width);
}

TEST(Layout, PartsNeverOverlapAtAnySizeAndScale) {
    for (const float width : {1.0F, 2.0F, 100.0F, 359.0F, 360.0F, 640.0F, 899.0F, 900.0F, 1280.0F, 3840.0F}) {
        for (const float height : {1.0F, 40.0F, 41.0F, 150.0F, 800.0F, 2160.0F}) {
            for (const float scale : {0.5F, 1.0F, 1.25F, 4.0F}) {
                for (const bool open : {false, true}) {
                    SCOPED_TRACE(testing::Message()
                                 << width << "x" << height << " at " << scale << (open ? " open" : ""));
                    check_parts(screen_layout(width, height, scale, open), width, height);
                }
            }
        }
    }
}

TEST(Layout, IsThatOfTheDesignAt1280x800) {
    const ScreenLayout layout = screen_layout(1280, 800, 1, false);
    EXPECT_FALSE(layout.narrow);
    EXPECT_EQ(layout.top, (Box{0, 0, 1280, 40}));
    EXPECT_EQ(layout.lab.panel, (Box{0, 40, 360, 760}));
    EXPECT_EQ(layout.lab.canvas, (Box{360, 40, 920, 664}));
    EXPECT_EQ(layout.lab.bar, (Box{360, 704, 920, 96}));
}

TEST(Layout, NarrowWindowHidesThePanelUntilAskedFor) {
    const ScreenLayout folded = screen_layout(800, 600, 1, false);
    EXPECT_TRUE(folded.narrow);
    EXPECT_LE(folded.lab.panel.x + folded.lab.panel.w, 0);
    EXPECT_EQ(folded.lab.canvas.w, 800);
    const ScreenLayout open = screen_layout(800, 600, 1, true);
    EXPECT_EQ(open.lab.panel.x, 0);
    EXPECT_EQ(open.lab.canvas.x, open.lab.panel.w);
    EXPECT_EQ(screen_layout(900, 600, 1, false).lab.panel.x, 0);
}

}  // namespace
}  // namespace svdscope
