// Who is better off, and where the effort goes.

#include <algorithm>
#include <span>

#include "friction/seconds.h"
#include "labels.h"
#include "view.h"

namespace friction::report {
namespace {

constexpr std::size_t steps_shown = 8;
constexpr std::size_t reasons_shown = 2;
constexpr double reason_that_matters = 0.15;  // of what a step costs

// "repeat contacts, own minutes": what most of the effort on a step is, the larger part first. In
// words, because the parts of a step are known without intervals; results JSON has them.
std::string reasons(const StepEffort& step) {
    std::vector<std::pair<double, Component>> parts;
    for (std::size_t c = 0; c < component_count; ++c)
        parts.emplace_back(step.by_component[c], static_cast<Component>(c));
    std::stable_sort(parts.begin(), parts.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::string text;
    for (std::size_t i = 0; i < reasons_shown; ++i) {
        if (parts[i].first <= reason_that_matters * step.effort_em.value) break;
        text += (text.empty() ? "" : ", ") + std::string(component_words(parts[i].second));
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

// "Ask office (52% ± 1% of them)": where the need becomes a problem most often.
std::vector<std::string> places_of_crossing(const View& view, std::size_t alternative,
                                            double crossings) {
    const std::vector<StepTally>& steps = view.tally.alternatives[alternative].steps;
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t s = 0; s < steps.size(); ++s)
        if (steps[s].crossings > 0) order.emplace_back(steps[s].crossings, s);
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::string> places;
    for (std::size_t i = 0; i < std::min<std::size_t>(order.size(), 2); ++i) {
        const Estimate share = share_interval(static_cast<std::uint64_t>(order[i].first),
                                              static_cast<std::uint64_t>(crossings));
        const std::string title = step_title(view.scenarios[alternative].steps[order[i].second]);
        places.push_back(title + " (" + with_doubt(share, Shape::share) + " of them)");
    }
    return places;
}

std::string crossing_words(const View& view, std::size_t alternative) {
    double crossings = 0, days = 0;
    for (const StepTally& step : view.tally.alternatives[alternative].steps) {
        crossings += step.crossings;
        days += step.crossing_elapsed_days;
    }
    const Estimate share = view.of(alternative, Column::became_problem);
    if (crossings < 1) return "for " + share_of(share, "the customers");
    return "for " + share_of(share, "the customers") + ", on average after about " +
           duration(days / crossings * seconds_per_day) + ", mostly on " +
           list(places_of_crossing(view, alternative, crossings));
}

// The need's share is what the avoidable one leaves.
std::string cause_words(const View& view, std::size_t alternative) {
    const Estimate process = view.of(alternative, Column::effort_process),
                   failure = view.of(alternative, Column::effort_failure);
    const auto avoidable = avoidable_share(view.tally, alternative);
    if (view.of(alternative, Column::effort).value == 0) return "no effort";
    std::string text =
        "the process " + with_doubt(process) + " EM, failures " + with_doubt(failure) + " EM";
    if (!avoidable) return text;
    Estimate need = *avoidable;
    need.value = 1 - avoidable->value;
    need.low = 1 - avoidable->high;
    need.high = 1 - avoidable->low;
    std::swap(need.low_bounded, need.high_bounded);
    return text + "; the need itself " + with_doubt(need, Shape::share) + " of all";
}

// "485 of 5,000 are worse off, by 9.1 ± 0.6 EM on average, 19 in 20 of them by at most 20.5 EM".
std::string loss_words(const WhoWins& everyone) {
    const EffortLoss& loss = *everyone.loss;
    const std::string of_all =
        " of " + count(everyone.customers) + (loss.customers < 2 ? " is" : " are") + " worse off";
    if (loss.customers == 0) return "none" + of_all;
    const std::string who = count(loss.customers) + of_all;
    if (!loss.mean || !loss.p95) return who + ", too few to say by how much";
    return who + ", by " + with_doubt(*loss.mean) + " EM on average, 19 in 20 of them by at most " +
           with_doubt(*loss.p95) + " EM";
}

}  // namespace

Cell left_out_steps(const View& view, std::size_t count) {
    const std::string steps = counted(count, "step", "steps") + " with less effort";
    if (view.has_hints) return {steps + ": --details.", Weight::faint};
    return {steps + (count == 1 ? " is" : " are") + " left out.", Weight::faint};
}

Section who_section(const View& view, const ComparedRedesign& redesign) {
    Section section{.title = "Who is better off",
                    .caption = "the truth first, then effort; under the same luck",
                    .depth = 1,
                    .table = {},
                    .sentences = {},
                    .topic = Topic::who_is_better_off,
                    .alternative = redesign.alternative};
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
    if (redesign.who.front().loss)
        section.sentences.push_back({"By effort alone " + loss_words(redesign.who.front()) + "."});
    const auto range = [](const Bounds& b) {
        const std::string low = percent(b.low), high = percent(b.high);
        return low == high ? low : low + " to " + high;
    };
    section.sentences.push_back(
        {"By effort alone, whatever the luck (in this sample): " + range(redesign.better_any_luck) +
         " better off, " + range(redesign.worse_any_luck) + " worse off. Same: within " +
         number(view.baseline().run.same_within_em) + " EM."});
    return section;
}

Section loss_section(const View& view, const ComparedRedesign& redesign) {
    Section section{.title = "How much worse off",
                    .caption = "by effort alone; under the same luck",
                    .depth = 1,
                    .table = {},
                    .sentences = {}};
    section.table.columns = {
        {"", false}, {"customers"}, {"worse"}, {"EM more"}, {"19 in 20 within"}};
    const auto told = [](const std::optional<Estimate>& e) {
        return Cell{e ? with_doubt(*e) : "-"};
    };
    bool is_all_told = true;
    for (const WhoWins& who : redesign.who) {
        section.table.rows.push_back(
            {{who.segment.empty() ? Cell{"Everyone", Weight::strong} : Cell{who.segment},
              count(who.customers), count(who.loss->customers), told(who.loss->mean),
              told(who.loss->p95)},
             who.segment.empty() ? 0 : 1});
        is_all_told = is_all_told && who.loss->mean;
    }
    section.sentences.push_back(
        {"Worse: by more than " + number(view.baseline().run.same_within_em) + " EM." +
             (is_all_told ? ""
                          : " By how much, fewer than " + std::to_string(least_told) +
                                " customers do not say."),
         Weight::faint});
    return section;
}

Section hot_spot_section(const View& view, const ComparedRedesign& redesign, bool details) {
    Section section{.title = "Where the effort goes",
                    .caption = "EM per journey; difference with its 95% interval",
                    .depth = 1,
                    .table = {},
                    .sentences = {},
                    .topic = Topic::hot_spots,
                    .alternative = redesign.alternative};
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
    if (left_out > 0) section.sentences.push_back(left_out_steps(view, left_out));
    section.sentences.push_back({"By cause, before: " + cause_words(view, 0) +
                                 ". After: " + cause_words(view, redesign.alternative) + "."});
    const std::string threshold = number(view.baseline().effort.threshold_em) + " EM";
    section.sentences.push_back(
        {"The need becomes a problem (" + threshold + ") " + crossing_words(view, 0) + "."});
    section.sentences.push_back(
        {"In the redesign " + crossing_words(view, redesign.alternative) + "."});
    return section;
}

Section run_hot_spot_section(const View& view, bool details) {
    Section section{.title = "Where the effort goes",
                    .caption = "EM per journey, 95% intervals",
                    .depth = 0,
                    .table = {},
                    .sentences = {},
                    .topic = Topic::hot_spots};
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
              with_doubt(step.visits), reasons(step)},
             0});
    }
    if (left_out > 0) section.sentences.push_back(left_out_steps(view, left_out));
    section.sentences.push_back({"By cause: " + cause_words(view, 0) + "."});
    section.sentences.push_back({"The need becomes a problem (" +
                                 number(view.baseline().effort.threshold_em) + " EM) " +
                                 crossing_words(view, 0) + "."});
    return section;
}

}  // namespace friction::report
