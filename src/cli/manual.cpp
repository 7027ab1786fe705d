#include "manual.h"

#include <string>

#include "help.h"

namespace friction::cli {
namespace {

constexpr std::string_view scenarios_place =
    "Scenarios to start from are in share/friction/scenarios, below the folder it is installed "
    "in: /usr, when it came as a package.";

std::string page_name(const Command& command) { return "friction-" + std::string(command.name); }

report::ManualPage overview_page() {
    report::ManualPage page{.name = "friction",
                            .does = "what a service process costs its customers",
                            .usage = "friction COMMAND [OPTIONS]",
                            .explains = purpose() + std::string(scenarios_place),
                            .list = "COMMANDS",
                            .examples = first_steps(),
                            .exit_codes = exit_codes(true, true)};
    for (const Command& command : commands()) {
        page.rows.emplace_back(command.name, command.does);
        page.see_also.push_back(page_name(command));
    }
    return page;
}

report::ManualPage page_of(const Command& command) {
    report::ManualPage page{.name = page_name(command),
                            .does = std::string(command.does),
                            .usage = usage_of(command),
                            .explains = std::string(command.explains),
                            .list = "OPTIONS",
                            .examples = std::string(command.example),
                            .exit_codes = exit_codes(command.can_fail, command.can_stay_open),
                            .see_also = {"friction"}};
    for (const Option option : command.options)
        page.rows.emplace_back(typed_form(row_of(option)), row_of(option).help);
    return page;
}

}  // namespace

std::vector<report::ManualPage> manual_pages() {
    std::vector<report::ManualPage> pages{overview_page()};
    for (const Command& command : commands()) pages.push_back(page_of(command));
    return pages;
}

}  // namespace friction::cli
