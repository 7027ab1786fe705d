// Makes the data of a blueprint out of a scenario and its results.

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>

#include "friction/drawing/blueprint.h"

namespace friction::drawing {

namespace {

std::string fixed(double value, int decimals) {
    std::array<char, 64> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                            std::chars_format::fixed, decimals);
    return error == std::errc{} ? std::string(buffer.data(), end) : std::string("many");
}

std::string plain_or_short(double value) {
    if (value > 0 && value < 0.05) return "<0.1";
    constexpr double widest = 1e7;  // a box has the room for seven digits
    if (value >= widest) {
        const double power = std::floor(std::log10(value));
        return fixed(value / std::pow(10.0, power), 1) + "e" + fixed(power, 0);
    }
    return fixed(value, value < 99.95 ? 1 : 0);
}

MarkKind kind_of(const Step& step) {
    if (step.kind == StepKind::choice) return MarkKind::choice;
    return step.kind == StepKind::wait ? MarkKind::wait : MarkKind::work;
}

bool same_length(const Distribution& a, const Distribution& b) {
    for (const double u : {0.05, 0.5, 0.95})
        if (quantile(a, u) != quantile(b, u)) return false;
    return true;
}

std::string target_name(const Scenario& scenario, const Target& target) {
    return target.is_outcome() ? scenario.outcomes[target.outcome.index].name
                               : scenario.steps[target.step.index].name;
}

/// Where a step leads and with which shares, by name, so that two designs can be compared.
std::string ways_text(const Scenario& scenario, const std::vector<Branch>& next) {
    std::string text;
    for (const Branch& branch : next) {
        text += branch.has_share ? "share " + fixed(branch.share, 9) : "";
        text += "asks " + std::to_string(branch.asks.size()) + ":";
        for (const Handoff& handoff : branch.handoffs)
            text += target_name(scenario, handoff.target) + " " + fixed(handoff.share, 9) + ",";
    }
    return text;
}

std::string ways_text(const Scenario& scenario, const Step& step) {
    std::string text = ways_text(scenario, step.next);
    if (step.after) text += "after " + ways_text(scenario, step.after->next);
    return text;
}

std::string team_name(const Scenario& scenario, TeamId team) {
    return team.exists() ? scenario.teams[team.index].name : std::string();
}

bool has_other_keys(const Scenario& now, const Step& a, const Scenario& before, const Step& b) {
    const auto facts = [](const Scenario& scenario, const Step& step) {
        std::string names;
        for (const FactId fact : step.needs) names += scenario.facts[fact.index].name + ",";
        return names;
    };
    return a.title != b.title || !same_length(a.length, b.length) || a.channel != b.channel ||
           a.contact != b.contact || facts(now, a) != facts(before, b) || a.fields != b.fields ||
           a.prefilled != b.prefilled || a.documents != b.documents || a.pays != b.pays ||
           a.cost != b.cost || a.tone != b.tone || a.solved != b.solved || a.refusal != b.refusal ||
           a.apology != b.apology || a.gift != b.gift || a.cause != b.cause || a.owner != b.owner ||
           a.status_visible != b.status_visible || a.promised_s != b.promised_s ||
           a.after.has_value() != b.after.has_value() ||
           (a.after && a.after->time_s != b.after->time_s) ||
           team_name(now, a.to) != team_name(before, b.to);
}

Change change_of(const Scenario& now, const Step& step, const Scenario& before) {
    const StepId id = before.step(step.name);
    if (!id.exists()) return Change::added;
    const Step& was = before.steps[id.index];
    if (step.kind != was.kind || team_name(now, step.by) != team_name(before, was.by))
        return Change::reassigned;
    if (ways_text(now, step) != ways_text(before, was)) return Change::rerouted;
    return has_other_keys(now, step, before, was) ? Change::set : Change::none;
}

/// The step's name for each handoff of a design, so that new ones are found.
std::string ends_name(const Scenario& scenario, const HandoffEnds& ends) {
    return scenario.steps[ends.from.index].name + "/" + target_name(scenario, ends.to);
}

class Builder {
public:
    Builder(const BlueprintInput& input, const Layout& layout) : in_(input), layout_(layout) {}

