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
constexpr std::array<float, kFaceCount> kDesignSize = {13, 15, 17, 22, 15, 20};

// Static, because ImGui keeps the pointer. Prose may hold names in any European language and all the
// mathematics.
constexpr ImWchar kProse[] = {0x0020, 0x017F,  // Latin, with the letters of Europe
                              0x02B0, 0x02E3,  // superscript letters
                              0x0391, 0x03C9,  // Greek
                              0x1D2E, 0x1D6A,  // superscript and subscript letters, T among them
                              0x2010, 0x2027,  // dashes, quotes, dagger, ellipsis
                              0x202F, 0x2033,  // narrow space, per mille, primes
                              0x2070, 0x209C,  // superscripts and subscripts
                              0x211D, 0x211D,  // the real numbers
                              0x2190, 0x21D4,  // arrows
                              0x2200, 0x22A5,  // operators, relations, top, perpendicular
                              0x22C5, 0x22C5,  // the dot of a product
                              0x22EE, 0x22F1,  // dots in a matrix
                              0x2308, 0x230B,  // ceiling, floor
                              0x239B, 0x23AE,  // pieces of large brackets
                              0x25A0, 0x25FF,  // triangles, squares, circles
                              0x2600, 0x2606,  // sun and stars
                              0x263C, 0x263E,  // sun, moons
                              0x26A0, 0x26A0,  // warning
                              0x2713, 0x2717,  // check, cross
                              0x27E8, 0x27E9,  // angle brackets
                              0xFFFD, 0xFFFD, 0};
// Headings and numbers: plain Latin, Greek, signs, superscripts.
constexpr ImWchar kFigures[] = {0x0020, 0x00FF, 0x0391, 0x03C9, 0x1D40, 0x1D40, 0x2009, 0x2009,
                                0x2010, 0x2026, 0x2070, 0x209C, 0x2192, 0x2192, 0x2212, 0x2212,
                                0x221A, 0x221E, 0x2248, 0x2265, 0xFFFD, 0xFFFD, 0};

bool is_mono(Face face) { return face == Face::Mono || face == Face::Equation; }

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
        const float px = std::round(kDesignSize[static_cast<std::size_t>(i)] * scale * kLinePerEm);
        sources.push_back({is_mono(face) ? files.mono : files.sans, px, ranges_of(face)});
    }
    ImGuiIO& io = ImGui::GetIO();
    auto fonts = compat::build_fonts(*io.Fonts, sources);
    if (fonts) io.FontDefault = (*fonts)[Face::Body].font;
    return fonts;
}

}  // namespace svdscope
