// `svdscope labs`: what there is to see.
#include <algorithm>
#include <memory>

#include <fmt/core.h>
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/cli/commands.hpp"
#include "app/cli/exit_code.hpp"
#include "app/lab/lab.hpp"

namespace svdscope {
namespace {

void print_json() {
    nlohmann::json labs = nlohmann::json::array();
    for (const LabEntry& entry : lab_table()) {
        labs.push_back({{"id", entry.info->id},
                        {"title", entry.info->title},
                        {"question", entry.info->question},
                        {"shows", entry.info->shows}});
    }
    fmt::print("{}\n", nlohmann::json{{"labs", labs}}.dump(2));
}

void print_list() {
    std::size_t width = 0;
    for (const LabEntry& entry : lab_table()) width = std::max(width, entry.info->id.size());
    for (const LabEntry& entry : lab_table()) {
        fmt::print("{:{}}  {}\n{:{}}  {}\n", entry.info->id, width, entry.info->question, "", width,
                   entry.info->shows);
    }
}

}  // namespace

void add_labs(CLI::App& app, Outcome& outcome) {
    auto json = std::make_shared<bool>(false);
    CLI::App* command = app.add_subcommand("labs", "list the labs and what each shows");
    command->add_flag("--json", *json, "one JSON object");
    command->callback([json, &outcome] {
        *json ? print_json() : print_list();
        outcome = {true, kDone};
    });
}

}  // namespace svdscope