    BlueprintModel build() {
        model_.is_redesign = in_.baseline != nullptr;
        model_.has_result = in_.result != nullptr;
        model_.has_effort = in_.result != nullptr && in_.result->baseline_mean_em > 0;
        add_lanes();
        if (in_.baseline != nullptr) add_ghosts();
        const std::vector<TeamId> lanes = lanes_of(*in_.design);
        for (std::size_t s = 0; s < in_.design->steps.size(); ++s) add_step(s, lanes[s]);
        add_handoffs(lanes);
        add_outcomes();
        add_starts();
        for (std::size_t i = model_.steps.size(); i-- > 0;)
            if (!model_.steps[i].is_ghost) model_.step_by_name.emplace(model_.steps[i].name, i);
        for (std::size_t i = 0; i < model_.steps.size(); ++i)
            model_.step_by_name.emplace(model_.steps[i].name, i);
        for (const auto& [step, position] : plates_)
            for (const std::string& member : layout_.graph.steps[step].folded)
                model_.step_by_name.emplace(member, position);
        return std::move(model_);
    }

private:
    [[nodiscard]] std::uint32_t lane(const Scenario& scenario, TeamId team) const {
        return layout_.lane(team_name(scenario, team)).value_or(0);
    }

    void add_lanes() {
        for (const LayoutLane& lane : layout_.graph.lanes) {
            BlueprintLane made;
            made.name = lane.name;
            if (lane.kind == LaneKind::customer) {
                made.title = "Customer";
                customer_costs(made);
            } else {
                const Scenario* owner = in_.design;
                TeamId id = owner->team(lane.name);
                if (!id.exists() && in_.baseline != nullptr) {
                    owner = in_.baseline;
                    id = owner->team(lane.name);
                }
                made.title =
                    shown_title(id.exists() ? owner->teams[id.index].title : "", lane.name);
                team_costs(made, lane.kind, owner == in_.design ? id : TeamId{});
            }
            model_.lanes.push_back(std::move(made));
        }
    }

    void customer_costs(BlueprintLane& lane) const {
        if (in_.result == nullptr) return;
        lane.cost.push_back(plain_or_short(in_.result->next_actions) + " next actions");
        lane.cost.push_back(plain_or_short(in_.result->days_customer_owned) + " days their move");
    }

    void team_costs(BlueprintLane& lane, LaneKind kind, TeamId team) const {
        if (kind == LaneKind::system) lane.cost.emplace_back("system");
        if (in_.result == nullptr || kind == LaneKind::system) return;
        const double minutes = team.exists() ? in_.result->team_minutes[team.index] : 0;
        lane.cost.push_back((minutes == 0 ? std::string("0") : plain_or_short(minutes)) +
                            " min a journey");
    }

    [[nodiscard]] BlueprintStep shape(const Scenario& scenario, const Step& step,
                                      TeamId team) const {
        BlueprintStep made;
        made.name = step.name;
        made.title = shown_title(step.title, step.name);
        made.step = layout_.step(step.name).value_or(0);
        made.lane = lane(scenario, team);
        made.kind = kind_of(step);
        made.sign = sign_of(step.channel);
        made.is_open = step.kind == StepKind::wait && step.channel == Channel::none &&
                       !(step.owner == Owner::company && (step.status_visible || step.promised_s));
        return made;
    }

    void add_ghosts() {
        const std::vector<TeamId> lanes = lanes_of(*in_.baseline);
        const std::vector<TeamId> lanes_now = lanes_of(*in_.design);
        for (std::size_t s = 0; s < in_.baseline->steps.size(); ++s) {
            const Step& step = in_.baseline->steps[s];
            const StepId now = in_.design->step(step.name);
            BlueprintStep ghost = shape(*in_.baseline, step, lanes[s]);
            if (!layout_.graph.steps[ghost.step].folded.empty()) continue;
            if (now.exists()) {
                const std::uint32_t lane_now = lane(*in_.design, lanes_now[now.index]);
                if (lane_now == ghost.lane) continue;
                ghost.moved_to = lane_now;
            }
            ghost.is_ghost = true;
            if (!now.exists()) note_baseline(ghost, s);
            model_.steps.push_back(std::move(ghost));
        }
    }

    void note_baseline(BlueprintStep& step, std::size_t position) {
        if (in_.result == nullptr || position >= in_.result->baseline_effort.size()) return;
        step.baseline_em = in_.result->baseline_effort[position].effort_em.value;
        model_.strip_max_em = std::max(model_.strip_max_em, *step.baseline_em);
    }

