// Whole new files: every draft reads back, in a layout that people would choose.

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "friction/io/scenario_editor.h"
#include "friction/io/scenario_reader.h"
#include "support/random_process.h"
#include "support/scenario_texts.h"
#include "support/ugly_scenarios.h"

namespace friction::io {
namespace {

Draft draft_of(const std::string& text) {
    const ReadScenario read = read_scenario({"test.yaml", text});
    for (const Diagnostic& diagnostic : read.diagnostics)
        ADD_FAILURE() << to_text(diagnostic) << text;
    Draft draft = read.file.draft;
    draft.assumptions.clear();
    return draft;
}

void expect_round_trip(const std::string& text) {
    const Draft draft = draft_of(text);
    const std::string written = write_scenario(draft);
    EXPECT_TRUE(draft_of(written) == draft) << text << "\n---\n" << written;
    EXPECT_EQ(write_scenario(draft_of(written)), written);
}

TEST(ScenarioWriter, WritesWhatReadsBack) {
    const std::string folder = FRICTION_SOURCE_DIR;
    std::size_t count = 0;
    for (const auto& file : std::filesystem::directory_iterator(folder + "/scenarios")) {
        if (file.path().extension() != ".yaml") continue;
        ++count;
        expect_round_trip(
            test::source_file(folder, "scenarios/" + file.path().filename().string()).bytes);
    }
    EXPECT_GE(count, 2u);
    for (const std::string& text : test::ugly_scenarios()) expect_round_trip(text);
}

TEST(ScenarioWriter, WritesRandomProcessesThatReadBack) {
    for (std::uint64_t i = 0; i < 200; ++i)
        expect_round_trip(
            friction::testing_support::random_process(i, {.with_patience = i % 2 == 0}));
}

// The layout of scenarios/toll-invoice.yaml: short maps in braces, steps and redesigns with a line
// per key, long texts folded, a line free between parts.
TEST(ScenarioWriter, LaysOutAsPeopleWould) {
    const std::string text =
        "friction: 1\n"
        "title: \"Layout: what it looks like\"\n"
        "summary: >\n"
        "  A text that is longer than the hundred letters that fit on one line of a file, so that "
        "it has to\n"
        "  go on in the next line.\n"
        "source: guess\n"
        "\n"
        "parameters:\n"
        "  useful: {value: 60%, range: 20% .. 95%}\n"
        "  pace: 2 days\n"
        "\n"
        "customers:\n"
        "  per_year: 1000\n"
        "  segments: {few: {share: 20%}, others: {share: rest}}\n"
        "\n"
        "teams:\n"
        "  office: {title: \"The office, upstairs\"}\n"
        "\n"
        "start: ask\n"
        "\n"
        "steps:\n"
        "  ask:\n"
        "    title: Ask, and ask again\n"
        "    by: office\n"
        "    time: lognormal mean 4 min cv 0.6\n"
        "    channel: phone\n"
        "    next:\n"
        "      - {when: visits(ask) >= 3, next: done}\n"
        "      - else: {done: $useful, wait: rest}\n"
        "\n"
        "  wait:\n"
        "    wait: $pace\n"
        "    owner: company\n"
        "    after: {time: 5 days, next: ask}\n"
        "    next: ask\n"
        "\n"
        "outcomes:\n"
        "  done: resolved\n"
        "\n"
        "redesigns:\n"
        "  shorter:\n"
        "    costs: {one_off: 100}\n"
        "    changes:\n"
        "      - set: {step: wait, promised: 5 days}\n"
        "      - insert:\n"
        "          step: told\n"
        "          before: ask\n"
        "          title: Told what there is to know about it, before anybody has to ask\n"
        "          next: ask\n"
        "\n"
        "expect:\n"
        "  - shorter.effort < baseline.effort\n";
    EXPECT_EQ(write_scenario(draft_of(text)), text);
}

}  // namespace
}  // namespace friction::io
