// Words about clouds of space.
#include "app/labs/pca_space_words.hpp"

#include <cmath>

#include <fmt/format.h>

#include "app/labs/pca_words.hpp"
#include "app/ui/number_text.hpp"
#include "core/geometry/rotation3.hpp"

namespace svdscope::pca_words {
namespace {

using pca_space::Analysis;
using pca_space::Axes;
using pca_space::Params;
using pca_space::Tie;

// A mean that is nearly zero beside the spread reads as zero.
std::string place_text(Vec3 p, double spread) {
    const auto shown = [spread](double value) {
        return spread > 0.01 && std::abs(value) <= 1e6 ? fixed_text(value) : number_text(value);
    };
    return fmt::format("({}, {}, {})", shown(p.x), shown(p.y), shown(p.z));
}

std::string tie_note(const Axes& axes) {
    if (axes.all == Tie::Exact) return "All three variances are equal: any axes do.";
    if (axes.rank > 1 && axes.ties[0] == Tie::Exact)
        return "The first two variances are equal: PC1 and PC2 are free within their plane.";
    if (axes.rank > 2 && axes.ties[1] == Tie::Exact)
        return "The last two variances are equal: PC2 and PC3 are free around PC1.";
    if (axes.all == Tie::Near) return "All three variances nearly tie: the axes are hardly determined.";
    if (axes.ties[0] == Tie::Near)
        return "PC1 and PC2 nearly tie: they are hardly determined within their plane.";
    if (axes.rank > 2 && axes.ties[1] == Tie::Near)
        return "PC2 and PC3 nearly tie: they are hardly determined around PC1.";
    return {};
}

std::string flat_sentence(const Params& params, const Analysis& a) {
    const Axes& axes = a.axes(params.center);
    if (axes.rank < 3) return "The third score is 0 already: nothing is lost by leaving it out.";
    return fmt::format("The third score goes to 0: the best plane keeps {} of the {}.",
                       percent(axes.share[0] + axes.share[1]), params.center ? "variance" : "energy");
}

}  // namespace

std::vector<std::string> chips(const Params& params) {
    return {params.center ? "centre" : "not centred", "Vᵀ turn", "flatten"};
}

std::string stage_sentence(const Params& params, const PcaLab::View& view, const Analysis& a) {
    if (a.count == 0) return "No points yet: choose Add and click on the canvas.";
    if (view.time <= 0)
        return fmt::format("{} as {}; mean at {}.", points_text(a.count), a.count == 1 ? "it is" : "they are",
                           place_text(a.mean, a.centred.deviation[0]));
    if (view.time <= 1)
        return params.center ? "Centring: the mean moves to the origin. The shape stays."
                             : "Not centred: nothing is subtracted, and the origin stays the centre.";
    if (view.time <= 2)
        return fmt::format("Vᵀ turns by {}: the axes lie along x, y and z. These are the scores.",
                           degrees_text(angle_of(a.axes(params.center).directions)));
    return flat_sentence(params, a);
}

std::string invitation(const Params& params) {
    if (params.made) return std::string(info_of(params.recipe.kind).look_for);
    return "Your own cloud: drag a point and watch the axes.";
}

std::string axes_note(const Params& params, const Analysis& a) {
    const Axes& axes = a.axes(params.center);
    if (a.count == 0) return "Without points there is nothing to see.";
    if (a.count == 1 && params.center) return "One point has no variance.";
    if (axes.rank == 0) return "All points are equal: no direction varies.";
    if (axes.rank == 1)
        return "The points lie on one line: PC2 and PC3 have no variance and are free around it.";
    const std::string tie = tie_note(axes);
    if (axes.rank == 2)
        return "The points lie in one plane: PC3 is its normal and has no variance." +
               (tie.empty() ? "" : " " + tie);
    if (!tie.empty() || params.center) return tie;
    return fmt::format("Not centred: v₁ stands {} from PC1 and {} from the mean.", degrees_text(a.swing),
                       degrees_text(a.swing_to_mean));
}

std::string legend(const Params& params, const PcaLab::View& view, const Analysis& a) {
    if (a.axes(params.center).rank == 0) return {};
    const bool arrows = view.layers.axes, ellipsoid = view.layers.ellipses;
    if (!arrows && !ellipsoid) return {};
    const char* what = arrows && ellipsoid ? "Arrows and ellipsoid reach"
                       : arrows            ? "Arrows reach"
                                           : "The ellipsoid reaches";
    return fmt::format("{} {}", what,
                       params.center ? "two standard deviations" : "twice the root mean square");
}

std::string description(const Params& params, const PcaLab::View& view, const Analysis& a) {
    std::string words = stage_sentence(params, view, a);
    const Axes& axes = a.axes(params.center);
    if (axes.rank > 0) {
        words += fmt::format(" The first axis points along {}", place_text(axes.direction(0), 1));
        words += fmt::format("; standard deviations {}, {} and {}; shares {}, {} and {}.",
                             number_text(axes.deviation[0]), number_text(axes.deviation[1]),
                             number_text(axes.deviation[2]), percent(axes.share[0]), percent(axes.share[1]),
                             percent(axes.share[2]));
    }
    const std::string note = axes_note(params, a);
    return note.empty() ? words : words + " " + note;
}

}  // namespace svdscope::pca_words
