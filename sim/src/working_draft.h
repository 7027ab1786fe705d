#pragma once
// Private: a draft while moves are made in it.
//
// A file may hold a hundred thousand moves and as many steps, so that no move may look at all steps
// to find one: everything is found by name, and every name knows where it is mentioned. What moves
// do is charged, so that a file of a megabyte cannot ask for hours (see redesign.cpp).

#include <cstddef>
#include <functional>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "draft_graph.h"
#include "friction/scenario_draft.h"

namespace friction {

class WorkingDraft {
public:
    using Step = std::pair<std::string, StepDraft>;

    /// Redesigns, expectations and assumptions of `draft` are passed through untouched.
    explicit WorkingDraft(Draft draft);
    WorkingDraft(const WorkingDraft&) = delete;
    WorkingDraft& operator=(const WorkingDraft&) = delete;
    ~WorkingDraft() = default;

    [[nodiscard]] Draft take() &&;

    /// Nothing when there is none of this name.
    [[nodiscard]] const StepDraft* step(std::string_view name) const;
    [[nodiscard]] const TeamDraft* team(std::string_view name) const;
    [[nodiscard]] bool is_outcome(std::string_view name) const { return outcomes_.contains(name); }
    [[nodiscard]] bool is_target(std::string_view name) const {
        return step(name) != nullptr || is_outcome(name);
    }
    [[nodiscard]] const std::list<Step>& steps() const { return steps_; }  ///< in written order
    /// All but the steps, of which this one has none.
    [[nodiscard]] const Draft& rest() const { return draft_; }
    [[nodiscard]] const ParameterIndex& parameters() const { return parameters_; }
    [[nodiscard]] std::vector<std::string_view> step_names() const;
    /// `base`, or when a step or outcome has that name, `base_2`, `base_3`, ...; never `taken`.
    [[nodiscard]] std::string free_name(const std::string& base, std::string_view taken) const;

    /// To be changed, by who knows that it is there. A new `next` or `after` is told by
    /// has_new_ways().
    [[nodiscard]] StepDraft& edit_step(const std::string& name);
    void has_new_ways(const std::string& step);
    [[nodiscard]] TeamDraft* edit_team(std::string_view name);
    [[nodiscard]] FactDraft* edit_fact(std::string_view name);
    [[nodiscard]] ParameterDraft* edit_parameter(std::string_view name);
    [[nodiscard]] SegmentDraft* edit_segment(std::string_view name);
    [[nodiscard]] CustomersDraft& edit_customers();
    void has_new_segments();
    [[nodiscard]] EffortDraft& edit_effort();

    enum class Side { before, behind };
    /// At the end when there is no step `other`.
    void insert_step(std::string name, StepDraft step, Side side, const std::string& other);
    void erase_step(const std::string& name);
    /// Every way into one of `names` now leads to `to`.
    void lead_all(const std::unordered_set<std::string>& names, const std::string& to,
                  const std::string& place);
    /// Calls visit(step, key, next) for every next that may lead to this name or ask about it;
    /// those of the start as in for_each_next().
    template <class Visit>
    void for_each_mention(const std::string& name, Visit&& visit) const {
        const auto found = mentions_.find(name);
        if (found == mentions_.end()) return;
        std::unordered_set<const Step*> seen;
        for (const Step* by : found->second) {
            if (!seen.insert(by).second || !is_there(by)) continue;
            charge(1);
            if (by == nullptr) {
                visit(std::string_view{}, std::string_view("start"), draft_.start);
                continue;
            }
            visit(std::string_view(by->first), std::string_view("next"), by->second.next);
            if (by->second.after)
                visit(std::string_view(by->first), std::string_view("after"),
                      by->second.after->next);
        }
    }

    /// Everything written at or below `part` comes from `place`: "steps.x",
    /// "redesigns.r.changes.2".
    void remember(const std::string& part, const std::string& place);
    /// Nothing at or below `part` is left.
    void forget(const std::string& part);
    /// Whether a move of another redesign than the one at `place` wrote this part last.
    [[nodiscard]] bool written_by_another(const std::string& part, const std::string& place) const;

    /// From here on what is done can be taken back, all of it.
    void begin();
    void keep();
    void take_back();

    /// So much was looked at or copied: steps, ways, teams.
    void charge(std::size_t looked_at) const { work_ += looked_at; }
    [[nodiscard]] std::size_t work() const { return work_; }

private:
    using Positions = std::unordered_map<std::string_view, std::size_t>;

    [[nodiscard]] bool is_there(const Step* step) const;
    void mention(const std::string& name, Step* by);
    void mention_all(Step* by);
    [[nodiscard]] bool lead(Step* by, const std::unordered_set<std::string>& names,
                            const std::string& to, const std::string& place);
    std::list<Step>::iterator add_node(std::list<Step>::iterator at, std::list<Step>& from,
                                       std::list<Step>::iterator node);
    void hide_node(std::list<Step>::iterator node);
    void name_is_free(std::string_view name);
    template <class T>
    T* edit_in(Named<T>& list, const Positions& positions, std::string_view name);
    template <class T>
    void can_be_taken_back(T& thing) {
        if (recording_) undo_.push_back([&thing, before = thing] { thing = before; });
    }

    Draft draft_;
    std::list<Step> steps_, erased_;  // what is erased stays, for those that mention it
    std::unordered_map<std::string_view, std::list<Step>::iterator> by_name_;
    Positions teams_, facts_, segments_, parameter_positions_;
    std::unordered_set<std::string_view> outcomes_;
    ParameterIndex parameters_;
    /// Who leads there or asks about it, or once did; the start is nullptr.
    std::unordered_map<std::string, std::vector<Step*>> mentions_;
    /// The first number that may be free behind a name: see free_name().
    mutable std::unordered_map<std::string, std::size_t> next_free_;
    mutable std::size_t work_ = 0;
    bool recording_ = false;
    std::vector<std::function<void()>> undo_;
};

}  // namespace friction
