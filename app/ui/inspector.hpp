// Where everything a person can touch stands on the screen in this frame, by name: for tests with a real
// mouse.
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "app/plot/painter.hpp"

namespace svdscope {

class Inspector {
  public:
    void clear() { handles_.clear(), widgets_.clear(); }
    void handle(std::string_view name, Point at) { handles_[std::string(name)] = at; }
    void widget(std::string_view name, Box box) { widgets_[std::string(name)] = box; }
    const std::map<std::string, Point>& handles() const { return handles_; }
    const std::map<std::string, Box>& widgets() const { return widgets_; }

  private:
    std::map<std::string, Point> handles_;
    std::map<std::string, Box> widgets_;
};

}  // namespace svdscope
