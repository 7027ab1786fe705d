// The tables of docs/scenario-format.md are written from the descriptions that read a file, so they
// cannot say anything else than the reader does.

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "friction/distribution.h"
#include "friction/effort.h"
#include "friction/io/scenario_check.h"
#include "friction/metric.h"
#include "friction/move.h"
#include "friction/scenario_draft.h"
#include "friction/warnings.h"
#include "support/golden.h"

namespace friction {
namespace {

using friction::tests::expect_section;

const std::string page = "docs/scenario-format.md";

template <class List>
std::string joined(const List& list) {
    std::string text;
    for (const std::string_view item : list) {
        if (item.empty()) continue;
        if (!text.empty()) text += ' ';
        text += '`' + std::string(item) + '`';
    }
    return text;
}

/// In a cell of a table a bar would end the cell.
std::string cell(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        if (c == '|') escaped += '\\';
        escaped += c;
    }
    return escaped;
}

std::string named(const Field& field, const std::string& otherwise) {
    return field.refers_to.empty() ? otherwise : std::string(field.refers_to);
}

// What a key takes, by the type of its member.
std::string takes(const Field& field, const std::string&) { return named(field, "text"); }
std::string takes(const Field& field, const std::vector<std::string>&) {
    return "list: " + named(field, std::string(field.key == "expect" ? "expectation" : "name"));
}
std::string takes(const Field&, bool) { return "`yes` `no`"; }
std::string takes(const Field& field, const Value&) {
    return std::string(describe(field.dimension));
}
std::string takes(const Field&, const Quantity&) { return "number with its unit"; }
std::string takes(const Field& field, const NumberDraft&) {
    return std::string(describe(field.dimension)) + ", or `{value, range, source}`";
}
std::string takes(const Field&, const QuantityRange&) { return "`low .. high`"; }
std::string takes(const Field&, const DistributionText&) { return "distribution"; }
std::string takes(const Field&, const ShareOrRest&) { return "a share, or `rest`"; }
std::string takes(const Field&, const Tone&) { return "word or factor"; }
std::string takes(const Field&, const Next&) { return "next, see below"; }
std::string takes(const Field&, const CustomersDraft&) { return "map"; }
std::string takes(const Field&, const EffortDraft&) { return "map"; }
std::string takes(const Field&, const RunDraft&) { return "map"; }
std::string takes(const Field&, const CostsDraft&) { return "map"; }
std::string takes(const Field&, const std::vector<Move>&) { return "list of moves"; }
std::string takes(const Field&, const TimeOut&) { return "`{time, next}`"; }
std::string takes(const Field&, const Named<std::string>&) { return "`{name: what it means}`"; }
std::string takes(const Field& field, const Named<Value>&) {
    return "`{" + named(field, "name") + ": share}`, or a list of names";
}
std::string takes(const Field& field, const Named<NumberDraft>&) {
    return "`{" + named(field, "name") + ": number}`";
}
std::string takes(const Field&, const Named<OutcomeKind>&) {
    return "`{name: kind}`, a kind being " + joined(Words<OutcomeKind>::list);
}
template <class Part>
std::string takes(const Field& field, const Named<Part>&) {
    return "`{name: " + named(field, "part") + "}`";
}
template <Worded Enum>
std::string takes(const Field&, const Enum&) {
    return joined(Words<Enum>::list);
}
template <class T>
std::string takes(const Field& field, const std::optional<T>&) {
    return takes(field, T{});
}

template <Described Part>
std::string key_table() {
    std::string text = "| key | takes | meaning |\n| --- | --- | --- |\n";
    const Part described{};
    Part::fields(described, [&](const Field& field, const auto& member) {
        text += "| `" + std::string(field.key) + "`" +
                (field.presence == Presence::required ? " (required)" : "") + " | " +
                cell(takes(field, member)) + " | " + cell(field.help) + " |\n";
    });
    if (!Part::not_yet.empty()) text += "\nNot supported yet: " + joined(Part::not_yet) + ".\n";
    return text;
}

TEST(GoldenScenarioFormat, TellsEveryKeyTheReaderKnows) {
    expect_section(page, "file", key_table<Draft>());
    expect_section(page, "redesign", key_table<Redesign>());
    expect_section(page, "parameter", key_table<ParameterDraft>());
    expect_section(page, "customers", key_table<CustomersDraft>());
    expect_section(page, "segment", key_table<SegmentDraft>());
    expect_section(page, "team", key_table<TeamDraft>());
    expect_section(page, "fact", key_table<FactDraft>());
    expect_section(page, "step", key_table<StepDraft>());
    expect_section(page, "effort", key_table<EffortDraft>());
    expect_section(page, "run", key_table<RunDraft>());
    expect_section(page, "costs", key_table<CostsDraft>());
}

TEST(GoldenScenarioFormat, TellsEveryDistribution) {
    std::string text = "| family | written as | example |\n| --- | --- | --- |\n";
    for (const FamilyHelp& family : families()) {
        text += "| " + std::string(family.name) + " | ";
        for (std::size_t i = 0; i < family.forms.size(); ++i)
            text += (i == 0 ? "`" : ", `") + std::string(family.forms[i]) + '`';
        text += " | `" + std::string(family.example) + "` |\n";
    }
    expect_section(page, "distributions", text);
}

TEST(GoldenScenarioFormat, TellsEveryWarning) {
    std::string text = "| code | warns that | how to mend it |\n| --- | --- | --- |\n";
    for (const WarningHelp& row : warning_table())
        text += "| " + std::string(row.code) + " | " + cell(row.meaning) + " | " + cell(row.mend) +
                " |\n";
    expect_section(page, "warnings", text);
}

TEST(GoldenScenarioFormat, TellsEveryMove) {
    std::string text;
    for (const MoveHelp& move : move_table())
        text += "- **`" + std::string(move.name) + ": " + std::string(move.form) + "`** " +
                (move.is_short_form ? "(short form) " : "") + std::string(move.effect) +
                ". Refused when " + std::string(move.refused) + ".\n";
    text += "\nNot supported yet: " + joined(moves_not_yet) + ".\n";
    expect_section(page, "moves", text);
}

TEST(GoldenScenarioFormat, TellsEveryMetric) {
    std::string text = "| metric | unit | better | meaning |\n| --- | --- | --- | --- |\n";
    for (const MetricRow& row : metric_table()) {
        constexpr std::string_view arguments[] = {"",        "component", "step",
                                                  "outcome", "team",      "mark"};
        const std::string_view argument = arguments[static_cast<std::size_t>(row.argument)];
        const std::string_view better = row.better == Better::less   ? "less"
                                        : row.better == Better::more ? "more"
                                                                     : "";
        const bool is_optional =
            row.argument == MetricArgument::component || row.argument == MetricArgument::team;
        text += "| `" + std::string(row.name) +
                (is_optional ? "`, `" + std::string(row.name) : "") +
                (argument.empty() ? "" : "(" + std::string(argument) + ")") + "` | " +
                std::string(row.unit) + " | " + std::string(better) + " | " + cell(row.help) +
                (row.needs_pair ? "; of a redesign only" : "") + " |\n";
    }
    text += "\nComponents: " + joined(component_names) +
            ".\n\nNot supported yet: " + joined(metrics_not_yet()) + ".\n";
    expect_section(page, "metrics", text);
}

TEST(GoldenScenarioFormat, TellsEveryWeight) {
    std::string text =
        "| weight | default | range | unit | where it comes from |\n"
        "| --- | --- | --- | --- | --- |\n";
    for (const WeightRow& row : weight_table())
        text += "| `" + std::string(row.name) + "` | " + number_text(row.value) + " | " +
                number_text(row.low) + " .. " + number_text(row.high) + " | " +
                std::string(row.unit) + " | " + cell(row.source) + " |\n";
    expect_section(page, "weights", text);
}

TEST(GoldenScenarioFormat, ShowsFilesThatAreSound) {
    const auto text = io::read_source(FRICTION_SOURCE_DIR "/" + page);
    ASSERT_TRUE(text.ok());
    const std::string& bytes = text.value().bytes;
    const std::string fence = "```yaml\n";
    std::size_t files = 0;
    for (std::size_t begin = bytes.find(fence); begin != std::string::npos;
         begin = bytes.find(fence, begin), ++files) {
        begin += fence.size();
        const std::size_t end = bytes.find("```", begin);
        const io::ReadScenario read =
            io::read_scenario({"example", bytes.substr(begin, end - begin)});
        const io::CheckedFile checked = io::check_file(read.file.text);
        EXPECT_EQ(io::to_text(checked.diagnostics), "");
        EXPECT_TRUE(checked.alternatives);
        // Its expectations as well, and no warning is left out.
        EXPECT_EQ(io::to_text(io::find_faults(read, {}).diagnostics), "");
        begin = end;
    }
    EXPECT_EQ(files, 3U);
}

}  // namespace
}  // namespace friction
