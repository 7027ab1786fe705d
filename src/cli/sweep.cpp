// friction sweep: a metric along one or two parameters, and where the decision flips.

#include "friction/sweep.h"

#include <algorithm>
#include <utility>

#include "asked_metric.h"
#include "console.h"
#include "file_ending.h"
#include "friction/report/json.h"
#include "friction/report/wording.h"
#include "interrupt.h"
#include "load.h"
#include "origin.h"
#include "progress.h"
#include "results.h"
#include "simulate.h"

namespace friction::cli {
namespace {

constexpr std::size_t points_of_one = 33, points_across = 21, points_down = 13;

/// As many at each value as all values and designs together can have in about 20 seconds; a number
/// that does not depend on the machine, so that results do not either.
std::uint64_t journeys_at_each(const std::vector<SweepAxis>& axes, std::size_t designs) {
    constexpr std::uint64_t in_all = 16'000'000, most = 16'384, least = 512;
    std::uint64_t runs = designs;
    for (const SweepAxis& axis : axes) runs *= axis.points;
    const std::uint64_t each = in_all / std::max<std::uint64_t>(runs, 1);
    return std::clamp(each - each % least, least, most);
}

std::string budget_note(std::uint64_t journeys) {
    return "Every design has " + report::counted(journeys, "journey", "journeys") +
           " at each value, so that a sweep takes 20 seconds or so at most; --journeys asks for "
           "another number.";
}

std::optional<Quantity> end_of_range(const std::string& text, const std::string& option,
                                     const Console& console) {
    const Parsed<Quantity> parsed = parse_quantity(text);
    if (const auto* quantity = std::get_if<Quantity>(&parsed)) return *quantity;
    const auto& problem = std::get<TextProblem>(parsed);
    console.refuse("--over " + option + ": " + problem.found + "; expected " + problem.expected);
    return std::nullopt;
}

std::string trimmed(std::string text) {
    text.erase(0, text.find_first_not_of(' '));
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

/// "reply_useful=20%..95%", or the name alone for the range of the file.
std::optional<SweepAxis> axis_of(const std::string& option, const Draft& draft,
                                 const Console& console) {
    const std::size_t equals = option.find('=');
    SweepAxis axis{.parameter = option.substr(0, equals), .low = {}, .high = {}, .points = 0};
    if (equals == std::string::npos) {
        const ParameterDraft* parameter = find(draft.parameters, axis.parameter);
        if (parameter != nullptr && parameter->range) {
            axis.low = parameter->range->low;
            axis.high = parameter->range->high;
            return axis;
        }
        if (parameter == nullptr)
            return axis;  // sweep() says that there is none, and what there is
        console.refuse("--over " + option + ": the file gives no range; write --over " + option +
                       "=LOW..HIGH");
        return std::nullopt;
    }
    const std::string range = option.substr(equals + 1);
    const std::size_t dots = range.find("..");
    if (dots == std::string::npos) {
        console.refuse(
            "--over takes NAME=LOW..HIGH, as in --over reply_time=\"1 day..6 days\", not \"" +
            option + "\"");
        return std::nullopt;
    }
    const auto low = end_of_range(trimmed(range.substr(0, dots)), option, console);
    if (!low) return std::nullopt;
    const auto high = end_of_range(trimmed(range.substr(dots + 2)), option, console);
    if (!high) return std::nullopt;
    axis.low = *low;
    axis.high = *high;
    return axis;
}

/// A sweep may leave the range that the file gives a parameter, and then says so. Without full
/// stop.
std::vector<std::string> range_notes(const std::vector<SweepAxis>& axes, const Draft& draft) {
    std::vector<std::string> notes;
    for (const SweepAxis& axis : axes) {
        const ParameterDraft* parameter = find(draft.parameters, axis.parameter);
        if (parameter == nullptr || !parameter->range) continue;
        const QuantityRange& range = *parameter->range;
        if (axis.low.value < range.low.value || axis.high.value > range.high.value)
            notes.push_back(to_text(axis.low) + " .. " + to_text(axis.high) + " of " +
                            axis.parameter + " goes beyond its range in the file, " +
                            to_text(range.low) + " .. " + to_text(range.high));
    }
    return notes;
}

/// A file with the name of a picture is one.
bool draws_picture(const Arguments& arguments) {
    return !arguments.json && !arguments.csv && form_of_ending(arguments.output) == "svg";
}

ExitCode refuse(const Problems& problems, const Console& console) {
    ExitCode code = ExitCode::input_wrong;
    for (const Problem& problem : problems) {
        std::string text = problem.found;
        if (!problem.expected.empty()) text += "; expected " + problem.expected;
        if (!problem.hint.empty()) text += "; " + problem.hint;
        code = console.refuse(text + " [" + problem.code + "]");
    }
    return code;
}

}  // namespace

std::vector<std::string> sweep_misuse(const Arguments& arguments) {
    std::vector<std::string> wrong;
    if (arguments.over.empty() || arguments.over.size() > 2)
        wrong.emplace_back(
            "friction sweep goes over one parameter or two: --over NAME=LOW..HIGH, once or twice");
    for (const std::string& over : arguments.over)
        for (const auto& [name, value] : arguments.set)
            if (name == over.substr(0, over.find('=')))
                wrong.push_back("--set gives " + name +
                                " one value and --over a range; leave one of them away");
    const std::string_view form = arguments.json             ? "json"
                                  : arguments.csv            ? "csv"
                                  : draws_picture(arguments) ? "svg"
                                                             : "text";
    if (std::string other = ending_misuse(arguments.output, form); !other.empty())
        wrong.push_back(std::move(other));
    return wrong;
}

ExitCode sweep_command(const Arguments& arguments, Console& console) {
    const auto loaded =
        load(arguments.words.front(), arguments, console, Redesigns::named, arguments.redesigns);
    if (!loaded) return not_loaded();
    SweepRequest request;
    for (const std::string& option : arguments.over)
        if (std::optional<SweepAxis> axis = axis_of(option, loaded->file.draft, console))
            request.axes.push_back(std::move(*axis));
    if (request.axes.size() < arguments.over.size()) return ExitCode::input_wrong;
    request.axes.front().points = request.axes.size() == 1 ? points_of_one : points_across;
    request.axes.back().points = request.axes.size() == 1 ? points_of_one : points_down;
    if (!arguments.metric.empty()) {
        AskedMetric asked = asked_metric(arguments.metric);
        request.metric = std::move(asked.name);
        request.argument = std::move(asked.argument);
        request.statistic = std::move(asked.statistic);
    }
    request.redesigns = arguments.redesigns;
    const RunWish wish = run_wish(arguments, loaded->scenarios.front());
    request.seed = wish.seed;
    const bool is_budgeted = wish.journeys == 0;
    request.journeys =
        is_budgeted ? journeys_at_each(request.axes, loaded->scenarios.size()) : wish.journeys;
    request.threads = arguments.threads;
    request.cancel = &interrupt_requested();
    const report::Origin origin = origin_of(arguments, loaded->file, loaded->scenarios);

    on_interrupt(OnInterrupt::ask);
    ProgressLine line(arguments, console);
    if (line.callback())
        request.progress = [&line, &request](std::size_t done, std::size_t planned) {
            line.show(
                Progress{.done = done * request.journeys, .planned = planned * request.journeys});
        };
    const Result<Sweep> swept = sweep(loaded->file.draft, request);
    line.wipe();
    if (!swept) return refuse(swept.problems(), console);
    if (swept.value().before.empty()) return nothing_known(console);
    if (draws_picture(arguments) && swept.value().is_partial)
        return console.refuse("interrupted before all values were run; half a picture is none",
                              ExitCode::interrupted);
    std::vector<std::string> notes = range_notes(request.axes, loaded->file.draft);
    for (std::string& note : notes) {
        if (arguments.json || arguments.csv) console.say("friction: warning: " + note);
        note += '.';
    }
    if (is_budgeted) notes.push_back(budget_note(request.journeys));
    const std::string text =
        arguments.csv ? report::sweep_csv(loaded->scenarios, swept.value(), origin, *arguments.csv)
        : arguments.json ? report::sweep_json(loaded->scenarios, swept.value(), origin)
        : draws_picture(arguments)
            ? report::sweep_svg(loaded->scenarios.front(), swept.value(),
                                build_options(arguments, origin, std::move(notes)))
            : written(
                  report::build_sweep_report(loaded->scenarios.front(), swept.value(),
                                             build_options(arguments, origin, std::move(notes))),
                  arguments, console);
    return console.deliver(
        arguments, text,
        code_after(swept.value().is_partial ? Ending::cancelled : Ending::asked_for));
}

}  // namespace friction::cli
