// The two sides of each change in Dear ImGui's interface, by the version that brought it.
#include "app/ui/imgui_compat.hpp"

#include <imgui_freetype.h>
#include <imgui_internal.h>

namespace svdscope::compat {
namespace {

ImGuiKey imgui_key(Key key) {
    switch (key) {
        case Key::Left:
            return ImGuiKey_LeftArrow;
        case Key::Right:
            return ImGuiKey_RightArrow;
        case Key::Up:
            return ImGuiKey_UpArrow;
        case Key::Down:
            return ImGuiKey_DownArrow;
        case Key::Enter:
            return ImGuiKey_Enter;
        case Key::Tab:
            return ImGuiKey_Tab;
        case Key::Escape:
            return ImGuiKey_Escape;
        case Key::Home:
            return ImGuiKey_Home;
        case Key::End:
            return ImGuiKey_End;
        case Key::Backspace:
            return ImGuiKey_Backspace;
        case Key::Delete:
            return ImGuiKey_Delete;
    }
    return ImGuiKey_Escape;
}

bool pressed(ImGuiKey key, bool repeat) {
#if IMGUI_VERSION_NUM >= 18700
    return ImGui::IsKeyPressed(key, repeat);
#else
    return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), repeat);
#endif
}

#if IMGUI_VERSION_NUM >= 18700
constexpr ImGuiKey kKeypadEnter = ImGuiKey_KeypadEnter;
#else
constexpr ImGuiKey kKeypadEnter = ImGuiKey_KeyPadEnter;
#endif

}  // namespace

bool key_pressed(Key key, bool repeat) {
    return pressed(imgui_key(key), repeat) || (key == Key::Enter && pressed(kKeypadEnter, repeat));
}

bool minus_typed() {
    for (const ImWchar c : ImGui::GetIO().InputQueueCharacters) {
        if (c == '-' || c == 0x2212) return true;
    }
    return false;
}

float hovered_seconds() { return ImGui::GetCurrentContext()->HoveredIdTimer; }

void push_font(const FontFace& face) {
#if IMGUI_VERSION_NUM >= 19200
    ImGui::PushFont(face.font, face.px);
#else
    ImGui::PushFont(face.font);
#endif
}

void pop_font() { ImGui::PopFont(); }

Point text_size(const FontFace& face, const char* begin, const char* end, float wrap_width) {
    const ImVec2 size = face.font->CalcTextSizeA(face.px, FLT_MAX, wrap_width, begin, end);
    return {size.x, size.y};
}

bool has_glyph(const FontFace& face, unsigned code_point) {
    const auto c = static_cast<ImWchar>(code_point);
#if IMGUI_VERSION_NUM >= 19200
    return face.font->IsGlyphInFont(c);
#else
    return face.font->FindGlyphNoFallback(c) != nullptr;
#endif
}

void polyline(ImDrawList& list, std::span<const ImVec2> points, ImU32 color, bool closed, float thickness) {
    const ImDrawFlags flags = closed ? ImDrawFlags_Closed : ImDrawFlags_None;
#if IMGUI_VERSION_NUM >= 19276
    list.AddPolyline(points.data(), static_cast<int>(points.size()), color, thickness, flags);
#else
    list.AddPolyline(points.data(), static_cast<int>(points.size()), color, flags, thickness);
#endif
}

void rect(ImDrawList& list, ImVec2 min, ImVec2 max, ImU32 color, float rounding, float thickness) {
#if IMGUI_VERSION_NUM >= 19276
    list.AddRect(min, max, color, rounding, thickness, ImDrawFlags_None);
#else
    list.AddRect(min, max, color, rounding, ImDrawFlags_None, thickness);
#endif
}

void path_stroke(ImDrawList& list, ImU32 color, bool closed, float thickness) {
    polyline(list, {list._Path.Data, static_cast<std::size_t>(list._Path.Size)}, color, closed, thickness);
    list.PathClear();
}