    void add_step(std::size_t s, TeamId team) {
        const Step& step = in_.design->steps[s];
        BlueprintStep made = shape(*in_.design, step, team);
        if (step.kind != StepKind::choice)
            made.time = mean_time_text(in_.flows != nullptr && in_.flows->steps[s].visits > 0
                                           ? in_.flows->steps[s].length_s
                                           : mean(step.length));
        if (in_.result != nullptr && s < in_.result->effort.size()) {
            made.effort_em = in_.result->effort[s].effort_em.value;
            model_.strip_max_em = std::max(model_.strip_max_em, made.effort_em);
        }
        if (model_.has_effort)
            made.heat = heat_class(made.effort_em / in_.result->baseline_mean_em);
        if (in_.baseline != nullptr) {
            made.change = change_of(*in_.design, step, *in_.baseline);
            if (const StepId was = in_.baseline->step(step.name); was.exists())
                note_baseline(made, was.index);
            else if (in_.result != nullptr)
                made.baseline_em = 0;
        }
        const LayoutStep& place = layout_.graph.steps[made.step];
        if (place.folded.empty())
            model_.steps.push_back(std::move(made));
        else
            add_to_plate(std::move(made), place);
    }

    void add_to_plate(BlueprintStep made, const LayoutStep& place) {
        const auto [at, is_new] = plates_.emplace(made.step, model_.steps.size());
        if (is_new) {
            made.name = place.name;
            made.folded = place.folded.size();
            made.title = std::to_string(made.folded) + " steps";
            made.kind = MarkKind::work;
            made.is_open = false;
            made.time.clear();
            model_.steps.push_back(std::move(made));
            return;
        }
        BlueprintStep& plate = model_.steps[at->second];
        plate.effort_em += made.effort_em;
        plate.heat = std::max(plate.heat, made.heat);
        if (made.baseline_em) plate.baseline_em = plate.baseline_em.value_or(0) + *made.baseline_em;
        model_.strip_max_em =
            std::max({model_.strip_max_em, plate.effort_em, plate.baseline_em.value_or(0)});
    }

    void add_handoffs(const std::vector<TeamId>& lanes) {
        std::unordered_map<std::string, int> before;
        if (in_.baseline != nullptr)
            for (const HandoffEnds& ends : handoffs_of(*in_.baseline))
                if (ends.from.exists()) before.emplace(ends_name(*in_.baseline, ends), 0);
        const auto add = [&](const HandoffEnds& ends, const HandoffFlow* flow) {
            if (!ends.from.exists()) return;
            BlueprintHandoff made;
            made.name = ends_name(*in_.design, ends);
            if (!set_ends(made.ends, ends, lanes)) return;
            const bool is_inside = !made.ends.to_outcome && made.ends.from == made.ends.to;
            if (is_inside && plates_.find(made.ends.from) != plates_.end()) return;
            const bool ran_out = flow != nullptr && flow->ran_out;
            made.is_changed =
                in_.baseline != nullptr && !ran_out && before.find(made.name) == before.end();
            if (flow != nullptr) note_flow(made, *flow);
            model_.handoffs.push_back(std::move(made));
        };
        if (in_.flows != nullptr)
            for (const HandoffFlow& flow : in_.flows->handoffs) add(flow.ends, &flow);
        else
            for (const HandoffEnds& ends : handoffs_of(*in_.design)) add(ends, nullptr);
    }

    bool set_ends(LayoutHandoff& made, const HandoffEnds& ends,
                  const std::vector<TeamId>& lanes) const {
        made.from = layout_.step(in_.design->steps[ends.from.index].name).value_or(0);
        made.from_lane = lane(*in_.design, lanes[ends.from.index]);
        made.to_outcome = ends.to.is_outcome();
        const std::string to = target_name(*in_.design, ends.to);
        const auto position = made.to_outcome ? layout_.outcome(to) : layout_.step(to);
        if (!position) return false;
        made.to = *position;
        if (!made.to_outcome) made.to_lane = lane(*in_.design, lanes[ends.to.step.index]);
        return true;
    }

    void note_flow(BlueprintHandoff& made, const HandoffFlow& flow) const {
        constexpr double often = 0.2;  // of its uses; below, the colour says it
        made.share = flow.share;
        made.is_felt = flow.felt >= often;
        made.meets = flow.meets;
        made.entry_em = flow.entry_em();
        if (!model_.has_effort || made.entry_em <= 0) return;
        const std::size_t heat = heat_class(made.entry_em / in_.result->baseline_mean_em);
        // One class up so that thin lines carry; what is next to nothing stays neutral.
        if (heat > 0 || made.entry_em >= 0.005 * in_.result->baseline_mean_em)
            made.heat = std::min<std::size_t>(6, heat + 1);
    }

    void add_outcomes() {
        for (std::size_t o = 0; o < in_.design->outcomes.size(); ++o) {
            const Outcome& outcome = in_.design->outcomes[o];
            const auto position = layout_.outcome(outcome.name);
            if (!position) continue;
            BlueprintOutcome made{.name = outcome.name,
                                  .title = shown_title("", outcome.name),
                                  .kind = outcome.kind,
                                  .outcome = *position,
                                  .share = {}};
            made.title[0] =
                static_cast<char>(std::tolower(static_cast<unsigned char>(made.title[0])));
            if (in_.result != nullptr && o < in_.result->outcome_shares.size())
                made.share = in_.result->outcome_shares[o];
            else if (in_.flows != nullptr)
                made.share = in_.flows->outcomes[o];
            model_.outcomes.push_back(std::move(made));
        }
    }

