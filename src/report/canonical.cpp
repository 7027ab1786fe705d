#include <algorithm>
#include <variant>

#include "friction/report/provenance.h"
#include "shortest.h"

namespace friction::report {
namespace {

// One thing of the scenario as a line: "step send_request by=lot ...". Keys whose value says
// nothing are left out.
class Line {
public:
    explicit Line(std::string_view kind, std::string_view name = {}) : text_(kind) {
        if (!name.empty()) text_.append(" ").append(name);
    }
    Line& add(std::string_view key, std::string_view value) {
        if (!value.empty()) text_.append(" ").append(key).append("=").append(value);
        return *this;
    }
    Line& add(std::string_view key, double value) {
        return value == 0 ? *this : add(key, shortest(value));
    }
    Line& flag(std::string_view key, bool value) { return value ? add(key, "yes") : *this; }
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string text_;
};

template <class Id, class List>
std::string name_in(const List& list, Id id) {
    return id.exists() ? list[id.index].name : std::string{};
}

template <class Id, class List>
std::string sorted_names(const List& list, const std::vector<Id>& ids) {
    std::vector<std::string> names;
    for (const Id id : ids) names.push_back(list[id.index].name);
    std::sort(names.begin(), names.end());
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ",") + name;
    return text;
}

struct DistributionLine {
    std::string family;
    std::vector<double> values;
};

DistributionLine describe(const Distribution& d) {
    struct {
        DistributionLine operator()(const Constant& x) const { return {"constant", {x.value}}; }
        DistributionLine operator()(const Uniform& x) const { return {"uniform", {x.low, x.high}}; }
        DistributionLine operator()(const Triangular& x) const {
            return {"triangular", {x.low, x.mode, x.high}};
        }
        DistributionLine operator()(const Exponential& x) const {
            return {"exponential", {x.mean}};
        }
        DistributionLine operator()(const Gamma& x) const { return {"gamma", {x.shape, x.scale}}; }
        DistributionLine operator()(const Lognormal& x) const {
            return {"lognormal", {x.log_mean, x.log_sd}};
        }
        DistributionLine operator()(const CutNormal& x) const { return {"normal", {x.mean, x.sd}}; }
        DistributionLine operator()(const Weibull& x) const {
            return {"weibull", {x.scale, x.shape}};
        }
        DistributionLine operator()(const ScaledBeta& x) const {
            return {"beta", {x.low, x.high, x.alpha, x.beta}};
        }
    } visitor;
    return std::visit(visitor, d);
}

std::string text_of(const Distribution& d) {
    const DistributionLine line = describe(d);
    std::string text = line.family;
    for (const double value : line.values) text += ":" + shortest(value);
    return text;
}

std::string text_of(const Scenario& s, const Ask& ask) {
    std::string text = std::to_string(static_cast<int>(ask.thing)) + "/" +
                       std::to_string(static_cast<int>(ask.relation)) + "/" + shortest(ask.value);
    if (ask.step.exists()) text += "/" + name_in(s.steps, ask.step);
    if (ask.mark.exists()) text += "/" + name_in(s.marks, ask.mark);
    if (ask.segment.exists()) text += "/" + name_in(s.segments, ask.segment);
    return text;
}

// Shares and cases keep their order: the same uniform is read against it.
std::string text_of(const Scenario& s, const std::vector<Branch>& branches) {
    std::string text;
    for (const Branch& branch : branches) {
        text += "[";
        for (const Ask& ask : branch.asks) text += "(" + text_of(s, ask) + ")";
        if (branch.any) text += "any";
        if (branch.has_share) text += "@" + shortest(branch.share);
        for (const Handoff& handoff : branch.handoffs) {
            const Target& to = handoff.target;
            text += ">" +
                    (to.is_outcome() ? name_in(s.outcomes, to.outcome) : name_in(s.steps, to.step));
            text += "*" + shortest(handoff.share);
        }
        text += "]";
    }
    return text;
}

std::string line_of(const Scenario& s, const Step& step) {
    Line line("step", step.name);
    line.add("luck",
             step.luck_name == step.name ? std::string_view{} : std::string_view(step.luck_name))
        .add("kind", std::to_string(static_cast<int>(step.kind)))
        .add("by", name_in(s.teams, step.by))
        .add("to", name_in(s.teams, step.to))
        .add("length", text_of(step.length))
        .add("channel", word(step.channel))
        .add("contact", word(step.contact))
        .add("needs", sorted_names(s.facts, step.needs))
        .add("fields", step.fields)
        .add("prefilled", step.prefilled)
        .add("documents", step.documents)
        .add("pays", step.pays)
        .add("cost", step.cost)
        .add("tone", step.tone)
        .flag("solved", step.solved)
        .flag("refusal", step.refusal)
        .flag("apology", step.apology)
        .flag("gift", step.gift)
        .add("cause", word(step.cause))
        .add("owner", word(step.owner))
        .flag("visible", step.status_visible);
    if (!step.own_marks.empty()) line.add("marks", sorted_names(s.marks, step.own_marks));
    if (step.promised_s) line.add("promised", shortest(*step.promised_s));
    if (step.after) line.add("after", shortest(step.after->time_s) + text_of(s, step.after->next));
    return line.add("next", text_of(s, step.next)).text();
}

std::string line_of(const Scenario& s, const Team& team) {
    Line line("team", team.name);
    line.add("cost", team.cost_per_minute).flag("automated", team.automated);
    std::vector<std::string> seen;
    for (std::size_t t = 0; t < team.sees.size() && t < s.teams.size(); ++t)
        if (team.sees[t] != 0) seen.push_back(s.teams[t].name + ":" + shortest(team.sees[t]));
    std::sort(seen.begin(), seen.end());
    for (const std::string& pair : seen) line.add("sees", pair);
    return line.text();
}

std::string line_of(const Scenario& s, const Fact& fact) {
    return Line("fact", fact.name)
        .add("tell", fact.tell_s)
        .add("known_to", sorted_names(s.teams, fact.known_to))
        .text();
}

std::string line_of(const Segment& segment) {
    Line line("segment", segment.name);
    line.add("share", segment.share)
        .add("value", segment.yearly_value)
        .add("severity", segment.severity);
    if (segment.patience) line.add("patience", text_of(*segment.patience));
    return line.text();
}

std::string line_of(const EffortModel& e) {
    Line line("effort");
    line.add("held", e.held)
        .add("in_line", e.in_line)
        .add("day_calm", e.day_calm)
        .add("day_open", e.day_open);
    line.add("day_cap", e.day_cap_days)
        .add("contact", e.contact)
        .add("switch", e.switch_)
        .add("handoff", e.handoff);
    line.add("retelling", e.retelling).add("field", e.field).add("prefilled", e.prefilled);
    line.add("document", e.document).add("chaser", e.chaser).add("false_closure", e.false_closure);
    line.add("broken_promise", e.broken_promise).add("value_of_time", e.value_of_time_per_minute);
    return line.add("threshold", e.threshold_em).text();
}

std::string line_of(const LoyaltyModel& m) {
    Line line("loyalty");
    for (const double threshold : m.ces_threshold_em) line.add("t", threshold);
    for (const LoyaltyModel::Logit& logit :
         {m.disloyal, m.negative_word, m.repurchase, m.spend_more})
        line.add("logit", shortest(logit.a) + ":" + shortest(logit.b));
    line.add("front", m.front).add("manager", m.manager).add("recorded", m.recorded);
    return line.add("base", m.churn_base).add("phi", m.churn_phi).text();
}

void append_sorted(std::string& text, std::vector<std::string> lines) {
    std::sort(lines.begin(), lines.end());
    for (const std::string& line : lines) text.append(line).append("\n");
}

}  // namespace

