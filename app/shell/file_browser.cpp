// Lists folders and draws the browser.
#include "app/shell/file_browser.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include <imgui.h>

#include "app/shell/flat_button.hpp"
#include "app/ui/imgui_compat.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 5> kEndings{".json", ".csv", ".tsv", ".txt", ".npy"};

bool is_folder(const fs::path& path) {
    std::error_code error;
    return fs::is_directory(path, error);
}

bool is_shown(const fs::path& path) {
    if (path.filename().string().starts_with('.')) return false;
    const std::string ending = path.extension().string();
    return is_folder(path) || std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

std::vector<fs::path> list(const fs::path& folder, std::error_code& error) {
    std::vector<fs::path> entries;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        if (is_shown(at->path())) entries.push_back(at->path());
    }
    std::sort(entries.begin(), entries.end(), [](const fs::path& a, const fs::path& b) {
        return std::pair(!is_folder(a), a.filename()) < std::pair(!is_folder(b), b.filename());
    });
    return entries;
}

fs::path home() {
    const char* folder = std::getenv("HOME");
    return folder == nullptr ? fs::path("/") : fs::path(folder);
}

}  // namespace

void FileBrowser::open(Purpose purpose, const std::string& name) {
    purpose_ = purpose;
    open_ = true;
    focus_name_ = true;
    set_name(name);
    enter(folder_.empty() ? home() : folder_);
}

void FileBrowser::enter(const fs::path& folder) {
    std::error_code error;
    const fs::path target = fs::weakly_canonical(folder, error);
    std::vector<fs::path> found = list(target, error);
    if (error) {
        error_ = "The folder " + folder.string() + " cannot be read: " + error.message() + ".";
        return;
    }
    folder_ = target;
    entries_ = std::move(found);
    error_.clear();
}

void FileBrowser::set_name(const std::string& name) {
    name_.fill('\0');
    std::memcpy(name_.data(), name.data(), std::min(name.size(), name_.size() - 1));
}

void FileBrowser::accept() {
    if (name_.front() == '\0') return;
    const fs::path named = folder_ / name_.data();  // an absolute name replaces the folder
    if (is_folder(named)) {
        set_name("");
        enter(named);
    } else if (std::error_code error; purpose_ == Purpose::Open && !fs::exists(named, error)) {
        error_ = "There is no file " + named.string() + ".";
    } else {
        choice_ = Choice{purpose_, named};
        close();
    }
}

std::optional<FileBrowser::Choice> FileBrowser::take_choice() { return std::exchange(choice_, std::nullopt); }

void FileBrowser::draw(Ui& ui, float window_width, float window_height) {
    if (!open_) return;
    if (begin_sheet(ui, "##files", centered(ui, window_width, window_height, 620, 560))) close();
    text(ui, Face::Title, ui.theme.ink, purpose_ == Purpose::Open ? "Open" : "Save");
    text(ui, Face::Small, ui.theme.ink_soft, folder_.string());
    draw_entries(ui);
    if (focus_name_) ImGui::SetKeyboardFocusHere();
    focus_name_ = false;
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
    const bool entered = ImGui::InputTextWithHint("##name", "file name or path", name_.data(), name_.size(),
                                                  ImGuiInputTextFlags_EnterReturnsTrue);
    if (entered) accept();
    ui.inspector.widget("file_name", {ImGui::GetItemRectMin().x, ImGui::GetItemRectMin().y,
                                      ImGui::GetItemRectSize().x, ImGui::GetItemRectSize().y});
    draw_buttons(ui);
    end_sheet();
}

void FileBrowser::draw_entries(Ui& ui) {
    compat::begin_child("##entries", {0, std::max(ImGui::GetContentRegionAvail().y - ui.px(112), 1.0F)},
                        true);
    std::optional<fs::path> target;
    if (folder_.has_parent_path() && menu_row(ui, "file_up", "..", "up", false))
        target = folder_.parent_path();
    for (const fs::path& entry : entries_) {
        const std::string name = entry.filename().string();
        const bool folder = is_folder(entry);
        if (!menu_row(ui, "file_" + name, name + (folder ? "/" : ""), folder ? "folder" : "", false))
            continue;
        folder ? void(target = entry) : set_name(name);
    }
    ImGui::EndChild();
    if (target) enter(*target);  // after the loop: it replaces the list
}

void FileBrowser::draw_buttons(Ui& ui) {
    text(ui, Face::Small, ui.theme.error, error_.empty() ? " " : error_);
    if (button(ui, "file_accept", purpose_ == Purpose::Open ? "Open" : "Save")) accept();
    ImGui::SameLine(0, ui.px(8));
    if (button(ui, "file_cancel", "Cancel")) close();
}

}  // namespace svdscope
