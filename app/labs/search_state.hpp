// A table of one's own, changed cells and a moved query as parts of a state.
#pragma once
#include "app/lab/fields.hpp"
#include "core/labs/search.hpp"

namespace svdscope {

/// The id of one of corpora().
struct CorpusField {
    std::string& id;
};
nlohmann::json to_field(const CorpusField& field);
FieldError from_field(const nlohmann::json& json, const CorpusField& field);

/// null, or {"rows", "columns", "values"}: names and entries by rows. Without names of rows these are
/// numbered.
struct OwnTableField {
    search::OwnTablePtr& table;
};
nlohmann::json to_field(const OwnTableField& field);
FieldError from_field(const nlohmann::json& json, const OwnTableField& field);

/// [[term, document, value], ...], from 0.
struct EditsField {
    std::vector<search::CellEdit>& edits;
};
nlohmann::json to_field(const EditsField& field);
FieldError from_field(const nlohmann::json& json, const EditsField& field);

/// Finite numbers, none beyond what an entry may be.
struct NumbersField {
    std::vector<double>& values;
};
nlohmann::json to_field(const NumbersField& field);
FieldError from_field(const nlohmann::json& json, const NumbersField& field);

/// A text from outside that JSON can hold: no longer than `most` bytes, what is no UTF-8 replaced.
std::string readable_text(const std::string& text, std::size_t most);

}  // namespace svdscope
