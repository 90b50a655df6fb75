// Where everything a person can touch stands on the screen in this frame, by name: for tests with a real
// mouse.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "app/plot/painter.hpp"

namespace svdscope {

/// The mouse as this frame took it: who waits for it knows that what was done with it has been seen.
struct SeenMouse {
    Point at;
    bool down = false;  // any of its buttons
};

class Inspector {
  public:
    void clear() { handles_.clear(), widgets_.clear(), mouse_.reset(); }
    void handle(std::string_view name, Point at) { handles_[std::string(name)] = at; }
    void widget(std::string_view name, Box box) { widgets_[std::string(name)] = box; }
    void mouse(SeenMouse seen) { mouse_ = seen; }
    const std::map<std::string, Point>& handles() const { return handles_; }
    const std::map<std::string, Box>& widgets() const { return widgets_; }
    /// Nothing while the mouse is nowhere over the window.
    const std::optional<SeenMouse>& mouse() const { return mouse_; }

  private:
    std::map<std::string, Point> handles_;
    std::map<std::string, Box> widgets_;
    std::optional<SeenMouse> mouse_;
};

}  // namespace svdscope
