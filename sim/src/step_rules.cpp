// Which keys belong on which kind of step, and what a step means once they are resolved.

#include <algorithm>
#include <cmath>

#include "resolver.h"

namespace friction {

namespace {

StepKind kind_of(const StepDraft& written) {
    if (!written.by.empty())
        return written.by == "customer" ? StepKind::customer_work : StepKind::team_work;
    return written.wait ? StepKind::wait : StepKind::choice;
}

std::string_view kind_words(const Step& step) {
    switch (step.kind) {
        case StepKind::choice:
            return "a choice";
        case StepKind::customer_work:
            return "work by the customer";
        case StepKind::wait:
            return step.channel == Channel::none ? "a pending wait" : "a wait on a channel";
        case StepKind::team_work:
            return step.is_unseen_work() ? "work of a team without the customer"
                                         : "work of a team with the customer";
    }
    return "";
}

ContactBy default_contact(const Step& step) {
    if (is_live(step.channel)) return ContactBy::customer;
    if (is_written(step.channel))
        return step.kind == StepKind::customer_work ? ContactBy::customer : ContactBy::company;
    return ContactBy::none;
}

/// Refuses keys that mean nothing on this kind of step.
class KeyRules {
public:
    KeyRules(Resolver& resolver, const Draft& draft, const Step& step)
        : resolver_(resolver), draft_(draft), step_(step), place_("steps." + step.name) {}

    void only(bool allowed, bool written, std::string_view key, std::string_view where) {
        if (allowed || !written) return;
        const std::string own = place_ + "." + std::string(key);
        const std::string expected = "it belongs on " + std::string(where);
        const std::string changed = draft_.origin.contains(own) ? "" : changed_by_move();
        if (changed.empty())
            resolver_.problem(
                "F056", own,
                "\"" + std::string(key) + "\" stands on " + std::string(kind_words(step_)),
                expected);
        else
            resolver_.problem("F056", changed,
                              "step \"" + step_.name + "\" keeps \"" + std::string(key) +
                                  "\", and is " + std::string(kind_words(step_)) + " now",
                              expected, way_out(key));
    }

private:
    /// The key with which a move made another kind of step, the last one; empty: none did. The key
    /// that is left over stands where it was right.
    [[nodiscard]] std::string changed_by_move() const {
        std::string last, written;
        for (const char* key : {".by", ".wait", ".channel"}) {
            const auto origin = draft_.origin.find(place_ + key);
            if (origin == draft_.origin.end()) continue;
            // "changes.10" comes behind "changes.9".
            const std::string& at = origin->second;
            if (at.size() < written.size() || (at.size() == written.size() && at <= written))
                continue;
            last = origin->first;
            written = at;
        }
        return last;
    }
    [[nodiscard]] std::string way_out(std::string_view key) const {
        if (key == "contact") return "give the step a channel that the contact is made on";
        return "add `set: {step: " + step_.name + ", " + std::string(key) +
               ": none}` to the redesign";
    }

