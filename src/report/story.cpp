#include "friction/report/story.h"

#include <algorithm>

#include "costs.h"
#include "friction/contract.h"
#include "friction/report/wording.h"
#include "friction/seconds.h"
#include "titles.h"
#include "ways.h"

namespace friction::report {
namespace {

constexpr double worth_a_word_em = 0.05;

std::string em(double value) { return number(value, 1); }

std::string_view in_words(Channel channel) {
    switch (channel) {
        case Channel::phone:
            return "on the phone";
        case Channel::chat:
            return "in a chat";
        case Channel::video:
            return "by video";
        case Channel::in_person:
            return "in person";
        case Channel::email:
            return "by e-mail";
        case Channel::letter:
            return "by letter";
        case Channel::message:
            return "by message";
        case Channel::web:
            return "on the web";
        case Channel::app:
            return "in the app";
        case Channel::none:
            break;
    }
    return "";
}

// "Rental number" inside a sentence; "PIN" stays.
std::string inside_sentence(std::string title) {
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (title.size() < 2 || !is_capital(title[0]) || is_capital(title[1])) return title;
    title.replace(0, 1, 1, static_cast<char>(title[0] - 'A' + 'a'));
    return title;
}

std::string facts(const Scenario& scenario, const std::vector<FactId>& told) {
    std::vector<std::string> titles;
    for (const FactId fact : told)
        titles.push_back(inside_sentence(
            title_of(scenario.facts[fact.index].title, scenario.facts[fact.index].name)));
    return list(titles);
}

std::string team_title(const Scenario& scenario, TeamId team) {
    return title_of(scenario.teams[team.index].title, scenario.teams[team.index].name);
}

void append(std::string& text, std::string_view more) {
    if (more.empty()) return;
    if (!text.empty()) text += ", ";
    text += more;
}

std::string pending_words(const Step& step, const Visit& visit) {
    if (step.owner == Owner::customer) return "the customer's move";
    if (visit.promise_broken) return "the company's move, past its promise";
    if (step.promised_s) return "the company's move, within its promise";
    return step.status_visible ? "the company's move, the customer can look where it stands"
                               : "the company's move, nobody says where it stands";
}

// Facts told here for the first time; telling again is a reason of its own.
std::string told_first(const Scenario& scenario, const Visit& visit) {
    std::vector<FactId> first;
    std::copy_if(visit.told.begin(), visit.told.end(), std::back_inserter(first), [&](FactId fact) {
        return std::find(visit.retold_facts.begin(), visit.retold_facts.end(), fact) ==
               visit.retold_facts.end();
    });
    return facts(scenario, first);
}

std::string circumstances(const Scenario& scenario, const Step& step, const Visit& visit) {
    std::string text;
    switch (step.kind) {
        case StepKind::choice:
            return "";
        case StepKind::customer_work:
            text = in_words(step.channel);
            if (step.to.exists())
                text += (text.empty() ? "to " : " to ") + team_title(scenario, step.to);
            append(text, duration(visit.length_s));
            if (const std::string told = told_first(scenario, visit); !told.empty())
                append(text, "tells " + told);
            return text;
        case StepKind::team_work:
            text = team_title(scenario, step.by);
            if (is_live(step.channel))
                append(text, in_words(step.channel));
            else
                append(text, step.channel == Channel::none
                                 ? "without the customer"
                                 : "sent to the customer " + std::string(in_words(step.channel)));
            if (visit.length_s > 0) append(text, duration(visit.length_s));
            if (const std::string told = told_first(scenario, visit); !told.empty())
                append(text, "hears " + told);
            return text;
        case StepKind::wait:
            text = duration(visit.length_s);
            if (step.channel == Channel::in_person) return text + " in line";
            if (step.channel != Channel::none)
                return text + " on hold " + std::string(in_words(step.channel));
            append(text, pending_words(step, visit));
            if (visit.timed_out) append(text, "nothing came in that time");
            return text;
    }
    return text;
}

// "12 fields to fill in and 25 to check".
std::string form_words(const Step& step) {
    const auto typed = static_cast<std::uint64_t>(step.fields),
               checked = static_cast<std::uint64_t>(step.prefilled);
    if (checked == 0) return counted(typed, "field", "fields") + " to fill in";
    if (typed == 0) return counted(checked, "field", "fields") + " to check";
    return counted(typed, "field", "fields") + " to fill in and " + count(checked) + " to check";
}

// Why a component was booked here, in the words of this visit.
std::string reason(const Scenario& scenario, const Step& step, const Visit& visit,
                   Component component, int contacts) {
    switch (component) {
        case Component::active:
            return "own minutes";
        case Component::held:
            return "on hold";
        case Component::in_line:
            return "standing in line";
        case Component::day_calm:
            return "days known to be in hand";
        case Component::day_open:
            if (step.owner == Owner::customer) return "days of having to remember";
            return visit.promise_broken ? "days beyond the promise" : "days in the dark";
        case Component::contact:
            return "contact " + std::to_string(contacts) + " about the same matter";
        case Component::switch_:
            return "another channel";
        case Component::handoff:
            return "another team";
        case Component::retelling:
            return facts(scenario, visit.retold_facts) + " told again";
        case Component::form:
            return form_words(step);
        case Component::document:
            return counted(static_cast<std::uint64_t>(step.documents), "document", "documents") +
                   " to fetch";
        case Component::chaser:
            return "an answer the company asked for";
        case Component::false_closure:
            return "closed as solved, and it is not";
        case Component::broken_promise:
            return visit.refused ? "refused" : "a broken promise";
        case Component::money:
            return money(step.pays, scenario.currency) + " to pay";
    }
    return "";
}

// What the company writes down beside the built-in marks, which show in reasons and in the end.
std::string recorded(const Scenario& scenario, const Step& step) {
    std::vector<std::string> meanings;
    for (const MarkId mark : step.own_marks) {
        const OwnMark& own = scenario.marks[mark.index];
        meanings.push_back(title_of(own.meaning, own.name));
    }
    return meanings.empty() ? "" : "recorded: " + list(meanings);
}

Episode episode_of(const Scenario& scenario, const JourneyRecord& record, const Visit& visit,
                   int contacts) {
    const Step& step = scenario.steps[visit.step.index];
    Episode episode{.begins_s = visit.begins_s,
                    .title = step_title(step),
                    .circumstances = circumstances(scenario, step, visit),
                    .reasons = {},
                    .turn = {}};
    std::array<double, component_count> booked = visit.effort_em;
    booked[static_cast<std::size_t>(Component::false_closure)] += visit.closed_falsely_em;
    if (step.pays > 0) append(episode.circumstances, "pays " + money(step.pays, scenario.currency));
    if (visit.cost > 0)
        append(episode.circumstances, "costs the company " + money(visit.cost, scenario.currency));
    episode.effort_em = booked_em(visit);
    for (std::size_t c = 0; c < component_count; ++c)
        if (booked[c] >= worth_a_word_em)
            append(episode.reasons,
                   reason(scenario, step, visit, static_cast<Component>(c), contacts) + " " +
                       em(booked[c]));
    if (record.crossed_at_s && record.crossed_on == visit.step &&
        *record.crossed_at_s >= visit.begins_s &&
        *record.crossed_at_s <= visit.begins_s + visit.length_s) {
        episode.turn = "A need has become a problem: " + number(scenario.effort.threshold_em) +
                       " EM at " + clock(*record.crossed_at_s) + ".";
        episode.weight = Weight::worse;
    }
    return episode;
}

bool leads_two_ways(const Step& step) {
    return step.next.size() > 1 || (step.next.size() == 1 && step.next[0].handoffs.size() > 1);
}

// Of a choice, which has neither work nor length: the way that was taken, and why.
std::string choice_words(const Scenario& scenario, const JourneyRecord& record, std::size_t visit) {
    const Target target = target_of(record, visit);
    if (!target.step.exists() && !target.outcome.exists()) return "";
    std::string text = "the way to \"";
    text += target.is_outcome() ? title_of("", scenario.outcomes[target.outcome.index].name)
                                : step_title(scenario.steps[target.step.index]);
    text += "\"";
    append(text, reason_of_way(scenario, record.visits[visit], target));
    return text;
}

// Why it ended like this; nothing where patience did, or where the last step leads nowhere else.
std::string reason_of_end(const Scenario& scenario, const JourneyRecord& record) {
    if (record.visits.empty() || record.gave_up_at_door) return "";
    const Visit& last = record.visits.back();
    const std::string reason =
        reason_of_way(scenario, last, target_of(record, record.visits.size() - 1));
    if (reason.empty()) return "";
    return " After \"" + step_title(scenario.steps[last.step.index]) + "\", " + reason + ".";
}

// The end as the last thing that happens, with its place on the clock.
Episode end_of(const Scenario& scenario, const JourneyRecord& record) {
    Episode end{
        .begins_s = record.elapsed_s, .title = {}, .circumstances = {}, .reasons = {}, .turn = {}};
    end.weight = record.resolved ? Weight::better : Weight::worse;
    if (record.cut || !record.outcome.exists()) {
        end.title = "Cut";
        end.turn = "One step was visited " + std::to_string(scenario.run.max_visits) +
                   " times: counted as not solved.";
        return end;
    }
    const Outcome& outcome = scenario.outcomes[record.outcome.index];
    end.title = title_of("", outcome.name);
    switch (outcome.kind) {
        case OutcomeKind::resolved:
            end.turn = "The problem is solved.";
            break;
        case OutcomeKind::unresolved:
            end.turn = "The problem is not solved.";
            break;
        case OutcomeKind::closed_unresolved:
            end.turn = "Closed, and the problem is not solved.";
            break;
        case OutcomeKind::gave_up:
            end.turn = "The customer gives up; the problem is not solved.";
            break;
    }
    if (outcome.kind != OutcomeKind::resolved) end.turn += reason_of_end(scenario, record);
    if (record.gave_up_at_door && record.patience_em && record.door.exists())
        end.turn = "The customer gives up before \"" +
                   step_title(scenario.steps[record.door.index]) + "\": " + em(record.effort_em) +
                   " EM are more than the " + em(*record.patience_em) +
                   " this customer bears. The problem is not solved.";
    return end;
}

std::string times(int count) {
    if (count == 0) return "never had to act";
    if (count <= 2) return count == 1 ? "had to act once" : "had to act twice";
    return "had to act " + std::to_string(count) + " times";
}

std::string held_the_move(double days) {
    if (days * seconds_per_day < 1) return " and never had the move";
    return " and had the move for " + duration(days * seconds_per_day);
}

Cell belief(const JourneyRecord& record) {
    if (record.believed_resolved == record.resolved)
        return {record.resolved ? "The company believes it is solved, and it is."
                                : "The company knows that it is not solved."};
    if (record.believed_resolved)
        return {"The company believes it is solved. It is not.", Weight::alarm};
    return {"The company does not know that it is solved.", Weight::worse};
}

// People with the same effort do not all answer the same.
Cell ease(const JourneyRecord& record) {
    double mean = 0, sum = 0;
    for (std::size_t k = 0; k < record.ces_probability.size(); ++k) {
        mean += record.ces_probability[k] * static_cast<double>(k + 1);
        sum += record.ces_probability[k];
    }
    std::string text = "\"Was it easy?\" On a scale from 1 (no) to 7 (yes) the customer answers " +
                       std::to_string(record.ces) + ": drawn by chance";
    if (sum > 0) text += "; after this effort the answers average " + number(mean / sum, 1);
    return {text + "."};
}

std::string spent(const Scenario& scenario, double cost) {
    std::string text = "The company spent " + money(cost, scenario.currency);
    const double each = cost_beside_serving(scenario);
    if (each > 0)
        text +=
            ", " + money(each, scenario.currency) + " of it on top of the steps, as on every case";
    if (each < 0)
        text += ", the " + money(-each, scenario.currency) + " that every case saves taken off";
    return text + ".";
}

std::vector<Cell> ending(const Scenario& scenario, const JourneyRecord& record) {
    return {
        {em(record.effort_em) + " EM in " + duration(record.elapsed_s) + ". The customer " +
             times(record.next_actions) + held_the_move(record.days_customer_owned) + ".",
         Weight::strong},
        ease(record),
        belief(record),
        gives_costs(scenario) ? Cell{spent(scenario, record.cost)}
                              : Cell{"No costs given: what the company spent is not known."},
    };
}

using VisitFlag = bool Visit::*;

int count_of(const JourneyRecord& record, VisitFlag flag) {
    return static_cast<int>(std::count_if(record.visits.begin(), record.visits.end(),
                                          [&](const Visit& visit) { return visit.*flag; }));
}

}  // namespace

Story build_story(const Scenario& scenario, const JourneyRecord& record) {
    Story story{.alternative = title_of(scenario),
                .customer = record.customer,
                .who = {},
                .episodes = {},
                .ending = {}};
    if (record.segment.exists()) {
        const Segment& segment = scenario.segments[record.segment.index];
        if (scenario.segments.size() > 1) story.who = title_of(segment.title, segment.name);
    }
    if (record.patience_em) append(story.who, "patience " + number(*record.patience_em, 0) + " EM");
    int contacts = 0;
    for (std::size_t i = 0; i < record.visits.size(); ++i) {
        const Visit& visit = record.visits[i];
        FRICTION_EXPECTS(visit.step.index < scenario.steps.size());
        contacts += visit.contact_counted ? 1 : 0;
        Episode episode = episode_of(scenario, record, visit, contacts);
        const Step& step = scenario.steps[visit.step.index];
        if (step.kind == StepKind::choice)
            episode.circumstances = choice_words(scenario, record, i);
        append(episode.circumstances, recorded(scenario, step));
        const bool is_silent = step.kind == StepKind::choice && !leads_two_ways(step) &&
                               step.own_marks.empty() && episode.effort_em < worth_a_word_em &&
                               episode.turn.empty();
        if (!is_silent) story.episodes.push_back(std::move(episode));
    }
    story.episodes.push_back(end_of(scenario, record));
    story.ending = ending(scenario, record);
    return story;
}

Cell spared(const JourneyRecord& first, const JourneyRecord& second) {
    std::vector<std::string> less, more;
    const auto compare_counts = [&](int before, int after, std::string_view one,
                                    std::string_view many) {
        const int change = after - before;
        if (change == 0) return;
        (change < 0 ? less : more)
            .push_back(counted(static_cast<std::uint64_t>(std::abs(change)), one, many));
    };
    const double effort = second.effort_em - first.effort_em;
    if (std::abs(effort) >= worth_a_word_em)
        (effort < 0 ? less : more).push_back(em(std::abs(effort)) + " EM");
    const double days = second.days_customer_owned - first.days_customer_owned;
    if (std::abs(days) >= worth_a_word_em)
        (days < 0 ? less : more)
            .push_back(duration(std::abs(days) * seconds_per_day) + " of being the one to act");
    compare_counts(count_of(first, &Visit::contact_counted),
                   count_of(second, &Visit::contact_counted), "contact", "contacts");
    compare_counts(count_of(first, &Visit::handed_over), count_of(second, &Visit::handed_over),
                   "felt handoff", "felt handoffs");
    compare_counts(count_of(first, &Visit::retold), count_of(second, &Visit::retold), "retelling",
                   "retellings");
    std::string text;
    if (!less.empty()) text += "The redesign spares this customer " + list(less) + ".";
    if (!more.empty())
        text += std::string(text.empty() ? "The redesign" : " It") + " costs this customer " +
                list(more) + " more.";
    if (text.empty()) text = "For this customer nothing changes.";
    if (!first.resolved && second.resolved)
        text += " The problem, unsolved in the first design, is solved in the second.";
    if (first.resolved && !second.resolved)
        text += " The problem, solved in the first design, is not solved in the second.";
    const bool better = first.resolved == second.resolved ? effort < 0 : second.resolved;
    return {text, better                         ? Weight::better
                  : text.starts_with("For this") ? Weight::plain
                                                 : Weight::worse};
}

}  // namespace friction::report
