// The table of the search lab: number cells where it is small, else a heat map whose touched cell is edited.
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "app/lab/panel.hpp"
#include "app/labs/search_panel.hpp"
#include "app/labs/search_picture.hpp"
#include "app/plot/colormap.hpp"
#include "app/plot/draw_list_painter.hpp"
#include "app/ui/control.hpp"
#include "app/ui/number_text.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope::search_panel {
namespace {

using search::Analysis;
using search::CellPlace;
using search::Rows;

constexpr int kFewRows = 6, kFewColumns = 4;
constexpr float kWidth = 328, kHighest = 240, kLeastCell = 2;

/// The table as its rows are written.
struct Written {
    const Analysis& analysis;
    Rows rows;
    int row_count() const { return rows == Rows::Terms ? analysis.terms() : analysis.documents(); }
    int column_count() const { return rows == Rows::Terms ? analysis.documents() : analysis.terms(); }
    double at(int row, int column) const {
        const CellPlace place = place_in(rows, row, column);
        return analysis.table.count(place.term, place.document);
    }
    const std::string& row_name(int row) const {
        return (rows == Rows::Terms ? analysis.table.terms
                                    : analysis.table.documents)[static_cast<std::size_t>(row)];
    }
    const std::string& column_name(int column) const {
        return (rows == Rows::Terms ? analysis.table.documents
                                    : analysis.table.terms)[static_cast<std::size_t>(column)];
    }
};

CellStyle entry_style(const Ui& ui, float width) {
    CellStyle style;
    style.color = ui.theme.column;
    style.width = width, style.height = 30;
    style.per_pixel = 0.02, style.step = 1, style.snap = 1;
    return style;
}

void cells(Context c, const Written& table) {
    Ui& ui = c.ui;  // no structured binding: lambdas hold it
    search::Params& params = c.params;
    DrawListPainter painter(*ImGui::GetWindowDrawList(), ui);
    next_row(ui, 4);
    const ImVec2 start = ImGui::GetCursorPos();
    const float name_width = 72, wide = (kWidth - name_width) / static_cast<float>(table.column_count());
    const auto words = [&](float x, float y, float room, const std::string& name) {
        ImGui::SetCursorPos({start.x + ui.px(x), start.y + ui.px(y)});
        text(ui, Face::Small, ui.theme.ink_soft,
             search_picture::fitting_text(painter, Face::Small, name, ui.px(room)));
    };
    for (int j = 0; j < table.column_count(); ++j)
        words(name_width + wide * static_cast<float>(j) + 4, 0, wide - 8, table.column_name(j));
    for (int i = 0; i < table.row_count(); ++i) {
        const float y = 24 + 34 * static_cast<float>(i);
        words(0, y + 6, name_width - 6, table.row_name(i));
        for (int j = 0; j < table.column_count(); ++j) {
            ImGui::SetCursorPos(
                {start.x + ui.px(name_width + wide * static_cast<float>(j)), start.y + ui.px(y)});
            double value = table.at(i, j);
            const CellPlace at = place_in(table.rows, i, j);
            if (number_cell(ui, fmt::format("cell_{}_{}", i, j), value, entry_style(ui, wide - 6)))
                params = with_entry(params, at.term, at.document, value);
        }
    }
    ImGui::SetCursorPos({start.x, start.y + ui.px(24 + 34 * static_cast<float>(table.row_count()))});
}

PixelsPtr heat_of(const Written& table) {
    double most = 0, least = 0;
    for (const double value : table.analysis.table.counts)
        most = std::max(most, value), least = std::min(least, value);
    const double reach = std::max(most, -least) > 0 ? std::max(most, -least) : 1;
    const auto& colors = colors_of(least < 0 ? Colormap::Diverging : Colormap::Sequential);
    auto picture = std::make_shared<Pixels>(table.column_count(), table.row_count());
    for (int i = 0; i < picture->height; ++i)
        for (int j = 0; j < picture->width; ++j) {
            const double part = least < 0 ? 0.5 + 0.5 * table.at(i, j) / reach : table.at(i, j) / reach;
            const Rgba color =
                colors[static_cast<std::size_t>(std::lround(255 * std::clamp(part, 0.0, 1.0)))];
            std::uint8_t* pixel = picture->row(i) + static_cast<std::size_t>(j) * 4;
            pixel[0] = color.r, pixel[1] = color.g, pixel[2] = color.b, pixel[3] = 255;
        }
    return picture;
}

void remember_heat(SearchLab::Session& session, const Written& table) {
    if (session.heat && session.heat_rows == table.rows && session.heat_counts == table.analysis.table.counts)
        return;
    session.heat = heat_of(table);
    session.heat_rows = table.rows;
    session.heat_counts = table.analysis.table.counts;
}

// Row and column under a point, from 0.
std::pair<int, int> cell_under(const Written& table, Box box, Point at) {
    const auto index = [](float from, float size, float p, int count) {
        const float part = std::clamp((p - from) / std::max(1e-3F, size), 0.0F, 1.0F);
        return std::min(static_cast<int>(part * static_cast<float>(count)), count - 1);
    };
    return {index(box.y, box.h, at.y, table.row_count()), index(box.x, box.w, at.x, table.column_count())};
}

void outline(Painter& painter, Box box, const Theme& theme, float scale) {
    const auto frame = [&](float by, Rgba color, float width) {
        const Box b{box.x - by, box.y - by, box.w + 2 * by, box.h + 2 * by};
        painter.polyline(std::array{Point{b.x, b.y}, Point{b.x + b.w, b.y}, Point{b.x + b.w, b.y + b.h},
                                    Point{b.x, b.y + b.h}},
                         color, width, true);
    };
    frame(2 * scale, theme.background, 2 * scale);
    frame(scale, theme.error, 2 * scale);
}

void heat_map(Context c, const Written& table) {
    auto& [ui, params, view, session, a] = c;
    remember_heat(session, table);
    const auto rows = static_cast<float>(table.row_count()),
               columns = static_cast<float>(table.column_count());
    const float cell = std::min(kWidth / columns, kHighest / rows);
    const float high = rows * std::max(cell, std::min(kLeastCell, kHighest / rows));
    next_row(ui, 4);
    const Control control_here =
        control(ui, "table", {ui.px(std::min(kWidth, std::max(cell * columns, 0.6F * kWidth))), ui.px(high)});
    const Box box = control_here.box;
    DrawListPainter painter(*ImGui::GetWindowDrawList(), ui);
    painter.image(box, session.heat, false, kWholePicture);
    if (control_here.held && ImGui::IsMousePosValid()) {
        const ImVec2 mouse = ImGui::GetMousePos();
        const auto [row, column] = cell_under(table, box, {mouse.x, mouse.y});
        const CellPlace place = place_in(table.rows, row, column);
        view.term = place.term, view.document = place.document;
    }
    const int row = table.rows == Rows::Terms ? view.term : view.document;
    const int column = table.rows == Rows::Terms ? view.document : view.term;
    const float w = box.w / columns, h = box.h / rows;
    outline(painter, {box.x + w * static_cast<float>(column), box.y + h * static_cast<float>(row), w, h},
            ui.theme, ui.scale);
    next_row(ui, 8);
}

// The touched cell: its names and its number.
void touched_cell(Context c) {
    Ui& ui = c.ui;  // no structured binding: lambdas hold it
    search::Params& params = c.params;
    SearchLab::View& view = c.view;
    const search::Analysis& a = c.analysis;
    DrawListPainter painter(*ImGui::GetWindowDrawList(), ui);
    const ImVec2 start = ImGui::GetCursorPos();
    const auto line = [&](float y, Face face, Rgba color, const std::string& words) {
        ImGui::SetCursorPos({start.x, start.y + ui.px(y)});
        text(ui, face, color, search_picture::fitting_text(painter, face, words, ui.px(kWidth - 96)));
    };
    line(-3, Face::Body, ui.theme.ink, a.table.terms[static_cast<std::size_t>(view.term)]);
    line(
        18, Face::Small, ui.theme.ink_soft,
        fmt::format("{}  {}", view.document + 1, a.table.documents[static_cast<std::size_t>(view.document)]));
    ImGui::SetCursorPos({start.x + ui.px(kWidth - 84), start.y});
    double value = a.table.count(view.term, view.document);
    if (number_cell(ui, "cell", value, entry_style(ui, 84)))
        params = with_entry(params, view.term, view.document, value);
    ImGui::SetCursorPos({start.x, start.y + ui.px(42)});
}

}  // namespace

void table_fold(Context c) {
    auto& [ui, params, view, session, a] = c;
    const Written table{a, params.rows};
    next_row(ui, 6);
    const std::string shape = fmt::format("{} × {}", table.row_count(), table.column_count());
    if (!fold(ui, "fold_table", "Table", shape, view.folds.table)) return;
    const bool terms = params.rows == Rows::Terms;
    note_row(ui, terms ? "Rows are terms, columns are documents." : "Rows are documents, columns are terms.");
    if (table.row_count() <= kFewRows && table.column_count() <= kFewColumns) {
        cells(c, table);
    } else {
        heat_map(c, table);
        touched_cell(c);
    }
    if (params.edits.empty()) return next_row(ui, 4);
    next_row(ui, 2);
    if (button(ui, "undo_edits", "All cells as they were")) params.edits.clear();
    next_row(ui, 8);
}

}  // namespace svdscope::search_panel
