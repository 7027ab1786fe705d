#include "exact_memory.h"

#include <algorithm>
#include <cmath>

namespace friction::chain {
namespace {

constexpr std::uint32_t bit(Channel channel) { return 1U << static_cast<std::uint32_t>(channel); }

bool join(Facts& to, Facts from) {
    const Facts before = to;
    to |= from;
    return to != before;
}
bool join(bool& to, bool from) {
    const bool changed = from && !to;
    to = to || from;
    return changed;
}
template <class T>
bool raise(std::vector<T>& to, const std::vector<T>& from) {
    bool changed = false;
    for (std::size_t i = 0; i < to.size(); ++i)
        if (from[i] > to[i]) {
            to[i] = from[i];
            changed = true;
        }
    return changed;
}

/// Adds what the steps behind want; says whether anything was new. `first_channels` is not
/// inherited here: it looks through choices only.
bool join(Wants& to, const Wants& from) {
    bool changed = join(to.told, from.told);
    for (std::size_t i = 0; i < to.heard.size(); ++i) {
        changed |= join(to.heard[i], from.heard[i]);
        changed |= join(to.person[i], from.person[i]);
    }
    changed |= raise(to.notes, from.notes);
    changed |= raise(to.visits, from.visits);
    changed |= join(to.contacts, from.contacts);
    changed |= join(to.switches, from.switches);
    changed |= join(to.meets, from.meets);
    changed |= join(to.asks, from.asks);
    changed |= join(to.pends, from.pends);
    changed |= join(to.belief, from.belief);
    return changed;
}

/// The smallest count from which on the answer of the comparison stays the same.
std::uint32_t settled_from(const Ask& ask) {
    const bool strict = ask.relation == Relation::more || ask.relation == Relation::at_most;
    const double from = strict ? std::floor(ask.value) + 1 : std::ceil(ask.value);
    return static_cast<std::uint32_t>(std::clamp(from, 0.0, 4e9));
}

template <class Visit>
void for_each_counted(const std::vector<Branch>& branches, Visit&& visit) {
    for (const Branch& branch : branches)
        for (const Ask& ask : branch.asks)
            if (ask.thing == Thing::visits || ask.thing == Thing::count) visit(ask);
}

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
    hash ^= value + 0x9E3779B97F4A7C15ULL + (hash << 6) + (hash >> 2);
    hash *= 0xBF58476D1CE4E5B9ULL;
    return hash ^ (hash >> 29);
}

}  // namespace

std::size_t hash_of(const Memory& m) {
    std::uint64_t hash =
        mix(static_cast<std::uint64_t>(m.channel), static_cast<std::uint64_t>(m.contact));
    hash = mix(hash, (m.contacted ? 1U : 0U) + (m.believed ? 2U : 0U) + (m.touched ? 4U : 0U));
    hash = mix(hash, static_cast<std::uint64_t>(m.own_channel));
    hash = mix(mix(hash, m.team_met.index), m.closed_by.index);
    hash = mix(mix(mix(hash, m.person.index), m.person_told), m.told);
    for (const Facts facts : m.heard) hash = mix(hash, facts);
    for (const Note note : m.notes) hash = mix(hash, static_cast<std::uint64_t>(note));
    for (const std::uint32_t count : m.visits) hash = mix(hash, count);
    return static_cast<std::size_t>(hash);
}

Foresight::Foresight(const Scenario& scenario, Forgetting forgetting)
    : forgetting_(forgetting), team_count_(scenario.teams.size()) {
    needs_.assign(scenario.steps.size(), 0);
    for (std::size_t s = 0; s < scenario.steps.size(); ++s)
        for (const FactId fact : scenario.steps[s].needs) needs_[s] |= Facts{1} << fact.index;
    known_to_.assign(team_count_, 0);
    for (std::size_t f = 0; f < scenario.facts.size(); ++f)
        for (const TeamId team : scenario.facts[f].known_to) known_to_[team.index] |= Facts{1} << f;
    pair_.assign(team_count_ * team_count_, no_pair);
    for (std::size_t reader = 0; reader < team_count_; ++reader)
        for (std::size_t of = 0; of < team_count_; ++of) {
            const double share = scenario.teams[reader].sees[of];
            if (share > 0 && share < 1) pair_[reader * team_count_ + of] = pair_count_++;
        }
    count_what_is_asked(scenario);
    look_ahead(scenario);
}

