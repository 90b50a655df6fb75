// The bar under a picture.
#include "app/lab/timeline_bar.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "app/plot/draw_list_painter.hpp"
#include "app/ui/control.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {
namespace {

constexpr float kMargin = 16;
constexpr float kPlay = 40;
constexpr float kChipGap = 6;
constexpr float kThumb = 64;
constexpr float kThumbGap = 8;
constexpr double kSpeeds[] = {0.25, 0.5, 1, 2};

// An invisible button under a name, recorded for inspection.
bool touch(Ui& ui, std::string_view name, Box box) {
    ui.inspector.widget(name, box);
    ImGui::SetCursorScreenPos({box.x, box.y});
    return ImGui::InvisibleButton(std::string(name).c_str(), {std::max(1.0F, box.w), std::max(1.0F, box.h)});
}

void hand_cursor() {
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
}

ImVec2 at(Box box, float fx, float fy) { return {box.x + box.w * fx, box.y + box.h * fy}; }

bool play_button(Ui& ui, Box box, const TimelineBar& timeline) {
    const bool clicked = touch(ui, "play", box);
    hand_cursor();
    hint(ui, timeline.playing ? "Pause (Space)" : "Play (Space)");
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const float r = box.w / 2 + (ImGui::IsItemHovered() ? ui.px(1) : 0);
    draw.AddCircleFilled(at(box, 0.5F, 0.5F), r, ui.theme.accent.packed(), 48);
    const ImU32 mark = ui.theme.background.packed();
    if (timeline.playing) {
        draw.AddRectFilled(at(box, 0.36F, 0.3F), at(box, 0.45F, 0.7F), mark);
        draw.AddRectFilled(at(box, 0.55F, 0.3F), at(box, 0.64F, 0.7F), mark);
    } else {
        draw.AddTriangleFilled(at(box, 0.39F, 0.28F), at(box, 0.39F, 0.72F), at(box, 0.74F, 0.5F), mark);
    }
    return clicked;
}

// The chip of a stage: filled as far as the stage has gone. Clicking goes to its end.
void chip(Ui& ui, int stage, Box box, TimelineBar& timeline) {
    if (touch(ui, fmt::format("stage_{}", stage), box)) timeline.time = stage + 1;
    hand_cursor();
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const float radius = ui.px(6);
    const auto part = static_cast<float>(std::clamp(timeline.time - stage, 0.0, 1.0));
    const bool current = part > 0 && (part < 1 || stage + 1 == static_cast<int>(timeline.chips.size()) ||
                                      timeline.time == stage + 1);
    draw.AddRectFilled(at(box, 0, 0), at(box, 1, 1),
                       (ImGui::IsItemHovered() ? ui.theme.hovered : ui.theme.raised).packed(), radius);
    if (part > 0) {
        draw.PushClipRect(at(box, 0, 0), at(box, part, 1), true);
        draw.AddRectFilled(at(box, 0, 0), at(box, 1, 1), ui.theme.accent.faded(0.22).packed(), radius);
        draw.PopClipRect();
    }
    const std::string& label = timeline.chips[static_cast<std::size_t>(stage)];
    draw_text(ui, box, Align::Center, Face::Body, current ? ui.theme.ink : ui.theme.ink_soft, label);
}

void scrubber(Ui& ui, Box box, TimelineBar& timeline) {
    touch(ui, "timeline", box);
    hand_cursor();
    const double stages = static_cast<double>(timeline.chips.size());
    if (ImGui::IsItemActive()) {
        constexpr double kCatch = 0.025;  // a stage's end catches the slider within this part of a stage
        const double raw =
            std::clamp((ImGui::GetIO().MousePos.x - box.x) / std::max(1.0F, box.w), 0.0F, 1.0F) * stages;
        timeline.time = std::abs(raw - std::round(raw)) < kCatch ? std::round(raw) : raw;
    }
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const float y = box.y + box.h / 2;
    const float knob = box.x + box.w * static_cast<float>(std::min(timeline.time, stages) / stages);
    draw.AddRectFilled({box.x, y - ui.px(2)}, {box.x + box.w, y + ui.px(2)}, ui.theme.line.packed(),
                       ui.px(2));
    draw.AddRectFilled({box.x, y - ui.px(2)}, {knob, y + ui.px(2)}, ui.theme.accent.packed(), ui.px(2));
    const bool near = ImGui::IsItemHovered() || ImGui::IsItemActive();
    draw.AddCircleFilled({knob, y}, ui.px(near ? 9 : 7), ui.theme.ink.packed(), 32);
}

void speed_button(Ui& ui, Box box, TimelineBar& timeline) {
    if (touch(ui, "speed", box)) {
        const auto* next = std::upper_bound(std::begin(kSpeeds), std::end(kSpeeds), timeline.speed);
        timeline.speed = next == std::end(kSpeeds) ? kSpeeds[0] : *next;
    }
    hand_cursor();
    hint(ui, "Speed: click for the next");
    const std::string label = fmt::format("{}×", timeline.speed);
    draw_text(ui, box, Align::Center, Face::Body, ImGui::IsItemHovered() ? ui.theme.ink : ui.theme.ink_soft,
              label);
}

void loop_button(Ui& ui, Box box, TimelineBar& timeline) {
    if (touch(ui, "loop", box)) timeline.loop = !timeline.loop;
    hand_cursor();
    hint(ui, timeline.loop ? "Plays again and again" : "Plays once");
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    if (timeline.loop)
        draw.AddRectFilled(at(box, 0, 0), at(box, 1, 1), ui.theme.accent.faded(0.22).packed(), ui.px(6));
    draw_text(ui, box, Align::Center, Face::Body,
              timeline.loop || ImGui::IsItemHovered() ? ui.theme.ink : ui.theme.ink_soft, "loop");
}

void thumbnails(Ui& ui, Box strip, TimelineBar& timeline) {
    const int count = static_cast<int>(timeline.chips.size()) + 1;
    const float side = ui.px(kThumb);
    for (int k = 0; k < count; ++k) {
        const Box box{strip.x + static_cast<float>(k) * (side + ui.px(kThumbGap)), strip.y, side, side};
        if (touch(ui, fmt::format("strip_{}", k), box)) timeline.time = k;
        hand_cursor();
        ImDrawList& draw = *ImGui::GetWindowDrawList();
        const bool here = timeline.time == k;
        draw.AddRectFilled(at(box, 0, 0), at(box, 1, 1), ui.theme.background.packed(), ui.px(6));
        timeline.thumbnail(k, box);
        const Rgba edge = here ? ui.theme.accent : ImGui::IsItemHovered() ? ui.theme.ink_soft : ui.theme.line;
        draw.AddRect(at(box, 0, 0), at(box, 1, 1), edge.packed(), ui.px(6));
    }
}

// What the bar has room for: chips and scrubber always, then the strip, then speed and loop.
struct Rooms {
    Box play, middle, speed, loop, strip;
    bool has_tools = false, has_strip = false;
};

Rooms divide(const Ui& ui, Box bar, int stops, bool with_strip) {
    Rooms rooms;
    const float pad = ui.px(kMargin);
    rooms.play = {bar.x + pad, bar.y + ui.px(12), ui.px(kPlay), ui.px(kPlay)};
    float right = bar.x + bar.w - pad;
    const float left = rooms.play.x + rooms.play.w + pad;
    const float strip =
        static_cast<float>(stops) * ui.px(kThumb) + static_cast<float>(stops - 1) * ui.px(kThumbGap);
    const float tools = ui.px(48 + 48 + 16);
    const float least = ui.px(300);
    rooms.has_strip =
        with_strip && right - left - strip - pad - tools >= least && bar.h >= ui.px(kThumb + 16);
    if (rooms.has_strip) {
        rooms.strip = {right - strip, bar.y + (bar.h - ui.px(kThumb)) / 2, strip, ui.px(kThumb)};
        right = rooms.strip.x - pad;
    }
    rooms.has_tools = right - left - tools >= ui.px(160);
    if (rooms.has_tools) {
        rooms.loop = {right - ui.px(48), bar.y + ui.px(16), ui.px(48), ui.px(32)};
        rooms.speed = {rooms.loop.x - ui.px(48), bar.y + ui.px(16), ui.px(48), ui.px(32)};
        right = rooms.speed.x - pad / 2;
    }
    rooms.middle = {left, bar.y, std::max(1.0F, right - left), bar.h};
    return rooms;
}

void sentence_line(Ui& ui, Box middle, Box bar, bool has_strip, float strip_x, const std::string& sentence) {
    const float end = has_strip ? strip_x - ui.px(8) : bar.x + bar.w - ui.px(8);
    const float room = end - middle.x;
    const Face face = text_size(ui, Face::Caption, sentence).x <= room ? Face::Caption : Face::Small;
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    DrawListPainter painter(draw, ui);
    painter.push_clip({middle.x, bar.y, std::max(1.0F, room), bar.h});
    painter.text({middle.x, bar.y + ui.px(66)}, face, ui.theme.ink, sentence, kNoHalo);
    painter.pop_clip();
}

}  // namespace

