// A lab's animation from start to end as a film.
#pragma once
#include <filesystem>

#include "app/export/movie_file.hpp"
#include "app/shell/headless_renderer.hpp"

namespace svdscope {

/// The lab in front, at normal speed, with a moment of rest at the end. Fails for a lab that has no timeline.
Result<void> save_film(HeadlessRenderer& renderer, Screen& screen, MovieFormat format,
                       const std::filesystem::path& output);

}  // namespace svdscope