std::uint32_t& Foresight::counter_of(const Ask& ask) {
    return ask.thing == Thing::visits ? counter_[ask.step.index] : mark_counter_[ask.mark.index];
}
std::uint32_t Foresight::counter_of(const Ask& ask) const {
    return ask.thing == Thing::visits ? counter_[ask.step.index] : mark_counter_[ask.mark.index];
}

void Foresight::count_what_is_asked(const Scenario& scenario) {
    counter_.assign(scenario.steps.size(), not_counted);
    mark_counter_.assign(scenario.marks.size(), not_counted);
    const auto note = [&](const Ask& ask) {
        std::uint32_t& counter = counter_of(ask);
        if (counter == not_counted) {
            counter = static_cast<std::uint32_t>(limit_.size());
            limit_.push_back(0);
        }
        limit_[counter] = std::max(limit_[counter], settled_from(ask));
    };
    for_each_counted(scenario.start, note);
    for (const Step& step : scenario.steps) {
        for_each_counted(step.next, note);
        if (step.after) for_each_counted(step.after->next, note);
    }
    counted_.resize(scenario.steps.size());
    for (std::size_t s = 0; s < scenario.steps.size(); ++s) {
        if (counter_[s] != not_counted) counted_[s].push_back(counter_[s]);
        for (const MarkId mark : scenario.steps[s].own_marks)
            if (const std::uint32_t counter = mark_counter_[mark.index]; counter != not_counted)
                counted_[s].push_back(counter);
    }
}

Wants Foresight::nothing() const {
    Wants wants;
    wants.heard.assign(team_count_, 0);
    wants.person.assign(team_count_, 0);
    wants.notes.assign(pair_count_, 0);
    wants.visits.assign(limit_.size(), 0);
    return wants;
}

Wants Foresight::own_wants(const Scenario& scenario, const Step& step) const {
    Wants wants = nothing();
    const auto s = static_cast<std::size_t>(&step - scenario.steps.data());
    const bool passes_on = step.is_unseen_work() && step.to.exists();
    const TeamId reader = passes_on ? step.by : step.receiver();
    if (reader.exists()) {
        const Facts asked = needs_[s] & ~known_to_[reader.index];
        const std::vector<double>& sees = scenario.teams[reader.index].sees;
        if (step.receiver().exists()) {
            wants.told = asked;
            if (step.channel != Channel::none && sees[reader.index] < 1)
                wants.person[reader.index] = asked;
        }
        for (std::size_t of = 0; of < team_count_; ++of) {
            if (sees[of] <= 0) continue;
            wants.heard[of] |= asked & ~known_to_[of];
            const std::size_t position = pair_[reader.index * team_count_ + of];
            if (position != no_pair && asked != 0) wants.notes[position] = 1;
        }
    }
    const bool on_channel = step.channel != Channel::none;
    const bool own_contact = on_channel && step.contact == ContactBy::customer;
    wants.contacts = own_contact;
    wants.switches = own_contact || (on_channel && step.contact == ContactBy::none);
    wants.meets = (step.kind == StepKind::team_work && is_live(step.channel)) ||
                  (step.kind == StepKind::customer_work && step.to.exists() && on_channel);
    wants.asks = step.kind == StepKind::customer_work || own_contact;
    wants.pends = step.is_pending();
    for_each_handoff(step, [&](const Handoff& handoff) {
        if (!handoff.target.is_outcome()) return;
        const OutcomeKind kind = scenario.outcomes[handoff.target.outcome.index].kind;
        wants.belief |= kind == OutcomeKind::gave_up || kind == OutcomeKind::closed_unresolved;
    });
    const auto note = [&](const Ask& ask) {
        std::uint32_t& asked = wants.visits[counter_of(ask)];
        asked = std::max(asked, settled_from(ask));
    };
    for_each_counted(step.next, note);
    if (step.after) for_each_counted(step.after->next, note);
    return wants;
}

