// Frames without a renderer: what a back end would do, in a few lines.
#include "tests/app/null_imgui.hpp"

#include <gtest/gtest.h>

namespace svdscope {
namespace {

/// One window over everything, as the shell makes it.
void draw_window(Ui& ui, const NullImGui::Draw& draw, Point size) {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({size.x, size.y});
    ImGui::Begin("window", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav);
    draw(ui);
    ImGui::End();
}

}  // namespace

NullImGui::NullImGui(Draw draw, Point size, float scale, Room room)
    : draw_(std::move(draw)),
      size_(size),
      scale_(scale),
      room_(room) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    const auto files = find_fonts();
    EXPECT_TRUE(files.has_value()) << files.error().message;
    const auto loaded = load_fonts(*files, scale);
    EXPECT_TRUE(loaded.has_value()) << loaded.error().message;
    fonts = *loaded;
    compat::accept_fonts(*io.Fonts);
    frame(2);
}

NullImGui::~NullImGui() { ImGui::DestroyContext(); }

void NullImGui::frame(int count) {
    for (int i = 0; i < count; ++i) {
        ImGuiIO& io = ImGui::GetIO();
        io.DisplaySize = {size_.x, size_.y};
        io.DeltaTime = 1.0F / 60;
        inspector.clear();
        ImGui::NewFrame();
        Ui ui{theme, fonts, scale_, inspector, cells, false, false};
        if (room_ == Room::OneWindow)
            draw_window(ui, draw_, size_);
        else
            draw_(ui);
        ImGui::Render();
        vertices = ImGui::GetDrawData()->TotalVtxCount;
    }
}

void NullImGui::move(Point to) {
    compat::inject_mouse(to);
    frame();
}

void NullImGui::press(int button) {
    compat::inject_button(button, true);
    frame();
}

void NullImGui::release(int button) {
    compat::inject_button(button, false);
    frame();
}

void NullImGui::click(Point at) {
    move(at);
    press();
    release();
}

void NullImGui::double_click(Point at) {
    click(at);
    click(at);
    frame(2);
}

void NullImGui::drag(Point from, Point to) {
    constexpr int kSteps = 5;
    move(from);
    press();
    for (int i = 1; i <= kSteps; ++i) move(from + (static_cast<float>(i) / kSteps) * (to - from));
    release();
}

void NullImGui::wheel(float notches) {
    compat::inject_wheel(notches);
    frame();
}

void NullImGui::modifiers(bool ctrl, bool shift, bool alt) {
    compat::inject_modifiers(ctrl, shift, alt);
    frame();
}

void NullImGui::key(compat::Key key) {
    compat::inject_key(key, true);
    frame();
    compat::inject_key(key, false);
    frame();
}

void NullImGui::type(const char* utf8) {
    compat::inject_text(utf8);
    frame();
}

Point NullImGui::middle_of(std::string_view widget) const {
    const auto found = inspector.widgets().find(std::string(widget));
    if (found == inspector.widgets().end()) {
        ADD_FAILURE() << widget << " was not drawn";
        return {};
    }
    const Box& box = found->second;
    return {box.x + box.w / 2, box.y + box.h / 2};
}

}  // namespace svdscope