std::string canonical_text(const Scenario& s) {
    std::string text = Line("alternative", s.alternative).text() + "\n";
    for (const Segment& segment : s.segments)
        text += line_of(segment) + "\n";  // their order decides who is who
    std::vector<std::string> lines;
    for (const Team& team : s.teams) lines.push_back(line_of(s, team));
    for (const Fact& fact : s.facts) lines.push_back(line_of(s, fact));
    for (const Step& step : s.steps) lines.push_back(line_of(s, step));
    for (const Outcome& outcome : s.outcomes)
        lines.push_back(Line("outcome", outcome.name).add("kind", word(outcome.kind)).text());
    append_sorted(text, std::move(lines));
    text += Line("start").add("next", text_of(s, s.start)).text() + "\n";
    text += line_of(s.effort) + "\n" + line_of(s.loyalty) + "\n";
    Line rest("run");
    rest.add("same_within", s.run.same_within_em).add("max_visits", double(s.run.max_visits));
    rest.add("per_year", s.customers_per_year.value_or(0))
        .add("gives_up_as", name_in(s.outcomes, s.gives_up_as));
    rest.add("one_off", s.costs.one_off)
        .add("yearly", s.costs.per_year)
        .add("per_case", s.costs.per_case);
    return text + rest.text() + "\n";
}

}  // namespace friction::report
