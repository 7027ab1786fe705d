#include "working_draft.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <ranges>

#include "friction/contract.h"

namespace friction {
namespace {

template <class T>
void index(std::unordered_map<std::string_view, std::size_t>& positions, const Named<T>& list) {
    positions.clear();
    for (std::size_t i = 0; i < list.size(); ++i) positions.emplace(list[i].first, i);
}

// "redesigns.r.changes.2" -> "redesigns.r.": which redesign a move belongs to.
std::string_view redesign_of(std::string_view place) {
    const std::size_t first = place.find('.');
    const std::size_t second = first == std::string_view::npos ? first : place.find('.', first + 1);
    return place.substr(0, second == std::string_view::npos ? place.size() : second + 1);
}

std::size_t way_count(const Next& next) {
    std::size_t count = 0;
    for (const Case& written : next.cases) count += 1 + written.ways.size();
    return count;
}

std::size_t way_count(const StepDraft& step) {
    return way_count(step.next) + (step.after ? way_count(step.after->next) : 0);
}

}  // namespace

WorkingDraft::WorkingDraft(Draft draft) : draft_(std::move(draft)) {
    for (Step& step : draft_.steps) {
        steps_.push_back(std::move(step));
        by_name_.emplace(steps_.back().first, std::prev(steps_.end()));
    }
    draft_.steps.clear();
    index(teams_, draft_.teams);
    index(facts_, draft_.facts);
    index(parameter_positions_, draft_.parameters);
    has_new_segments();
    for (const auto& [name, kind] : draft_.outcomes) outcomes_.insert(name);
    parameters_ = index_of(draft_.parameters);
    mention_all(nullptr);
    for (Step& step : steps_) mention_all(&step);
    work_ = 0;
}

Draft WorkingDraft::take() && {
    draft_.steps.assign(std::make_move_iterator(steps_.begin()),
                        std::make_move_iterator(steps_.end()));
    return std::move(draft_);
}

const StepDraft* WorkingDraft::step(std::string_view name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? nullptr : &found->second->second;
}

const TeamDraft* WorkingDraft::team(std::string_view name) const {
    const auto found = teams_.find(name);
    return found == teams_.end() ? nullptr : &draft_.teams[found->second].second;
}

std::vector<std::string_view> WorkingDraft::step_names() const {
    std::vector<std::string_view> names;
    for (const auto& [name, step] : steps_) names.push_back(name);
    return names;
}

std::string WorkingDraft::free_name(const std::string& base, std::string_view taken) const {
    const auto numbered = [&](std::size_t number) {
        return number < 2 ? base : std::string(base).append("_").append(std::to_string(number));
    };
    std::size_t& number = next_free_.try_emplace(base, 1).first->second;
    while (is_target(numbered(number))) {
        ++number;
        charge(1);
    }
    for (std::size_t i = number;; ++i)
        if (std::string name = numbered(i); name != taken && !is_target(name)) return name;
}

void WorkingDraft::name_is_free(std::string_view name) {
    if (const auto base = next_free_.find(std::string(name)); base != next_free_.end())
        base->second = 1;
    const std::size_t line = name.rfind('_');
    if (line == std::string_view::npos) return;
    std::size_t number = 0;
    const std::string_view digits = name.substr(line + 1);
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const auto base = next_free_.find(std::string(name.substr(0, line)));
    if (base != next_free_.end()) base->second = std::min(base->second, number);
}

StepDraft& WorkingDraft::edit_step(const std::string& name) {
    StepDraft& step = by_name_.at(name)->second;
    if (recording_) charge(way_count(step));
    can_be_taken_back(step);
    return step;
}

void WorkingDraft::has_new_ways(const std::string& step) { mention_all(&*by_name_.at(step)); }

template <class T>
T* WorkingDraft::edit_in(Named<T>& list, const Positions& positions, std::string_view name) {
    const auto found = positions.find(name);
    if (found == positions.end()) return nullptr;
    T& thing = list[found->second].second;
    can_be_taken_back(thing);
    return &thing;
}

TeamDraft* WorkingDraft::edit_team(std::string_view name) {
    return edit_in(draft_.teams, teams_, name);
}
FactDraft* WorkingDraft::edit_fact(std::string_view name) {
    return edit_in(draft_.facts, facts_, name);
}
ParameterDraft* WorkingDraft::edit_parameter(std::string_view name) {
    return edit_in(draft_.parameters, parameter_positions_, name);
}
SegmentDraft* WorkingDraft::edit_segment(std::string_view name) {
    return edit_in(draft_.customers.segments, segments_, name);
}

// No short form changes these: there is nothing to take back.
CustomersDraft& WorkingDraft::edit_customers() {
    FRICTION_EXPECTS(!recording_);
    return draft_.customers;
}
EffortDraft& WorkingDraft::edit_effort() {
    FRICTION_EXPECTS(!recording_);
    return draft_.effort;
}

void WorkingDraft::has_new_segments() { index(segments_, draft_.customers.segments); }

// --- steps that come and go
// -----------------------------------------------------------------------------------

bool WorkingDraft::is_there(const Step* step) const {
    if (step == nullptr) return true;
    const auto found = by_name_.find(step->first);
    return found != by_name_.end() && &*found->second == step;
}

std::list<WorkingDraft::Step>::iterator WorkingDraft::add_node(std::list<Step>::iterator at,
                                                               std::list<Step>& from,
                                                               std::list<Step>::iterator node) {
    steps_.splice(at, from, node);
    by_name_[node->first] = node;
    return node;
}

void WorkingDraft::hide_node(std::list<Step>::iterator node) {
    by_name_.erase(node->first);
    name_is_free(node->first);
    erased_.splice(erased_.end(), steps_, node);
}

void WorkingDraft::insert_step(std::string name, StepDraft step, Side side,
                               const std::string& other) {
    auto at = steps_.end();
    if (const auto found = by_name_.find(other); found != by_name_.end())
        at = side == Side::before ? found->second : std::next(found->second);
    std::list<Step> made;
    made.emplace_back(std::move(name), std::move(step));
    const auto node = add_node(at, made, made.begin());
    mention_all(&*node);
    if (recording_) undo_.emplace_back([this, node] { hide_node(node); });
}

void WorkingDraft::erase_step(const std::string& name) {
    FRICTION_EXPECTS(!recording_);  // no short form removes anything
    hide_node(by_name_.at(name));
}

// --- who leads where
// ------------------------------------------------------------------------------------------

void WorkingDraft::mention(const std::string& name, Step* by) {
    std::vector<Step*>& all = mentions_[name];
    if (all.empty() || all.back() != by) all.push_back(by);
}

void WorkingDraft::mention_all(Step* by) {
    const auto mention_next = [&](const Next& next) {
        charge(way_count(next));
        for (const Case& written : next.cases)
            for (const Way& way : written.ways) mention(way.target, by);
        for (const std::string& asked : asked_about(next)) mention(asked, by);
    };
    if (by == nullptr) return mention_next(draft_.start);
    mention_next(by->second.next);
    if (by->second.after) mention_next(by->second.after->next);
}

bool WorkingDraft::lead(Step* by, const std::unordered_set<std::string>& names,
                        const std::string& to, const std::string& place) {
    const auto leads = [&](const Next& next) {
        charge(way_count(next));
        return std::ranges::any_of(next.cases, [&](const Case& written) {
            return std::ranges::any_of(written.ways,
                                       [&](const Way& way) { return names.contains(way.target); });
        });
    };
    if (by == nullptr) {
        if (!leads(draft_.start)) return false;
        can_be_taken_back(draft_.start);
        (void)lead_to(draft_.start, names, to);
        remember(place_of({}, "start"), place);
        return true;
    }
    StepDraft& step = by->second;
    const bool in_next = leads(step.next);
    const bool in_after = step.after && leads(step.after->next);
    if (!in_next && !in_after) return false;
    can_be_taken_back(step);
    if (in_next) {
        (void)lead_to(step.next, names, to);
        remember(place_of(by->first, "next"), place);
    }
    if (in_after) {
        (void)lead_to(step.after->next, names, to);
        remember(place_of(by->first, "after"), place);
    }
    return true;
}

void WorkingDraft::lead_all(const std::unordered_set<std::string>& names, const std::string& to,
                            const std::string& place) {
    for (const std::string& name : names) {
        const auto found = mentions_.find(name);
        if (found == mentions_.end()) continue;
        const std::vector<Step*> mentioned_by = std::move(found->second);
        found->second.clear();
        std::unordered_set<const Step*> seen;
        for (Step* by : mentioned_by) {
            if (!seen.insert(by).second || !is_there(by)) continue;
            charge(1);
            if (lead(by, names, to, place)) mention(to, by);
            // Who only asks about it still does.
            const auto asks = [&](const Next& next) {
                return std::ranges::count(asked_about(next), name) > 0;
            };
            if (by == nullptr
                    ? asks(draft_.start)
                    : asks(by->second.next) || (by->second.after && asks(by->second.after->next)))
                mention(name, by);
        }
        if (recording_)
            undo_.emplace_back([this, name, mentioned_by] { mentions_[name] = mentioned_by; });
    }
}

// --- where it was written
// -------------------------------------------------------------------------------------

void WorkingDraft::forget(const std::string& part) {
    const auto drop = [&](std::map<std::string, std::string>::iterator origin) {
        if (recording_)
            undo_.emplace_back([this, was = *origin] { draft_.origin[was.first] = was.second; });
        return draft_.origin.erase(origin);
    };
    const std::string below = part + '.';
    auto at = draft_.origin.lower_bound(below);
    while (at != draft_.origin.end() && at->first.starts_with(below)) at = drop(at);
    if (const auto own = draft_.origin.find(part); own != draft_.origin.end()) drop(own);
}

void WorkingDraft::remember(const std::string& part, const std::string& place) {
    forget(part);
    draft_.origin[part] = place;
    if (recording_) undo_.emplace_back([this, part] { draft_.origin.erase(part); });
}

bool WorkingDraft::written_by_another(const std::string& part, const std::string& place) const {
    const auto found = draft_.origin.find(part);
    return found != draft_.origin.end() && redesign_of(found->second) != redesign_of(place);
}

// --- taking back
// ----------------------------------------------------------------------------------------------

void WorkingDraft::begin() {
    FRICTION_EXPECTS(!recording_);
    recording_ = true;
}

void WorkingDraft::keep() {
    recording_ = false;
    undo_.clear();
}

void WorkingDraft::take_back() {
    recording_ = false;
    for (const auto& step : std::views::reverse(undo_)) step();
    undo_.clear();
}

}  // namespace friction
