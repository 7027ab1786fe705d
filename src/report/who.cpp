// Who is better off, and where the effort goes.

#include <algorithm>
#include <span>

#include "labels.h"
#include "view.h"

namespace friction::report {
namespace {

constexpr std::size_t steps_shown = 8;
constexpr std::size_t reasons_shown = 2;
constexpr double reason_that_matters = 0.15;  // of what a step costs

// "repeat contacts 12.3, own minutes 4.2": what most of the effort on a step is.
std::string reasons(const StepEffort& step) {
    std::vector<std::pair<double, Component>> parts;
    for (std::size_t c = 0; c < component_count; ++c)
        parts.emplace_back(step.by_component[c], static_cast<Component>(c));
    std::stable_sort(parts.begin(), parts.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    const int decimals = decimals_for(step.effort_em.value, step.effort_em.value / 100);
    std::string text;
    for (std::size_t i = 0; i < reasons_shown; ++i) {
        if (parts[i].first <= reason_that_matters * step.effort_em.value) break;
        text += (text.empty() ? "" : ", ") + std::string(component_words(parts[i].second)) + " " +
                number(parts[i].first, std::clamp(decimals, 0, 1));
    }
    return text;
}

bool is_empty(const StepRow& row) {
    return (!row.before || row.before->effort_em.value == 0) &&
           (!row.after || row.after->effort_em.value == 0);
}

// All steps are read against each other.
int decimals_of_all(const std::vector<StepRow>& rows) {
    std::vector<Estimate> all;
    for (const StepRow& row : rows) {
        if (row.before && row.before->effort_em.value != 0) all.push_back(row.before->effort_em);
        if (row.after && row.after->effort_em.value != 0) all.push_back(row.after->effort_em);
    }
    return common_decimals(all);
}

const StepEffort& heavier(const StepRow& row) {
    if (!row.before) return *row.after;
    if (!row.after) return *row.before;
    return row.before->effort_em.value >= row.after->effort_em.value ? *row.before : *row.after;
}

struct Crossing {
    double share = 0, mean_days = 0;
    std::vector<std::string> places;  // "Ask office (52%)"
};

Crossing crossing(const View& view, std::size_t alternative) {
    const std::vector<StepTally>& steps = view.tally.alternatives[alternative].steps;
    const auto journeys = static_cast<double>(std::max<std::uint64_t>(view.tally.journeys, 1));
    Crossing found;
    double crossings = 0, days = 0;
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t s = 0; s < steps.size(); ++s) {
        crossings += steps[s].crossings;
        days += steps[s].crossing_elapsed_days;
        if (steps[s].crossings > 0) order.emplace_back(steps[s].crossings, s);
    }
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    found.share = crossings / journeys;
    found.mean_days = crossings > 0 ? days / crossings : 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(order.size(), 2); ++i)
        found.places.push_back(step_title(view.scenarios[alternative].steps[order[i].second]) +
                               " (" + percent(order[i].first / crossings) + " of them)");
    return found;
}

std::string crossing_words(const Crossing& c) {
    if (c.share <= 0) return "never";
    constexpr double seconds_per_day = 86400;
    return "for " + percent(std::min(c.share, 1.0), c.share < 0.1 ? 1 : 0) + " of customers" +
           ", after " + duration(c.mean_days * seconds_per_day) + " on average, mostly on " +
           list(c.places);
}

std::string cause_words(const View& view, std::size_t alternative) {
    const Estimate all = view.of(alternative, Column::effort),
                   process = view.of(alternative, Column::effort_process),
                   failure = view.of(alternative, Column::effort_failure);
    const int decimals = std::clamp(decimals_for(all.value, (all.high - all.low) / 2), 0, 2);
    return "the need itself " + number(all.value - process.value - failure.value, decimals) +
           ", the process " + number(process.value, decimals) + ", failures " +
           number(failure.value, decimals);
}

}  // namespace

