#include "friction/viewer/follow_data.h"

#include <algorithm>
#include <cmath>

#include "climb.h"
#include "friction/examples.h"
#include "friction/report/story.h"
#include "friction/report/wording.h"
#include "friction/seconds.h"
#include "friction/viewer/follow.h"
#include "friction/viewer/words.h"

namespace friction::viewer {
namespace {

constexpr double journeys_begin_s = 9 * 3600;  // Monday 09:00
constexpr std::size_t notes_per_line = 5;

std::string title_of(const Step& step) { return report::title_of(step.title, step.name); }

/// The step of each episode: visits in order, those that are not told left out.
std::vector<std::string> steps_of(const Scenario& scenario, const JourneyRecord& record,
                                  const report::Story& story) {
    std::vector<std::string> steps;
    std::size_t visit = 0;
    for (const report::Episode& episode : story.episodes) {
        std::string name;
        for (std::size_t v = visit; v < record.visits.size(); ++v) {
            const Step& step = scenario.steps[record.visits[v].step.index];
            if (record.visits[v].begins_s != episode.begins_s || title_of(step) != episode.title)
                continue;
            name = step.name;
            visit = v + 1;
            break;
        }
        steps.push_back(std::move(name));
    }
    return steps;
}

std::string sentence(const std::string& text) {
    if (text.empty()) return {};
    const std::string full = report::sentence_case(text);
    return full.ends_with('.') ? full : full + ".";
}

std::string joined(std::string text, const std::string& more) {
    if (more.empty()) return text;
    return text.empty() ? more : text + " " + more;
}

/// What the clock of a line says beyond that of the line before.
std::string since(const StoryLine* before, const StoryLine& line) {
    constexpr std::size_t day_and_space = 4;
    if (before == nullptr ||
        report::day_of_journey(before->begins_s) != report::day_of_journey(line.begins_s))
        return line.clock;
    return before->clock == line.clock ? std::string() : line.clock.substr(day_and_space);
}

DesignStory story_of(const Scenario& scenario, const JourneyRecord& record, double clock_s) {
    const report::Story told = report::build_story(scenario, record);
    const std::vector<std::string> steps = steps_of(scenario, record, told);
    DesignStory story;
    story.title = told.alternative;
    story.is_over = clock_s >= record.elapsed_s;
    story.so_far = em_text(effort_at(record, clock_s)) + " EM";
    for (std::size_t i = 0; i < told.episodes.size(); ++i) {
        const report::Episode& episode = told.episodes[i];
        StoryLine line{
            .begins_s = episode.begins_s,
            .clock = report::clock(episode.begins_s),
            .when = {},
            .title = episode.title,
            .text = joined(joined(sentence(episode.circumstances), sentence(episode.reasons)),
                           sentence(episode.turn)),
            .effort = {},
            .step = steps[i],
            .weight = episode.weight};
        if (episode.effort_em >= 0.05) line.effort = "+" + em_text(episode.effort_em);
        const bool is_last = i + 1 == told.episodes.size();
        const double ends_s = is_last ? record.elapsed_s : told.episodes[i + 1].begins_s;
        line.is_past = clock_s >= ends_s && !is_last;
        line.is_now = clock_s >= episode.begins_s && (is_last || clock_s < ends_s);
        line.when = since(i > 0 ? &story.lines.back() : nullptr, line);
        story.lines.push_back(std::move(line));
    }
    for (const report::Cell& cell : told.ending) story.ending.push_back(cell.text);
    return story;
}

drawing::MoveLane lane_of(const Scenario& scenario, const JourneyRecord& record,
                          std::string title) {
    drawing::MoveLane lane;
    lane.title = std::move(title);
    lane.bands = bands_of(scenario, record);
    lane.end_s = record.elapsed_s;
    lane.is_resolved = record.resolved;
    lane.ending = record.outcome.exists()
                      ? report::title_of("", scenario.outcomes[record.outcome.index].name)
                      : "Cut";
    const std::string effort = "after " + em_text(record.effort_em) + " EM";
    lane.captions = {report::long_clock(record.elapsed_s) + ", " + effort,
                     report::clock(record.elapsed_s) + ", " + effort, effort};
    return lane;
}

drawing::ClimbLine line_of(const Scenario& scenario, const JourneyRecord& record, double clock_s) {
    drawing::ClimbLine line;
    line.points = climb_of(record);
    line.notes = climb_notes(scenario, record, notes_per_line);
    line.now = em_text(effort_at(record, clock_s)) + " EM";
    const bool gave_up = brief_of(scenario, record).gave_up;
    const std::string_view end = record.resolved ? "done" : gave_up ? "gave up" : "unsolved";
    line.now_caption = clock_s >= record.elapsed_s ? end : "so far";
    if (clock_s < record.elapsed_s) line.end = em_text(record.effort_em);
    return line;
}

/// The longest first: "Monday 09:00, 23 minutes", "Mon 09:00, 23 minutes", "23 minutes".
std::vector<std::string> labels_of(double from_s, double to_s) {
    const std::string length = report::duration(to_s - from_s);
    return {report::long_clock(from_s) + ", " + length, report::clock(from_s) + ", " + length,
            length};
}

/// Stretches in which the customer is busy or held in either design; short gaps belong to them.
std::vector<drawing::Presence> presences_of(const std::vector<drawing::MoveLane>& lanes) {
    constexpr double gap_s = 1800;
    struct Stretch {
        double from_s, to_s;
        int visits;
    };
    std::vector<Stretch> all;
    for (const drawing::MoveLane& lane : lanes)
        for (const drawing::MoveBand& band : lane.bands)
            if (band.whose == drawing::Whose::own_minutes || band.whose == drawing::Whose::held)
                all.push_back({band.from_s, band.to_s, 1});
    std::ranges::sort(all, {}, &Stretch::from_s);
    std::vector<Stretch> merged;
    for (const Stretch& next : all) {
        if (!merged.empty() && next.from_s <= merged.back().to_s + gap_s) {
            merged.back().to_s = std::max(merged.back().to_s, next.to_s);
            ++merged.back().visits;
        } else {
            merged.push_back(next);
        }
    }
    std::vector<drawing::Presence> presences;
    for (const Stretch& s : merged)
        presences.push_back({.from_s = s.from_s,
                             .to_s = s.to_s,
                             .labels = labels_of(s.from_s, s.to_s),
                             .visits = s.visits});
    return presences;
}

/// Midnights, with the day that begins.
std::vector<drawing::TimeTick> days_until(double end_s) {
    constexpr double most = 400;
    std::vector<drawing::TimeTick> ticks;
    const double first = seconds_per_day - journeys_begin_s;
    const double step = std::max(1.0, std::ceil(end_s / seconds_per_day / most)) * seconds_per_day;
    for (double at = first; at < end_s; at += step)
        ticks.push_back({at, report::clock(at).substr(0, 3)});
    return ticks;
}

/// The longest visit that chance made as long in the other design.
std::string dealt_alike(const Scenario& before, const JourneyRecord& first, const Scenario& after,
                        const JourneyRecord& second) {
    constexpr double same_s = 0.5, worth_a_sentence_s = 60;
    const Visit* longest = nullptr;
    for (const Visit& visit : first.visits) {
        if (visit.length_s < (longest != nullptr ? longest->length_s : worth_a_sentence_s))
            continue;
        const std::string& name = before.steps[visit.step.index].name;
        const bool is_alike = std::ranges::any_of(second.visits, [&](const Visit& other) {
            return after.steps[other.step.index].name == name &&
                   std::abs(other.length_s - visit.length_s) < same_s;
        });
        if (is_alike) longest = &visit;
    }
    if (longest == nullptr) return {};
    return "\"" + title_of(before.steps[longest->step.index]) + "\" takes " +
           report::duration(longest->length_s) + " in both designs.";
}

void add_thresholds(FollowData& data, const Scenario& scenario, const JourneyRecord& record) {
    const double limit = scenario.effort.threshold_em;
    data.threshold = drawing::ThresholdMark{
        limit, report::number(limit, 0) + " EM: a need becomes a problem", {}};
    if (record.crossed_at_s) {
        data.threshold->beyond = report::clock(*record.crossed_at_s);
        if (record.crossed_on.exists())
            data.threshold->beyond += ", " + title_of(scenario.steps[record.crossed_on.index]);
    }
    if (record.patience_em)
        data.patience = drawing::ThresholdMark{
            *record.patience_em,
            "patience ends at " + report::number(*record.patience_em, 0) + " EM",
            {}};
}

}  // namespace

std::optional<FollowData> follow_data(const Session& session) {
    const Followed* followed = session.follow.journeys.get();
    if (followed == nullptr) return std::nullopt;
    const double clock_s = session.follow.clock_s;
    const std::vector<Scenario>& scenarios = followed->model->scenarios;
    const Scenario& before = scenarios[followed->before];
    const Scenario& after = scenarios[followed->after];
    const bool is_alone = followed->before == followed->after;
    FollowData data;
    data.who = report::build_story(before, followed->first).who;
    data.clock = report::long_clock(clock_s);
    data.day = "day " + std::to_string(report::day_of_journey(clock_s)) + " of the journey";
    data.end_s = followed->end_s;
    data.stories.push_back(story_of(before, followed->first, clock_s));
    data.lanes.push_back(lane_of(before, followed->first, data.stories[0].title));
    data.before = line_of(before, followed->first, clock_s);
    if (!is_alone) {
        data.stories.push_back(story_of(after, followed->second, clock_s));
        data.lanes.push_back(lane_of(after, followed->second, data.stories[1].title));
        data.after = line_of(after, followed->second, clock_s);
        data.alike = dealt_alike(before, followed->first, after, followed->second);
        const report::Cell spared = report::spared(followed->first, followed->second);
        data.spared = spared.text;
        data.spared_weight = spared.weight;
        data.figures = spared_figures(followed->first, followed->second);
    }
    data.presences = presences_of(data.lanes);
    data.days = days_until(data.end_s);
    add_thresholds(data, before, followed->first);
    return data;
}

std::string why_followed(const Session& session) {
    const FollowState& follow = session.follow;
    if (!follow.journeys) return {};
    const Customers* customers = session.run.customers.get();
    if (customers == nullptr || customers->model != follow.journeys->model) return {};
    const auto such = customers_like(*customers, session.compared, follow.jump);
    if (std::ranges::find(such, follow.customer) == such.end()) return {};
    switch (follow.jump) {
        case Jump::none:
            return {};
        case Jump::typical:
            return follow.journeys->before == follow.journeys->after
                       ? "a typical customer: within 5% of the median effort"
                       : "a typical customer: within 5% of the median difference";
        case Jump::worst:
            return "one of the 5% with the most effort in the baseline";
        case Jump::gave_up:
            return "one who gave up in the baseline";
        case Jump::worse_off:
            return "one who is worse off after the redesign";
        case Jump::became_problem:
            return "one whose need became a problem in the baseline";
    }
    return {};
}

std::string story_text(const FollowData& data) {
    std::string text = data.who + "\n";
    for (const DesignStory& story : data.stories) {
        text += "\n" + story.title + "\n";
        for (const StoryLine& line : story.lines) {
            text += line.clock + "  " + line.title;
            if (!line.effort.empty()) text += "  " + line.effort + " EM";
            text += "\n";
            if (!line.text.empty()) text += "    " + line.text + "\n";
        }
        for (const std::string& sentence : story.ending) text += sentence + "\n";
    }
    if (!data.spared.empty()) text += "\n" + data.spared + "\n";
    return text;
}

}  // namespace friction::viewer
