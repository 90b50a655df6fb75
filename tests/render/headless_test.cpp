// Pictures without a display: repeatable, at any size, through any eye.
#include "app/shell/headless_renderer.hpp"

#include <cstdlib>

#include <glad/gl.h>
#include <gtest/gtest.h>

#include "app/shell/inspection.hpp"
#include "app/shell/svg_picture.hpp"
#include "tests/render/fake_lab.hpp"
#include "tests/render/temporary_folder.hpp"

namespace svdscope {
namespace {

using test::fake;

Pixels render(Screen& screen, int width, int height) {
    Result<HeadlessRenderer> renderer = HeadlessRenderer::make({width, height});
    if (!renderer) {
        ADD_FAILURE() << renderer.error().message;
        return {};
    }
    Result<Pixels> picture = renderer->render(screen);
    if (!picture) ADD_FAILURE() << picture.error().message;
    return picture.value_or(Pixels());
}

TEST(Headless, SameScreenSameBytes) {
    Screen first(test::fake_labs());
    Screen second(test::fake_labs());
    const Pixels picture = render(first, 640, 400);
    EXPECT_EQ(picture, render(second, 640, 400));
    EXPECT_EQ(picture, render(first, 640, 400)) << "a second picture of the same screen";
    fake(second.desk.current()).set(1);
    EXPECT_NE(picture, render(second, 640, 400));
}

TEST(Headless, HistoryOfPicturesLeavesNoTrace) {
    Screen direct(test::fake_labs());
    direct.desk.current().set_time(1.4);
    const Pixels expected = render(direct, 640, 400);

    Screen walked(test::fake_labs());
    Result<HeadlessRenderer> renderer = HeadlessRenderer::make({640, 400});
    ASSERT_TRUE(renderer);
    Result<Pixels> last;
    for (const double time : {0.0, 0.7, 1.4}) {
        walked.desk.current().set_time(time);
        last = renderer->render(walked);
    }
    ASSERT_TRUE(last);
    EXPECT_EQ(*last, expected);
}

/// A point on each third pixel of a rectangle of the canvas.
PointBlocks cloud_of(int columns, int rows) {
    PointBlock points;
    for (int y = 0; y < rows; ++y) {
        for (int x = 0; x < columns; ++x) points.push_back({3 * x + 0.5, 3 * y + 0.5});
    }
    return {std::make_shared<const PointBlock>(std::move(points))};
}

bool has_color(const Pixels& picture, float x, float y, Rgba color) {
    const std::uint8_t* pixel = picture.at(static_cast<int>(x), static_cast<int>(y));
    return pixel[0] == color.r && pixel[1] == color.g && pixel[2] == color.b;
}

TEST(Headless, CloudsOfAnySizeKeepTheirPlaceAndOrder) {
    for (const int columns : {3, 60, 200}) {
        Screen screen(test::fake_labs());
        fake(screen.desk.current()).show_cloud(cloud_of(columns, 100));
        const Pixels picture = render(screen, 1280, 800);
        const Theme& theme = screen.theme();
        const Box canvas = screen.layout.lab.canvas;
        const float right = canvas.x + 3.0F * static_cast<float>(columns - 1);
        EXPECT_TRUE(has_color(picture, canvas.x, canvas.y + 60, theme.second)) << columns;
        EXPECT_TRUE(has_color(picture, right, canvas.y + 297, theme.second)) << columns;
        EXPECT_FALSE(has_color(picture, right + 3, canvas.y + 297, theme.second)) << columns;
        EXPECT_FALSE(has_color(picture, canvas.x - 1, canvas.y + 60, theme.second)) << "clipped";
        if (columns == 3) continue;
        for (int x = 42; x < 54; ++x) {
            for (int y = 10; y < 22; ++y)
                EXPECT_TRUE(has_color(picture, canvas.x + static_cast<float>(x),
                                      canvas.y + static_cast<float>(y), theme.first))
                    << "the rectangle is drawn after the cloud";
        }
    }
}

TEST(Headless, AKeptCloudLeavesNoTrace) {
    const std::vector<int> sizes{150, 200, 3, 200, 200};
    std::vector<Pixels> expected;
    for (const int columns : sizes) {
        Screen direct(test::fake_labs());
        fake(direct.desk.current()).show_cloud(cloud_of(columns, 100));
        expected.push_back(render(direct, 640, 400));
    }
    Screen walked(test::fake_labs());
    Result<HeadlessRenderer> renderer = HeadlessRenderer::make({640, 400});
    ASSERT_TRUE(renderer);
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        fake(walked.desk.current()).show_cloud(cloud_of(sizes[i], 100));
        fake(walked.desk.current()).ask_for_more_passes(1);
        EXPECT_EQ(renderer->render(walked), expected[i]) << sizes[i];
    }
}

TEST(Headless, PicturesAreSeenThroughAnyEye) {
    const auto quarters = std::make_shared<const Pixels>(
        2, 2, std::vector<std::uint8_t>{255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 255});
    Screen screen(test::fake_labs());
    Result<HeadlessRenderer> renderer = HeadlessRenderer::make({640, 400});
    ASSERT_TRUE(renderer);
    fake(screen.desk.current()).show_picture(quarters, {40, 60, 80, 80});
    fake(screen.desk.current()).ask_for_more_passes(2);
    const Pixels seen = renderer->render(screen).value();
    const Box& canvas = screen.layout.lab.canvas;
    const auto shows = [&](const Pixels& picture, float x, float y, Rgba color) {
        return has_color(picture, canvas.x + 40 + x, canvas.y + 60 + y, color);
    };
    EXPECT_TRUE(shows(seen, 20, 20, {255, 0, 0}));
    EXPECT_TRUE(shows(seen, 60, 20, {0, 255, 0}));
    EXPECT_TRUE(shows(seen, 20, 60, {0, 0, 255}));
    EXPECT_TRUE(shows(seen, 60, 60, {255, 255, 255}));
    EXPECT_EQ(renderer->render(screen), seen);
    screen.settings.see_as = Vision::Grey;
    const Pixels grey = renderer->render(screen).value();
    const std::uint8_t* pixel = grey.at(static_cast<int>(canvas.x) + 60, static_cast<int>(canvas.y) + 80);
    EXPECT_EQ(pixel[0], pixel[1]);
    EXPECT_LT(pixel[0], 255);
    EXPECT_GT(pixel[0], 0);
}

TEST(Headless, EverySizeAndScaleDraws) {
    for (const auto& [width, height] : {std::pair{1, 1}, {2, 900}, {300, 200}, {899, 500}, {3840, 2160}}) {
        for (const int percent : {50, 400}) {
            Screen screen(test::fake_labs());
            screen.settings.scale_percent = percent;
            const Pixels picture = render(screen, width, height);
            EXPECT_EQ(picture.width, width);
            EXPECT_EQ(picture.rgba.size(),
                      static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
        }
    }
}

TEST(Headless, ImpossibleSizeIsASentence) {
    const Result<HeadlessRenderer> renderer = HeadlessRenderer::make({100000, 10});
    ASSERT_FALSE(renderer);
    EXPECT_EQ(renderer.error().message.find("a picture of 100000x10 is not possible here"), 0U)
        << renderer.error().message;
}

TEST(Headless, LateChangesAreDrawnAgainButNotForEver) {
    Screen screen(test::fake_labs());
    test::FakeLab& lab = fake(screen.desk.current());
    lab.ask_for_more_passes(1000);
    render(screen, 300, 200);
    EXPECT_EQ(lab.draws(), 9) << "three frames of three passes";
}

TEST(Headless, EveryButtonOfTheBarIsKnownByName) {
    Screen screen(test::fake_labs());
    render(screen, 1280, 800);
    const nlohmann::json seen = inspect(screen);
    for (const char* name : {"tab_one", "tab_two", "undo", "redo", "share", "view", "help", "theme"}) {
        EXPECT_TRUE(seen["widgets"].contains(name)) << name;
    }
    EXPECT_EQ(seen["lab"], "one");
    EXPECT_EQ(seen["handles"]["number"], (nlohmann::json{360.0, 40.0}));
}

TEST(Headless, ButtonsNeverOverlapInAnyWidth) {
    for (int width = 40; width <= 1000; width += 40) {
        Screen screen(test::fake_labs());
        render(screen, width, 300);
        const auto& widgets = screen.inspector.widgets();
        for (const auto& [name, box] : widgets) {
            EXPECT_GE(box.x, 0) << name << " at " << width;
            EXPECT_LE(box.x + box.w, static_cast<float>(width)) << name << " at " << width;
            for (const auto& [other, place] : widgets) {
                if (name < other) {
                    EXPECT_TRUE(box.x + box.w <= place.x || place.x + place.w <= box.x)
                        << name << ", " << other << " at " << width;
                }
            }
        }
    }
}

TEST(Headless, SheetsFitIntoAnyWindow) {
    for (const int side : {1, 30, 200, 700}) {
        Screen screen(test::fake_labs());
        screen.help.open();
        screen.files.open(FileBrowser::Purpose::Save, "a.json");
        EXPECT_EQ(render(screen, side, side).width, side);
    }
}

TEST(Headless, SvgIsTheCanvas) {
    Screen screen(test::fake_labs());
    Result<HeadlessRenderer> renderer = HeadlessRenderer::make({1280, 800});
    ASSERT_TRUE(renderer);
    ASSERT_TRUE(renderer->render(screen));
    const test::TemporaryFolder folder;
    ASSERT_TRUE(save_svg(folder / "a.svg", screen, renderer->gui()));
    const std::string svg = test::content_of(folder / "a.svg");
    EXPECT_NE(svg.find("<svg"), std::string::npos);
    EXPECT_NE(svg.find("width=\"920\""), std::string::npos) << svg.substr(0, 300);
    EXPECT_NE(svg.find("</svg>"), std::string::npos);
}

TEST(VisionFilter, MatricesKeepGreys) {
    for (const Vision vision : kVisions) {
        const auto& m = vision_matrix(vision);
        for (std::size_t row = 0; row < 3; ++row) {
            EXPECT_NEAR(m[3 * row] + m[3 * row + 1] + m[3 * row + 2], 1, 2e-6) << vision_name(vision);
        }
        EXPECT_EQ(vision_from_name(vision_name(vision)), vision);
    }
    EXPECT_FALSE(vision_from_name("xray"));
}

/// One colour through the filter.
std::array<int, 3> seen_as(Vision vision, float r, float g, float b) {
    const Result<HeadlessContext> context = HeadlessContext::make();
    Result<Framebuffer> frame = Framebuffer::make(4, 4);
    frame->bind();
    glClearColor(r, g, b, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    const Result<Framebuffer> seen = Framebuffer::make(4, 4);
    Result<VisionFilter> filter = VisionFilter::make();
    seen->bind();
    filter->draw(frame->texture(), vision);
    const Pixels pixels = seen->read();
    const std::uint8_t* pixel = pixels.at(2, 2);
    return {pixel[0], pixel[1], pixel[2]};
}

TEST(VisionFilter, GreyIsTheLuminanceInLinearLight) {
    // Pure red: linear luminance 0.2126, in sRGB 127.
    const std::array<int, 3> red = seen_as(Vision::Grey, 1, 0, 0);
    EXPECT_EQ(red[0], red[1]);
    EXPECT_EQ(red[1], red[2]);
    EXPECT_NEAR(red[0], 127, 1);
}

TEST(VisionFilter, RedAndGreenLookAlikeToADeuteranope) {
    const auto chroma = [](std::array<int, 3> c) { return c[0] - c[1]; };
    EXPECT_GT(chroma(seen_as(Vision::None, 0.8F, 0.2F, 0)), 100);
    EXPECT_LT(chroma(seen_as(Vision::None, 0.2F, 0.8F, 0)), -100);
    EXPECT_GT(chroma(seen_as(Vision::Deuteranopia, 0.2F, 0.8F, 0)), 0)
        << "green turns to the same yellow side as red";
}

TEST(VisionFilter, ColoursThatAreNotFilteredStay) {
    const std::array<int, 3> seen = seen_as(Vision::None, 86.0F / 255, 180.0F / 255, 233.0F / 255);
    EXPECT_NEAR(seen[0], 86, 1);
    EXPECT_NEAR(seen[1], 180, 1);
    EXPECT_NEAR(seen[2], 233, 1);
}

TEST(GlProgram, ErrorNamesTheFile) {
    const test::TemporaryFolder folder;
    test::put(folder / "present.vert", "#version 330 core\nvoid main() { gl_Position = vec4(0); }\n");
    test::put(folder / "present.frag", "#version 330 core\nvoid main() { nonsense }\n");
    const Result<HeadlessContext> context = HeadlessContext::make();
    setenv("SVDSCOPE_SHADER_DIR", folder.path().c_str(), 1);
    const Result<GlProgram> program = GlProgram::load("present.vert", "present.frag");
    unsetenv("SVDSCOPE_SHADER_DIR");
    ASSERT_FALSE(program);
    EXPECT_EQ(program.error().message.find("shader present.frag does not compile: "), 0U)
        << program.error().message;
}

TEST(GlProgram, ChangedFileIsCompiledAgain) {
    const test::TemporaryFolder folder;
    const auto write = [&folder](const std::string& body) {
        test::put(folder / "present.vert", "#version 330 core\nvoid main() { gl_Position = vec4(0); }\n");
        test::put(folder / "present.frag",
                  "#version 330 core\nuniform float x; out vec4 c;\nvoid main() { " + body + " }\n");
    };
    const Result<HeadlessContext> context = HeadlessContext::make();
    setenv("SVDSCOPE_SHADER_DIR", folder.path().c_str(), 1);
    write("c = vec4(1);");
    Result<GlProgram> program = GlProgram::load("present.vert", "present.frag");
    ASSERT_TRUE(program) << program.error().message;
    EXPECT_EQ(program->uniform("x"), -1);
    EXPECT_EQ(program->reload_if_changed(), false);
    write("c = vec4(x);");
    std::filesystem::last_write_time(folder / "present.frag",
                                     std::filesystem::file_time_type::clock::now() + std::chrono::seconds(5));
    EXPECT_EQ(program->reload_if_changed(), true);
    EXPECT_NE(program->uniform("x"), -1);
    unsetenv("SVDSCOPE_SHADER_DIR");
}

}  // namespace
}  // namespace svdscope