    Resolver& resolver_;
    const Draft& draft_;
    const Step& step_;
    std::string place_;
};

bool is_stated(const Value& value) { return value.is_parameter() || value.literal.value != 0; }

void check_keys(Resolver& resolver, const Draft& draft, const Step& step, const StepDraft& written,
                const std::string& place) {
    KeyRules keys(resolver, draft, step);
    const bool is_work = step.kind == StepKind::customer_work || step.kind == StepKind::team_work;
    const bool with_customer = step.kind == StepKind::customer_work ||
                               (step.kind == StepKind::team_work && is_live(step.channel));
    const bool can_send = step.kind == StepKind::customer_work || step.is_unseen_work();

    keys.only(is_work, written.time.has_value(), "time", "work");
    keys.only(is_work || step.kind == StepKind::wait, step.channel != Channel::none, "channel",
              "work and waits");
    keys.only(can_send, !written.to.empty(), "to",
              "work by the customer, or by a team without the customer");
    keys.only(is_work && step.channel != Channel::none, written.contact != ContactBy::by_default,
              "contact", "work with a channel");
    const bool can_need =
        (step.kind == StepKind::customer_work && step.to.exists()) ||
        (step.kind == StepKind::team_work && (step.channel != Channel::none || step.to.exists()));
    keys.only(can_need, !written.needs.empty(), "needs",
              "work with `to`, or by a team with a channel");
    keys.only(with_customer, is_stated(written.fields_typed), "fields",
              "work by or with the customer");
    keys.only(with_customer, is_stated(written.prefilled), "prefilled",
              "work by or with the customer");
    keys.only(with_customer, is_stated(written.documents), "documents",
              "work by or with the customer");
    keys.only(step.kind == StepKind::team_work, written.tone.has_value(), "tone", "work by a team");
    const bool pending_wait = step.kind == StepKind::wait && step.is_pending();
    keys.only(pending_wait, written.owner != Owner::unstated, "owner", "pending waits");
    keys.only(step.is_pending(), written.status == Status::visible, "status",
              "pending waits and unseen work");
    keys.only(step.kind != StepKind::choice, written.after.has_value(), "after", "work and waits");

    if (!written.by.empty() && written.wait)
        resolver.problem("F057", place + ".wait", "the step has both `by` and `wait`",
                         "work (`by`), a wait (`wait`), or a choice (neither)",
                         "put the wait into a step of its own before or after the work");
    if (step.kind == StepKind::wait && step.channel != Channel::none && !is_live(step.channel))
        resolver.problem(
            "F058", place + ".channel",
            "a wait on channel \"" + std::string(word(step.channel)) + "\"",
            "phone, chat, video or in_person, where the customer is stuck; or no channel",
            "leave out `channel` and say whose move it is: owner: company");
    if (pending_wait && written.owner == Owner::unstated)
        resolver.problem("F059", place, "nobody owns this wait",
                         "owner: customer, or owner: company",
                         "whose move is it while the time passes?");
    if (is_work && is_live(step.channel) && !written.time)
        resolver.problem("F038", place, "work on a live channel without `time`",
                         "how long it takes", "add `time: 5 min`, or a distribution");
}

void resolve_amounts(Resolver& resolver, Step& step, const StepDraft& written,
                     const std::string& place) {
    const auto count = [&](const Value& value, const std::string& key) {
        constexpr double many = 1e6;
        const double number = resolver.number(value, Dimension::number, place + "." + key, 0, many);
        if (number != std::floor(number))
            resolver.problem("F043", place + "." + key, number_text(number) + " " + key,
                             "a whole number: it is a count",
                             "what only some customers meet is a step of its own");
        return number;
    };
    step.fields = count(written.fields_typed, "fields");
    step.prefilled = count(written.prefilled, "prefilled");
    step.documents = count(written.documents, "documents");
    step.pays = resolver.number(written.pays, Dimension::number, place + ".pays");
    step.cost = resolver.number(written.cost, Dimension::number, place + ".cost");
    if (written.promised)
        step.promised_s =
            resolver.number(*written.promised, Dimension::duration, place + ".promised");
    if (written.time && step.kind != StepKind::wait)
        step.length = resolver.distribution(*written.time, Dimension::duration, place + ".time");
    if (written.wait && step.kind == StepKind::wait)
        step.length = resolver.distribution(*written.wait, Dimension::duration, place + ".wait");
    if (written.after) {
        TimeOutRule rule;
        rule.time_s =
            resolver.number(written.after->time, Dimension::duration, place + ".after.time");
        rule.next = resolver.branches(written.after->next, place + ".after.next");
        step.after = std::move(rule);
    }
}

void resolve_marks(Resolver& resolver, Step& step, const StepDraft& written,
                   const std::string& place) {
    for (const std::string& name : written.marks) {
        const std::optional<Mark> built_in = find_word<Mark>(name);
        step.solved |= built_in == Mark::solved;
        step.refusal |= built_in == Mark::refusal;
        step.apology |= built_in == Mark::apology;
        step.gift |= built_in == Mark::gift;
        if (built_in) continue;
        if (const MarkId id = resolver.mark(name, place + ".marks"); id.exists())
            step.own_marks.push_back(id);
    }
}

}  // namespace

Step resolve_step(Resolver& resolver, const Draft& draft, const std::string& name,
                  const StepDraft& written) {
    const std::string place = "steps." + name;
    Step step;
    step.name = name;
    step.title = written.title.empty() ? name : written.title;
    step.luck_name = written.luck_of.empty() ? name : written.luck_of;
    step.kind = kind_of(written);
    step.channel = written.channel;
    if (step.kind == StepKind::team_work) step.by = resolver.team(written.by, place + ".by");
    if (!written.to.empty()) step.to = resolver.team(written.to, place + ".to");
    step.contact =
        written.contact == ContactBy::by_default ? default_contact(step) : written.contact;
    if (step.channel == Channel::none) step.contact = ContactBy::none;
    for (const std::string& fact : written.needs)
        if (const FactId id = resolver.fact(fact, place + ".needs"); id.exists())
            step.needs.push_back(id);
    resolve_marks(resolver, step, written, place);
    step.cause = written.cause;
    step.owner = step.is_unseen_work() ? Owner::company : written.owner;
    step.status_visible = written.status == Status::visible;
    if (step.kind == StepKind::team_work) {
        const TeamDraft* team = find(draft.teams, written.by);
        const double usual = team ? resolver.tone(team->tone, resolver.effort.tone_neutral,
                                                  "teams." + written.by + ".tone")
                                  : resolver.effort.tone_neutral;
        step.tone = resolver.tone(written.tone, usual, place + ".tone");
    }
    resolve_amounts(resolver, step, written, place);
    step.next = resolver.branches(written.next, place + ".next");
    if (written.next.empty())
        resolver.problem("F053", place, "step \"" + name + "\" leads nowhere",
                         "`next`: a step or an outcome");
    check_keys(resolver, draft, step, written, place);
    return step;
}

}  // namespace friction
