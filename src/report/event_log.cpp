#include "friction/report/event_log.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

#include "csv_table.h"
#include "figures.h"
#include "friction/drawing/svg.h"
#include "friction/quantity.h"
#include "friction/seconds.h"
#include "friction/words.h"
#include "titles.h"

namespace friction::report {
namespace {

/// "2024-01-01T09:00:00.000Z", a Monday, and so many seconds. Nothing beyond the year 9999, which
/// has no such name; the time since the journey began is always there.
std::optional<std::string> moment(double seconds) {
    using namespace std::chrono;
    constexpr sys_days monday = year{2024} / 1 / 1;
    constexpr double last_s = 7'900.0 * 365.25 * seconds_per_day;
    if (!(seconds < last_s)) return std::nullopt;
    const auto at = sys_time<milliseconds>(monday) + hours(9) +
                    milliseconds(static_cast<std::int64_t>(std::llround(seconds * 1e3)));
    const auto day = floor<days>(at);
    const year_month_day date(day);
    const hh_mm_ss<milliseconds> time(at - day);
    const auto digits = [](long number, std::size_t width) {
        const std::string text = std::to_string(number);
        return std::string(width - std::min(width, text.size()), '0') + text;
    };
    return digits(static_cast<int>(date.year()), 4) + "-" +
           digits(static_cast<long>(static_cast<unsigned>(date.month())), 2) + "-" +
           digits(static_cast<long>(static_cast<unsigned>(date.day())), 2) + "T" +
           digits(time.hours().count(), 2) + ":" + digits(time.minutes().count(), 2) + ":" +
           digits(time.seconds().count(), 2) + "." + digits(time.subseconds().count(), 3) + "Z";
}

/// Whose move it is: the team that works, the customer, or who has the matter while it waits.
std::string mover(const Scenario& scenario, const Step& step) {
    switch (step.kind) {
        case StepKind::team_work:
            return scenario.teams[step.by.index].name;
        case StepKind::customer_work:
            return "customer";
        case StepKind::wait:
            return step.owner == Owner::customer ? "customer" : "company";
        case StepKind::choice:
            break;
    }
    return "";
}

/// Visits follow each other: the clock counts whole microseconds, lengths do not.
double end_of(const JourneyRecord& journey, std::size_t visit) {
    return visit + 1 < journey.visits.size() ? journey.visits[visit + 1].begins_s
                                             : journey.elapsed_s;
}

std::string case_of(const Scenario& scenario, const JourneyRecord& journey) {
    return scenario.alternative + "/" + std::to_string(journey.customer);
}

std::string outcome_of(const Scenario& scenario, const JourneyRecord& journey) {
    return journey.outcome.exists() ? scenario.outcomes[journey.outcome.index].name : "cut";
}

class CsvLog : public EventLog {
public:
    CsvLog(std::span<const Scenario> scenarios, CsvForm form)
        : scenarios_(scenarios), table_(form) {
        const std::string& currency = scenarios.front().currency;
        for (const char* name :
             {"case", "design", "customer", "segment", "step", "title", "mover", "channel",
              "begins", "ends", "after [days]", "length [min]", "effort [EM]"})
            table_.words(name);
        table_.words("cost [" + unit_of_money(currency) + "]").words("outcome").end_line();
    }

