// Puts the subcommands together; help, version, wrong usage.
#include "app/cli/command_line.hpp"

#include <CLI/CLI.hpp>

#include "app/cli/commands.hpp"
#include "app/cli/exit_code.hpp"

namespace svdscope {
namespace {

constexpr const char* kFooter = R"(
Examples:
  svdscope                                     drag a matrix, watch what it does
  svdscope svd --matrix "2 1; 1 2"             U, sigma and V of a matrix
  svdscope svd data.csv --json                 the same for programs
  svdscope explain --matrix "1 0; 0 1; 1 1"   the same by hand, step by step
  svdscope pca data.csv --columns height,age   mean, axes, variances and scores
  svdscope spectrum table.csv --energy 0.95    singular values, and how many are enough
  svdscope condition --matrix "1 1; 1 1.001" --rhs "2, 2"   what noise in b does to x
  svdscope compress photo.png --rank 20 -o small.jpg
  svdscope shot --lab transform -o out.png     a picture; needs no display
  svdscope movie --lab transform -o out.gif    the animation

svdscope COMMAND --help says more about a command.
Exit codes: 0 done, 1 the input cannot be used, 2 wrong usage, 3 the machine cannot.)";

/// Names of types only: the limits stand in the descriptions and in the errors.
class Help : public CLI::Formatter {
  public:
    std::string make_option_opts(const CLI::Option* option) const override {
        std::string text =
            option->get_type_name().empty() || option->get_positional() ? "" : " " + kind(*option);
        if (option->get_required()) text += " (required)";
        return text;
    }

  private:
    /// CLI11 appends the validators to the name.
    static std::string kind(const CLI::Option& option) {
        const std::string name = option.get_type_name();
        return name.substr(0, name.find(':'));
    }
};

}  // namespace

int run_command_line(int argc, char** argv, std::chrono::steady_clock::time_point started) {
    CLI::App app(
        "svdscope shows what a matrix does: it turns, stretches and turns again.\n"
        "Without a command it opens the window.",
        "svdscope");
    app.set_version_flag("--version", "svdscope " SVDSCOPE_VERSION);
    app.footer(kFooter);
    app.formatter(std::make_shared<Help>());
    Outcome outcome;
    add_svd(app, outcome);
    add_explain(app, outcome);
    add_check(app, outcome);
    add_pca(app, outcome);
    add_spectrum(app, outcome);
    add_condition(app, outcome);
    add_compress(app, outcome);
    add_labs(app, outcome);
    add_shot(app, outcome);
    add_movie(app, outcome);
    add_tour(app, outcome);
    add_window(app, outcome, started);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? kDone : kWrongUsage;
    }
    return outcome.code;
}

}  // namespace svdscope
