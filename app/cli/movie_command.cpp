// `svdscope movie`.
#include "app/cli/commands.hpp"
namespace svdscope { void add_movie(CLI::App&, Outcome&) {} void add_svd(CLI::App&, Outcome&) {} void add_tour(CLI::App&, Outcome&) {} }
