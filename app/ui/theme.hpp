// Colours by meaning (look.md), dark for the desk and light for the projector.
#pragma once
#include "app/plot/color.hpp"

namespace svdscope {

struct Theme {
    bool dark = true;
    Rgba background, panel, line;   ///< canvas, panel, separators
    Rgba raised, hovered, pressed;  ///< fills of cells, chips and buttons
    Rgba ink, ink_soft;             ///< text; secondary text, still 4.5:1
    Rgba first, second, third;      ///< sigma1 u1 v1; sigma2 u2 v2; third
    Rgba column;                    ///< columns of A, basis images
    Rgba probe, probe_halo;         ///< x and A x
    Rgba data;
    Rgba error;
    Rgba ghost;              ///< "before", translucent ink
    Rgba grid, axis;         ///< 8 % and 25 % ink
    Rgba accent;             ///< focus ring, play, the tab underline
    Rgba sheet, sheet_back;  ///< fill of the disc's image, front and back
};

const Theme& dark_theme();
const Theme& light_theme();

/// WCAG contrast ratio of two opaque colours, 1 to 21.
double contrast_ratio(Rgba a, Rgba b);
/// `top` over an opaque `below`.
Rgba over(Rgba top, Rgba below);

}  // namespace svdscope
