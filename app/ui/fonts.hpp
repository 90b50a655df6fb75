// The faces of the program, baked from DejaVu at one scale.
#pragma once
#include <array>
#include <string>

#include "app/plot/painter.hpp"
#include "core/base/result.hpp"

struct ImFont;

namespace svdscope {

struct FontFace {
    ImFont* font = nullptr;
    float px = 0;
};

struct Fonts {
    std::array<FontFace, kFaceCount> faces;
    const FontFace& operator[](Face face) const { return faces[static_cast<std::size_t>(face)]; }
};

/// Finds DejaVu Sans and Mono (SVDSCOPE_FONT_DIR first, then the system's folders). Fails with one sentence
/// that says what to install.
struct FontFiles {
    std::string sans, mono;
};
Result<FontFiles> find_fonts();

/// (Re)builds the atlas of the current ImGui context at `scale` (1 = 100 %). Pixels are rasterised here; the
/// renderer uploads them.
Result<Fonts> load_fonts(const FontFiles& files, float scale);

}  // namespace svdscope
