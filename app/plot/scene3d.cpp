// Building scenes, the solid letter, and the labels of a scene.
#include "app/plot/scene3d.hpp"

#include <algorithm>
#include <cmath>

namespace svdscope {

void Scene3D::clear() {
    ellipsoids.clear();
    planes.clear();
    arrows.clear();
    vertices.clear();
    lines.clear();
    solids.clear();
    clouds.clear();
    labels.clear();
}

void Scene3D::polyline(std::span<const Vec3> points, Rgba color, float width, bool dashed) {
    lines.push_back(
        {.from = vertices.size(), .count = points.size(), .color = color, .width = width, .dashed = dashed});
    vertices.insert(vertices.end(), points.begin(), points.end());
}

void Scene3D::segment(Vec3 from, Vec3 to, Rgba color, float width, bool dashed) {
    polyline(std::array{from, to}, color, width, dashed);
}

void Scene3D::grid(Vec3 center, Vec3 u, Vec3 v, double lines_each, Rgba color) {
    planes.push_back({.center = center,
                      .u = u,
                      .v = v,
                      .line = color,
                      .lines_u = lines_each,
                      .lines_v = lines_each,
                      .fades = true});
}

void Scene3D::axes(double reach, Rgba color, Rgba names) {
    constexpr std::array<const char*, 3> kNames{"x", "y", "z"};
    for (int i = 0; i < 3; ++i) {
        Vec3 end;
        end[i] = reach;
        segment(-end, end, color, 1.5F);
        labels.push_back({.at = end,
                          .away = {},
                          .from = {},
                          .text = kNames[static_cast<std::size_t>(i)],
                          .color = names,
                          .room = 0});
    }
}

std::shared_ptr<const Mesh3> asymmetric_solid() {
    // Counter-clockwise from the front, which looks along -y.
    constexpr std::array<Vec2, 10> kLetter{{{0, 0},
                                            {0.3, 0},
                                            {0.3, 0.5},
                                            {0.65, 0.5},
                                            {0.65, 0.75},
                                            {0.3, 0.75},
                                            {0.3, 1},
                                            {0.85, 1},
                                            {0.85, 1.25},
                                            {0, 1.25}}};
    constexpr std::array<std::array<int, 3>, 8> kParts{
        {{0, 1, 2}, {2, 3, 4}, {2, 4, 5}, {0, 2, 5}, {0, 5, 6}, {0, 6, 9}, {6, 7, 8}, {6, 8, 9}}};
    constexpr int kCorners = 10;
    auto mesh = std::make_shared<Mesh3>();
    for (const auto& [y, size] : {std::pair{-0.2, 1.0}, {0.2, 0.8}}) {
        for (const Vec2 p : kLetter) mesh->vertices.push_back({size * (p.x - 0.38), y, size * (p.y - 0.62)});
    }
    for (const auto& [a, b, c] : kParts) {
        mesh->triangles.push_back({a, b, c});
        mesh->triangles.push_back({c + kCorners, b + kCorners, a + kCorners});
    }
    for (int i = 0; i < kCorners; ++i) {
        const int j = (i + 1) % kCorners;
        mesh->triangles.push_back({i, i + kCorners, j + kCorners});
        mesh->triangles.push_back({i, j + kCorners, j});
        mesh->edges.push_back({i, j});
        mesh->edges.push_back({i + kCorners, j + kCorners});
        mesh->edges.push_back({i, i + kCorners});
    }
    return mesh;
}

void draw_scene_labels(Painter& painter, const Scene3D& scene, Box area) {
    const View3 view(scene.camera, area);
    // A plane whose unit is a pixel: the labels' places are those of the plane's labels.
    Canvas2D canvas(painter, area, {{0, 0}, area.h / 2.0}, scene.scale, scene.background);
    const auto place = [&view](const Spot& spot) {
        return Vec2{spot.pixel.x - view.middle().x, view.middle().y - spot.pixel.y};
    };
    for (const Label3& label : scene.labels) {
        const Spot spot = view.project(label.at);
        if (!(spot.depth > View3::kNear)) continue;
        const Vec2 at = place(spot);
        const bool told = label.away.x != 0 || label.away.y != 0;
        const Vec2 away = told ? label.away : at - place(view.project(label.from));
        canvas.avoid(at, label.room);
        canvas.label(at, is_finite(away) ? away : Vec2{}, label.text, label.color, label.priority,
                     label.face);
    }
    canvas.place_labels();
}

}  // namespace svdscope
