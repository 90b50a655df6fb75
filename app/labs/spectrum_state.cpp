// Sources to JSON and back.
#include "app/labs/spectrum_state.hpp"

#include "app/lab/file_field.hpp"
#include "app/lab/read_file.hpp"
#include "core/io/image_file.hpp"
#include "core/labs/spectrum_file.hpp"

namespace svdscope {
namespace {

using spectrum::FileSource;

FileSource read_again(FileSource saved) {
    const Result<std::string> bytes = read_bytes(saved.path, kMostImageBytes);
    if (!bytes) {
        saved.problem = bytes.error().message;
        return saved;
    }
    FileSource now = spectrum::file_source(saved.path, *bytes);
    if (now.hash == saved.hash) return now;
    saved.problem = saved.path + " has changed since this was saved; open it again to see it as it is now";
    return saved;
}

}  // namespace

nlohmann::json to_field(const SourceField& field) { return field.id; }

FieldError from_field(const nlohmann::json& json, const SourceField& field) {
    if (json.is_string() && find_source(json.get_ref<const std::string&>()) != nullptr) {
        field.id = json.get<std::string>();
        return {};
    }
    std::string names;
    for (const SourceInfo& source : sources())
        names += (names.empty() ? "one of " : ", ") + std::string(source.id);
    return names;
}

nlohmann::json to_field(const FileField& field) { return file_to_json(field.file); }

FieldError from_field(const nlohmann::json& json, const FileField& field) {
    return file_from_json(json, field.file, [](auto saved) { return read_again(std::move(saved)); });
}

}  // namespace svdscope
