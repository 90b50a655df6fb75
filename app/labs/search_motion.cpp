// What moves in the search lab: places that follow the rank, and the camera.
#include <algorithm>
#include <cmath>

#include "app/labs/search_picture.hpp"

namespace svdscope::search_picture {
namespace {

using search::Analysis;
using search::Params;

constexpr double kHalfLife = 0.05;  // seconds: a step of k is over within a quarter of one
constexpr double kArrived = 1e-3;   // of the size of what is shown
constexpr double kMargin = 1.25;    // room for labels
constexpr double kInside = 0.97;    // a picture beyond this part of the view asks for a new one
constexpr double kSmall = 0.4;      // and so does one smaller than this

bool differ_in_rank_alone(Params before, const Params& now) {
    before.k = now.k;
    return before == now;
}

Vec2 approached(Vec2 from, Vec2 to, double part) { return from + part * (to - from); }

double size_of(const Analysis& a) { return a.sigma.front() > 0 ? a.sigma.front() : 1; }

double largest_step(const SearchLab::Places& p, const SearchLab::Places& q, double size) {
    double most = norm(p.query - q.query) / size;
    for (std::size_t i = 0; i < p.documents.size(); ++i)
        most = std::max(
            {most, std::abs(p.scores[i] - q.scores[i]), norm(p.documents[i] - q.documents[i]) / size});
    return most;
}

/// Where a document, a term and the query stand whatever k is.
struct Reach {
    Vec2 low, high;
    void add(double x, double y) {
        low = {std::min(low.x, x), std::min(low.y, y)};
        high = {std::max(high.x, x), std::max(high.y, y)};
    }
};

}  // namespace

SearchLab::Places places_of(const SearchLab::View& view, const Analysis& a) {
    const search::AxisPair axes = SearchLab::axes(view, a);
    SearchLab::Places places;
    for (int d = 0; d < a.documents(); ++d) {
        places.scores.push_back(a.latent.scores[static_cast<std::size_t>(d)].value_or(0));
        places.documents.push_back({a.coordinate(axes.first, d), a.coordinate(axes.second, d)});
    }
    places.query = {a.query_coordinate(axes.first), a.query_coordinate(axes.second)};
    return places;
}

void settle_places(const Params& params, const SearchLab::View& view, SearchLab::Session& session,
                   const Analysis& a) {
    const search::AxisPair axes = SearchLab::axes(view, a);
    const bool moving = session.places && session.placed && !session.reduced_motion &&
                        session.placed_axes == axes && differ_in_rank_alone(*session.placed, params) &&
                        session.places->documents.size() == a.table.documents.size();
    if (!moving) session.places = places_of(view, a);
    session.placed = params;
    session.placed_axes = axes;
}

bool move_places(const SearchLab::View& view, SearchLab::Session& session, const Analysis& a,
                 double seconds) {
    if (!session.places || session.places->documents.size() != a.table.documents.size()) return false;
    const SearchLab::Places target = places_of(view, a);
    SearchLab::Places& now = *session.places;
    const double far = largest_step(now, target, size_of(a));
    if (far == 0) return false;
    if (far < kArrived || session.reduced_motion) {
        now = target;
        return true;
    }
    const double part = 1 - std::exp2(-std::max(0.0, seconds) / kHalfLife);
    now.query = approached(now.query, target.query, part);
    for (std::size_t i = 0; i < now.documents.size(); ++i) {
        now.documents[i] = approached(now.documents[i], target.documents[i], part);
        now.scores[i] += part * (target.scores[i] - now.scores[i]);
    }
    return true;
}

Camera2 fitting_camera(const SearchLab::View& view, const Analysis& a, float aspect) {
    const search::AxisPair axes = SearchLab::axes(view, a);
    const auto r = a.sigma.size();
    const auto x = static_cast<std::size_t>(axes.first), y = static_cast<std::size_t>(axes.second);
    Reach reach;
    for (std::size_t d = 0; d < a.table.documents.size(); ++d)
        reach.add(a.coordinates[d * r + x], a.coordinates[d * r + y]);
    reach.add(a.query.folded[x], a.query.folded[y]);
    const std::size_t m = a.table.terms.size();
    for (std::size_t t = 0; t < m && view.terms; ++t)
        reach.add(a.idf[t] * a.directions[x * m + t], a.idf[t] * a.directions[y * m + t]);
    const Vec2 half = 0.5 * (reach.high - reach.low);
    const double need = std::max(half.y, half.x / std::max(0.05F, aspect));
    return {0.5 * (reach.low + reach.high), need > 0 ? std::clamp(kMargin * need, 1e-100, 1e200) : 1};
}

bool move_camera(const Params&, const SearchLab::View& view, SearchLab::Session& session, const Analysis& a,
                 double seconds) {
    const Camera2 wanted = fitting_camera(view, a, session.aspect);
    if (!session.glide.shown) session.glide.jump_to(wanted);
    const Camera2& target = session.glide.target;
    const double need = wanted.half_height / kMargin + norm(wanted.center - target.center);
    const bool asks = need > kInside * target.half_height || wanted.half_height < kSmall * target.half_height;
    if (session.hand.free() && asks) session.glide.target = wanted;
    return session.glide.approach(seconds);
}

}  // namespace svdscope::search_picture
