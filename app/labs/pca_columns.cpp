// Tables in the PCA lab: which two or three columns of an opened file are the cloud.
#include <algorithm>

#include <fmt/format.h>

#include "app/lab/panel.hpp"
#include "app/labs/pca_panel.hpp"
#include "app/labs/pca_words.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {
namespace {

/// The columns of a table that are x, y and, in space, z.
struct Chosen {
    std::array<std::size_t, 2> plane{};
    std::optional<std::size_t> depth;
};

pca::Column column_of(const Table& table, std::size_t i) {
    return {table.columns[i].name, table.columns[i].unit};
}

template <class Point>
Result<void> fits(const std::vector<Point>& points) {
    if (points.size() <= PointCloud<Point>::kLargest) return {};
    return fail(fmt::format("{} rows are more than {}, the most that a cloud {} holds",
                            pca_words::count_text(points.size()),
                            pca_words::count_text(PointCloud<Point>::kLargest),
                            kDimensions<Point> == 2 ? "of the plane" : "of space"));
}

Result<PcaLab::Params> space_cloud_of(const PcaLab::Params& params, const Table& table,
                                      const Chosen& chosen) {
    const std::array<std::size_t, 3> columns{chosen.plane[0], chosen.plane[1], *chosen.depth};
    const auto points = points_of(table, columns[0], columns[1], columns[2]);
    if (!points) return tl::unexpected(points.error());
    if (auto done = fits(*points); !done) return tl::unexpected(done.error());
    const pca_space::Params before = std::visit([](const auto& p) { return space_of(p); }, params);
    return pca_space::with_cloud(
        before, *points,
        {column_of(table, columns[0]), column_of(table, columns[1]), column_of(table, columns[2])});
}

Result<PcaLab::Params> cloud_of(const PcaLab::Params& params, const Table& table, const Chosen& chosen) {
    if (chosen.depth) return space_cloud_of(params, table, chosen);
    const auto points = points_of(table, chosen.plane[0], chosen.plane[1]);
    if (!points) return tl::unexpected(points.error());
    if (auto done = fits(*points); !done) return tl::unexpected(done.error());
    const pca::Params before = std::visit([](const auto& p) { return plane_of(p); }, params);
    return pca::with_cloud(before, *points, column_of(table, chosen.plane[0]),
                           column_of(table, chosen.plane[1]));
}

/// The first two columns of numbers, or why there are not two.
Result<std::array<std::size_t, 2>> first_columns(const Table& table) {
    std::vector<std::size_t> found;
    std::string trouble;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].kind == ColumnKind::Numbers) found.push_back(i);
        if (table.columns[i].kind == ColumnKind::Damaged && trouble.empty())
            trouble = table.columns[i].trouble;
    }
    if (found.size() >= 2) return std::array{found[0], found[1]};
    if (!trouble.empty()) return fail(trouble);
    return fail("a cloud needs two columns of numbers, and here is only one");
}

}  // namespace

Result<void> PcaLab::take(Params& params, View& view, Session& session, const Document& document) {
    if (!document.table) return fail(document.no_table);
    const std::shared_ptr<const Table>& table = document.table;
    // Many columns without names are rather a matrix than a cloud.
    const bool named = !table->columns.empty() && !table->columns.front().header.empty();
    if (!document.asked && !named && table->columns.size() > 2) return fail("a cloud has two columns");
    const auto chosen = first_columns(*table);
    if (!chosen) return tl::unexpected(chosen.error());
    Result<Params> next = cloud_of(params, *table, {*chosen, std::nullopt});
    if (!next) return tl::unexpected(next.error());
    params = std::move(*next);
    session = quiet(std::move(session));
    session.columns = *chosen;
    session.depth.reset();
    view.folds.columns = table->columns.size() > 2;
    session.table = table;
    view.marked = -1;
    fit(view, session);
    return {};
}

namespace pca_panel {
namespace {

/// The choices for one axis; true when one of them was pressed, and then `column` is it.
bool choose_column(Ui& ui, const Table& table, const char* axis, std::optional<std::size_t>& column) {
    bool pressed = false, first = true;
    note_row(ui, fmt::format("{} is", axis));
    next_row(ui, 2);
    const std::optional<std::size_t> shown = column;
    if (*axis == 'z') {
        first = false;
        pressed = choice(ui, "column_z_none", "none", !shown);
        hint(ui, "A cloud of the plane.");
        if (pressed) column.reset();
    }
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const TableColumn& each = table.columns[i];
        if (each.kind == ColumnKind::Text) continue;
        if (!std::exchange(first, false)) flow(ui, each.name);
        if (choice(ui, fmt::format("column_{}_{}", axis, i), each.name, shown == i))
            column = i, pressed = true;
        hint(ui, each.kind == ColumnKind::Damaged ? each.trouble : each.unit);
    }
    return pressed;
}

}  // namespace

void column_choices(Ui& ui, const PcaLab::Params& params, PcaLab::View& view, PcaLab::Session& session,
                    std::optional<PcaLab::Params>& jump) {
    if (!session.table) return;
    Chosen chosen{session.columns, session.depth};
    bool pressed = false;
    for (const std::size_t axis : {0UL, 1UL}) {
        std::optional<std::size_t> column = chosen.plane[axis];
        pressed |= choose_column(ui, *session.table, axis == 0 ? "x" : "y", column);
        chosen.plane[axis] = *column;
    }
    pressed |= choose_column(ui, *session.table, "z", chosen.depth);
    if (pressed) {
        session.column_trouble.clear();
        if (Result<PcaLab::Params> next = cloud_of(params, *session.table, chosen)) {
            jump_to(jump, view, session, std::move(*next));
            session.columns = chosen.plane;
            session.depth = chosen.depth;
        } else {
            session.column_trouble = next.error().message;
        }
    }
    if (!session.column_trouble.empty()) {
        next_row(ui, 4);
        paragraph(ui, Face::Small, ui.theme.error, session.column_trouble);
    }
}

}  // namespace pca_panel
}  // namespace svdscope
