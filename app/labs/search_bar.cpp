// The bar under the search lab's canvas: the rank on a slider, and one sentence.
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "app/labs/search_picture.hpp"
#include "app/labs/search_words.hpp"
#include "app/plot/draw_list_painter.hpp"
#include "app/ui/slider.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {

void SearchLab::bar(Ui& ui, Box box, Params& params, View& view, Session&, const Analysis& analysis,
                    Requests&) {
    const float pad = ui.px(16), top = box.y + ui.px(8);
    const std::string_view name = "rank k";
    const std::string value = fmt::format("{} of {}", analysis.k, analysis.most_k);
    const float left = box.x + pad + text_size(ui, Face::Caption, name).x + ui.px(14);
    const float right = box.x + box.w - pad - text_size(ui, Face::Mono, "000 of 000").x - ui.px(14);
    ImGui::SetCursorScreenPos({box.x + pad, top + ui.px(5)});
    text(ui, Face::Caption, ui.theme.ink, name);
    SliderStyle style;
    style.low = 1, style.high = analysis.most_k, style.step = 1, style.snap = 5, style.whole = true;
    style.width = std::max(20.0F, (right - left) / ui.scale);
    double k = analysis.k;
    ImGui::SetCursorScreenPos({left, top});
    if (slider(ui, "rank", k, style)) set_rank(params, view, analysis, static_cast<int>(std::lround(k)));
    ImGui::SetCursorScreenPos({right + ui.px(14), top + ui.px(6)});
    text(ui, Face::Mono, ui.theme.ink, value);

    DrawListPainter painter(*ImGui::GetWindowDrawList(), ui);
    const Box room{box.x + pad, box.y + ui.px(46), std::max(1.0F, box.w - 2 * pad), ui.px(46)};
    painter.push_clip(room);
    const std::string sentence = search_words::bar_sentence(params, view, analysis);
    const bool short_enough = painter.text_size(Face::Caption, sentence).x <= room.w;
    search_picture::draw_wrapped(painter, room, short_enough ? Face::Caption : Face::Body, ui.theme.ink,
                                 sentence);
    painter.pop_clip();
}

}  // namespace svdscope
