// The table of colours holds what look.md promises, and the faces have every glyph that the program writes.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "app/plot/canvas2d.hpp"
#include "app/ui/style.hpp"
#include "app/ui/theme.hpp"
#include "tests/app/null_imgui.hpp"

namespace svdscope {
namespace {

struct Named {
    const char* name;
    Rgba color;
};

class Themes : public testing::TestWithParam<bool> {
  protected:
    const Theme& theme = GetParam() ? dark_theme() : light_theme();
    std::vector<Named> surfaces() const {
        return {{"background", theme.background},
                {"panel", theme.panel},
                {"raised", theme.raised},
                {"hovered", theme.hovered},
                {"pressed", theme.pressed}};
    }
};

TEST_P(Themes, TextCanBeRead) {
    const std::vector<Named> inks = {
        {"ink", theme.ink},       {"ink_soft", theme.ink_soft}, {"first", theme.first},
        {"second", theme.second}, {"third", theme.third},       {"column", theme.column},
        {"error", theme.error},   {"probe", theme.probe},       {"data", theme.data}};
    for (const Named& ink : inks) {
        for (const Named& surface : surfaces()) {
            EXPECT_GE(contrast_ratio(ink.color, surface.color), 4.5) << ink.name << " on " << surface.name;
        }
    }
}

TEST_P(Themes, GraphicsCanBeSeen) {
    for (const Named& surface : surfaces())
        EXPECT_GE(contrast_ratio(theme.accent, surface.color), 3) << surface.name;
    for (int i = 0; i < 360; ++i) {
        EXPECT_GE(contrast_ratio(hue_color(i / 360.0, theme.dark), theme.background), 3) << i;
    }
}

TEST_P(Themes, TextStaysReadableOverTheSheetAndTheGrid) {
    for (const Rgba veil : {theme.sheet, theme.sheet_back, theme.grid}) {
        EXPECT_GE(contrast_ratio(theme.ink, over(veil, theme.background)), 4.5);
    }
}

TEST_P(Themes, HaveNoColorForgotten) {
    const Rgba forgotten{};
    for (const Rgba c :
         {theme.background, theme.panel,      theme.line,  theme.raised,    theme.hovered, theme.pressed,
          theme.ink,        theme.ink_soft,   theme.first, theme.second,    theme.third,   theme.column,
          theme.probe,      theme.probe_halo, theme.data,  theme.error,     theme.ghost,   theme.grid,
          theme.axis,       theme.accent,     theme.sheet, theme.sheet_back}) {
        EXPECT_NE(c, forgotten);
    }
    EXPECT_EQ(theme.dark, GetParam());
    EXPECT_EQ(theme.ghost.a, GetParam() ? 64 : 56) << "25 % and 22 % ink";
}

INSTANTIATE_TEST_SUITE_P(Both, Themes, testing::Bool());

TEST(Contrast, IsThatOfWcag) {
    EXPECT_NEAR(contrast_ratio(Rgba::hex(0x000000), Rgba::hex(0xFFFFFF)), 21, 1e-9);
    EXPECT_NEAR(contrast_ratio(Rgba::hex(0x777777), Rgba::hex(0xFFFFFF)), 4.48, 0.005);
    EXPECT_EQ(over(Rgba::hex(0xFFFFFF).faded(0.5), Rgba::hex(0x000000)), Rgba::hex(0x808080));
}

TEST(HueCycle, IsEvenAndClosed) {
    for (const bool dark : {true, false}) {
        const double first = contrast_ratio(hue_color(0, dark), Rgba::hex(0x000000));
        for (int i = 0; i <= 100; ++i) {
            const double ratio = contrast_ratio(hue_color(i / 100.0, dark), Rgba::hex(0x000000)) / first;
            EXPECT_GT(ratio, 0.8) << i;
            EXPECT_LT(ratio, 1.25) << i;
        }
        EXPECT_EQ(hue_color(0, dark), hue_color(1, dark));
        EXPECT_NE(hue_color(0, dark), hue_color(0.5, dark));
    }
}

struct Faces : testing::Test {
    NullImGui gui{[](Ui&) {}};
    void expect_glyphs(Face face, const std::u32string& needed) {
        for (const char32_t c : needed) {
            EXPECT_TRUE(compat::has_glyph(gui.fonts[face], c))
                << "face " << static_cast<int>(face) << " U+" << std::hex << int(c);
        }
    }
};

TEST_F(Faces, HaveTheGlyphsOfProse) {
    const std::u32string needed =
        U"AÅéőžß αβγδεζηθικλμνξοπρςστυφχψωΓΔΘΛΞΠΣΦΨΩ ⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ ᵀ ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ ₖₘₙᵢⱼᵣ "
        U"‖∥ −×·÷±∓√∞≈≠≤≥≪≫∈∉∑∏∂∇∀∃∅∘⊥⊤⊕⊗ ←↑→↓↔↦⇒⇔↺↻ ⟨⟩ …⋮⋯⋱ ⎡⎢⎣⎤⎥⎦⌈⌉⌊⌋ ℝ ▸▾▶◀▲▼●○■□◆◐◑ ✓✗⚠☼☾ –—‘’“” °′″";
    for (const Face face : {Face::Small, Face::Body, Face::Caption}) expect_glyphs(face, needed);
}

TEST_F(Faces, HaveTheGlyphsOfHeadingsAndNumbers) {
    const std::u32string needed = U"0123456789.,-+−×·e∞°≈≤≥√πεκλμσΣᵀ⁻²₁₂₃ₖ→()[]/…éß";
    for (const Face face : {Face::Title, Face::Mono, Face::Equation}) {
        std::u32string wanted = needed;
        std::erase(wanted, U'ₖ');
        expect_glyphs(face, wanted);
    }
}

TEST_F(Faces, HaveTabularFigures) {
    for (const Face face : {Face::Mono, Face::Equation}) {
        const FontFace& font = gui.fonts[face];
        const auto width = [&](const std::string& t) {
            return compat::text_size(font, t.data(), t.data() + t.size()).x;
        };
        for (const char* glyph : {"1", "8", "−", ".", "e"}) EXPECT_EQ(width(glyph), width("0")) << glyph;
    }
}

TEST_F(Faces, GrowWithTheScale) {
    const float small = gui.fonts[Face::Body].px;
    for (const float scale : {0.5F, 1.0F, 2.0F, 4.0F}) {
        const auto fonts = load_fonts(*find_fonts(), scale);
        ASSERT_TRUE(fonts.has_value());
        EXPECT_NEAR((*fonts)[Face::Body].px, small * scale, 0.5 + 0.5 * scale) << "but for rounding";
        gui.fonts = *fonts;
    }
}

TEST_F(Faces, FailWithASentence) {
    const auto files = find_fonts();
    const auto fonts = load_fonts({SVDSCOPE_SOURCE_DIR "/LICENSE", files->mono}, 1);
    ASSERT_FALSE(fonts.has_value());
    EXPECT_NE(fonts.error().message.find("fonts-dejavu-core"), std::string::npos);
    gui.fonts = *load_fonts(*files, 1);
}

TEST_F(Faces, StyleFollowsThemeAndScale) {
    apply_style(light_theme(), 2);
    EXPECT_EQ(ImGui::GetStyle().FrameRounding, 12);
    EXPECT_EQ(ImGui::GetColorU32(ImGuiCol_Text), light_theme().ink.packed());
    apply_style(dark_theme(), 1);
    EXPECT_EQ(ImGui::GetStyle().FrameRounding, 6);
}

}  // namespace
}  // namespace svdscope
