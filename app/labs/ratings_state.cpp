// Changes and files to JSON and back.
#include "app/labs/ratings_state.hpp"

#include <fmt/format.h>

#include "app/lab/file_field.hpp"
#include "app/lab/read_file.hpp"
#include "core/labs/ratings_file.hpp"

namespace svdscope {
namespace {

using ratings::Change;
using ratings::FileSource;

constexpr std::size_t kMostBytes = 64U << 20;

FileSource read_again(FileSource saved) {
    const Result<std::string> bytes = read_bytes(saved.path, kMostBytes);
    if (!bytes) {
        saved.problem = bytes.error().message;
        return saved;
    }
    FileSource now = ratings::file_source(saved.path, *bytes);
    if (now.hash == saved.hash) return now;
    saved.problem = saved.path + " has changed since this was saved; open it again to see it as it is now";
    return saved;
}

template <class Fields>
void fields_of(Fields& f, Change& change) {
    f("epoch", BoundedInt{change.epoch, 0, ratings::kMostEpochs});
    f("factors", BoundedInt{change.settings.factors, 0, ratings::kMostFactors});
    f("biases", change.settings.biases);
    f("regularisation", Bounded{change.settings.regularisation, 0, ratings::kMostRegularisation});
    f("rate", Bounded{change.settings.rate, ratings::kLeastRate, ratings::kMostRate});
}

}  // namespace

nlohmann::json to_field(const ChangesField& field) {
    nlohmann::json out = nlohmann::json::array();
    for (Change change : field.changes) {
        FieldWriter writer;
        fields_of(writer, change);
        out.push_back(writer.take());
    }
    return out;
}

FieldError from_field(const nlohmann::json& json, const ChangesField& field) {
    if (!json.is_array() || json.empty() || json.size() > ratings::kMostEpochs + 1)
        return "a list of changes, the first at epoch 0";
    std::vector<Change> read;
    for (const nlohmann::json& one : json) {
        if (!one.is_object()) return "a list of changes with epoch and settings";
        Change change = read.empty() ? Change{0, ratings::Params{}.changes.front().settings} : read.back();
        FieldReader reader(one, "changes");
        fields_of(reader, change);
        if (const Result<void> done = reader.finish(); !done)
            return "a list of changes: " + done.error().message;
        const bool ascends = read.empty() ? change.epoch == 0 : change.epoch > read.back().epoch;
        if (!ascends) return "a list of changes whose epochs ascend from 0";
        read.push_back(change);
    }
    field.changes = std::move(read);
    return {};
}

nlohmann::json to_field(const RatingsFileField& field) { return file_to_json(field.file); }

FieldError from_field(const nlohmann::json& json, const RatingsFileField& field) {
    return file_from_json(json, field.file, [](auto saved) { return read_again(std::move(saved)); });
}

}  // namespace svdscope
