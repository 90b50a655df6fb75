// Tables, edits and vectors to JSON and back.
#include "app/labs/search_state.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include <fmt/format.h>

namespace svdscope {
namespace {

using nlohmann::json;
using search::CellEdit;
using search::kLargestEntry;
using search::kMostSide;
using search::OwnTable;

constexpr auto kMostEntries = static_cast<std::size_t>(kMostSide) * static_cast<std::size_t>(kMostSide);

bool is_entry(const json& value) {
    return value.is_number() && std::abs(value.get<double>()) <= kLargestEntry;
}

bool is_index(const json& value) { return value.is_number_integer() && value >= 0 && value < kMostSide; }

bool is_edit(const json& value) {
    return value.is_array() && value.size() == 3 && is_index(value[0]) && is_index(value[1]) &&
           is_entry(value[2]);
}

bool are_names(const json& value) {
    return value.is_array() && value.size() <= kMostSide &&
           std::ranges::all_of(value, [](const json& name) { return name.is_string(); });
}

bool are_rows(const json& value, std::size_t columns) {
    return value.is_array() && value.size() <= kMostSide && std::ranges::all_of(value, [&](const json& row) {
               return row.is_array() && row.size() == columns && std::ranges::all_of(row, is_entry);
           });
}

bool is_table(const json& value) {
    if (!value.is_object() || value.size() != 4) return false;
    for (const char* key : {"rows", "columns", "values", "named_columns"})
        if (!value.contains(key)) return false;
    if (!are_names(value["rows"]) || !are_names(value["columns"]) || !value["named_columns"].is_boolean())
        return false;
    return are_rows(value["values"], value["columns"].size()) &&
           (value["rows"].empty() || value["rows"].size() == value["values"].size());
}

}  // namespace

json to_field(const CorpusField& field) { return field.id; }

FieldError from_field(const json& in, const CorpusField& field) {
    std::string names;
    for (const CorpusInfo& corpus : corpora()) {
        if (in == corpus.id) {
            field.id = std::string(corpus.id);
            return {};
        }
        names += (names.empty() ? "one of " : ", ") + std::string(corpus.id);
    }
    return names;
}

json to_field(const OwnTableField& field) {
    if (!field.table) return nullptr;
    const OwnTable& table = *field.table;
    json values = json::array();
    const std::size_t n = table.columns.size();
    for (std::size_t i = 0; i < static_cast<std::size_t>(table.row_count); ++i) {
        const auto from = table.values.begin() + static_cast<std::ptrdiff_t>(i * n);
        values.push_back(std::vector<double>(from, from + static_cast<std::ptrdiff_t>(n)));
    }
    return {{"rows", table.rows},
            {"columns", table.columns},
            {"values", values},
            {"named_columns", table.named_columns}};
}

FieldError from_field(const json& in, const OwnTableField& field) {
    if (in.is_null()) {
        field.table.reset();
        return {};
    }
    if (!is_table(in))
        return fmt::format("null or an object with rows, columns, values and named_columns, at most {} x {}",
                           kMostSide, kMostSide);
    OwnTable table;
    table.rows = in["rows"].get<std::vector<std::string>>();
    table.columns = in["columns"].get<std::vector<std::string>>();
    table.row_count = static_cast<int>(in["values"].size());
    table.named_columns = in["named_columns"].get<bool>();
    for (const json& row : in["values"])
        for (const json& value : row) table.values.push_back(value.get<double>());
    field.table = std::make_shared<const OwnTable>(std::move(table));
    return {};
}

json to_field(const EditsField& field) {
    json out = json::array();
    for (const CellEdit& edit : field.edits) out.push_back({edit.term, edit.document, edit.value});
    return out;
}

FieldError from_field(const json& in, const EditsField& field) {
    if (!in.is_array() || in.size() > kMostEntries || !std::ranges::all_of(in, is_edit))
        return "a list of changed cells, each [term, document, value] with whole numbers from 0";
    std::vector<CellEdit> edits;
    for (const json& each : in)
        edits.push_back({each[0].get<int>(), each[1].get<int>(), each[2].get<double>()});
    const auto key = [](const CellEdit& e) { return std::tuple(e.document, e.term); };
    std::ranges::sort(edits, {}, key);
    if (std::ranges::adjacent_find(edits, {}, key) != edits.end())
        return "a list of changed cells, none of them twice";
    field.edits = std::move(edits);
    return {};
}

std::string readable_text(const std::string& text, std::size_t most) {
    const json whole(text.substr(0, most));
    return json::parse(whole.dump(-1, ' ', false, json::error_handler_t::replace)).get<std::string>();
}

json to_field(const NumbersField& field) { return field.values; }

FieldError from_field(const json& in, const NumbersField& field) {
    if (!in.is_array() || in.size() > kMostSide || !std::ranges::all_of(in, is_entry))
        return fmt::format("a list of at most {} numbers", kMostSide);
    field.values = in.get<std::vector<double>>();
    return {};
}

}  // namespace svdscope
