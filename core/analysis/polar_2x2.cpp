// The polar form read off the closed form: the turn is one of its two directions.
#include "core/analysis/polar_2x2.hpp"

#include "core/svd/closed_form_2x2.hpp"

namespace svdscope {

Polar2 polar_2x2(const Mat2& A) {
    const ClosedForm2 form = closed_form_2x2(A);
    Polar2 polar;
    polar.is_mirror = form.determinant.value < 0;
    const Vec2 u = polar.is_mirror ? form.mirror : form.turn;
    polar.angle = polar.is_mirror ? angle(u) / 2 : angle(u);
    polar.turn = polar.is_mirror ? Mat2{u.x, u.y, u.y, -u.x} : Mat2{u.x, -u.y, u.y, u.x};
    polar.stretch = transpose(polar.turn) * A;
    // Symmetric but for rounding: the mean makes it so exactly. Halves first, so that nothing overflows.
    polar.stretch.b = polar.stretch.c = polar.stretch.b / 2 + polar.stretch.c / 2;
    return polar;
}

}  // namespace svdscope
