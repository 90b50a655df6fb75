// Where a subcommand takes its matrix from: a file, standard input, the command line or the gallery.
#pragma once
#include <string>

#include <Eigen/Core>

#include "core/base/result.hpp"

namespace CLI {
class App;
}

namespace svdscope {

struct SourceOptions {
    std::string file;
    std::string matrix;
    std::string gallery;
};

/// Adds the options to a subcommand; exactly one of them must be given.
void add_source_options(CLI::App& command, SourceOptions& options);

Result<Eigen::MatrixXd> read_source(const SourceOptions& options);

}  // namespace svdscope
