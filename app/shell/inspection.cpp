// Collects and writes the inspection.
#include "app/shell/inspection.hpp"

#include "app/export/atomic_file.hpp"
#include "app/shell/screen.hpp"

namespace svdscope {

namespace {

nlohmann::json mouse(const std::optional<SeenMouse>& mouse) {
    if (!mouse) return nullptr;
    return {{"at", {mouse->at.x, mouse->at.y}}, {"down", mouse->down}};
}

}  // namespace

nlohmann::json inspect(Screen& screen) {
    nlohmann::json seen = screen.desk.current().inspection();
    seen["lab"] = screen.desk.current_id();
    nlohmann::json handles = nlohmann::json::object();
    for (const auto& [name, at] : screen.inspector.handles()) handles[name] = {at.x, at.y};
    nlohmann::json widgets = nlohmann::json::object();
    for (const auto& [name, box] : screen.inspector.widgets()) widgets[name] = {box.x, box.y, box.w, box.h};
    seen["handles"] = std::move(handles);
    seen["widgets"] = std::move(widgets);
    seen["toast"] = screen.toast.text();
    seen["typing"] = screen.cells.editing.empty() ? nlohmann::json() : nlohmann::json(screen.cells.editing);
    seen["mouse"] = mouse(screen.inspector.mouse());
    return seen;
}

Result<void> InspectionFile::update(Screen& screen, long frame) {
    nlohmann::json seen = inspect(screen);
    if (seen == written_) return {};
    written_ = seen;
    seen["frame"] = frame;
    return write_atomically(path_, seen.dump() + "\n", Durable::No);
}

}  // namespace svdscope
