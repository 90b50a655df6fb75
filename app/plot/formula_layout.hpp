// Formulas in two dimensions on any painter: fractions, roots, matrices, indices and powers, at any scale.
#pragma once
#include <array>
#include <string>
#include <vector>

#include "app/plot/painter.hpp"
#include "core/byhand/formula.hpp"

namespace svdscope {

/// A formula ready to be drawn, in pixels from the left end of its baseline, y down.
struct FormulaPicture {
    struct Glyphs {
        Point at;  ///< top left corner
        Face face = Face::Caption;
        Role role = Role::Plain;
        std::string text;
    };
    struct Stroke {
        std::vector<Point> points;
        Role role = Role::Plain;
        float width = 1;
        bool closed = false;
    };
    float width = 0;
    float above = 0, below = 0;  ///< what it needs over and under its baseline
    std::vector<Glyphs> glyphs;
    std::vector<Stroke> strokes;

    float height() const { return above + below; }
};

/// The sizes of type that a formula uses: of itself, of what stands in its fractions, of indices and powers.
struct FormulaFaces {
    std::array<Face, 3> levels{Face::Caption, Face::Body, Face::Small};
};
/// For a table of numbers in a narrow room.
inline constexpr FormulaFaces kSmallFormula{{Face::Small, Face::Small, Face::Small}};

/// In one line.
FormulaPicture lay_out(const Painter& painter, const Formula& formula, const FormulaFaces& faces = {});
/// The same; a row that is wider than `room` goes on below, indented, before one of its signs. A part that is
/// wider than the room stays whole.
FormulaPicture lay_out_within(const Painter& painter, const Formula& formula, float room,
                              const FormulaFaces& faces = {});

/// The colour of each role, in the order of Role.
struct FormulaColors {
    std::array<Rgba, 7> of_role;
    Rgba of(Role role) const { return of_role[static_cast<std::size_t>(role)]; }
    FormulaColors faded(double factor) const;
};

/// With the left end of its baseline at `at`.
void draw_formula(Painter& painter, const FormulaPicture& picture, Point at, const FormulaColors& colors);

}  // namespace svdscope
