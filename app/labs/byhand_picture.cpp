// Sheet, planes and card put together, and the hand on them.
#include "app/labs/byhand_picture.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "app/labs/byhand_words.hpp"
#include "app/plot/draw_list_painter.hpp"
#include "app/ui/hand.hpp"
#include "app/ui/text_cell.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {
namespace byhand_picture {
namespace {

constexpr float kLeastBeside = 560;  // of the canvas: below, the sheet is alone
constexpr float kLeastSheet = 380, kMostSheet = 720;
constexpr float kLeastPlane = 180;  // of two planes in one column

byhand_plane::Found found_in(const ByhandLab::View& view, const byhand::Analysis& analysis) {
    const Transcript& transcript = *analysis.transcript;
    // Before somebody has answered, the picture gives nothing away.
    if (view.page == ByhandLab::Page::Answer && !analysis.verdict)
        return byhand_plane::found_by(transcript, 1);
    const bool all = view.page == ByhandLab::Page::Answer;
    return byhand_plane::found_by(transcript,
                                  all ? ByhandLab::stages(analysis) : ByhandLab::shown_steps(view, analysis));
}

}  // namespace

Rooms divide(Box canvas, const ByhandLab::View& view, const byhand::Analysis& analysis, float scale) {
    Rooms rooms;
    rooms.sheet = canvas;
    if (!analysis.picture || canvas.w < kLeastBeside * scale) return rooms;
    rooms.sheet.w = std::floor(std::clamp(0.57F * canvas.w, kLeastSheet * scale, kMostSheet * scale));
    const Box rest{canvas.x + rooms.sheet.w, canvas.y, canvas.w - rooms.sheet.w, canvas.h};
    if (rest.w > 1.5F * rest.h) {
        const float half = std::floor(rest.w / 2);
        rooms.input = {rest.x, rest.y, half, rest.h};
        rooms.output = {rest.x + half, rest.y, rest.w - half, rest.h};
    } else if (rest.h / 2 >= kLeastPlane * scale) {
        const float half = std::floor(rest.h / 2);
        rooms.input = {rest.x, rest.y, rest.w, half};
        rooms.output = {rest.x, rest.y + half, rest.w, rest.h - half};
    } else {
        const bool output = byhand_plane::speaks_of_output(found_in(view, analysis).lit);
        (output ? rooms.output : rooms.input) = rest;
    }
    return rooms;
}

Card card_in(Box box, float scale) {
    const float pad = 16 * scale;
    Card card;
    card.box = {box.x + 8 * scale, box.y, box.w - 16 * scale, box.h};
    card.title = {box.x + 52 * scale, box.y + 12 * scale};
    card.prompt = {card.title.x, card.title.y + 28 * scale};
    const float row = card.prompt.y + 26 * scale, right = card.box.x + card.box.w - pad;
    card.button = {right - 92 * scale, row, 92 * scale, 32 * scale};
    card.field = {card.title.x, row, std::max(40 * scale, card.button.x - card.title.x - 8 * scale),
                  32 * scale};
    card.sentence = {card.title.x, row + 40 * scale};
    return card;
}

void draw_card(Painter& painter, const Card& card, const Step& step, int index, const std::string& reply,
               const Theme& theme) {
    const Box& b = card.box;
    const std::array corners{Point{b.x, b.y}, Point{b.x + b.w, b.y}, Point{b.x + b.w, b.y + b.h},
                             Point{b.x, b.y + b.h}};
    painter.fill(corners, theme.panel);
    painter.polyline(corners, theme.accent, 1.5F, true);
    const std::string number = std::to_string(index + 1);
    const float wide = painter.text_size(Face::Caption, number).x;
    const float s = card.button.h / 32;
    painter.text({card.title.x - 14 * s - wide, card.title.y}, Face::Caption, theme.ink_soft, number,
                 kNoHalo);
    painter.text(card.title, Face::Caption, theme.ink, byhand_words::pretty(step.title), kNoHalo);
    const std::string prompt = step.question ? byhand_words::pretty(step.question->prompt)
                                             : "What would you do here? Say it, then look.";
    painter.text(card.prompt, Face::Body, theme.ink, prompt, kNoHalo);
    if (!step.question) return;
    if (reply.empty()) {
        painter.text(card.sentence, Face::Small, theme.ink_soft,
                     "Two decimals will do, roots and fractions too.", kNoHalo);
        return;
    }
    const Reply said = check_reply(*step.question, reply);
    const std::string sentence = (said.right ? "✓ " : "✗ ") + byhand_words::pretty(said.sentence);
    painter.push_clip(card.box);
    const float room = b.x + b.w - card.sentence.x - 8 * s;
    const Face face = painter.text_size(Face::Body, sentence).x <= room ? Face::Body : Face::Small;
    painter.text(card.sentence, face, said.right ? theme.column : theme.error, sentence, kNoHalo);
    painter.pop_clip();
}

void draw_planes(Painter& painter, const Rooms& rooms, const ByhandLab::View& view,
                 const byhand::Analysis& analysis, const Theme& theme, float scale) {
    if (!analysis.picture) return;
    byhand_plane::Scene scene{theme, *analysis.picture, found_in(view, analysis), scale};
    if (view.page == ByhandLab::Page::Answer && analysis.verdict)
        scene.given = byhand_plane::given_in(*analysis.verdict, *analysis.picture);
    const auto edge = [&](Point from, Point to) {
        painter.polyline(std::array{from, to}, theme.line, std::max(1.0F, scale), false);
    };
    for (const bool output : {false, true}) {
        const Box& box = output ? rooms.output : rooms.input;
        if (box.w <= 0) continue;
        byhand_plane::draw_side(painter, box, scene, output);
        edge({box.x, box.y}, {box.x, box.y + box.h});
    }
    const Box &first = rooms.input, &second = rooms.output;
    if (first.w > 0 && second.w > 0 && first.x == second.x)
        edge({second.x, second.y}, {second.x + second.w, second.y});
}

}  // namespace byhand_picture

