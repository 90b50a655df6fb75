// The bar under the fit lab's canvas: the degree, and what is to be seen now.
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "app/labs/fit_words.hpp"
#include "app/plot/draw_list_painter.hpp"
#include "app/ui/slider.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {
namespace {

constexpr float kMargin = 20, kKnob = 9;  // the slider's knob keeps this far from its ends

/// In the largest face that has room; what is still too long is cut.
void sentence_line(Ui& ui, Painter& painter, Box room, const std::string& sentence) {
    const Face face = text_size(ui, Face::Caption, sentence).x <= room.w ? Face::Caption : Face::Small;
    painter.push_clip({room.x, room.y, std::max(1.0F, room.w), room.h});
    painter.text({room.x, room.y}, face, ui.theme.ink, sentence, kNoHalo);
    painter.pop_clip();
}

// The numbers under the track, as far as they keep apart.
void degree_numbers(Ui& ui, Painter& painter, Box track, int degree) {
    const float way = track.w - 2 * ui.px(kKnob);
    if (way < ui.px(160)) return;
    for (int k = 0; k <= fit::kMostDegree; ++k) {
        const std::string number = std::to_string(k);
        const Point size = painter.text_size(Face::Small, number);
        const float x = track.x + ui.px(kKnob) + way * static_cast<float>(k) / fit::kMostDegree;
        painter.text({x - size.x / 2, track.y + ui.px(27)}, Face::Small,
                     k == degree ? ui.theme.ink : ui.theme.ink_soft, number, kNoHalo);
    }
}

}  // namespace

void FitLab::bar(Ui& ui, Box box, Params& params, View& view, Session&, const Analysis& analysis, Requests&) {
    DrawListPainter painter(*ImGui::GetWindowDrawList(), ui);
    const float pad = ui.px(kMargin), top = box.y + ui.px(6);
    const std::string label = "degree " + std::to_string(params.degree);
    const Point size = text_size(ui, Face::Title, label);
    painter.text({box.x + pad, top + (ui.px(32) - size.y) / 2}, Face::Title, ui.theme.ink, label, kNoHalo);
    const float left = box.x + pad + size.x + ui.px(20);
    const Box track{left, top, std::max(ui.px(40), box.x + box.w - pad - left), ui.px(32)};
    SliderStyle style;
    style.low = 0, style.high = fit::kMostDegree, style.step = 1, style.snap = 0, style.whole = true;
    style.width = track.w / ui.scale;
    double degree = params.degree;
    ImGui::SetCursorScreenPos({track.x, track.y});
    if (slider(ui, "degree", degree, style)) {
        params.degree = static_cast<int>(std::lround(degree));
        view.welcomed = true;
    }
    degree_numbers(ui, painter, track, params.degree);
    sentence_line(ui, painter, {box.x + pad, box.y + ui.px(62), box.w - 2 * pad, ui.px(30)},
                  fit_words::bar_sentence(params, view.page, analysis));
}

}  // namespace svdscope
