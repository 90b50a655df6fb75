// Everything that differs between Dear ImGui 1.86 (Debian 12), 1.90 (Debian 13) and 1.92: nothing else asks
// for the version.
#pragma once
#include <imgui.h>

#include <cstdint>
#include <span>
#include <string>

#include "app/ui/fonts.hpp"
#include "core/base/result.hpp"

namespace svdscope::compat {

/// The keys that controls react to; shortcuts of the program go through GLFW's callback instead.
enum class Key { Left, Right, Up, Down, Enter, Tab, Escape, Home, End, Backspace, Delete };

/// True in the frame in which the key went down, or repeats when `repeat`.
bool key_pressed(Key key, bool repeat = false);
/// True when a minus sign was typed in this frame, whatever the keyboard's layout.
bool minus_typed();

/// Seconds for which the mouse has been on the hovered item.
float hovered_seconds();

void push_font(const FontFace& face);
void pop_font();
Point text_size(const FontFace& face, const char* begin, const char* end, float wrap_width = 0);
/// Whether the face has its own drawing for a code point.
bool has_glyph(const FontFace& face, unsigned code_point);

void polyline(ImDrawList& list, std::span<const ImVec2> points, ImU32 color, bool closed, float thickness);
void rect(ImDrawList& list, ImVec2 min, ImVec2 max, ImU32 color, float rounding, float thickness);
void path_stroke(ImDrawList& list, ImU32 color, bool closed, float thickness);

/// A child window with or without a border; pair with ImGui::EndChild in any case.
bool begin_child(const char* id, ImVec2 size, bool border);
/// An OpenGL texture as an item.
void image(std::uint32_t gl_texture, ImVec2 size, ImVec2 uv0, ImVec2 uv1);
/// The identifier of an OpenGL texture, for ImDrawList::AddImage.
ImTextureID texture(std::uint32_t gl_texture);

/// One face to be rasterised: a file, its height in pixels and the code points that are wanted (pairs,
/// zero-terminated, static).
struct FaceSource {
    std::string file;
    float px = 0;
    const ImWchar* ranges = nullptr;
};
/// Empties the atlas and fills it with the faces, by FreeType. From 1.92 glyphs are rasterised when they are
/// first used.
Result<Fonts> build_fonts(ImFontAtlas& atlas, std::span<const FaceSource> sources);
/// What a renderer does with the atlas before the first frame, for contexts that have no renderer.
void accept_fonts(ImFontAtlas& atlas);

/// Before 1.87 ImGui polls keys once a frame and misses a tap between two frames: tells it of one by the back
/// end's key code. Does nothing from 1.87 on, where ImGui queues keys itself.
void hold_key(int backend_key, bool down);

/// Input as a back end would give it: for tests.
void inject_mouse(Point at);
void inject_button(int button, bool down);
void inject_wheel(float notches);
void inject_modifiers(bool ctrl, bool shift, bool alt);
void inject_key(Key key, bool down);
void inject_text(const char* utf8);

}  // namespace svdscope::compat
