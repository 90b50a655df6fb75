// Where a subcommand takes its matrix from: a file, standard input, the command line, the gallery or a
// source that comes along.
#pragma once
#include <memory>
#include <string>

#include "core/base/result.hpp"

namespace CLI {
class App;
}

namespace svdscope {

struct SourceData;

struct SourceOptions {
    std::string file;
    std::string matrix;
    std::string gallery;
    std::string image;
};

void add_source_options(CLI::App& command, SourceOptions& options);
/// In the callback of the subcommand: wrong usage (an exception of CLI11) unless exactly one source was
/// given.
void require_one_source(const SourceOptions& options);

/// One channel, without labels: pictures in grey, from 0 to 1.
Result<std::shared_ptr<const SourceData>> read_source_data(const SourceOptions& options);

}  // namespace svdscope
