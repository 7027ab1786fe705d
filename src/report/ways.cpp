#include "ways.h"

#include <algorithm>

#include "friction/report/wording.h"
#include "titles.h"

namespace friction::report {
namespace {

std::string limit_words(Relation relation, const std::string& value) {
    switch (relation) {
        case Relation::less:
            return "below " + value;
        case Relation::at_most:
            return "at most " + value;
        case Relation::more:
            return "above " + value;
        case Relation::at_least:
            return "at least " + value;
        case Relation::is:
            return value;
        case Relation::is_not:
            return "not " + value;
    }
    return value;
}

std::string words_of(const Scenario& scenario, const Ask& ask) {
    switch (ask.thing) {
        case Thing::visits:
            return "visits to \"" + step_title(scenario.steps[ask.step.index]) + "\" are " +
                   limit_words(ask.relation, number(ask.value));
        case Thing::effort:
            return "effort is " + limit_words(ask.relation, number(ask.value) + " EM");
        case Thing::elapsed:
            return "the time so far is " + limit_words(ask.relation, duration(ask.value));
        case Thing::count:
            return "the count of \"" + scenario.marks[ask.mark.index].name + "\" is " +
                   limit_words(ask.relation, number(ask.value));
        case Thing::contacts:
        case Thing::handoffs:
        case Thing::retellings:
        case Thing::chasers:
        case Thing::refusals:
            return std::string(word(ask.thing)) + " are " +
                   limit_words(ask.relation, number(ask.value));
        case Thing::segment: {
            const Segment& segment = scenario.segments[ask.segment.index];
            return "the segment is " +
                   limit_words(ask.relation, title_of(segment.title, segment.name));
        }
    }
    return "";
}

}  // namespace

Target target_of(const JourneyRecord& record, std::size_t visit) {
    Target target;
    if (visit + 1 < record.visits.size())
        target.step = record.visits[visit + 1].step;
    else if (record.gave_up_at_door)
        target.step = record.door;
    else if (!record.cut)
        target.outcome = record.outcome;
    return target;
}

std::string reason_of_way(const Scenario& scenario, const Visit& visit, const Target& target) {
    const Step& step = scenario.steps[visit.step.index];
    const std::vector<Branch>& cases = visit.timed_out && step.after ? step.after->next : step.next;
    const Branch* chosen = nullptr;
    double share = 0;
    for (const Branch& one : cases) {
        double here = 0;
        for (const Handoff& handoff : one.handoffs)
            if (handoff.target == target) here += handoff.share;
        if (here == 0) continue;
        if (chosen != nullptr) return "";
        chosen = &one;
        share = here * (one.has_share ? one.share : 1);
    }
    if (chosen == nullptr) return "";
    std::string text;
    if (!chosen->asks.empty()) {
        text = "because ";
        for (std::size_t i = 0; i < chosen->asks.size(); ++i)
            text += (i == 0        ? ""
                     : chosen->any ? " or "
                                   : " and ") +
                    words_of(scenario, chosen->asks[i]);
    }
    if (share < 1) text += (text.empty() ? "as " : ", as ") + percent(share) + " do";
    return text;
}

}  // namespace friction::report
