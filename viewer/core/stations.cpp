#include "friction/viewer/stations.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "friction/report/provenance.h"
#include "friction/report/wording.h"
#include "friction/viewer/chart_data.h"
#include "friction/viewer/compare_view.h"
#include "friction/viewer/follow_data.h"
#include "friction/viewer/headline.h"
#include "friction/viewer/hot_spots.h"
#include "friction/viewer/move_words.h"
#include "friction/viewer/status_line.h"
#include "friction/viewer/words.h"
#include "looked_at.h"

namespace friction::viewer {
namespace {

using drawing::Tone;
using report::Direction;
using report::Shape;

std::string doubt_at_level(const Estimate& e, Shape shape = Shape::number) {
    return report::level(e.level) + " interval " + with_minus(report::range(e, shape));
}

/// "9 in 10", "almost 3 in 4", "nearly all": of a share that is known to at least a tenth.
std::string of_people(double share) {
    struct Proportion {
        long part, whole;
        [[nodiscard]] double share() const {
            return static_cast<double>(part) / static_cast<double>(whole);
        }
    };
    constexpr std::array<Proportion, 13> proportions = {{{1, 10},
                                                         {2, 10},
                                                         {1, 4},
                                                         {3, 10},
                                                         {1, 3},
                                                         {4, 10},
                                                         {5, 10},
                                                         {6, 10},
                                                         {2, 3},
                                                         {7, 10},
                                                         {3, 4},
                                                         {8, 10},
                                                         {9, 10}}};
    constexpr double nearly_all = 0.95, as_good_as = 0.015;
    if (share >= nearly_all) return "nearly all";
    const auto nearest = std::ranges::min_element(
        proportions, {}, [&](const Proportion& p) { return std::abs(p.share() - share); });
    const double off = share - nearest->share();
    const std::string words =
        std::to_string(nearest->part) + " in " + std::to_string(nearest->whole);
    if (off > as_good_as) return "more than " + words;
    return off < -as_good_as ? "almost " + words : words;
}

// --- 1: the problem -----------------------------------------------------------------------------

std::string problem_sentence(const Estimate& effort, const Estimate& problem,
                             const Estimate& resolved) {
    if (problem.low > 0.5)
        return "For " + of_people(problem.value) + " customers a simple need becomes a problem.";
    if (resolved.high < 0.85)
        return report::sentence_case(of_people(1 - resolved.value)) +
               " customers leave without what they came for.";
    return "It takes a customer " + em_text(effort) + " effort minutes to get it done.";
}

Fact share_fact(const Estimate& share, std::string words) {
    return {.figure = report::value(share, Shape::share, 0),
            .unit = {},
            .words = std::move(words),
            .doubt = doubt_at_level(share, Shape::share),
            .tone = Tone::neither};
}

void say_problem(StationData& data, const LookedAt& at) {
    const Estimate effort = at.estimate_of(Column::effort);
    const Estimate problem = at.estimate_of(Column::became_problem);
    const Estimate resolved = at.estimate_of(Column::resolved);
    data.title = problem_sentence(effort, problem, resolved);
    data.second = at.scenario().title;
    data.facts.push_back({.figure = em_text(effort),
                          .unit = "EM",
                          .words = "effort minutes for each customer who begins",
                          .doubt = doubt_at_level(effort),
                          .tone = Tone::worse});
    data.facts.push_back(
        share_fact(problem, "find their need has become a problem: more than " +
                                report::number(at.scenario().effort.threshold_em, 0) + " EM"));
    data.facts.push_back(share_fact(resolved, "get what they came for"));
}

// --- 2: the hot spot ----------------------------------------------------------------------------

void say_hot_spot(StationData& data, const Session& session, const LookedAt& at) {
    const std::vector<HotSpot> spots = hot_spots(session, baseline_id);
    if (spots.empty()) {
        data.title = "No step costs the customer anything.";
        return;
    }
    const HotSpot& hottest = spots.front();
    data.step = hottest.step;
    data.title = report::sentence_case(fraction_in_words(hottest.share)) +
                 " of the effort is one step: " + hottest.title + ".";
    for (const Step& step : at.scenario().steps)
        if (step.name == hottest.step) data.second = step_sentence(at.scenario(), step) + ". ";
    data.second += em_text(hottest.effort_em) + " of " + em_text(at.estimate_of(Column::effort)) +
                   " EM, " + doubt_at_level(hottest.effort_em) + ".";
}

// --- 3: the change ------------------------------------------------------------------------------

std::string step_title(const Session& session, const std::string& name) {
    if (name.empty() || !session.run.model) return {};
    for (const Scenario& scenario : session.run.model->scenarios)
        for (const Step& step : scenario.steps)
            if (step.name == name) return report::title_of(step.title, step.name);
    return name;
}

/// "Reassign: Send request; Reroute: Ask employee; and 2 more.", on one line of a station.
std::string moves_in_a_line(const std::vector<std::string>& moves) {
    constexpr std::size_t room = 80;  // letters
    std::string text;
    std::size_t said = 0;
    while (said < moves.size() && (said == 0 || text.size() + moves[said].size() <= room)) {
        text += (said == 0 ? "" : "; ") + moves[said];
        ++said;
    }
    if (said < moves.size()) text += "; and " + std::to_string(moves.size() - said) + " more";
    return text + ".";
}

void say_change(StationData& data, const Session& session, DesignId id) {
    const Design* design = session.document->design(id);
    const std::string quoted = "\u201c" + title_of(session, id) + "\u201d";
    data.title = quoted + " changes nothing yet.";
    if (design == nullptr) return;
    for (const MoveEntry& entry : design->moves) {
        if (!entry.is_on) continue;
        const std::string step = step_title(session, step_of(entry.move));
        data.moves.push_back(title_of(entry.move) + (step.empty() ? "" : ": " + step));
    }
    std::vector<std::string> included;
    for (const std::string& name : design->includes)
        if (const Design* other = session.document->design(name)) included.push_back(other->title);
    if (!data.moves.empty())
        data.title = quoted + " takes " + report::counted(data.moves.size(), "move", "moves") +
                     (included.empty() ? "" : " on top of " + report::list(included)) + ".";
    else if (!included.empty())
        data.title = quoted + " joins other redesigns.";
    if (!data.moves.empty())
        data.second = moves_in_a_line(data.moves);
    else if (!included.empty())
        data.second = "Together: " + report::list(included) + "; all else stays as it is.";
    else
        data.second = "All else stays as it is.";
}

// --- 4: the effect ------------------------------------------------------------------------------

const PairedDifference* pair_of(const ComparedRedesign& redesign, Column column) {
    for (const PairedDifference& d : redesign.differences)
        if (d.column == column_id(column)) return &d;
    return nullptr;
}

Fact solved_fact(const ComparedRedesign& redesign) {
    const PairedDifference* d = pair_of(redesign, Column::resolved);
    if (d == nullptr) return {};
    const Direction direction = report::direction(d->difference);
    Fact fact{.figure = report::value(d->before, Shape::share, 0),
              .unit = {},
              .words = "get what they came for",
              .doubt = "no difference beyond chance",
              .tone = Tone::neither};
    if (direction == Direction::unclear) return fact;
    fact.figure = report::percent_change(d->before.value, d->after.value);
    if (const std::size_t arrow = fact.figure.find("->"); arrow != std::string::npos)
        fact.figure.replace(arrow, 2, "\u2192");
    fact.doubt = with_minus(report::change_with_doubt(d->difference, Shape::share));
    if (direction == Direction::down) fact.tone = Tone::worse;
    return fact;
}

/// Those who are more: the better or the worse off.
Fact better_fact(const WhoWins& who) {
    const bool is_worse = who.worse.value > who.better.value;
    const Estimate& share = is_worse ? who.worse : who.better;
    return {
        .figure = report::number(share.value * 100, 0) + " of 100",
        .unit = {},
        .words = is_worse ? "are worse off" : "are better off",
        .doubt = report::level(share.level) + ": " + with_minus(report::range(share, Shape::share)),
        .tone = is_worse ? Tone::worse : Tone::better};
}

std::string once_clause(const ComparedRedesign& redesign, const Scenario& after) {
    const std::string words = once_words(redesign, after);
    return words.empty() ? words : "; " + words;
}

Fact company_fact(const ComparedRedesign& redesign, const Scenario& scenario) {
    const PairedDifference* cost = pair_of(redesign, Column::cost);
    const Estimate change = redesign.yearly_saving ? report::negative(*redesign.yearly_saving)
                            : cost != nullptr      ? cost->difference
                                                   : Estimate{};
    const Direction direction = report::direction(change);
    if (direction == Direction::unclear)
        return {.figure = "\u00b10",
                .unit = {},
                .words = "The company's cost:",
                .doubt = "no difference beyond chance",
                .tone = Tone::neither};
    // An amount with a sign reads as money lost where it is saved.
    const bool is_saved = direction == Direction::down;
    const Estimate amount = is_saved ? report::negative(change) : change;
    return {.figure = report::value(amount, Shape::money),
            .unit = {},
            .words = scenario.currency + (redesign.yearly_saving ? " a year" : " a customer") +
                     (is_saved ? " saved by the company" : " more for the company"),
            .doubt = report::range(amount, Shape::money) + once_clause(redesign, scenario),
            .tone = is_saved ? Tone::neither : Tone::worse};
}

EffortBar effort_bar(const Session& session, DesignId id, Tone tone) {
    const std::optional<LookedAt> at = looked_at(session, id);
    EffortBar out;
    out.title = title_of(session, id);
    if (!at) return out;
    out.bar = ledger_bar(session, id).value_or(drawing::LedgerBar{});
    const Estimate effort = at->estimate_of(Column::effort);
    out.effort_em = effort.value;
    out.total = {.figure = em_text(effort),
                 .unit = "EM",
                 .words = {},
                 .doubt = doubt_text(effort),
                 .tone = tone};
    for (drawing::LedgerFamily& family : out.bar.families) {
        family.label = report::sentence_case(family.label);
        if (family.figure.ends_with(" EM")) family.figure.resize(family.figure.size() - 3);
    }
    out.bar.title.clear();
    out.bar.total.clear();
    out.bar.labels_inside = true;
    return out;
}

std::string saved_words(const Estimate& difference) {
    const Direction direction = report::direction(difference);
    if (direction == Direction::unclear) return "No difference beyond chance";
    Estimate amount = difference;
    if (direction == Direction::down) {
        amount.value = -difference.value;
        amount.low = -difference.high;
        amount.high = -difference.low;
        std::swap(amount.low_bounded, amount.high_bounded);
    }
    return em_text(amount) + (direction == Direction::down ? " EM saved, " : " EM more, ") +
           (amount.low_bounded && amount.high_bounded ? report::range(amount)
                                                      : report::interval(amount));
}

void say_effect(StationData& data, const Session& session, DesignId id) {
    const Results* results = session.run.results.get();
    const ComparedRedesign* redesign = results != nullptr ? results->compared(id) : nullptr;
    if (redesign == nullptr) {
        data.title = "There is no answer for this redesign yet.";
        return;
    }
    const Headline line = headline(session, id);
    data.title = line.text;
    data.second = line.second;
    const Direction effort = report::direction(redesign->effort_difference);
    data.bars.push_back(effort_bar(session, baseline_id, Tone::neither));
    data.bars.push_back(effort_bar(session, id,
                                   effort == Direction::down ? Tone::better
                                   : effort == Direction::up ? Tone::worse
                                                             : Tone::neither));
    data.saved = saved_words(redesign->effort_difference);
    data.facts.push_back(solved_fact(*redesign));
    if (!redesign->who.empty()) data.facts.push_back(better_fact(redesign->who.front()));
    // A file without costs says nothing about the company.
    const PairedDifference* cost = pair_of(*redesign, Column::cost);
    if (cost != nullptr && (cost->before.value != 0 || cost->after.value != 0))
        data.facts.push_back(company_fact(*redesign, results->scenarios()[redesign->alternative]));
    if (const auto strip = win_strip(session, id); strip && !strip->rows.empty())
        data.who = strip->rows.front();
    for (const SureLine& sure : sure_lines(session, id))
        data.how += (data.how.empty() ? "How we know: " : " ") + sure.text;
    if (const std::size_t cautions = caution_lines(session, id).size(); cautions > 0)
        data.how +=
            " " + report::counted(cautions, "caution stands", "cautions stand") + " in Compare.";
}

// --- 5: the story -------------------------------------------------------------------------------

void say_story(StationData& data, const Session& session) {
    const std::optional<FollowData> follow = follow_data(session);
    if (!follow) {
        data.title = "No customer has been followed yet.";
        return;
    }
    data.title = follow->spared.empty() ? "One customer, step by step." : follow->spared;
    data.second = follow->who;
    if (const std::string why = why_followed(session); !why.empty()) data.second += "; " + why;
}

void say_no_redesign(StationData& data) {
    data.title = "There is no redesign yet.";
    data.second = "Add one in Edit; what it changes and what it does is shown here.";
}

// --- before the first answer ---------------------------------------------------------------------

/// What will be there, as far as it is known without a run.
void say_what_comes(StationData& data, const Session& session, const Scenario& baseline,
                    int station, DesignId design) {
    const auto blank = [](std::string words) {
        return Fact{.figure = {}, .unit = {}, .words = std::move(words), .doubt = {}};
    };
    data.second = waiting_words(session);
    const std::string solved = "get what they came for";
    if (station == 1) {
        data.title = "What a customer goes through is being counted.";
        data.facts = {blank("effort minutes for each customer who begins"),
                      blank("find their need has become a problem: more than " +
                            report::number(baseline.effort.threshold_em, 0) + " EM"),
                      blank(solved)};
        data.bars.emplace_back().title = "What these EM are made of";
    } else if (station == 2) {
        data.title = "The step that costs most is being looked for.";
    } else if (station == 4) {
        data.title = "What \u201c" + title_of(session, design) + "\u201d changes is being counted.";
        for (const DesignId id : {baseline_id, design})
            data.bars.emplace_back().title = title_of(session, id);
        data.facts = {blank(solved), blank("are better off"), blank("for the company")};
    } else {
        data.title = "One customer, step by step, is about to begin.";
    }
}

StationData waiting_data(const Session& session, int station) {
    const Scenario& baseline = session.run.model->scenarios.front();
    StationData data;
    data.waits = true;
    data.foot = baseline.title;
    const std::optional<DesignId> design = compared_design(session);
    if (!design && (station == 3 || station == 4))
        say_no_redesign(data);
    else if (station == 3)
        say_change(data, session, *design);
    else
        say_what_comes(data, session, baseline, station, design.value_or(baseline_id));
    return data;
}

// --- all of them --------------------------------------------------------------------------------

std::string foot_of(const Session& session, const Results& results) {
    return results.scenarios().front().title + ".  " + origin_line(session);
}

}  // namespace

StationData station_data(const Session& session, int station) {
    StationData data;
    const std::optional<LookedAt> at = looked_at(session, baseline_id);
    if (!at) {
        if (session.run.is_running() && session.run.model && session.run.model->can_run())
            return waiting_data(session, station);
        data.title = session.run.is_running() ? "The answer is on its way."
                                              : "There is no answer to present.";
        return data;
    }
    const std::optional<DesignId> design = compared_design(session);
    data.foot = foot_of(session, *at->results);
    if (station == 1) {
        say_problem(data, *at);
        data.bars.push_back(effort_bar(session, baseline_id, Tone::worse));
        data.bars.back().title = "What these " + data.facts.front().figure + " EM are made of";
    } else if (station == 2) {
        say_hot_spot(data, session, *at);
    } else if (station == 5) {
        say_story(data, session);
    } else if (!design) {
        say_no_redesign(data);
    } else if (station == 3) {
        say_change(data, session, *design);
    } else {
        say_effect(data, session, *design);
    }
    return data;
}

std::vector<StationNote> station_notes(const Session& session) {
    std::vector<StationNote> notes;
    if (session.run.model && session.run.model->can_run()) {
        const Scenario& baseline = session.run.model->scenarios.front();
        notes.push_back({baseline.title, baseline.summary});
    }
    if (const auto design = compared_design(session))
        if (const Design* redesign = session.document->design(*design))
            notes.push_back({title_of(session, *design), redesign->summary});
    for (StationNote& note : notes)
        if (note.text.empty()) note.text = "The file has no summary of it.";
    return notes;
}

std::string station_path(const std::string& path, int station) {
    const std::size_t slash = path.find_last_of('/');
    const std::size_t begin = slash == std::string::npos ? 0 : slash + 1;
    const std::size_t dot = path.find_last_of('.');
    const bool has_ending = dot != std::string::npos && dot > begin;
    const std::size_t at = has_ending ? dot : path.size();
    return path.substr(0, at) + "-" + std::to_string(station) + path.substr(at);
}

}  // namespace friction::viewer