    void add(std::size_t alternative, const JourneyRecord& journey) override {
        const Scenario& scenario = scenarios_[alternative];
        for (std::size_t i = 0; i < journey.visits.size(); ++i) {
            const Visit& visit = journey.visits[i];
            const Step& step = scenario.steps[visit.step.index];
            table_.words(case_of(scenario, journey))
                .words(scenario.alternative)
                .count(journey.customer)
                .words(scenario.segments[journey.segment.index].name)
                .words(step.name)
                .words(step_title(step))
                .words(mover(scenario, step))
                .words(word(step.channel))
                .words(moment(visit.begins_s).value_or(""))
                .words(moment(end_of(journey, i)).value_or(""))
                .number(visit.begins_s / seconds_per_day)
                .number(visit.length_s / 60)
                .number(booked_em(visit))
                .number(visit.cost)
                .words(outcome_of(scenario, journey))
                .end_line();
        }
    }
    std::string take() override { return table_.take(); }
    std::string end() override { return {}; }

private:
    std::span<const Scenario> scenarios_;
    CsvTable table_;
};

class XesLog : public EventLog {
public:
    explicit XesLog(std::span<const Scenario> scenarios) : scenarios_(scenarios) {
        text_ =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<log xes.version=\"1849-2016\" xes.features=\"\" "
            "xmlns=\"http://www.xes-standard.org/\">\n";
        for (const auto& [name, prefix] :
             {std::pair{"Concept", "concept"}, std::pair{"Lifecycle", "lifecycle"},
              std::pair{"Time", "time"}, std::pair{"Organizational", "org"},
              std::pair{"Cost", "cost"}})
            text_ += std::string("  <extension name=\"") + name + "\" prefix=\"" + prefix +
                     "\" uri=\"http://www.xes-standard.org/" + prefix + ".xesext\"/>\n";
        text_ += "  <classifier name=\"Step\" keys=\"concept:name\"/>\n";
        attribute(1, "string", "concept:name", scenarios.front().title);
    }

    void add(std::size_t alternative, const JourneyRecord& journey) override {
        const Scenario& scenario = scenarios_[alternative];
        text_ += "  <trace>\n";
        attribute(2, "string", "concept:name", case_of(scenario, journey));
        attribute(2, "string", "design", scenario.alternative);
        attribute(2, "int", "customer", std::to_string(journey.customer));
        attribute(2, "string", "segment", scenario.segments[journey.segment.index].name);
        attribute(2, "string", "outcome", outcome_of(scenario, journey));
        attribute(2, "float", "effort", number_text(journey.effort_em));
        if (!scenario.currency.empty()) attribute(2, "string", "cost:currency", scenario.currency);
        attribute(2, "float", "cost:total", number_text(journey.cost));
        for (std::size_t i = 0; i < journey.visits.size(); ++i) {
            event(scenario, journey.visits[i], journey.visits[i].begins_s, false);
            event(scenario, journey.visits[i], end_of(journey, i), true);
        }
        text_ += "  </trace>\n";
    }
    std::string take() override { return std::exchange(text_, {}); }
    std::string end() override { return "</log>\n"; }

private:
    void attribute(std::size_t depth, std::string_view type, std::string_view key,
                   std::string_view value) {
        text_.append(2 * depth, ' ')
            .append("<")
            .append(type)
            .append(" key=\"")
            .append(key)
            .append("\" value=\"")
            .append(drawing::xml_text(value))
            .append("\"/>\n");
    }

    void event(const Scenario& scenario, const Visit& visit, double at_s, bool is_end) {
        const Step& step = scenario.steps[visit.step.index];
        text_ += "    <event>\n";
        attribute(3, "string", "concept:name", step_title(step));
        attribute(3, "string", "step", step.name);
        attribute(3, "string", "lifecycle:transition", is_end ? "complete" : "start");
        if (const auto at = moment(at_s)) attribute(3, "date", "time:timestamp", *at);
        attribute(3, "float", "after_days", number_text(at_s / seconds_per_day));
        if (const std::string who = mover(scenario, step); !who.empty())
            attribute(3, "string", "org:group", who);
        if (is_end) {
            attribute(3, "float", "effort", number_text(booked_em(visit)));
            attribute(3, "float", "cost:total", number_text(visit.cost));
        }
        text_ += "    </event>\n";
    }

    std::span<const Scenario> scenarios_;
    std::string text_;
};

}  // namespace

std::unique_ptr<EventLog> csv_log(std::span<const Scenario> scenarios, CsvForm form) {
    return std::make_unique<CsvLog>(scenarios, form);
}

std::unique_ptr<EventLog> xes_log(std::span<const Scenario> scenarios) {
    return std::make_unique<XesLog>(scenarios);
}

}  // namespace friction::report
