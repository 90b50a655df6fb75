// The written side of the by-hand lab as a sheet of paper: where its lines stand, and how they are drawn.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/labs/byhand_lab.hpp"
#include "app/plot/formula_layout.hpp"
#include "app/ui/theme.hpp"

namespace svdscope::byhand_page {

/// A line of words or a formula on the sheet, in pixels from its top left corner.
struct Item {
    enum class Ink { Title, Reason, Formula, Remark, Mark, Good, Bad };
    Point at;  ///< top left corner; of a formula the left end of its baseline
    Ink ink = Ink::Reason;
    Face face = Face::Body;
    std::string words;
    FormulaPicture formula;
    int step = -1;  ///< to which it belongs; -1: to none
};

struct Stretch {
    float top = 0, bottom = 0;
};

struct Sheet {
    std::vector<Item> items;
    std::vector<Stretch> steps;    ///< of those that are on the sheet
    std::optional<Stretch> asked;  ///< the room of the card that asks for the next step
    float height = 0;
};

/// What a sheet is made of.
struct Context {
    const Painter& painter;
    const byhand::Params& params;
    const ByhandLab::View& view;
    const byhand::Analysis& analysis;
    float width = 0;
    float scale = 1;
};

/// Lines no wider than `room`, broken at blanks.
std::vector<std::string> wrapped(const Painter& painter, Face face, std::string_view text, float room);

Sheet steps_sheet(const Context& context);
Sheet answer_sheet(const Context& context);
inline Sheet sheet_of(const Context& context) {
    return context.view.page == ByhandLab::Page::Steps ? steps_sheet(context) : answer_sheet(context);
}

/// How far the sheet is pushed up in a room of this height, so that the current step can be read.
float resting_scroll(const Sheet& sheet, const Context& context, float room);
void draw_sheet(Painter& painter, Box box, const Sheet& sheet, float scroll, const Theme& theme,
                const Context& context);

FormulaColors colors_of(const Theme& theme);

/// Puts lines below each other.
class Writer {
  public:
    Writer(const Context& context, Sheet& sheet) : context_(context), sheet_(sheet) {}

    float y() const { return y_; }
    float left() const { return px(52); }
    float room() const { return std::max(1.0F, context_.width - left() - px(20)); }
    float px(float design) const { return design * context_.scale; }
    void skip(float design) { y_ += px(design); }
    /// A paragraph that is wrapped; `mark` stands before its first line, in the margin where `in_margin`.
    void words(std::string_view text, Item::Ink ink, Face face, int step, std::string_view mark = {},
               bool in_margin = false);
    void formula(const Formula& formula, int step);
    /// Formulas from left to right, wrapped; larger gaps between them.
    void formulas(const std::vector<Formula>& formulas, int step);

  private:
    const Context& context_;
    Sheet& sheet_;
    float y_ = 0;
};

}  // namespace svdscope::byhand_page
