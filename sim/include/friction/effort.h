#pragma once
// What effort is, and what it does to loyalty: weights, thresholds, maps. Sources are in
// docs/model.md.
//
// One effort minute (EM) is one minute of the customer's active attention.

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <utility>

namespace friction {

/// The fifteen components of the customer's ledger, in the order of every table. Names are those of
/// effort(component).
enum class Component {
    active,
    held,
    in_line,
    day_calm,
    day_open,
    contact,
    switch_,
    handoff,
    retelling,
    form,
    document,
    chaser,
    false_closure,
    broken_promise,
    money
};
inline constexpr std::size_t component_count = 15;
inline constexpr std::array<std::string_view, component_count> component_names = {
    "active",   "held",   "in_line",       "day_calm",       "day_open",
    "contact",  "switch", "handoff",       "retelling",      "form",
    "document", "chaser", "false_closure", "broken_promise", "money"};

/// The weights of one scenario.
struct EffortModel {
    double held = 1.5, in_line = 1.5;                        ///< EM per minute
    double day_calm = 0.5, day_open = 2, day_cap_days = 30;  ///< EM per day; days a wait
    double contact = 20, switch_ = 2, handoff = 3, retelling = 5;
    double field = 0.2, prefilled = 0.05, document = 5, chaser = 3, false_closure = 15,
           broken_promise = 10;
    double value_of_time_per_minute = 0.30;  ///< money per minute
    double threshold_em = 30;
    double tone_empathic = 0.9, tone_neutral = 1.0, tone_robotic = 1.2;
};
using WeightSlot = double EffortModel::*;

/// One weight a scenario may change.
struct WeightRow {
    std::string_view name;    ///< key under effort.weights
    WeightSlot slot;          ///< where it stands in the model
    double value;             ///< EM per `unit`
    double low, high;         ///< range for robustness
    std::string_view unit;    ///< "minute", "day", "days", "contact", "field" ...
    std::string_view source;  ///< "assumption", "calibrated: ..."
};
[[nodiscard]] std::span<const WeightRow> weight_table();
/// Tones by their word.
inline constexpr std::array<std::pair<std::string_view, WeightSlot>, 3> tone_slots = {
    {{"empathic", &EffortModel::tone_empathic},
     {"neutral", &EffortModel::tone_neutral},
     {"robotic", &EffortModel::tone_robotic}}};
/// Weights of the language that nothing uses yet.
inline constexpr std::array<std::string_view, 2> weights_not_yet = {"held_announced",
                                                                    "in_line_announced"};

/// CES, intentions, churn. Defaults are those of docs/model.md.
struct LoyaltyModel {
    std::array<double, 6> ces_threshold_em = {101.25, 67.5, 45, 30, 20, 40.0 / 3};  ///< T_1..T_6
    struct Logit {
        double a, b;
    };
    Logit disloyal{7.24, 1.69}, negative_word{5.73, 1.86}, repurchase{-7.80, -1.88},
        spend_more{-6.85, -1.54};
    double front = 0.50, manager = 0.03, recorded = 0.50;
    double churn_base = 0.05, churn_phi = 0.3;
};

/// P(CES = 1..7) after an effort of this many EM, by the exact map; effort 0 or less answers 7.
[[nodiscard]] std::array<double, 7> ces_probabilities(const LoyaltyModel& model, double effort_em);

/// What a journey of this effort and end is expected to feel and do (expectations over the answered
/// CES).
struct Feeling {
    double ces;         ///< mean answer, 1..7, high is good (CES 2.0)
    double easy, hard;  ///< P(CES >= 5), P(CES <= 3)
    double disloyal, negative_word, repurchase, spend_more;
    double stay;  ///< repurchase, times what an unresolved problem leaves of it
};
[[nodiscard]] Feeling feeling(const LoyaltyModel& model, double effort_em, bool resolved,
                              double severity);

/// Feeling as linear functions of the six P(CES <= k): value = base + sum_k slope[k] * P(CES <=
/// k+1). Hot loops use it.
struct FeelingTable {
    std::array<double, 6> threshold_squared;
    enum Row { ces, easy, hard, disloyal, negative_word, repurchase, spend_more, row_count };
    std::array<double, row_count> base;
    std::array<std::array<double, 6>, row_count> slope;
};
[[nodiscard]] FeelingTable feeling_table(const LoyaltyModel& model);

/// Factor on repurchase of an unresolved problem, complained with chance `front`; 1 when resolved.
[[nodiscard]] double unresolved_stay_factor(const LoyaltyModel& model, double severity);
/// Chance that an unresolved problem alone makes somebody speak ill.
[[nodiscard]] double unresolved_negative_word(double severity);

}  // namespace friction
