// A plain file browser inside the window: a folder, its files, a name. Works on every system without a dialog
// library.
#pragma once
#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/ui/ui.hpp"

namespace svdscope {

class FileBrowser {
  public:
    enum class Purpose { Open, Save };
    struct Choice {
        Purpose purpose = Purpose::Open;
        std::filesystem::path path;
    };

    bool is_open() const { return open_; }
    /// Shows the folder last looked at; `name` stands in the name field.
    void open(Purpose purpose, const std::string& name);
    void close() { open_ = false; }
    void draw(Ui& ui, float window_width, float window_height);
    /// What a person decided on, once.
    std::optional<Choice> take_choice();

    const std::filesystem::path& folder() const { return folder_; }
    /// Goes to a folder and lists it; a folder that cannot be read leaves a sentence instead.
    void enter(const std::filesystem::path& folder);
    /// Folders first, then files that svdscope can open, by name; hidden ones are left out.
    const std::vector<std::filesystem::path>& entries() const { return entries_; }
    const std::string& error() const { return error_; }
    /// What the button does with the name in the field: enters a folder or chooses a file.
    void accept();

  private:
    void draw_entries(Ui& ui);
    void draw_buttons(Ui& ui);
    void set_name(const std::string& name);

    Purpose purpose_ = Purpose::Open;
    bool open_ = false;
    bool focus_name_ = false;
    std::filesystem::path folder_;
    std::vector<std::filesystem::path> entries_;
    std::array<char, 1024> name_{};
    std::string error_;
    std::optional<Choice> choice_;
};

}  // namespace svdscope
