// Boxes beside and above each other: how a formula's parts find their places.
#include "app/plot/formula_layout.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace svdscope {
namespace {

using Picture = FormulaPicture;
using enum FormulaKind;

// Parts of an em. DejaVu's line is 1.164 em high, its baseline 0.928 em below the top.
constexpr float kLine = 1.164F, kBaseline = 0.928F;
constexpr float kCapital = 0.76F;  // digits and capitals, with a little air
constexpr float kAxis = 0.32F;     // the height of a minus sign: fractions and matrices stand on it
constexpr float kStroke = 0.075F;
constexpr float kRowGap = 0.44F;

/// Puts `part` with its baseline's left end at (x, y) of `whole`.
void put(Picture& whole, Picture part, float x, float y) {
    for (Picture::Glyphs& glyphs : part.glyphs) {
        glyphs.at = glyphs.at + Point{x, y};
        whole.glyphs.push_back(std::move(glyphs));
    }
    for (Picture::Stroke& stroke : part.strokes) {
        for (Point& point : stroke.points) point = point + Point{x, y};
        whole.strokes.push_back(std::move(stroke));
    }
    whole.width = std::max(whole.width, x + part.width);
    whole.above = std::max(whole.above, part.above - y);
    whole.below = std::max(whole.below, part.below + y);
}

bool is_sign(const Formula& formula, std::string_view text) {
    return formula.kind == Operator && formula.text == text;
}
bool is_relation(const Formula& formula) { return is_sign(formula, "=") || is_sign(formula, "~"); }
bool is_sum_sign(const Formula& formula) { return is_sign(formula, "+") || is_sign(formula, "-"); }

/// Lays out one formula; the role is inherited.
class Setter {
  public:
    Setter(const Painter& painter, const FormulaFaces& faces) : painter_(painter), faces_(faces) {}

    Picture set(const Formula& formula, int level, Role inherited) const {
        const Role role = formula.role == Role::Plain ? inherited : formula.role;
        Picture picture = set_kind(formula, level, role);
        if (formula.role == Role::Wrong || formula.role == Role::Repaired)
            frame(picture, formula.role, level);
        return picture;
    }
    Picture row(const std::vector<Formula>& parts, std::size_t from, std::size_t to, int level,
                Role role) const {
        Picture whole = strut(level);
        for (std::size_t i = from; i < to; ++i) {
            const float gap = i > from ? gap_before(parts, i) : 0;
            const float x = whole.width + gap * em(level);
            put(whole, set(parts[i], level, role), x, 0);
        }
        return whole;
    }
    float em(int level) const { return painter_.text_size(face(level), "0").y / kLine; }

  private:
    Face face(int level) const { return faces_.levels[static_cast<std::size_t>(std::min(level, 2))]; }
    float thin(int level) const { return std::max(1.0F, kStroke * em(level)); }
    Picture strut(int level) const {
        Picture picture;
        picture.above = kCapital * em(level);
        picture.below = 0.04F * em(level);
        return picture;
    }

    Picture set_kind(const Formula& formula, int level, Role role) const {
        switch (formula.kind) {
            case Row:
                return row(formula.parts, 0, formula.parts.size(), level, role);
            case Fraction:
                return fraction(formula, level, role);
            case Root:
                return root(formula, level, role);
            case Power:
            case Index:
                return scripts(formula, level, role);
            case Parentheses:
            case Bars:
                return enclosed(formula, level, role);
            case Matrix:
                return matrix(formula, level, role);
            default:
                return glyphs(formula, level, role);
        }
    }

    Picture glyphs(const Formula& formula, int level, Role role) const {
        Picture picture = strut(level);
        const std::string text(glyphs_of(formula));
        picture.width = painter_.text_size(face(level), text).x;
        if (formula.kind == Text) picture.below = 0.22F * em(level);
        if (is_sign(formula, ",")) picture.below = 0.15F * em(level);
        picture.glyphs.push_back({{0, -kBaseline * em(level)}, face(level), role, text});
        return picture;
    }

    static float gap_before(const std::vector<Formula>& parts, std::size_t i) {
        const Formula &left = parts[i - 1], &right = parts[i];
        if (is_sign(right, ",")) return 0;
        if (is_sign(left, ",")) return 0.9F;
        const bool signs_number = i == 1 && is_sum_sign(left);
        if (signs_number) return 0.06F;
        if (is_relation(left) || is_relation(right)) return 0.32F;
        if (left.kind == Operator || right.kind == Operator) return 0.24F;
        if (left.kind == Text || right.kind == Text) return 0.25F;
        return left.kind == Matrix || right.kind == Matrix ? 0.22F : 0.12F;
    }

