#include "climb.h"

#include <algorithm>

#include "friction/drawing/signs.h"
#include "friction/report/ledger.h"
#include "friction/report/wording.h"
#include "friction/viewer/follow_data.h"
#include "friction/viewer/words.h"

namespace friction::viewer {
namespace {

double of(const Visit& visit, Component component) {
    return visit.effort_em[static_cast<std::size_t>(component)];
}

/// What the time of a visit books; the rest comes with its beginning.
double along(const Visit& visit) {
    return of(visit, Component::active) + of(visit, Component::held) +
           of(visit, Component::in_line) + of(visit, Component::day_calm) +
           of(visit, Component::day_open);
}

std::string title_of(const Step& step) { return report::title_of(step.title, step.name); }

/// "repeat contacts 20.0, own minutes 10.8"
std::string reasons(const Visit& visit) {
    constexpr std::size_t most = 3;
    std::vector<std::pair<double, Component>> parts;
    for (std::size_t c = 0; c < component_count; ++c)
        if (visit.effort_em[c] >= 0.05)
            parts.emplace_back(visit.effort_em[c], static_cast<Component>(c));
    std::ranges::stable_sort(parts, [](const auto& a, const auto& b) { return a.first > b.first; });
    std::string text;
    for (std::size_t i = 0; i < parts.size() && i < most; ++i)
        text += (i > 0 ? ", " : "") + std::string(report::component_words(parts[i].second)) + " " +
                em_text(parts[i].first);
    return text;
}

std::optional<drawing::Sign> sign_of(Channel channel) {
    if (channel == Channel::none) return std::nullopt;
    return drawing::sign_of(channel);
}

drawing::Whose whose(const Step& step) {
    if (step.is_pending())
        return step.owner == Owner::customer ? drawing::Whose::customer : drawing::Whose::company;
    return step.kind == StepKind::wait ? drawing::Whose::held : drawing::Whose::own_minutes;
}

/// Whose move it is, the longest words first: "the customer's move: Write to us in a few days".
std::vector<std::string> labels_of(const Scenario& scenario, const Step& step, TeamId team) {
    if (step.owner == Owner::customer)
        return {"the customer's move: " + title_of(step), "the customer's move", "the customer"};
    std::string who = "the company";
    if (team.exists())
        who = report::title_of(scenario.teams[team.index].title, scenario.teams[team.index].name);
    return {who + (who.ends_with('s') ? "' move" : "'s move"), who};
}

}  // namespace

std::vector<drawing::ClimbPoint> climb_of(const JourneyRecord& record) {
    std::vector<drawing::ClimbPoint> points{{0, 0}};
    double em = 0;
    for (const Visit& visit : record.visits) {
        const double jump = booked_em(visit) - along(visit);
        points.push_back({visit.begins_s, em});
        if (jump > 0) points.push_back({visit.begins_s, em + jump});
        em += booked_em(visit);
        points.push_back({visit.begins_s + visit.length_s, em});
    }
    points.push_back({record.elapsed_s, em});
    const auto same = [](const drawing::ClimbPoint& a, const drawing::ClimbPoint& b) {
        return a.at_s == b.at_s && a.em == b.em;
    };
    points.erase(std::unique(points.begin(), points.end(), same), points.end());
    return points;
}

std::vector<drawing::ClimbNote> climb_notes(const Scenario& scenario, const JourneyRecord& record,
                                            std::size_t most) {
    constexpr double worth_a_note_em = 2;
    std::vector<const Visit*> visits;
    for (const Visit& visit : record.visits)
        if (booked_em(visit) >= worth_a_note_em) visits.push_back(&visit);
    std::ranges::stable_sort(
        visits, [](const Visit* a, const Visit* b) { return booked_em(*a) > booked_em(*b); });
    if (visits.size() > most) visits.resize(most);
    std::vector<drawing::ClimbNote> notes;
    for (const Visit* visit : visits) {
        const Step& step = scenario.steps[visit->step.index];
        // In the middle of whatever is more of it, jump or slope.
        const double slope = along(*visit), jump = booked_em(*visit) - slope;
        const double before = visit->effort_after_em - slope - jump;
        const drawing::ClimbPoint at =
            jump > slope ? drawing::ClimbPoint{visit->begins_s, before + jump / 2}
                         : drawing::ClimbPoint{visit->begins_s + visit->length_s / 2,
                                               before + jump + slope / 2};
        notes.push_back(
            {at, title_of(step) + "  +" + em_text(booked_em(*visit)), reasons(*visit), step.name});
    }
    return notes;
}

std::vector<drawing::MoveBand> bands_of(const Scenario& scenario, const JourneyRecord& record) {
    std::vector<drawing::MoveBand> bands;
    TeamId has_it;  // the matter, as things stand
    for (const Visit& visit : record.visits) {
        const Step& step = scenario.steps[visit.step.index];
        if (step.kind == StepKind::team_work) has_it = step.by;
        const TeamId team = has_it;
        if (step.to.exists()) has_it = step.to;
        if (visit.length_s <= 0) continue;
        drawing::MoveBand band{.from_s = visit.begins_s,
                               .to_s = visit.begins_s + visit.length_s,
                               .whose = whose(step),
                               .sign = sign_of(step.channel),
                               .labels = {},
                               .step = step.name,
                               .readout = title_of(step) + ", " + report::duration(visit.length_s) +
                                          ", +" + em_text(booked_em(visit)) + " EM"};
        if (band.whose == drawing::Whose::customer || band.whose == drawing::Whose::company)
            band.labels = labels_of(scenario, step, team);
        if (band.whose == drawing::Whose::held && !band.sign) band.sign = drawing::Sign::clock;
        bands.push_back(std::move(band));
    }
    return bands;
}

double effort_at(const JourneyRecord& record, double clock_s) {
    const std::vector<drawing::ClimbPoint> points = climb_of(record);
    double em = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (points[i].at_s > clock_s) {
            const drawing::ClimbPoint& a = points[i - 1];
            const double share = (clock_s - a.at_s) / (points[i].at_s - a.at_s);
            return a.em + share * (points[i].em - a.em);
        }
        em = points[i].em;
    }
    return em;
}

}  // namespace friction::viewer
