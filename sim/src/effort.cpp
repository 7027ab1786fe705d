#include "friction/effort.h"

#include "friction/kernels.h"

namespace friction {

namespace {

// Weights and ranges: docs/model.md, "Effort", which names the source of each.
constexpr std::array<WeightRow, 15> weights = {{
    {"held", &EffortModel::held, 1.5, 1, 2.5, "EM per minute",
     "waits feel about 36% longer (Larson), rounded; assumption"},
    {"in_line", &EffortModel::in_line, 1.5, 1, 2.5, "EM per minute",
     "waits feel about 36% longer (Larson), rounded; assumption"},
    {"day_calm", &EffortModel::day_calm, 0.5, 0, 1, "EM per day", "assumption"},
    {"day_open", &EffortModel::day_open, 2, 1, 4, "EM per day", "assumption"},
    {"day_cap", &EffortModel::day_cap_days, 30, 1, 365, "days per wait", "assumption"},
    {"contact", &EffortModel::contact, 20, 10, 40, "EM per repeated contact",
     "calibrated: 2.5 times disloyalty (Dixon 2020)"},
    {"switch", &EffortModel::switch_, 2, 0, 6, "EM per switch", "calibrated: -10% loyalty (Toman)"},
    {"handoff", &EffortModel::handoff, 3, 1, 8, "EM per felt handoff", "assumption"},
    {"retelling", &EffortModel::retelling, 5, 2, 10, "EM per retelling", "assumption"},
    {"field", &EffortModel::field, 0.2, 0.1, 0.4, "EM per field typed", "assumption"},
    {"prefilled", &EffortModel::prefilled, 0.05, 0.02, 0.1, "EM per field checked", "assumption"},
    {"document", &EffortModel::document, 5, 2, 15, "EM per document", "assumption"},
    {"chaser", &EffortModel::chaser, 3, 1, 6, "EM per chaser", "assumption"},
    {"false_closure", &EffortModel::false_closure, 15, 5, 30, "EM per false closure", "assumption"},
    {"broken_promise", &EffortModel::broken_promise, 10, 5, 20, "EM per broken promise or refusal",
     "assumption"},
}};

/// Slopes of a quantity that is `value[k-1]` when the answer is k, in P(CES <= k).
void set_row(FeelingTable& table, FeelingTable::Row row, const std::array<double, 7>& value) {
    table.base[row] = value[6];
    for (std::size_t k = 0; k < 6; ++k) table.slope[row][k] = value[k] - value[k + 1];
}

std::array<double, 7> logit_values(LoyaltyModel::Logit logit) {
    std::array<double, 7> values{};
    for (std::size_t k = 0; k < 7; ++k)
        values[k] = 1 / (1 + exp_kernel(-(logit.a - logit.b * static_cast<double>(k + 1))));
    return values;
}

/// Interpolates the logarithm between a minor and a major problem.
double between(double minor, double major, double severity) {
    return exp_kernel((1 - severity) * log_kernel(minor) + severity * log_kernel(major));
}

}  // namespace

std::span<const WeightRow> weight_table() { return weights; }

FeelingTable feeling_table(const LoyaltyModel& model) {
    FeelingTable table{};
    for (std::size_t k = 0; k < 6; ++k)
        table.threshold_squared[k] = model.ces_threshold_em[k] * model.ces_threshold_em[k];
    set_row(table, FeelingTable::ces, {1, 2, 3, 4, 5, 6, 7});
    set_row(table, FeelingTable::easy, {0, 0, 0, 0, 1, 1, 1});
    set_row(table, FeelingTable::hard, {1, 1, 1, 0, 0, 0, 0});
    set_row(table, FeelingTable::disloyal, logit_values(model.disloyal));
    set_row(table, FeelingTable::negative_word, logit_values(model.negative_word));
    set_row(table, FeelingTable::repurchase, logit_values(model.repurchase));
    set_row(table, FeelingTable::spend_more, logit_values(model.spend_more));
    return table;
}

std::array<double, 7> ces_probabilities(const LoyaltyModel& model, double effort_em) {
    std::array<double, 7> probability{};
    double below = 0;
    const double square = effort_em > 0 ? effort_em * effort_em : 0;
    for (std::size_t k = 0; k < 6; ++k) {
        const double threshold = model.ces_threshold_em[k];
        const double at_most = square / (square + threshold * threshold);
        probability[k] = at_most - below;
        below = at_most;
    }
    probability[6] = 1 - below;
    return probability;
}

Feeling feeling(const LoyaltyModel& model, double effort_em, bool resolved, double severity) {
    const FeelingTable table = feeling_table(model);
    const double square = effort_em > 0 ? effort_em * effort_em : 0;
    std::array<double, FeelingTable::row_count> value = table.base;
    for (std::size_t k = 0; k < 6; ++k) {
        const double at_most = square / (square + table.threshold_squared[k]);
        for (std::size_t row = 0; row < FeelingTable::row_count; ++row)
            value[row] += table.slope[row][k] * at_most;
    }
    Feeling result{value[FeelingTable::ces],           value[FeelingTable::easy],
                   value[FeelingTable::hard],          value[FeelingTable::disloyal],
                   value[FeelingTable::negative_word], value[FeelingTable::repurchase],
                   value[FeelingTable::spend_more],    value[FeelingTable::repurchase]};
    if (!resolved) {
        result.stay *= unresolved_stay_factor(model, severity);
        result.negative_word =
            1 - (1 - result.negative_word) * (1 - unresolved_negative_word(severity));
    }
    return result;
}

double unresolved_stay_factor(const LoyaltyModel& model, double severity) {
    const double complained = between(46.0 / 95, 19.0 / 82, severity);
    const double silent = between(37.0 / 95, 9.0 / 82, severity);
    return model.front * complained + (1 - model.front) * silent;
}

double unresolved_negative_word(double severity) { return 0.2 + (0.5 - 0.2) * severity; }

}  // namespace friction
