// Renders picture after picture of a timeline.
#include "app/cli/film.hpp"

#include <algorithm>
#include <cmath>

namespace svdscope {
namespace {

constexpr double kRest = 1;  // seconds at the end, before a GIF starts again

}  // namespace

Result<void> save_film(HeadlessRenderer& renderer, Screen& screen, MovieFormat format,
                       const std::filesystem::path& output) {
    Lab& lab = screen.desk.current();
    lab.finish();
    if (lab.duration() <= 0)
        return fail("the lab \"" + std::string(lab.info().id) +
                    "\" has nothing that moves: svdscope shot saves a picture");
    const double seconds = lab.seconds();
    format.frame_count = static_cast<int>(std::ceil((seconds + kRest) * format.fps));
    return save_movie(output, format, [&](int i) {
        lab.set_time(lab.time_after(std::min(static_cast<double>(i) / format.fps, seconds)));
        return renderer.render(screen);
    });
}

}  // namespace svdscope
