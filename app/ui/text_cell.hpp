// A text that is a control: shown as it was typed, opened by a click, for entries and answers.
#pragma once
#include <string>
#include <string_view>

#include "app/ui/ui.hpp"

namespace svdscope {

struct TextCellStyle {
    Rgba color;
    Face face = Face::Mono;
    float width = 80;  ///< design pixels
    float height = 32;
    bool centered = false;        ///< an entry of a matrix; else from the left
    bool lines = false;           ///< several lines; Ctrl+Enter begins one, Enter accepts
    std::string_view empty = {};  ///< what stands softly in an empty one
    /// What is wrong with a typed text, in one sentence; empty: nothing. It then stays open and says so.
    std::string (*complaint)(std::string_view typed) = nullptr;
};

/// Longer texts are cut off where they are typed or pasted.
inline constexpr std::size_t kLongestCellText = 16384;

/// The text at ImGui's cursor: a click, Enter or Tab from another opens it with all of it selected; Enter
/// accepts, Esc reverts, Tab accepts and goes to the next. True in the frame in which `value` changed.
bool text_cell(Ui& ui, std::string_view name, std::string& value, const TextCellStyle& style);

}  // namespace svdscope
