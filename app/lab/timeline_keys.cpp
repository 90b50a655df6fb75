// Keys to timeline positions.
#include "app/lab/timeline_keys.hpp"

#include "app/lab/timeline.hpp"

namespace svdscope {

std::optional<double> stepped(Lab::Key key, double time, int stages) {
    switch (key) {
        case Lab::Key::Next:
            return next_stop(time, stages);
        case Lab::Key::Previous:
            return previous_stop(time);
        case Lab::Key::First:
            return 0;
        case Lab::Key::Last:
            return stages;
        default:
            return std::nullopt;
    }
}

}  // namespace svdscope