TimelineEdit timeline_bar(Ui& ui, Box bar, TimelineBar timeline) {
    const double before = timeline.time;
    const int stages = static_cast<int>(timeline.chips.size());
    const Rooms rooms = divide(ui, bar, stages + 1, timeline.thumbnail != nullptr);
    const bool play_pause = play_button(ui, rooms.play, timeline);
    const float gap = ui.px(kChipGap);
    const float width = (rooms.middle.w - static_cast<float>(stages - 1) * gap) / static_cast<float>(stages);
    for (int k = 0; k < stages; ++k)
        chip(ui, k,
             {rooms.middle.x + static_cast<float>(k) * (width + gap), bar.y + ui.px(12),
              std::max(1.0F, width), ui.px(32)},
             timeline);
    scrubber(ui, {rooms.middle.x, bar.y + ui.px(46), rooms.middle.w, ui.px(18)}, timeline);
    if (rooms.has_tools) {
        speed_button(ui, rooms.speed, timeline);
        loop_button(ui, rooms.loop, timeline);
    }
    if (rooms.has_strip) thumbnails(ui, rooms.strip, timeline);
    sentence_line(ui, rooms.middle, bar, rooms.has_strip, rooms.strip.x, std::string(timeline.sentence));
    if (play_pause) return TimelineEdit::PlayPause;
    return timeline.time == before ? TimelineEdit::None : TimelineEdit::Moved;
}

}  // namespace svdscope
