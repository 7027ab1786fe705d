// Baseline, each move where it stands, redesign.

#include <cmath>

#include "friction/report/wording.h"
#include "friction/viewer/chart_data.h"
#include "friction/viewer/move_words.h"
#include "friction/viewer/words.h"

namespace friction::viewer {

namespace {

/// "Set promised": of a move that sets one key the key as well.
std::string label_of(const Move& move) {
    const auto* set = std::get_if<Set>(&move);
    if (set == nullptr) return title_of(move);
    const std::string key = std::visit(
        []<class P>(const P& patch) {
            if constexpr (requires { patch.keys; })
                return patch.keys.size() == 1 ? patch.keys.front() : std::string();
            else
                return patch.size() == 1 ? patch.front().first : std::string();
        },
        set->patch);
    return key.empty() ? title_of(move) : title_of(move) + " " + key;
}

/// All but where its bar lies; nothing where the design has changed since.
std::optional<drawing::WaterfallRow> row_of(const Session& session, const Design& design,
                                            const MoveEffects::Effect& effect) {
    if (effect.position >= (effect.is_include ? design.includes.size() : design.moves.size()))
        return std::nullopt;
    drawing::WaterfallRow row{.figure = "cannot be made"};
    std::string what;
    if (effect.is_include) {
        const std::string& name = design.includes[effect.position];
        const Design* other = session.document->design(name);
        what = row.label = other == nullptr ? name : title_of(session, other->id);
        row.name = name;
    } else {
        const Move& move = design.moves[effect.position].move;
        what = title_of(move);
        row.name = std::to_string(effect.position);
        row.label = std::to_string(effect.position + 1) + "  " + label_of(move);
    }
    if (effect.difference_em) {
        row.figure = with_minus(report::change(*effect.difference_em, report::Shape::number, 1));
        row.readout = what + ": " + with_minus(report::change_with_doubt(*effect.difference_em)) +
                      " EM where it stands in the list, " +
                      report::counted(effect.difference_em->journeys, "journey", "journeys");
    }
    return row;
}

}  // namespace

std::optional<drawing::Waterfall> waterfall(const Session& session, DesignId id) {
    const MoveEffects* effects = session.run.effects.get();
    const Design* design = session.document->design(id);
    if (effects == nullptr || design == nullptr || effects->input != session.input ||
        effects->design != id)
        return std::nullopt;
    drawing::Waterfall chart;
    chart.title = {"Consequence of each move", "effort per journey, stacked from the baseline"};
    double em = effects->baseline_em.value;
    chart.before = {"baseline", "Baseline", em_text(effects->baseline_em), 0, em, {}};
    for (const MoveEffects::Effect& effect : effects->effects) {
        std::optional<drawing::WaterfallRow> row = row_of(session, *design, effect);
        if (!row) return std::nullopt;
        row->from = em;
        if (effect.effort_em) em = effect.effort_em->value;
        row->to = em;
        chart.moves.push_back(std::move(*row));
    }
    chart.after = {"redesign", "Redesign", em_text(em), 0, em, {}};
    const double limit = session.file.good
                             ? session.run.model && session.run.model->can_run()
                                   ? session.run.model->scenarios.front().effort.threshold_em
                                   : 0
                             : 0;
    if (limit > 0) chart.threshold = drawing::ThresholdMark{limit, report::number(limit, 0), {}};
    chart.number = [](double value, int decimals) {
        return with_minus(report::number(value, decimals));
    };
    return chart;
}

}  // namespace friction::viewer
