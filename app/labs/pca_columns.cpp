// Tables in the PCA lab: which two columns of an opened file are the cloud.
#include <algorithm>

#include <fmt/format.h>

#include "app/lab/panel.hpp"
#include "app/labs/pca_panel.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {
namespace {

pca::Column column_of(const TableColumn& column) { return {column.name, column.unit}; }

Result<pca::Params> cloud_of(const pca::Params& params, const Table& table,
                             std::array<std::size_t, 2> chosen) {
    const Result<std::vector<Vec2>> points = points_of(table, chosen[0], chosen[1]);
    if (!points) return tl::unexpected(points.error());
    if (points->size() > Cloud::kLargest)
        return fail(
            fmt::format("{} rows are more than a million, the most that a cloud holds", points->size()));
    return with_cloud(params, *points, column_of(table.columns[chosen[0]]),
                      column_of(table.columns[chosen[1]]));
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
    Result<Params> next = cloud_of(params, *table, *chosen);
    if (!next) return tl::unexpected(next.error());
    params = std::move(*next);
    session = quiet(std::move(session));
    session.columns = *chosen;
    view.folds.columns = table->columns.size() > 2;
    session.table = table;
    view.marked = -1;
    fit(view, session);
    return {};
}

namespace pca_panel {

void column_choices(Context context) {
    auto& [ui, params, view, session, analysis] = context;
    if (!session.table) return;
    const Table& table = *session.table;
    for (const std::size_t axis : {0UL, 1UL}) {
        note_row(ui, axis == 0 ? "x is" : "y is");
        next_row(ui, 2);
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const TableColumn& column = table.columns[i];
            if (column.kind == ColumnKind::Text) continue;
            if (i > 0) flow(ui, column.name);
            if (!choice(ui, fmt::format("column_{}_{}", axis == 0 ? "x" : "y", i), column.name,
                        session.columns[axis] == i)) {
                hint(ui, column.kind == ColumnKind::Damaged ? column.trouble : column.unit);
                continue;
            }
            std::array<std::size_t, 2> chosen = session.columns;
            chosen[axis] = i;
            session.column_trouble.clear();
            if (Result<pca::Params> next = cloud_of(params, table, chosen)) {
                params = std::move(*next);
                session.columns = chosen;
            } else {
                session.column_trouble = next.error().message;
            }
        }
    }
    if (!session.column_trouble.empty()) {
        next_row(ui, 4);
        paragraph(ui, Face::Small, ui.theme.error, session.column_trouble);
    }
}

}  // namespace pca_panel
}  // namespace svdscope
