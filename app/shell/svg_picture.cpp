// Paints on an SvgPainter.
#include "app/shell/svg_picture.hpp"

#include "app/export/atomic_file.hpp"
#include "app/plot/svg_painter.hpp"
#include "app/shell/screen.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {

std::string painted_svg(Ui& ui, Box area, const std::function<void(Ui&, Painter&, Box)>& paint) {
    SvgPainter painter(area, ui.scale, ui.theme.background,
                       [&ui](Face face, std::string_view utf8) { return text_size(ui, face, utf8); });
    paint(ui, painter, area);
    return painter.svg();
}

std::string svg_of(Screen& screen, const Gui& gui) {
    Ui ui{screen.theme(),           gui.fonts(),  gui.scale(),
          screen.inspector,         screen.cells, screen.settings.reduced_motion,
          screen.settings.presenter};
    const Box area{0, 0, screen.layout.lab.canvas.w, screen.layout.lab.canvas.h};
    return painted_svg(ui, area, [&](Ui& with, Painter& painter, Box box) {
        screen.desk.current().paint(with, painter, box);
    });
}

Result<void> save_svg(const std::filesystem::path& path, Screen& screen, const Gui& gui) {
    return write_atomically(path, svg_of(screen, gui));
}

}  // namespace svdscope
