// A file of one's own as part of a state: null, or {"path", "size", "hash"}.
#pragma once
#include <optional>
#include <utility>

#include "app/lab/fields.hpp"

namespace svdscope {

// A Source has path, size and hash.

template <class Source>
nlohmann::json file_to_json(const std::optional<Source>& file) {
    if (!file) return nullptr;
    return {{"path", file->path}, {"size", file->size}, {"hash", file->hash}};
}

/// `read_again` takes what was saved and returns the source. One that is gone or has changed since stays as
/// the source with its problem, so that nothing else of the state is lost.
template <class Source, class Read>
FieldError file_from_json(const nlohmann::json& json, std::optional<Source>& file, Read read_again) {
    if (json.is_null()) {
        file.reset();
        return {};
    }
    const auto has = [&](const char* key) { return json.is_object() && json.contains(key); };
    const bool whole = has("path") && has("size") && has("hash") && json.size() == 3 &&
                       json["path"].is_string() && json["size"].is_number_integer() &&
                       json["hash"].is_string();
    if (!whole) return "null or an object with path, size and hash";
    Source saved;
    saved.path = json["path"].template get<std::string>();
    saved.size = json["size"].template get<std::int64_t>();
    saved.hash = json["hash"].template get<std::string>();
    file = read_again(std::move(saved));
    return {};
}

}  // namespace svdscope
