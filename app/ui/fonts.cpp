// Where DejaVu is found, which glyphs each face needs, and the building of the atlas.
#include "app/ui/fonts.hpp"

#include <imgui.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <vector>

#include "app/ui/imgui_compat.hpp"

namespace svdscope {
namespace {

/// Sizes of type in look.md count the em; ImGui counts DejaVu's ascent plus descent.
constexpr float kLinePerEm = 1.164F;

// Static, because ImGui keeps the pointer; short, because each glyph costs ten microseconds before the first
// frame.
/// Prose with all the mathematics, and names in any European language.
constexpr ImWchar kProse[] = {
    0x0020, 0x017F,                                                  // Latin, with the letters of Europe
    0x02B0, 0x02B0, 0x02B2, 0x02B3, 0x02B7, 0x02B8, 0x02E1, 0x02E3,  // superscript letters
    0x0391, 0x03C9,                                                  // Greek
    0x1D40, 0x1D40, 0x1D48, 0x1D49, 0x1D4F, 0x1D50, 0x1D56, 0x1D58, 0x1D62,
    0x1D65,                                                          // more of them, T among them
    0x2009, 0x2009, 0x2010, 0x2016, 0x2018, 0x201E, 0x2020, 0x2026,  // thin space, dashes, bars, quotes, dots
    0x202F, 0x2033,                                                  // narrow space, per mille, primes
    0x2070, 0x209C,                                                  // superscripts and subscripts
    0x211D, 0x211D,                                                  // the real numbers
    0x2190, 0x2199, 0x21A6, 0x21A6, 0x21B6, 0x21B7, 0x21BA, 0x21BB, 0x21D0, 0x21D4,  // arrows
    0x2200, 0x2209, 0x220F, 0x221E, 0x2220, 0x222B, 0x223C, 0x223C,                  // operators
    0x2243, 0x2243, 0x2248, 0x2248, 0x2260, 0x2265, 0x226A, 0x226B, 0x2282,
    0x2287,                                                          // relations
    0x2295, 0x2297, 0x22A4, 0x22A5, 0x22C5, 0x22C5, 0x22EE, 0x22F1,  // circled signs, top, dots
    0x2308, 0x230B, 0x23A1, 0x23A6,                                  // ceiling, floor, pieces of brackets
    0x25A0, 0x25A1, 0x25B2, 0x25C3, 0x25C6, 0x25CF, 0x25D0, 0x25D3,  // squares, triangles, circles
    0x2605, 0x2606, 0x263C, 0x263E, 0x26A0, 0x26A0, 0x2713, 0x2717,  // stars, sun and moon, warning, check
                                                                     // and cross
    0x27E8, 0x27E9, 0x2C7C, 0x2C7C, 0xFFFD, 0xFFFD, 0};              // angle brackets
/// Headings and numbers: plain Latin, Greek, signs, superscripts.
constexpr ImWchar kFigures[] = {
    0x0020, 0x007E, 0x00A0, 0x00FF, 0x0391, 0x03C9, 0x1D40, 0x1D40, 0x2009, 0x2009, 0x2010, 0x2016, 0x2018,
    0x201D, 0x2026, 0x2026, 0x2070, 0x2070, 0x2074, 0x208E, 0x2096, 0x2096, 0x2190, 0x2193, 0x2212, 0x2213,
    0x221A, 0x221A, 0x221E, 0x221E, 0x2248, 0x2248, 0x2260, 0x2265, 0xFFFD, 0xFFFD, 0};

const ImWchar* ranges_of(Face face) { return face == Face::Title || is_mono(face) ? kFigures : kProse; }

std::vector<std::filesystem::path> font_folders() {
    std::vector<std::filesystem::path> folders;
    if (const char* chosen = std::getenv("SVDSCOPE_FONT_DIR")) folders.emplace_back(chosen);
    if (const char* home = std::getenv("HOME")) {
        for (const char* below : {".local/share/fonts", ".fonts", "Library/Fonts"}) {
            folders.push_back(std::filesystem::path(home) / below);
        }
    }
    for (const char* system :
         {"/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/dejavu", "/usr/share/fonts/TTF",
          "/usr/share/fonts/dejavu-sans-fonts", "/usr/share/fonts/truetype", "/usr/local/share/fonts",
          "/usr/local/share/fonts/dejavu", "/opt/homebrew/share/fonts", "/Library/Fonts"}) {
        folders.emplace_back(system);
    }
    return folders;
}

std::string find_file(const std::vector<std::filesystem::path>& folders, const char* name) {
    for (const auto& folder : folders) {
        // Opened, not only found: ImGui asserts on a file that it cannot read.
        if (const auto path = folder / name; std::ifstream(path).get() != EOF) return path.string();
    }
    return {};
}

}  // namespace

Result<FontFiles> find_fonts() {
    const auto folders = font_folders();
    FontFiles files;
    files.sans = find_file(folders, "DejaVuSans.ttf");
    files.mono = find_file(folders, "DejaVuSansMono.ttf");
    if (!files.sans.empty() && !files.mono.empty()) return files;
    return fail(std::string(files.sans.empty() ? "DejaVuSans.ttf" : "DejaVuSansMono.ttf") +
                " was not found: install fonts-dejavu-core (on macOS: brew install --cask font-dejavu), or "
                "name its folder in "
                "SVDSCOPE_FONT_DIR.");
}

Result<Fonts> load_fonts(const FontFiles& files, float scale) {
    std::vector<compat::FaceSource> sources;
    for (int i = 0; i < kFaceCount; ++i) {
        const auto face = static_cast<Face>(i);
        const float px = std::round(design_size(face) * scale * kLinePerEm);
        sources.push_back({is_mono(face) ? files.mono : files.sans, px, ranges_of(face)});
    }
    ImGuiIO& io = ImGui::GetIO();
    auto fonts = compat::build_fonts(*io.Fonts, sources);
    if (fonts) io.FontDefault = (*fonts)[Face::Body].font;
    return fonts;
}

}  // namespace svdscope
