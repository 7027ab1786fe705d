// What stands on a page, and in which order: the answer, the designs in numbers and pictures, one
// customer, what was assumed, how sure.

#include "friction/report/page.h"

#include <algorithm>
#include <utility>

#include "friction/contract.h"
#include "friction/journey.h"
#include "page_figures.h"
#include "story_words.h"
#include "view.h"

namespace friction::report {
namespace {

constexpr std::size_t sources_listed = 60, names_listed = 8;

std::string question_of(const View& view) {
    if (view.redesigns.empty())
        return "What does this process cost its customers, and what does it cost the company?";
    if (view.redesigns.size() == 1)
        return "What would \"" + title_of(view.redesigns.front()) +
               "\" change, for whom, and at what price?";
    return "Which of " + counted(view.redesigns.size(), "redesign", "redesigns") +
           " spares the customer most, who is worse off, and at what price?";
}

Section titled(std::string title, std::string caption = {}) {
    return {.title = std::move(title),
            .caption = std::move(caption),
            .depth = 0,
            .table = {},
            .sentences = {}};
}

Part baseline_part(const Blueprints& blueprints) {
    Part part{titled("The process as it is")};
    part.figures = blueprints.of(0);
    if (const std::string reason = blueprints.reason(); !reason.empty())
        part.section.sentences.emplace_back(reason, Weight::faint);
    return part;
}

std::vector<Figure> figures_of(const View& view, const Section& section,
                               const Blueprints& blueprints) {
    const std::size_t a = section.alternative;
    switch (section.topic) {
        case Topic::redesign:
            return blueprints.of(a);
        case Topic::customer_ledger:
            return composition_figures(view, a);
        case Topic::hot_spots:
            // Of one design the blueprint shows where it is.
            return a == 0 ? std::vector<Figure>{} : hot_spot_figures(view, a);
        case Topic::who_is_better_off:
            for (const ComparedRedesign& redesign : view.redesigns)
                if (redesign.alternative == a) return who_figures(redesign);
            return {};
        case Topic::guesses:
        case Topic::other:
            break;
    }
    return {};
}

std::optional<std::size_t> told(const View& view) {
    const std::vector<const ComparedRedesign*> order = by_interest(view);
    if (order.empty()) return std::nullopt;
    const auto best = std::ranges::find_if(order, [](const auto* r) { return !r->is_mirage; });
    return (best == order.end() ? order.front() : *best)->alternative;
}

Part story_part(const View& view, const PageInput& input) {
    std::vector<std::size_t> designs{0};
    if (const auto redesign = told(view)) designs.push_back(*redesign);
    Storyboard board;
    std::vector<JourneyRecord> journeys;
    for (const std::size_t a : designs) {
        journeys.push_back(trace_journey(input.plans[a], view.tally.seed, *input.customer));
        board.stories.push_back(build_story(view.scenarios[a], journeys.back()));
    }
    if (journeys.size() > 1) board.last = spared(journeys.front(), journeys.back());
    Part part{titled("One customer's story", input.why)};
    part.section.sentences.emplace_back(who_words(board.stories));
    part.storyboard = std::move(board);
    return part;
}

/// Where the numbers come from, one row a source.
std::optional<Part> sources_part(std::span<const Scenario> scenarios) {
    Part part{titled("Where the numbers come from", "every number of the file, once")};
    Section& section = part.section;
    section.table.columns = {{"source", false}, {"numbers"}, {"which", false}};
    const std::vector<Source> all = sources(scenarios);
    for (const Source& source : all) {
        if (section.table.rows.size() == sources_listed) break;
        std::vector<std::string> names = source.names;
        if (names.size() > names_listed) {
            const std::size_t more = names.size() - names_listed + 1;
            names.resize(names_listed - 1);
            names.push_back(count(more) + " more");
        }
        section.table.rows.push_back(
            {{source.text.empty() ? Cell{"none given", Weight::faint} : Cell{source.text},
              count(source.names.size()), list(names)},
             0});
    }
    if (section.table.rows.empty()) return std::nullopt;
    if (all.size() > sources_listed)
        section.sentences.push_back(
            {counted(all.size() - sources_listed, "source", "sources") + " more in the file.",
             Weight::faint});
    return part;
}

}  // namespace

std::optional<std::size_t> told_redesign(std::span<const Scenario> scenarios,
                                         const Comparison& comparison) {
    return told({scenarios, comparison.tally, comparison.redesigns});
}

Page build_page(Report report, const PageInput& input) {
    FRICTION_EXPECTS(!input.scenarios.empty() && input.plans.size() == input.scenarios.size());
    const View view{input.scenarios, input.tally, input.redesigns, false};
    Page page{.title = std::move(report.title),
              .summary = view.baseline().summary,
              .question = question_of(view),
              .headline = std::move(report.headline),
              .parts = {},
              .notes = std::move(report.notes),
              .provenance = std::move(report.provenance)};
    std::vector<std::size_t> shown;
    for (const Section& section : report.sections)
        if (section.topic == Topic::redesign) shown.push_back(section.alternative);
    const Blueprints blueprints(view, input.plans, shown);
    bool is_baseline_shown = false, is_story_told = !input.customer;
    for (Section& section : report.sections) {
        if (section.topic != Topic::other && !std::exchange(is_baseline_shown, true))
            page.parts.push_back(baseline_part(blueprints));
        if (section.topic == Topic::guesses && !std::exchange(is_story_told, true))
            page.parts.push_back(story_part(view, input));
        std::vector<Figure> figures = figures_of(view, section, blueprints);
        const Topic topic = section.topic;
        Part spread{titled("How effort is spread")};
        spread.section.depth = section.depth;
        if (topic == Topic::customer_ledger)
            spread.figures = spread_figures(view, section.alternative);
        page.parts.push_back({std::move(section), std::move(figures)});
        if (!spread.figures.empty()) page.parts.push_back(std::move(spread));
    }
    if (!is_story_told) page.parts.push_back(story_part(view, input));
    if (std::optional<Part> part = sources_part(input.scenarios))
        page.parts.push_back(std::move(*part));
    return page;
}

}  // namespace friction::report
