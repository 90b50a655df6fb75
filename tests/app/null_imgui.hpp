// A Dear ImGui context with no window and no GL, driven by injected mouse and keys: what the interface does,
// at thousands of frames a second.
#pragma once
#include <functional>
#include <memory>
#include <string_view>

#include "app/ui/imgui_compat.hpp"
#include "app/ui/ui.hpp"

namespace svdscope {

/// One person before one window. Each step injects something and draws frames of `draw`.
class NullImGui {
  public:
    using Draw = std::function<void(Ui&)>;

    /// Where `draw` draws: inside a window over everything, or in windows of its own, as a lab does.
    enum class Room { OneWindow, OwnWindows };

    explicit NullImGui(Draw draw, Point size = {1280, 800}, float scale = 1, Room room = Room::OneWindow);
    ~NullImGui();
    NullImGui(const NullImGui&) = delete;
    NullImGui& operator=(const NullImGui&) = delete;

    void frame(int count = 1);
    void move(Point to);
    void press(int button = 0);
    void release(int button = 0);
    void click(Point at);
    void double_click(Point at);
    /// Presses, moves in a few steps and lets go.
    void drag(Point from, Point to);
    void wheel(float notches);
    void modifiers(bool ctrl, bool shift, bool alt = false);
    void key(compat::Key key);
    void type(const char* utf8);

    /// The middle of a control that was drawn.
    Point middle_of(std::string_view widget) const;

    const Theme& theme = dark_theme();
    Fonts fonts;
    Inspector inspector;
    CellEditor cells;
    int vertices = 0;  ///< of the last frame

  private:
    Draw draw_;
    Point size_;
    float scale_;
    Room room_;
};

}  // namespace svdscope