Section who_section(const View& view, const ComparedRedesign& redesign) {
    Section section{.title = "Who is better off",
                    .caption = "the truth first, then effort; under the same luck",
                    .depth = 1,
                    .table = {},
                    .sentences = {}};
    section.table.columns = {{"", false}, {"better"}, {"same"}, {"worse"}, {"customers"}};
    for (const WhoWins& who : redesign.who) {
        section.table.rows.push_back(
            {{who.segment.empty() ? Cell{"Everyone", Weight::strong} : Cell{who.segment},
              {with_doubt(who.better, Shape::share), Weight::better},
              with_doubt(who.same, Shape::share),
              {with_doubt(who.worse, Shape::share), Weight::worse},
              count(who.customers)},
             who.segment.empty() ? 0 : 1});
    }
    const auto range = [](const Bounds& b) {
        const std::string low = percent(b.low), high = percent(b.high);
        return low == high ? low : low + " to " + high;
    };
    section.sentences.push_back(
        {"By effort alone, whatever the luck: " + range(redesign.better_any_luck) +
         " better off, " + range(redesign.worse_any_luck) + " worse off. Same: within " +
         number(view.baseline().run.same_within_em) + " EM."});
    return section;
}

Section hot_spot_section(const View& view, const ComparedRedesign& redesign, bool details) {
    Section section{.title = "Where the effort goes",
                    .caption = "EM per journey; difference with its 95% interval",
                    .depth = 1,
                    .table = {},
                    .sentences = {}};
    section.table.columns = {{"", false}, {"before"}, {"after"}, {"difference"}, {"mostly", false}};
    const std::vector<StepRow> rows = step_rows(view, redesign.alternative);
    const int decimals = decimals_of_all(rows);
    std::size_t left_out = 0;
    for (const StepRow& row : rows) {
        if (is_empty(row)) continue;
        if (!details && section.table.rows.size() == steps_shown) {
            ++left_out;
            continue;
        }
        section.table.rows.push_back(
            {{row.title,
              row.before ? value(row.before->effort_em, Shape::number, decimals) : "-",
              row.after ? value(row.after->effort_em, Shape::number, decimals) : "-",
              {change_with_doubt(row.difference, Shape::number,
                                 common_decimals(std::span(&row.difference, 1))),
               weight_of(row.difference, Better::less)},
              reasons(heavier(row))},
             0});
    }
    if (left_out > 0)
        section.sentences.push_back(
            {counted(left_out, "step", "steps") + " with less effort: --details.", Weight::faint});
    section.sentences.push_back({"By cause, before: " + cause_words(view, 0) + " EM. After: " +
                                 cause_words(view, redesign.alternative) + " EM."});
    const std::string threshold = number(view.baseline().effort.threshold_em) + " EM";
    section.sentences.push_back({"The need becomes a problem (" + threshold + ") " +
                                 crossing_words(crossing(view, 0)) + "."});
    section.sentences.push_back(
        {"In the redesign " + crossing_words(crossing(view, redesign.alternative)) + "."});
    return section;
}

Section run_hot_spot_section(const View& view, bool details) {
    Section section{.title = "Where the effort goes",
                    .caption = "EM per journey, 95% intervals",
                    .depth = 0,
                    .table = {},
                    .sentences = {}};
    section.table.columns = {{"", false}, {"effort"}, {"visits"}, {"mostly", false}};
    std::vector<StepEffort> steps = step_efforts(view.tally, 0);
    std::stable_sort(steps.begin(), steps.end(), [](const StepEffort& a, const StepEffort& b) {
        return a.effort_em.value > b.effort_em.value;
    });
    std::size_t left_out = 0;
    for (const StepEffort& step : steps) {
        if (step.effort_em.value == 0 && !details) continue;
        if (!details && section.table.rows.size() == steps_shown) {
            ++left_out;
            continue;
        }
        section.table.rows.push_back(
            {{step_title(view.baseline().steps[step.step.index]), with_doubt(step.effort_em),
              value(step.visits), reasons(step)},
             0});
    }
    if (left_out > 0)
        section.sentences.push_back(
            {counted(left_out, "step", "steps") + " with less effort: --details.", Weight::faint});
    section.sentences.push_back({"By cause: " + cause_words(view, 0) + " EM."});
    section.sentences.push_back({"The need becomes a problem (" +
                                 number(view.baseline().effort.threshold_em) + " EM) " +
                                 crossing_words(crossing(view, 0)) + "."});
    return section;
}

}  // namespace friction::report
