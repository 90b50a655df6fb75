// Design pixels to pixels of the screen.
#include "app/ui/ui.hpp"

#include <algorithm>
#include <cmath>

namespace svdscope {

float Ui::px(float design) const {
    // What exists stays visible at 50 %.
    return design == 0 ? 0 : std::copysign(std::max(1.0F, std::round(std::abs(design) * scale)), design);
}

}  // namespace svdscope