    void add_starts() {
        model_.starts.assign(layout_.graph.starts.size(), 0);
        if (in_.flows == nullptr) return;
        for (const HandoffFlow& flow : in_.flows->handoffs) {
            if (flow.ends.from.exists() || flow.ends.to.is_outcome()) continue;
            const auto step = layout_.step(in_.design->steps[flow.ends.to.step.index].name);
            for (std::size_t i = 0; step && i < layout_.graph.starts.size(); ++i)
                if (layout_.graph.starts[i] == *step) model_.starts[i] = flow.share;
        }
    }

    const BlueprintInput& in_;
    const Layout& layout_;
    BlueprintModel model_;
    std::unordered_map<std::uint32_t, std::size_t>
        plates_;  ///< position in the steps by layout step
};

}  // namespace

BlueprintResult blueprint_result(const Tally& tally, std::size_t alternative,
                                 const Scenario& design) {
    const auto mean_of = [&](ColumnId column) { return tally.total(alternative, column).mean; };
    const auto position = [](const std::vector<std::string>& names, const std::string& name) {
        return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) -
                                        names.begin());
    };
    BlueprintResult result;
    result.effort = step_efforts(tally, alternative);
    if (alternative > 0) result.baseline_effort = step_efforts(tally, 0);
    result.baseline_mean_em = tally.total(0, column_id(Column::effort)).mean;
    result.next_actions = mean_of(column_id(Column::next_actions));
    result.days_customer_owned = mean_of(column_id(Column::days_customer_owned));
    for (const Outcome& outcome : design.outcomes)
        result.outcome_shares.push_back(
            mean_of(tally.layout.outcome_column(position(tally.layout.outcomes(), outcome.name))));
    for (const Team& team : design.teams)
        result.team_minutes.push_back(
            mean_of(tally.layout.team_column(position(tally.layout.teams(), team.name))));
    return result;
}

BlueprintModel build_blueprint_model(const BlueprintInput& input, const Layout& layout) {
    return Builder(input, layout).build();
}

std::vector<bool> cold_steps(const LayoutGraph& graph, const BlueprintModel& model,
                             std::span<const std::string> keep) {
    constexpr std::size_t warmest = 1;
    std::unordered_map<std::string, bool> is_cold;
    for (const BlueprintStep& step : model.steps) {
        const bool cold = step.heat <= warmest && step.change == Change::none && !step.is_ghost;
        const auto [at, is_new] = is_cold.emplace(step.name, cold);
        if (!is_new) at->second = at->second && cold;
    }
    for (const std::string& name : keep) is_cold[name] = false;
    std::vector<bool> result;
    for (const LayoutStep& step : graph.steps) {
        const auto found = is_cold.find(step.name);
        result.push_back(found != is_cold.end() && found->second);
    }
    return result;
}

const BlueprintStep* BlueprintModel::find(std::string_view name) const {
    const auto found = step_by_name.find(std::string(name));
    return found == step_by_name.end() ? nullptr : &steps[found->second];
}

std::string em_text(double em) { return em == 0 ? "0.0" : plain_or_short(em); }

std::string share_text(double share) {
    const double percent = share * 100;
    if (percent > 0 && percent < 0.05) return "<0.1%";
    if (percent < 100 && percent > 99) return percent > 99.95 ? ">99.9%" : fixed(percent, 1) + "%";
    return fixed(percent, percent > 0 && percent < 9.95 ? 1 : 0) + "%";
}

std::string mean_time_text(double seconds) {
    constexpr double minute = 60, hour = 3'600, day = 86'400;
    if (seconds <= 0) return {};
    if (seconds < 59.5) return fixed(seconds, 0) + " s";
    if (seconds < 90 * minute)
        return fixed(seconds / minute, seconds < 20 * minute ? 1 : 0) + " min";
    if (seconds < 36 * hour) return fixed(seconds / hour, 1) + " h";
    return fixed(seconds / day, seconds < 20 * day ? 1 : 0) + " days";
}

std::string shown_title(std::string_view title, std::string_view name) {
    if (!title.empty() && title != name) return std::string(title);
    std::string shown(name);
    std::replace(shown.begin(), shown.end(), '_', ' ');
    if (!shown.empty())
        shown[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(shown[0])));
    return shown;
}

}  // namespace friction::drawing
