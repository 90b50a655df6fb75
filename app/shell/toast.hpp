// One line at the foot of the canvas that says what happened, then fades.
#pragma once
#include <optional>
#include <string>

#include "app/ui/ui.hpp"

namespace svdscope {

class Toast {
  public:
    /// Shows a sentence from `now` (seconds) on; replaces what was there.
    void say(std::string sentence, double now);
    const std::string& text() const { return text_; }
    /// Opacity at a moment, 0 to 1.
    double opacity(double now) const;
    /// The next moment at which the picture of it changes; nothing once it is gone.
    std::optional<double> next_change(double now) const;
    /// Drops the sentence once it has faded.
    void tidy(double now);
    void draw(Ui& ui, Box canvas, double now) const;

  private:
    double shown_for() const;
    std::string text_;
    double said_at_ = 0;
};

}  // namespace svdscope
