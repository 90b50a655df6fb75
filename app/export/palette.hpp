// Up to 256 colours for a whole film, and the nearest of them for any colour.
#pragma once
#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "app/plot/pixels.hpp"
#include "core/base/result.hpp"

namespace svdscope {

class Palette {
  public:
    using Color = std::array<std::uint8_t, 3>;
    explicit Palette(std::vector<Color> colors);

    const std::vector<Color>& colors() const { return colors_; }
    /// Index of the nearest colour. Remembers what it has looked up.
    std::uint8_t nearest(Color color);

  private:
    std::vector<Color> colors_;
    std::unordered_map<std::uint32_t, std::uint8_t> known_;
};

/// Collects the colours of sample pictures. A rare colour (a thin line) counts for more than its area, so
/// that the great flat areas do not use up the palette.
class PaletteMaker {
  public:
    void add(const Pixels& picture);
    /// Fails when giflib does; needs at least one picture.
    Result<Palette> make() const;

  private:
    std::unordered_map<std::uint32_t, std::uint32_t> counts_;
};

}  // namespace svdscope
