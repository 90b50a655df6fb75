// The rooms of a lab's frame: panel, canvas and bar as ImGui windows without decoration, and the cards that
// stand in for a picture.
#pragma once
#include <string_view>

#include "app/plot/painter.hpp"
#include "app/ui/ui.hpp"

namespace svdscope {

/// Opens a bare window over `box`. With `scrolls`, long content scrolls. Every begin needs its end_room.
void begin_room(Ui& ui, const char* name, Box box, Rgba background, bool scrolls);
void end_room();

/// What a person can do about an error.
enum class CardAnswer { None, Undo, Reset };

/// The card that stands where the picture would: one sentence, Undo and Reset.
CardAnswer error_card(Ui& ui, Box canvas, std::string_view sentence, bool can_undo);

/// A thin bar of progress over the last good picture. True when Cancel was clicked.
bool progress_card(Ui& ui, Box canvas, float fraction);

/// True while a mouse button is down or a text is open: what the hand does now is one step of undo.
bool hand_is_busy(const Ui& ui);

}  // namespace svdscope
