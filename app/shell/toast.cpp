// The toast's timing and its look.
#include "app/shell/toast.hpp"

#include <algorithm>

#include <imgui.h>

#include "app/ui/widgets.hpp"

namespace svdscope {
namespace {

constexpr double kFade = 0.4;
constexpr double kFrame = 1.0 / 30;

}  // namespace

void Toast::say(std::string sentence, double now) {
    text_ = std::move(sentence);
    said_at_ = now;
}

/// Long sentences stay longer: about 15 letters a second, at least four seconds.
double Toast::shown_for() const { return std::max(4.0, static_cast<double>(text_.size()) / 15); }

double Toast::opacity(double now) const {
    if (text_.empty()) return 0;
    return std::clamp((said_at_ + shown_for() + kFade - now) / kFade, 0.0, 1.0);
}

std::optional<double> Toast::next_change(double now) const {
    if (text_.empty()) return std::nullopt;
    return std::max(said_at_ + shown_for(), now + kFrame);
}

void Toast::tidy(double now) {
    if (opacity(now) <= 0) text_.clear();
}

void Toast::draw(Ui& ui, Box canvas, double now) const {
    const double visible = opacity(now);
    if (visible <= 0 || canvas.w < ui.px(80) || canvas.h < ui.px(60)) return;
    const float pad = ui.px(12);
    const FontFace& face = ui.fonts[Face::Body];
    const float wrap = std::min(canvas.w - 4 * pad, ui.px(640));
    const ImVec2 size = face.font->CalcTextSizeA(face.px, wrap, wrap, text_.c_str());
    const ImVec2 at(canvas.x + (canvas.w - size.x) / 2, canvas.y + canvas.h - size.y - 3 * pad);
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    const ImVec2 low(at.x - pad, at.y - pad / 2);
    const ImVec2 high(at.x + size.x + pad, at.y + size.y + pad / 2);
    list.AddRectFilled(low, high, ui.theme.line.faded(visible).packed(), ui.px(6));
    list.AddText(face.font, face.px, at, ui.theme.ink.faded(visible).packed(), text_.c_str(), nullptr, wrap);
}

}  // namespace svdscope
