// The canvas of the by-hand lab: the sheet, the planes beside it, and the card that asks for the next step.
#pragma once
#include "app/labs/byhand_page.hpp"
#include "app/labs/byhand_plane.hpp"

namespace svdscope::byhand_picture {

/// Boxes of no width are not there.
struct Rooms {
    Box sheet, input, output;
};
Rooms divide(Box canvas, const ByhandLab::View& view, const byhand::Analysis& analysis, float scale);

/// The card's parts in window pixels.
struct Card {
    Box box, field, button;
    Point title, prompt, sentence;
};
Card card_in(Box box, float scale);
/// Its words; the field and the button are the hand's.
void draw_card(Painter& painter, const Card& card, const Step& step, int index, const std::string& reply,
               const Theme& theme);

void draw_planes(Painter& painter, const Rooms& rooms, const ByhandLab::View& view,
                 const byhand::Analysis& analysis, const Theme& theme, float scale);

}  // namespace svdscope::byhand_picture