void Foresight::look_ahead(const Scenario& scenario) {
    const std::size_t count = scenario.steps.size();
    std::vector<std::vector<std::uint32_t>> before(count);
    std::vector<std::uint32_t> open;
    for (std::size_t s = 0; s < count; ++s) {
        const Step& step = scenario.steps[s];
        wants_.push_back(own_wants(scenario, step));
        if (step.kind != StepKind::choice) wants_[s].first_channels = bit(step.channel);
        for_each_handoff(step, [&](const Handoff& handoff) {
            if (!handoff.target.is_outcome())
                before[handoff.target.step.index].push_back(static_cast<std::uint32_t>(s));
        });
        open.push_back(static_cast<std::uint32_t>(s));
    }
    std::vector<bool> waiting(count, true);
    while (!open.empty()) {
        const std::uint32_t s = open.back();
        open.pop_back();
        waiting[s] = false;
        for (const std::uint32_t b : before[s]) {
            bool changed = join(wants_[b], wants_[s]);
            if (scenario.steps[b].kind == StepKind::choice) {
                const std::uint32_t known = wants_[b].first_channels;
                wants_[b].first_channels |= wants_[s].first_channels;
                changed |= wants_[b].first_channels != known;
            }
            if (changed && !waiting[b]) {
                waiting[b] = true;
                open.push_back(b);
            }
        }
    }
}

Memory Foresight::at_start() const {
    Memory memory;
    memory.heard.assign(team_count_, 0);
    memory.notes.assign(pair_count_, Note::undrawn);
    memory.visits.assign(limit_.size(), 0);
    return memory;
}

void Foresight::forget(StepId step, Memory& m) const {
    if (forgetting_ == Forgetting::refused) return;
    const Wants& wants = wants_[step.index];
    const bool stays = m.channel != Channel::none && (wants.first_channels & bit(m.channel)) != 0;
    if (!stays) m.contact = Began::nobody;
    m.person_told &= stays && m.person.exists() ? wants.person[m.person.index] : 0;
    if (m.person_told == 0) m.person = TeamId{};
    if (m.contact == Began::nobody && m.person_told == 0) m.channel = Channel::none;
    m.contacted = m.contacted && wants.contacts;
    m.believed = m.believed && wants.belief;
    m.touched = m.touched || !wants.pends;
    if (!wants.switches) m.own_channel = Channel::none;
    if (!wants.meets) m.team_met = TeamId{};
    if (!wants.asks) m.closed_by = StepId{};
    m.told &= wants.told;
    for (std::size_t t = 0; t < team_count_; ++t) m.heard[t] &= wants.heard[t];
    for (std::size_t i = 0; i < pair_count_; ++i)
        if (wants.notes[i] == 0) m.notes[i] = Note::undrawn;
    for (std::size_t i = 0; i < m.visits.size(); ++i)
        m.visits[i] = std::min(m.visits[i], wants.visits[i]);
}

void Foresight::count_visit(StepId step, Memory& memory) const {
    for (const std::uint32_t counter : counted_[step.index]) {
        std::uint32_t& count = memory.visits[counter];
        count = std::min(count + 1, limit_[counter]);
    }
}

std::uint32_t Foresight::count(const Ask& ask, const Memory& memory) const {
    return memory.visits[counter_of(ask)];
}

}  // namespace friction::chain