namespace {

using namespace byhand_picture;
using byhand_page::Sheet;

/// The step that the card asks for.
const Step& asked_step(const ByhandLab::View& view, const byhand::Analysis& analysis) {
    return analysis.transcript->steps[static_cast<std::size_t>(ByhandLab::shown_steps(view, analysis))];
}

Box card_room(const Sheet& sheet, Box room, float scroll) {
    return {room.x, room.y + sheet.asked->top - scroll, room.w, sheet.asked->bottom - sheet.asked->top};
}

/// Where the sheet stands now; a wheel over it moves it, a step takes it to its own place in a moment.
float scrolled(ByhandLab::Session& session, const ByhandLab::View& view, float rest, float most, Box room,
               float scale) {
    const double place =
        view.time + (view.hidden ? 100 : 0) + (view.page == ByhandLab::Page::Answer ? 1000 : 0);
    if (session.seen_time != place) {
        if (session.seen_time >= 0 && !session.scroll) session.scroll = session.target;
        session.by_hand = 0;
        session.seen_time = place;
    }
    const float wheel = ImGui::GetIO().MouseWheel;
    if (wheel != 0 && area_is_free(room)) {
        session.by_hand -= 48 * scale * wheel;
        session.scroll.reset();
    }
    session.target = std::clamp(rest + session.by_hand, 0.0F, most);
    session.by_hand = session.target - rest;
    return std::round(session.scroll ? std::clamp(*session.scroll, 0.0F, most) : session.target);
}

/// A click on a step goes there.
void use_steps(Ui& ui, ByhandLab::View& view, const byhand::Analysis& analysis, const Sheet& sheet, Box room,
               float scroll) {
    for (std::size_t i = 0; i < sheet.steps.size(); ++i) {
        const float top = room.y + sheet.steps[i].top - scroll, low = room.y + sheet.steps[i].bottom - scroll;
        const float from = std::max(top, room.y), to = std::min(low, room.y + room.h);
        if (to - from < ui.px(8)) continue;
        const Box box{room.x, from, room.w, to - from};
        ui.inspector.widget(fmt::format("sheet_{}", i), box);
        const Point at = hands::mouse();
        if (!ImGui::IsMousePosValid() || !box.contains(at) || !area_is_free(room)) continue;
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        if (ImGui::IsMouseClicked(0)) ByhandLab::show_steps(view, analysis, static_cast<double>(i) + 1);
    }
}

void use_card(Ui& ui, ByhandLab::View& view, const byhand::Analysis& analysis, const Card& card, Box room) {
    const bool seen = card.box.y + card.box.h <= room.y + room.h + 1 && card.field.y >= room.y;
    if (!seen) return;
    const Step& step = asked_step(view, analysis);
    if (step.question) {
        ImGui::SetCursorScreenPos({card.field.x, card.field.y});
        TextCellStyle style;
        style.color = ui.theme.ink;
        style.width = card.field.w / ui.scale;
        style.empty = "your answer";
        text_cell(ui, "reply", view.reply, style);
    }
    ImGui::SetCursorScreenPos({step.question ? card.button.x : card.field.x, card.button.y});
    if (button(ui, "show_step", "Show it"))
        ByhandLab::show_steps(view, analysis, ByhandLab::shown_steps(view, analysis) + 1);
}

}  // namespace

