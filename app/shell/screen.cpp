// Draws the parts of the window in order and repeats a frame whose numbers came too late.
#include "app/shell/screen.hpp"

#include <imgui.h>

#include <algorithm>

#include "app/plot/picture_store.hpp"
#include "app/plot/point_queue.hpp"
#include "app/plot/scene_queue.hpp"
#include "app/shell/picture_file.hpp"
#include "app/shell/top_bar.hpp"
#include "app/ui/style.hpp"

namespace svdscope {
namespace {

constexpr int kMostRepeats = 2;

void note_mouse(Inspector& inspector) {
    const ImGuiIO& io = ImGui::GetIO();
    if (!ImGui::IsMousePosValid()) return;
    const bool down =
        std::any_of(std::begin(io.MouseDown), std::end(io.MouseDown), [](bool button) { return button; });
    inspector.mouse({{io.MousePos.x, io.MousePos.y}, down});
}

/// One pass; true when the lab wants it once more.
bool draw_once(Screen& screen, Ui& ui) {
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    screen.inspector.clear();
    note_mouse(screen.inspector);
    ui.points->clear();
    ui.pictures->clear();
    ui.scenes->clear();
    screen.layout = screen_layout(size.x, size.y, ui.scale, screen.drawer_open, ui.presenter);
    ImGui::GetBackgroundDrawList()->AddRectFilled({0, 0}, size, ui.theme.background.packed());
    const bool again = screen.desk.current().draw(ui, screen.layout.lab);
    draw_top_bar(screen, ui);
    screen.help.draw(ui, screen.commands, size.x, size.y);
    screen.files.draw(ui, size.x, size.y);
    return again;
}

}  // namespace

void draw_frame(Screen& screen, Gui& gui) {
    Ui ui{screen.theme(),
          gui.fonts(),
          gui.scale(),
          screen.inspector,
          screen.cells,
          screen.settings.reduced_motion,
          screen.settings.presenter,
          &gui.points(),
          &gui.pictures(),
          &gui.scenes()};
    apply_style(ui.theme, ui.scale);
    ImGui::NewFrame();
    for (int repeats = 0; draw_once(screen, ui) && repeats < kMostRepeats; ++repeats) {
        ImGui::EndFrame();
        ImGui::GetIO().DeltaTime = 1e-6F;  // the same moment again; ImGui insists on some time
        ImGui::NewFrame();
    }
    if (std::string notice = screen.desk.current().take_notice(); !notice.empty())
        screen.say(std::move(notice));
    if (const auto file = screen.desk.current().take_file())
        screen.say(save_numbered_text(*file, screen.desk.current_id()));
    // A picture of the canvas is of the canvas, not of what the window says over it.
    if (!screen.wants_picture) screen.toast.draw(ui, screen.layout.lab.canvas, screen.now);
    ImGui::Render();
}

}  // namespace svdscope
