// The file of --inspect: what is on the screen and where, rewritten when something changed.
#pragma once
#include <filesystem>

#include <nlohmann/json.hpp>

#include "core/base/result.hpp"

namespace svdscope {

struct Screen;

/// What the last frame showed, without its number.
nlohmann::json inspect(Screen& screen);

class InspectionFile {
  public:
    explicit InspectionFile(std::filesystem::path path) : path_(std::move(path)) {}
    /// After frame number `frame`: writes the file anew if something differs from what stands in it.
    Result<void> update(Screen& screen, long frame);

  private:
    std::filesystem::path path_;
    nlohmann::json written_;
};

}  // namespace svdscope