void ByhandLab::picture(Ui& ui, Box box, Params& params, View& view, Session& session,
                        const Analysis& analysis, Requests&) {
    session.reduced_motion = ui.reduced_motion;
    DrawListPainter painter(*ImGui::GetWindowDrawList(), ui);
    painter.push_clip(box);
    const Rooms rooms = divide(box, view, analysis, ui.scale);
    const View drawn = view;
    const byhand_page::Context context{painter, params, drawn, analysis, rooms.sheet.w, ui.scale};
    const Sheet sheet = sheet_of(context);
    const float most = std::max(0.0F, sheet.height - rooms.sheet.h);
    const float rest = resting_scroll(sheet, context, rooms.sheet.h);
    const float scroll = scrolled(session, drawn, rest, most, rooms.sheet, ui.scale);
    draw_planes(painter, rooms, drawn, analysis, ui.theme, ui.scale);
    draw_sheet(painter, rooms.sheet, sheet, scroll, ui.theme, context);
    use_steps(ui, view, analysis, sheet, rooms.sheet, scroll);
    if (sheet.asked && view == drawn) {
        const Card card = card_in(card_room(sheet, rooms.sheet, scroll), ui.scale);
        painter.push_clip(rooms.sheet);
        draw_card(painter, card, asked_step(drawn, analysis), shown_steps(drawn, analysis), drawn.reply,
                  ui.theme);
        painter.pop_clip();
        use_card(ui, view, analysis, card, rooms.sheet);
    }
    painter.pop_clip();
}

void ByhandLab::paint(Ui& ui, Painter& painter, Box area, const Params& params, const View& view,
                      const Analysis& analysis) {
    painter.push_clip(area);
    const Rooms rooms = divide(area, view, analysis, ui.scale);
    const byhand_page::Context context{painter, params, view, analysis, rooms.sheet.w, ui.scale};
    const Sheet sheet = sheet_of(context);
    const float scroll = std::round(resting_scroll(sheet, context, rooms.sheet.h));
    draw_planes(painter, rooms, view, analysis, ui.theme, ui.scale);
    draw_sheet(painter, rooms.sheet, sheet, scroll, ui.theme, context);
    if (sheet.asked)
        draw_card(painter, card_in(card_room(sheet, rooms.sheet, scroll), ui.scale),
                  asked_step(view, analysis), shown_steps(view, analysis), view.reply, ui.theme);
    painter.pop_clip();
}

}  // namespace svdscope
