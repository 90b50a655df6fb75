// The source of the spectrum lab as part of a state.
#pragma once
#include "app/lab/fields.hpp"
#include "core/labs/spectrum.hpp"

namespace svdscope {

/// The id of one of `sources()`.
struct SourceField {
    std::string& id;
};
nlohmann::json to_field(const SourceField& field);
FieldError from_field(const nlohmann::json& json, const SourceField& field);

/// null, or {"path", "size", "hash"}: the file is read again. One that is gone or has changed since stays as
/// the source with its problem, so that nothing else of the state is lost.
struct FileField {
    std::optional<spectrum::FileSource>& file;
};
nlohmann::json to_field(const FileField& field);
FieldError from_field(const nlohmann::json& json, const FileField& field);

}  // namespace svdscope