bool begin_child(const char* id, ImVec2 size, bool border) {
    return border ? ImGui::BeginChild(id, size, true) : ImGui::BeginChild(id, size, false);
}

ImTextureID texture(std::uint32_t gl_texture) { return (ImTextureID)(std::intptr_t)gl_texture; }

void image(std::uint32_t gl_texture, ImVec2 size, ImVec2 uv0, ImVec2 uv1) {
    ImGui::Image(texture(gl_texture), size, uv0, uv1);
}

Result<Fonts> build_fonts(ImFontAtlas& atlas, std::span<const FaceSource> sources) {
    atlas.Clear();
    Fonts fonts;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const FaceSource& source = sources[i];
        ImFont* font = atlas.AddFontFromFileTTF(source.file.c_str(), source.px, nullptr, source.ranges);
        if (font == nullptr)
            return fail("The font " + source.file + " cannot be read; install fonts-dejavu-core.");
        fonts.faces[i] = {font, source.px};
    }
#if IMGUI_VERSION_NUM >= 19200
    atlas.SetFontLoader(ImGuiFreeType::GetFontLoader());
#else
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    if (!atlas.Build())
        return fail("The fonts cannot be drawn: their files are damaged. Install fonts-dejavu-core again.");
#endif
    return fonts;
}

void accept_fonts(ImFontAtlas& atlas) {
#if IMGUI_VERSION_NUM >= 19200
    (void)atlas;
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
#else
    unsigned char* pixels = nullptr;
    int width = 0;
    int height = 0;
    atlas.GetTexDataAsRGBA32(&pixels, &width, &height);
#endif
}

#if IMGUI_VERSION_NUM >= 18700
void hold_key(int, bool) {}
void inject_mouse(Point at) { ImGui::GetIO().AddMousePosEvent(at.x, at.y); }
void inject_button(int button, bool down) { ImGui::GetIO().AddMouseButtonEvent(button, down); }
void inject_wheel(float notches) { ImGui::GetIO().AddMouseWheelEvent(0, notches); }
void inject_key(Key key, bool down) { ImGui::GetIO().AddKeyEvent(imgui_key(key), down); }
void inject_modifiers(bool ctrl, bool shift, bool alt) {
#if IMGUI_VERSION_NUM >= 18900
    constexpr ImGuiKey kCtrl = ImGuiMod_Ctrl, kShift = ImGuiMod_Shift, kAlt = ImGuiMod_Alt;
#else
    constexpr ImGuiKey kCtrl = ImGuiKey_ModCtrl, kShift = ImGuiKey_ModShift, kAlt = ImGuiKey_ModAlt;
#endif
    ImGui::GetIO().AddKeyEvent(kCtrl, ctrl);
    ImGui::GetIO().AddKeyEvent(kShift, shift);
    ImGui::GetIO().AddKeyEvent(kAlt, alt);
}
#else
void hold_key(int backend_key, bool down) {
    ImGuiIO& io = ImGui::GetIO();
    if (backend_key >= 0 && backend_key < static_cast<int>(std::size(io.KeysDown)))
        io.KeysDown[backend_key] = down;
}
void inject_mouse(Point at) { ImGui::GetIO().MousePos = {at.x, at.y}; }
void inject_button(int button, bool down) { ImGui::GetIO().MouseDown[button] = down; }
void inject_wheel(float notches) { ImGui::GetIO().MouseWheel += notches; }
void inject_modifiers(bool ctrl, bool shift, bool alt) {
    ImGuiIO& io = ImGui::GetIO();
    io.KeyCtrl = ctrl;
    io.KeyShift = shift;
    io.KeyAlt = alt;
}
void inject_key(Key key, bool down) {
    ImGuiIO& io = ImGui::GetIO();
    const ImGuiKey k = imgui_key(key);
    io.KeyMap[k] = k;  // no back end has mapped the keys
    io.KeysDown[k] = down;
}
#endif
void inject_text(const char* utf8) { ImGui::GetIO().AddInputCharactersUTF8(utf8); }

}  // namespace svdscope::compat
