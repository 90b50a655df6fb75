// The transcript as a sheet of paper: the same lines whichever step is lit, so that nothing jumps.
#include "app/labs/byhand_page.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "app/labs/byhand_words.hpp"

namespace svdscope::byhand_page {
namespace {

constexpr float kEdge = 16;        // above the first and below the last line
constexpr float kBetween = 20;     // between two steps
constexpr float kAskedHigh = 148;  // the card that asks

void step_lines(Writer& writer, const Step& step, int index) {
    writer.words(byhand_words::pretty(step.title), Item::Ink::Title, Face::Caption, index,
                 std::to_string(index + 1), true);
    writer.skip(4);
    writer.words(byhand_words::pretty(step.reason), Item::Ink::Reason, Face::Body, index);
    writer.skip(8);
    for (const Formula& formula : step.formulas) {
        writer.formula(formula, index);
        writer.skip(10);
    }
    for (const Remark& remark : step.remarks) {
        writer.words(byhand_words::pretty(remark.text), Item::Ink::Remark, Face::Small, index, "\u26A0");
        writer.skip(4);
    }
}

/// How strong the ink of a step is.
double strength(const ByhandLab::View& view, int step, int shown) {
    if (step < 0 || step + 1 == shown) {
        const double part = view.time - (shown - 1);
        return step < 0 ? 1 : std::clamp(part, 0.3, 1.0);
    }
    return step + 1 < shown ? 0.8 : 0.5;
}

Rgba ink_of(const Theme& theme, Item::Ink ink) {
    switch (ink) {
        case Item::Ink::Reason:
        case Item::Ink::Remark:
            return theme.ink_soft;
        case Item::Ink::Mark:
        case Item::Ink::Bad:
            return theme.error;
        case Item::Ink::Good:
            return theme.column;
        default:
            return theme.ink;
    }
}

}  // namespace

std::vector<std::string> wrapped(const Painter& painter, Face face, std::string_view text, float room) {
    std::vector<std::string> lines;
    std::string line;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t to = std::min(text.find(' ', from), text.size());
        const std::string word(text.substr(from, to - from));
        const std::string longer = line.empty() ? word : line + " " + word;
        if (!line.empty() && painter.text_size(face, longer).x > room) {
            lines.push_back(std::move(line));
            line = word;
        } else {
            line = longer;
        }
        from = to + 1;
    }
    if (!line.empty()) lines.push_back(std::move(line));
    return lines;
}

void Writer::words(std::string_view text, Item::Ink ink, Face face, int step, std::string_view mark,
                   bool in_margin) {
    const float high = context_.painter.text_size(face, "0").y;
    const float indent = mark.empty() || in_margin ? 0 : px(20);
    if (!mark.empty()) {
        // The title's face has no check mark.
        const Face mark_face = face == Face::Title ? Face::Caption : face;
        const float wide = context_.painter.text_size(mark_face, mark).x;
        const float x = in_margin ? left() - px(14) - wide : left();
        const float down = (high - context_.painter.text_size(mark_face, mark).y) / 2;
        const Item::Ink mark_ink = in_margin                ? Item::Ink::Reason
                                   : ink == Item::Ink::Good ? Item::Ink::Good
                                                            : Item::Ink::Mark;
        sheet_.items.push_back({{x, y_ + down}, mark_ink, mark_face, std::string(mark), {}, step});
    }
    for (std::string& line : wrapped(context_.painter, face, text, room() - indent)) {
        sheet_.items.push_back({{left() + indent, y_}, ink, face, std::move(line), {}, step});
        y_ += high;
    }
}

void Writer::formula(const Formula& formula, int step) { formulas({formula}, step); }

void Writer::formulas(const std::vector<Formula>& formulas, int step) {
    const float gap = px(28);
    std::vector<FormulaPicture> row;
    float wide = 0, above = 0, below = 0;
    const auto finish = [&] {
        float x = left() + px(12);
        for (FormulaPicture& picture : row) {
            const float width = picture.width;
            sheet_.items.push_back(
                {{x, y_ + above}, Item::Ink::Formula, Face::Caption, {}, std::move(picture), step});
            x += width + gap;
        }
        y_ += above + below;
        row.clear();
        wide = above = below = 0;
    };
    for (const Formula& one : formulas) {
        FormulaPicture picture = lay_out_within(context_.painter, one, room() - px(12));
        if (!row.empty() && wide + gap + picture.width > room() - px(12)) {
            finish();
            skip(14);
        }
        wide += (row.empty() ? 0 : gap) + picture.width;
        above = std::max(above, picture.above);
        below = std::max(below, picture.below);
        row.push_back(std::move(picture));
    }
    if (!row.empty()) finish();
}

