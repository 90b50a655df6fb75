// A painter that remembers what it was asked to draw.
#pragma once
#include <string>
#include <vector>

#include "app/plot/painter.hpp"

namespace svdscope {

class RecordingPainter final : public Painter {
  public:
    struct Line {
        std::vector<Point> points;
        Rgba color;
        bool closed;
    };
    struct Image {
        Box to;
        PixelsPtr picture;
        bool smooth;
        Box part;
    };
    struct Text {
        Box box;
        Rgba color;
        std::string words;
    };

    void polyline(std::span<const Point> points, Rgba color, float, bool closed) override {
        lines.push_back({{points.begin(), points.end()}, color, closed});
    }
    void gradient_line(std::span<const Point> points, std::span<const Rgba> colors, float,
                       bool closed) override {
        lines.push_back({{points.begin(), points.end()}, colors.empty() ? Rgba{} : colors[0], closed});
    }
    void fill(std::span<const Point> convex, Rgba color) override {
        fills.push_back({{convex.begin(), convex.end()}, color, true});
    }
    void text(Point at, Face face, Rgba color, std::string_view utf8, Rgba) override {
        const Point size = text_size(face, utf8);
        texts.push_back({{at.x, at.y, size.x, size.y}, color, std::string(utf8)});
    }
    Point text_size(Face, std::string_view utf8) const override {
        return {9.0F * static_cast<float>(utf8.size()), 17};
    }
    void points(const PointLayer& layer) override { clouds.push_back(layer); }
    void image(Box to, const PixelsPtr& picture, bool smooth, Box part) override {
        images.push_back({to, picture, smooth, part});
    }
    void scene(const Scene3D&, Box box) override { scenes.push_back(box); }
    void push_clip(Box) override {}
    void pop_clip() override {}

    /// Every coordinate that was drawn.
    std::vector<Point> points() const {
        std::vector<Point> all;
        for (const auto* shapes : {&lines, &fills}) {
            for (const Line& line : *shapes) all.insert(all.end(), line.points.begin(), line.points.end());
        }
        for (const Image& image : images) all.push_back({image.to.x, image.to.y});
        for (const Text& text : texts) all.push_back({text.box.x, text.box.y});
        return all;
    }

    std::vector<Line> lines, fills;
    std::vector<PointLayer> clouds;
    std::vector<Image> images;
    std::vector<Text> texts;
    std::vector<Box> scenes;
};

}  // namespace svdscope