    Picture fraction(const Formula& formula, int level, Role role) const {
        const float size = em(level), gap = 0.17F * size, axis = kAxis * size;
        Picture above = set(formula.parts[0], level + 1, role),
                below = set(formula.parts[1], level + 1, role);
        const float wide = std::max(above.width, below.width) + 0.24F * size;
        Picture whole;
        const float top = -axis - gap - above.below, bottom = -axis + gap + below.above;
        const float top_x = (wide - above.width) / 2, bottom_x = (wide - below.width) / 2;
        put(whole, std::move(above), top_x, top);
        put(whole, std::move(below), bottom_x, bottom);
        whole.width = wide;
        whole.strokes.push_back({{{0, -axis}, {wide, -axis}}, role, thin(level)});
        return whole;
    }

    Picture root(const Formula& formula, int level, Role role) const {
        const float size = em(level), left = 0.62F * size;
        Picture inside = set(formula.parts[0], level, role);
        const float top = -inside.above - 0.14F * size, foot = std::max(inside.below, 0.05F * size);
        const float right = left + inside.width + 0.08F * size;
        Picture whole;
        put(whole, std::move(inside), left, 0);
        whole.strokes.push_back({{{0.04F * size, -0.26F * size},
                                  {0.16F * size, -0.34F * size},
                                  {0.34F * size, foot},
                                  {0.55F * size, top},
                                  {right, top}},
                                 role,
                                 thin(level)});
        whole.width = right + 0.04F * size;
        whole.above = -top + thin(level);
        whole.below = foot;
        return whole;
    }

    /// A base with an index, a power or both, one above the other.
    Picture scripts(const Formula& formula, int level, Role role) const {
        const Formula& inner = formula.parts[0];
        const bool both = formula.kind == Power && inner.kind == Index;
        const Formula* below = formula.kind == Index ? &formula.parts[1] : both ? &inner.parts[1] : nullptr;
        const Formula* above = formula.kind == Power ? &formula.parts[1] : nullptr;
        const Role base_role = both && inner.role != Role::Plain ? inner.role : role;
        Picture whole = set(both ? inner.parts[0] : inner, level, base_role);
        const float size = em(level), x = whole.width + 0.05F * size;
        const float raise = std::max(0.40F * size, whole.above - 0.42F * size);
        const float drop = std::max(0.20F * size, whole.below + 0.08F * size);
        if (below != nullptr) put(whole, set(*below, 2, base_role), x, drop);
        if (above != nullptr) put(whole, set(*above, 2, role), x, -raise);
        return whole;
    }

    Picture enclosed(const Formula& formula, int level, Role role) const {
        const float size = em(level), side = (formula.kind == Bars ? 0.22F : 0.36F) * size;
        Picture inside = set(formula.parts[0], level, role);
        const float top = -inside.above - 0.04F * size, low = inside.below + 0.12F * size;
        Picture whole;
        const float right = side + inside.width;
        put(whole, std::move(inside), side, 0);
        whole.strokes.push_back(wing(formula.kind, 0.24F * size, -0.16F * size, top, low, role, level));
        whole.strokes.push_back(
            wing(formula.kind, right + 0.12F * size, 0.16F * size, top, low, role, level));
        whole.width = right + side;
        whole.above = -top;
        whole.below = low;
        return whole;
    }

    /// One bracket from top to low; it bulges by `bulge`.
    Picture::Stroke wing(FormulaKind kind, float x, float bulge, float top, float low, Role role,
                         int level) const {
        Picture::Stroke stroke{{}, role, thin(level)};
        if (kind == Bars) {
            const float middle = x + bulge / 2;
            stroke.points = {{middle, top}, {middle, low}};
            return stroke;
        }
        constexpr int kPieces = 10;
        for (int i = 0; i <= kPieces; ++i) {
            const float t = static_cast<float>(i) / kPieces;
            stroke.points.push_back({x + bulge * 4 * t * (1 - t), top + t * (low - top)});
        }
        return stroke;
    }

    Picture matrix(const Formula& formula, int level, Role role) const {
        const auto columns = static_cast<std::size_t>(std::max(1, formula.columns));
        const std::size_t rows = (formula.parts.size() + columns - 1) / columns;
        const float size = em(level), pad = 0.36F * size;
        std::vector<Picture> cells;
        std::vector<float> wide(columns, 0), above(rows, kCapital * size), below(rows, 0.04F * size);
        for (std::size_t k = 0; k < formula.parts.size(); ++k) {
            cells.push_back(set(formula.parts[k], level, role));
            wide[k % columns] = std::max(wide[k % columns], cells[k].width);
            above[k / columns] = std::max(above[k / columns], cells[k].above);
            below[k / columns] = std::max(below[k / columns], cells[k].below);
        }
        float high = 0.28F * size;
        for (std::size_t i = 0; i < rows; ++i) high += above[i] + below[i] + (i > 0 ? kRowGap * size : 0);
        const float top = -kAxis * size - high / 2;
        Picture whole;
        float y = top + 0.14F * size, right = 0;
        for (std::size_t i = 0; i < rows; ++i) {
            y += above[i];
            float x = pad;
            for (std::size_t j = 0; j < columns; ++j) {
                const std::size_t k = i * columns + j;
                x += wide[j];
                if (k < cells.size()) {
                    const float start = x - cells[k].width;
                    put(whole, std::move(cells[k]), start, y);
                }
                right = std::max(right, x);
                x += 0.85F * size;
            }
            y += below[i] + kRowGap * size;
        }
        right += pad;
        add_brackets(whole, right, top, top + high, level);
        return whole;
    }

