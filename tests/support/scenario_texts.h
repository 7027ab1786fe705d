#pragma once
// Scenario files as texts, for tests of everything that reads one.

#include <string>
#include <string_view>

#include "friction/io/scenario_reader.h"
#include "friction/io/source_text.h"

namespace friction::test {

/// The text of a file of the source tree, "scenarios/toll-invoice.yaml". Stops the test program
/// when it cannot be read.
inline io::SourceText source_file(const std::string& folder, const std::string& path) {
    auto read = io::read_source(folder + '/' + path);
    FRICTION_EXPECTS(read.ok());
    io::SourceText text = std::move(read).value();
    text.name = path;
    return text;
}

/// A scenario of one step that takes a line more at the top level and in its step.
inline io::SourceText one_step(std::string_view top = {}, std::string_view in_step = {}) {
    std::string text =
        "friction: 1\ntitle: One step\nstart: ask\nsteps:\n  ask:\n    by: customer\n    next: "
        "done\n";
    if (!in_step.empty()) text += "    " + std::string(in_step) + '\n';
    text += "outcomes:\n  done: resolved\n";
    if (!top.empty()) text += std::string(top) + '\n';
    return {"one-step.yaml", text};
}

/// A call that a wait may follow: lines for the top behind the title, the name of the wait, and
/// what comes behind the outcomes.
inline std::string question_about_an_order(std::string_view top, std::string_view wait,
                                           std::string_view end) {
    std::string text = "friction: 1\ntitle: A question about an order\n";
    text += top;
    text += R"(teams:
  office: {cost: 30 per hour}
facts:
  order: {tell: 30 s}
start: call
steps:
  call:
    by: office
    time: 4 min
    channel: phone
    needs: [order]
)";
    text.append("    next: {done: 80%, ").append(wait).append(": rest}\n  ").append(wait);
    text += R"(:
    wait: 2 days
    owner: company
    next: done
outcomes: {done: resolved, quit: gave_up}
)";
    return text.append(end);
}

}  // namespace friction::test
