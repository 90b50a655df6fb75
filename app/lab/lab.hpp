// What the window knows of a lab, whatever it shows: the contract that LabHost fulfils for each.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "app/plot/canvas2d.hpp"
#include "app/ui/ui.hpp"
#include "core/base/result.hpp"

namespace svdscope {

struct Document;

struct LabInfo {
    std::string_view id;        ///< permanent: file name, state files, command line
    std::string_view title;     ///< the tab
    std::string_view question;  ///< the heading of the panel
    std::string_view shows;     ///< one sentence for `svdscope labs`
};

/// A text that a lab wants to leave as a file; the window finds its name and place.
struct LabFile {
    std::string ending;  ///< ".tex"
    std::string bytes;
};

/// Free space at the sides of the panel, design pixels.
inline constexpr float kPanelPadding = 16;

/// Where a lab may draw in this frame, in window pixels.
struct LabLayout {
    Box panel;   ///< controls and numbers
    Box canvas;  ///< the picture
    Box bar;     ///< the timeline or main slider
};

/// A lab with its parameters, history and work in progress. One instance per open lab; not copyable.
class Lab {
  public:
    virtual ~Lab() = default;
    virtual const LabInfo& info() const = 0;

    /// One frame: controls -> analyze if changed -> numbers, picture, bar. Called between ImGui's new frame
    /// and render. Returns true when the parameters changed too late for what was drawn: draw the frame once
    /// more before showing it.
    virtual bool draw(Ui& ui, const LabLayout& layout) = 0;
    /// The picture alone, on any painter: for SVG, small pictures and copies. Does nothing while there is no
    /// analysis.
    virtual void paint(Ui& ui, Painter& painter, Box area) = 0;

    /// Moves running animations by real seconds. True while something moves and wants another frame.
    virtual bool advance(double seconds) = 0;
    /// Takes a finished result of the worker, if any. True when the picture changed.
    virtual bool collect() = 0;
    /// Called from the worker's thread when a result waits to be collected, so that a sleeping window wakes.
    virtual void set_wake(std::function<void()> wake) = 0;
    /// True while the worker computes.
    virtual bool busy() const = 0;
    /// Waits for the worker: for shot and movie.
    virtual void finish() = 0;

    virtual bool undo() = 0;  ///< false when there is nothing to undo
    virtual bool redo() = 0;
    /// What happened so far can no longer be undone: a restored session begins anew.
    virtual void forget_past() = 0;
    virtual bool can_undo() const = 0;
    virtual bool can_redo() const = 0;
    virtual void reset() = 0;  ///< to the default parameters, as one step that can be undone
    /// Home: the whole picture fits again.
    virtual void fit() = 0;

    /// Keys that belong to the lab and not to the window: Space and the like. True when used.
    enum class Key { Play, Next, Previous, First, Last, Delete, SelectAll, Escape };
    virtual bool key(Key key) = 0;

    virtual nlohmann::json state() const = 0;  ///< {"format", "version", "lab", "params", "view"}
    /// Takes a whole state or changes nothing and says why in one sentence. One step that can be undone.
    virtual Result<void> set_state(const nlohmann::json& state) = 0;
    /// Makes what a file or the clipboard holds its data, as one step that can be undone; or changes nothing
    /// and says why in one sentence.
    virtual Result<void> take(const Document& document) = 0;
    /// {"params", "view", "analysis"} for --inspect.
    virtual nlohmann::json inspection() const = 0;
    /// A sentence or two that say what the picture shows, for those who cannot see it.
    virtual std::string description() const = 0;

    /// The timeline's length in stages (0: no timeline) and its position: shot and movie drive it.
    virtual double duration() const = 0;
    virtual void set_time(double time) = 0;
    /// Seconds that the animation takes from start to end at normal speed, holds included.
    virtual double seconds() const = 0;
    /// The timeline position after `seconds` of the animation.
    virtual double time_after(double seconds) const = 0;

    /// What to say once, briefly, at the foot of the canvas ("sigma 2 grew larger, so the axes change
    /// names"); empty: nothing. Taken once.
    virtual std::string take_notice() = 0;
    /// What to save now. Taken once.
    virtual std::optional<LabFile> take_file() { return std::nullopt; }
};

struct LabEntry {
    const LabInfo* info = nullptr;
    std::unique_ptr<Lab> (*make)() = nullptr;
};

/// The labs in the order of their tabs.
const std::vector<LabEntry>& lab_table();

}  // namespace svdscope
