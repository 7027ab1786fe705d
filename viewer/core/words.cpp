#include "friction/viewer/words.h"

#include <cmath>

#include "friction/drawing/blueprint.h"
#include "friction/report/wording.h"

namespace friction::viewer {
namespace {

std::string team(const Scenario& scenario, TeamId id) {
    return report::title_of(scenario.teams[id.index].title, scenario.teams[id.index].name);
}

std::string by_channel(Channel channel) {
    switch (channel) {
        case Channel::none:
            return {};
        case Channel::phone:
            return "on the phone";
        case Channel::chat:
            return "in a chat";
        case Channel::in_person:
            return "in person";
        case Channel::web:
            return "on the web";
        case Channel::app:
            return "in the app";
        default:
            return "by " + std::string(channel_text(channel));
    }
}

std::string joined(std::string text, const std::string& more, std::string_view between) {
    if (more.empty()) return text;
    return text + std::string(between) + more;
}

std::string wait_sentence(const Step& step) {
    if (step.channel == Channel::in_person) return "The customer stands in line";
    if (step.channel != Channel::none)
        return joined("The customer is on hold", by_channel(step.channel), " ");
    if (step.owner == Owner::customer) return "Nothing happens unless the customer acts";
    if (step.promised_s)
        return "The company's move, promised within " + report::duration(*step.promised_s);
    if (step.status_visible) return "The company's move; the customer can look where it stands";
    return "The company's move; nobody says where it stands";
}

}  // namespace

std::string with_minus(std::string text) {
    for (std::size_t at = text.find('-'); at != std::string::npos; at = text.find('-', at + 1)) {
        const bool before_digit =
            at + 1 < text.size() && text[at + 1] >= '0' && text[at + 1] <= '9';
        const bool begins = at == 0 || text[at - 1] == ' ' || text[at - 1] == '(';
        if (begins && before_digit) text.replace(at, 1, "\u2212");
    }
    return text;
}

/// EM from which all digits would leave the places that have room for an effort.
constexpr double too_wide = 1e10;

std::string em_text(const Estimate& effort) {
    if (effort.value == 0) return em_text(effort.value);
    if (effort.value > 0 && effort.value < 0.05) return "<0.1";  // as on the blueprint
    if (effort.value >= too_wide) return drawing::em_text(effort.value);
    return with_minus(
        report::value(effort, report::Shape::number, std::abs(effort.value) < 100 ? 1 : 0));
}

std::string em_text(double effort_em) {
    if (effort_em > 0 && effort_em < 0.05) return "<0.1";
    if (effort_em >= too_wide) return drawing::em_text(effort_em);
    return with_minus(report::number(effort_em, std::abs(effort_em) < 100 ? 1 : 0));
}

std::string doubt_text(const Estimate& e) {
    if (!e.low_bounded || !e.high_bounded || e.journeys == 0) return {};
    const double below = e.value - e.low, above = e.high - e.value;
    const double half = (e.high - e.low) / 2;
    if (half <= 0 || std::abs(e.value) < 0.05) return {};  // of what reads as "<0.1"
    if (std::abs(above - below) > half / 2) return with_minus(report::range(e));
    return "\u00b1" + report::number(half, report::decimals_for(e.value, half));
}

std::string_view channel_text(Channel channel) {
    if (channel == Channel::email) return "e-mail";
    if (channel == Channel::in_person) return "in person";
    return word(channel);
}

std::string step_sentence(const Scenario& scenario, const Step& step) {
    switch (step.kind) {
        case StepKind::choice:
            return "A choice";
        case StepKind::customer_work: {
            std::string text = "The customer's work";
            if (step.to.exists()) text = "The customer turns to " + team(scenario, step.to);
            return joined(text, by_channel(step.channel), " ");
        }
        case StepKind::team_work:
            return joined(team(scenario, step.by),
                          step.is_unseen_work() ? "without the customer" : by_channel(step.channel),
                          ", ");
        case StepKind::wait:
            break;
    }
    return wait_sentence(step);
}

Cause cause_of(Cause of_step, Component component) {
    switch (component) {
        case Component::false_closure:
        case Component::broken_promise:
            return Cause::failure;
        case Component::active:
        case Component::form:
        case Component::document:
        case Component::money:
            return of_step;
        default:
            return of_step == Cause::failure ? Cause::failure : Cause::process;
    }
}

}  // namespace friction::viewer
