// Paints the spectrum lab with its pictures left out.
#include "app/cli/spectrum_chart.hpp"

#include <filesystem>

#include "app/export/atomic_file.hpp"
#include "app/export/png.hpp"
#include "app/labs/spectrum_lab.hpp"
#include "app/shell/headless_renderer.hpp"

namespace svdscope {
namespace {

Result<void> write_chart(HeadlessRenderer& renderer, const ChartOptions& options, const Painting& painting) {
    const PaintingLook look{options.theme == "dark" ? dark_theme() : light_theme(),
                            static_cast<float>(options.scale_percent) / 100};
    const std::filesystem::path path = options.output;
    if (path.extension() == ".svg") {
        const Result<std::string> svg = renderer.svg(look, painting);
        return svg ? write_atomically(path, *svg) : tl::unexpected(svg.error());
    }
    const Result<Pixels> picture = renderer.render(look, painting);
    return picture ? save_png(path, *picture) : tl::unexpected(picture.error());
}

}  // namespace

ExitCode save_chart(const ChartOptions& options, const spectrum::Analysis& analysis,
                    const spectrum::Cutoff& cutoff) {
    Result<HeadlessRenderer> renderer = HeadlessRenderer::make({options.width, options.height});
    if (!renderer) return static_cast<ExitCode>(report(renderer.error(), kMachineCannot));
    SpectrumLab::Params params;
    params.cutoff = cutoff;
    SpectrumLab::View view;
    view.arrangement = SpectrumLab::Arrangement::None;
    view.residual = false;
    view.welcomed = true;
    const Result<void> saved = write_chart(*renderer, options, [&](Ui& ui, Painter& painter, Box area) {
        SpectrumLab::paint(ui, painter, area, params, view, analysis);
    });
    return saved ? kDone : static_cast<ExitCode>(report(saved.error(), kBadInput));
}

}  // namespace svdscope