    /// Brackets carry no role: their entries do.
    void add_brackets(Picture& whole, float right, float top, float low, int level) const {
        const float foot = 0.22F * em(level), x = 0.06F * em(level);
        const float w = thin(level);
        whole.strokes.push_back({{{x + foot, top}, {x, top}, {x, low}, {x + foot, low}}, Role::Plain, w});
        const float r = right - x;
        whole.strokes.push_back({{{r - foot, top}, {r, top}, {r, low}, {r - foot, low}}, Role::Plain, w});
        whole.width = right;
        whole.above = std::max(whole.above, -top);
        whole.below = std::max(whole.below, low);
    }

    /// Never by colour alone: wrong numbers stand in a frame, repaired ones on a line.
    void frame(Picture& picture, Role role, int level) const {
        const float pad = 0.14F * em(level), w = thin(level);
        const float left = -pad, right = picture.width + pad, low = picture.below + pad;
        if (role == Role::Repaired) {
            picture.strokes.push_back({{{0, low}, {picture.width, low}}, role, 1.4F * w});
            return;
        }
        const float top = -picture.above - pad;
        picture.strokes.push_back({{{left, top}, {right, top}, {right, low}, {left, low}}, role, w, true});
    }

    const Painter& painter_;
    const FormulaFaces& faces_;
};

/// Where a row may go on in the next line: before a relation, else before a sum's sign.
std::vector<std::size_t> breaks_of(const std::vector<Formula>& parts, bool (*here)(const Formula&)) {
    std::vector<std::size_t> breaks;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        if (here(parts[i])) breaks.push_back(i);
    }
    breaks.push_back(parts.size());
    return breaks;
}

bool is_break(const Formula& formula) { return is_relation(formula) || is_sum_sign(formula); }

}  // namespace

FormulaPicture lay_out(const Painter& painter, const Formula& formula, const FormulaFaces& faces) {
    return Setter(painter, faces).set(formula, 0, Role::Plain);
}

FormulaPicture lay_out_within(const Painter& painter, const Formula& formula, float room,
                              const FormulaFaces& faces) {
    const Setter setter(painter, faces);
    FormulaPicture whole = setter.set(formula, 0, Role::Plain);
    if (whole.width <= room || formula.kind != Row) return whole;
    const float em = setter.em(0), indent = 1.2F * em;
    const auto line = [&](std::size_t from, std::size_t to) {
        return setter.row(formula.parts, from, to, 0, formula.role);
    };
    FormulaPicture lines;
    std::size_t from = 0;
    float y = 0;
    const auto finish = [&](std::size_t to) {
        FormulaPicture next = line(from, to);
        if (from > 0) y += lines.below - y + next.above + 0.3F * em;
        put(lines, std::move(next), from > 0 ? indent : 0, y);
        from = to;
    };
    std::size_t last = 0;
    for (const std::size_t at : breaks_of(formula.parts, is_break)) {
        const float used = line(from, at).width + (from > 0 ? indent : 0);
        if (used > room && last > from) finish(last);
        last = at;
    }
    finish(formula.parts.size());
    return lines;
}

FormulaColors FormulaColors::faded(double factor) const {
    FormulaColors result = *this;
    for (Rgba& color : result.of_role) color = color.faded(factor);
    return result;
}

void draw_formula(Painter& painter, const FormulaPicture& picture, Point at, const FormulaColors& colors) {
    for (const FormulaPicture::Stroke& stroke : picture.strokes) {
        std::vector<Point> points;
        points.reserve(stroke.points.size());
        for (const Point point : stroke.points) points.push_back(at + point);
        painter.polyline(points, colors.of(stroke.role), stroke.width, stroke.closed);
    }
    for (const FormulaPicture::Glyphs& glyphs : picture.glyphs)
        painter.text(at + glyphs.at, glyphs.face, colors.of(glyphs.role), glyphs.text, kNoHalo);
}

}  // namespace svdscope
