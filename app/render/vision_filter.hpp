// "See as": the finished frame in grey or as a colour-blind eye sees it, a check every lecturer can do.
#pragma once
#include <array>
#include <optional>
#include <string_view>

#include "app/render/gl_program.hpp"
#include "app/render/texture.hpp"

namespace svdscope {

enum class Vision { None, Grey, Deuteranopia, Protanopia, Tritanopia };
inline constexpr std::array kVisions{Vision::None, Vision::Grey, Vision::Deuteranopia, Vision::Protanopia,
                                     Vision::Tritanopia};

/// Permanent name ("grey"), as in the settings file.
std::string_view vision_name(Vision vision);
std::optional<Vision> vision_from_name(std::string_view name);

/// Acts on linear RGB, row by row. White stays white. Grey: luminance of Rec. 709.
/// Source: Machado, Oliveira, Fernandes, "A physiologically-based model for simulation of color vision
/// deficiency", IEEE TVCG 15(6), 2009, severity 1.0.
const std::array<float, 9>& vision_matrix(Vision vision);

class VisionFilter {
  public:
    static Result<VisionFilter> make();
    ~VisionFilter();
    VisionFilter(VisionFilter&& other) noexcept;
    VisionFilter& operator=(VisionFilter&&) = delete;

    /// Draws the frame over the whole viewport of what is bound now.
    void draw(const Texture& frame, Vision vision);
    /// While developing: see GlProgram.
    Result<bool> reload_if_changed() { return program_.reload_if_changed(); }

  private:
    explicit VisionFilter(GlProgram program);
    GlProgram program_;
    unsigned vertex_array_ = 0;  // core profile draws nothing without one, even with no attributes
};

}  // namespace svdscope