Sheet steps_sheet(const Context& context) {
    Sheet sheet;
    Writer writer(context, sheet);
    writer.skip(kEdge);
    if (!context.analysis.transcript) {
        writer.words("Too large for a pencil", Item::Ink::Title, Face::Caption, -1);
        writer.skip(4);
        writer.words(byhand_words::pretty(context.analysis.no_transcript), Item::Ink::Reason, Face::Body, -1);
        sheet.height = writer.y();
        return sheet;
    }
    const auto& steps = context.analysis.transcript->steps;
    const int count = static_cast<int>(steps.size());
    const int shown = ByhandLab::shown_steps(context.view, context.analysis);
    for (int i = 0; i < (context.view.hidden ? shown : count); ++i) {
        const float top = writer.y();
        step_lines(writer, steps[static_cast<std::size_t>(i)], i);
        sheet.steps.push_back({top, writer.y()});
        writer.skip(kBetween);
    }
    if (context.view.hidden && shown < count) {
        const float top = writer.y();
        writer.skip(kAskedHigh);
        sheet.asked = {top, writer.y()};
        writer.skip(kEdge);
    }
    sheet.height = writer.y();
    return sheet;
}

float resting_scroll(const Sheet& sheet, const Context& context, float room) {
    const float most = std::max(0.0F, sheet.height - room);
    if (sheet.asked) return most;
    const int shown = ByhandLab::shown_steps(context.view, context.analysis);
    if (context.view.page == ByhandLab::Page::Answer || shown == 0 ||
        shown > static_cast<int>(sheet.steps.size()))
        return 0;
    const Stretch now = sheet.steps[static_cast<std::size_t>(shown - 1)];
    const float edge = kEdge * context.scale;
    const float middle = (now.top + now.bottom) / 2 - room / 2;
    return std::clamp(std::min(middle, now.top - edge), 0.0F, most);
}

void draw_sheet(Painter& painter, Box box, const Sheet& sheet, float scroll, const Theme& theme,
                const Context& context) {
    const int shown = ByhandLab::shown_steps(context.view, context.analysis);
    const float s = context.scale;
    painter.push_clip(box);
    if (shown > 0 && shown <= static_cast<int>(sheet.steps.size())) {
        const Stretch now = sheet.steps[static_cast<std::size_t>(shown - 1)];
        const float top = box.y + now.top - scroll - 8 * s, low = box.y + now.bottom - scroll + 6 * s;
        const float left = box.x + 8 * s, right = box.x + box.w - 8 * s;
        painter.fill(std::array{Point{left, top}, Point{right, top}, Point{right, low}, Point{left, low}},
                     theme.panel);
        painter.fill(std::array{Point{left, top}, Point{left + 3 * s, top}, Point{left + 3 * s, low},
                                Point{left, low}},
                     theme.accent);
    }
    for (const Item& item : sheet.items) {
        const Point at{box.x + item.at.x, box.y + item.at.y - scroll};
        const float reach = item.ink == Item::Ink::Formula ? item.formula.height() : 40 * s;
        if (at.y + reach < box.y || at.y - reach > box.y + box.h) continue;
        const double alpha = strength(context.view, item.step, shown);
        if (item.ink == Item::Ink::Formula)
            draw_formula(painter, item.formula, at, colors_of(theme).faded(alpha));
        else
            painter.text(at, item.face, ink_of(theme, item.ink).faded(alpha), item.words, kNoHalo);
    }
    painter.pop_clip();
}

FormulaColors colors_of(const Theme& theme) {
    return {{theme.ink, theme.first, theme.second, theme.third, theme.ink_soft, theme.error, theme.column}};
}

}  // namespace svdscope::byhand_page
