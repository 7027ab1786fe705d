#include "friction/io/drawings.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "friction/drawing/svg.h"
#include "friction/printable.h"

namespace friction::io {

namespace {

using drawing::BlueprintHandoff;
using drawing::BlueprintModel;
using drawing::BlueprintOutcome;
using drawing::BlueprintStep;
using drawing::Change;
using drawing::hex;
using drawing::MarkKind;

/// In DOT a backslash begins an escape like \N, also inside quotes.
std::string dot_quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : printable(text)) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

/// In Mermaid quoted text still knows entities and, in some versions, Markdown and HTML.
std::string mermaid_quoted(const std::string& text) {
    constexpr std::string_view special = "\"#<>&`*_[]{}()|;\\";
    std::string out = "\"";
    for (const char c : printable(text)) {
        if (special.find(c) == std::string_view::npos)
            out += c;
        else
            out += '#' + std::to_string(static_cast<int>(c)) + ';';
    }
    return out + '"';
}

/// Steps are called s0, s1 ... by their place in the layout, so that no name is a keyword.
std::string step_id(std::uint32_t step) { return "s" + std::to_string(step); }
std::string outcome_id(std::uint32_t outcome) { return "o" + std::to_string(outcome); }

std::string target_id(const BlueprintHandoff& handoff) {
    return handoff.ends.to_outcome ? outcome_id(handoff.ends.to) : step_id(handoff.ends.to);
}

std::string label_of(const BlueprintModel& model, const BlueprintStep& step) {
    std::string label = step.title;
    if (model.has_effort && step.kind != MarkKind::choice)
        label += ": " + drawing::em_text(step.effort_em) + " EM";
    return label;
}

std::string label_of(const BlueprintOutcome& outcome) {
    if (!outcome.share) return outcome.title;
    return outcome.title + " " + drawing::share_text(*outcome.share);
}

bool has_share(const BlueprintHandoff& handoff) {
    return handoff.share > 0 && handoff.share < 0.9995;
}
std::string share_of(const BlueprintHandoff& handoff) { return drawing::share_text(handoff.share); }

/// Ghosts are no part of these graphs, so a lane may have nothing left in it.
bool is_empty(const BlueprintModel& model, std::uint32_t lane) {
    return std::none_of(model.steps.begin(), model.steps.end(), [&](const BlueprintStep& step) {
        return step.lane == lane && !step.is_ghost;
    });
}

std::string dot_step(const BlueprintModel& model, const BlueprintStep& step) {
    const drawing::Theme& theme = drawing::light_theme();
    std::string text = step_id(step.step) + " [label=" + dot_quoted(label_of(model, step));
    if (step.kind == MarkKind::choice) text += ", shape=diamond";
    std::string style = step.kind == MarkKind::wait ? "rounded" : "";
    if (step.is_open) style += ",dashed";
    if (model.has_effort && step.kind != MarkKind::choice) {
        style += style.empty() ? "filled" : ",filled";
        text += ", fillcolor=\"" + hex(theme.heat[step.heat]) + "\", fontcolor=\"" +
                hex(text_on_heat(theme, step.heat)) + '"';
    }
    if (!style.empty()) text += ", style=\"" + style + '"';
    if (step.change != Change::none) text += ", color=\"" + hex(theme.blue) + "\", penwidth=2.5";
    return text + "];\n";
}

std::string width_text(double share) {
    // Tenths of a point, from a hair to a tenth of an inch.
    const int tenths = static_cast<int>(std::lround(10 + 62 * std::clamp(share, 0.0, 1.0)));
    return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10);
}

}  // namespace

std::string to_dot(const BlueprintModel& model, const std::string& title) {
    std::string text = "digraph process {\n  label=" + dot_quoted(title) +
                       ";\n  labelloc=t;\n  rankdir=LR;\n"
                       "  node [shape=box, fontname=\"Inter, Helvetica, sans-serif\"];\n"
                       "  edge [color=\"#9fa9b8\", fontname=\"Inter, Helvetica, sans-serif\"];\n";
    for (std::uint32_t lane = 0; lane < model.lanes.size(); ++lane) {
        if (is_empty(model, lane)) continue;
        text += "  subgraph cluster_" + std::to_string(lane) +
                " {\n    label=" + dot_quoted(model.lanes[lane].title) + ";\n";
        for (const BlueprintStep& step : model.steps)
            if (step.lane == lane && !step.is_ghost) text += "    " + dot_step(model, step);
        text += "  }\n";
    }
    for (const BlueprintOutcome& outcome : model.outcomes)
        text += "  " + outcome_id(outcome.outcome) + " [label=" + dot_quoted(label_of(outcome)) +
                ", shape=" + (outcome.kind == OutcomeKind::resolved ? "doublecircle" : "circle") +
                "];\n";
    for (const BlueprintHandoff& handoff : model.handoffs) {
        text += "  " + step_id(handoff.ends.from) + " -> " + target_id(handoff) +
                " [penwidth=" + width_text(handoff.share);
        if (has_share(handoff)) text += ", label=" + dot_quoted(share_of(handoff));
        if (handoff.is_changed) text += ", color=\"" + hex(drawing::light_theme().blue) + '"';
        text += "];\n";
    }
    return text + "}\n";
}

namespace {

/// `%%{...}%%` speaks to Mermaid wherever it stands, in comments too.
std::string without_directives(const std::string& title) {
    std::string text;
    for (const char c : title) {
        if (c == '%' || c == '{' || c == '}')
            text += "#" + std::to_string(static_cast<int>(c)) + ";";
        else
            text += c;
    }
    return text;
}

/// The steps that `is_in` picks get a style of their own; nothing where there is none.
template <class IsIn>
std::string mermaid_class(const BlueprintModel& model, const std::string& name,
                          const std::string& style, IsIn&& is_in) {
    std::string members;
    for (const BlueprintStep& step : model.steps)
        if (!step.is_ghost && is_in(step))
            members += (members.empty() ? "" : ",") + step_id(step.step);
    if (members.empty()) return {};
    return "  classDef " + name + ' ' + style + "\n  class " + members + ' ' + name + "\n";
}

std::string mermaid_heat(const BlueprintModel& model, const drawing::Theme& theme) {
    std::string text;
    if (!model.has_effort) return text;
    for (std::size_t heat = 0; heat < theme.heat.size(); ++heat)
        text += mermaid_class(
            model, "heat" + std::to_string(heat),
            "fill:" + hex(theme.heat[heat]) + ",color:" + hex(text_on_heat(theme, heat)),
            [&](const BlueprintStep& step) {
                return step.heat == heat && step.kind != MarkKind::choice;
            });
    return text;
}

/// Arrows have no names in Mermaid: they are counted in the order they are written.
std::string mermaid_changes(const BlueprintModel& model, const drawing::Theme& theme) {
    const std::string blue = "stroke:" + hex(theme.blue) + ",stroke-width:3px";
    std::string arrows;
    for (std::size_t i = 0; i < model.handoffs.size(); ++i)
        if (model.handoffs[i].is_changed) arrows += (arrows.empty() ? "" : ",") + std::to_string(i);
    return mermaid_class(model, "changed", blue,
                         [](const BlueprintStep& step) { return step.change != Change::none; }) +
           (arrows.empty() ? "" : "  linkStyle " + arrows + ' ' + blue + "\n");
}

}  // namespace

std::string to_mermaid(const BlueprintModel& model, const std::string& title) {
    const drawing::Theme& theme = drawing::light_theme();
    std::string text = "flowchart LR\n  %% Title: " + without_directives(printable(title)) + "\n";
    for (std::uint32_t lane = 0; lane < model.lanes.size(); ++lane) {
        if (is_empty(model, lane)) continue;
        text += "  subgraph lane" + std::to_string(lane) + '[' +
                mermaid_quoted(model.lanes[lane].title) + "]\n";
        for (const BlueprintStep& step : model.steps) {
            if (step.lane != lane || step.is_ghost) continue;
            constexpr std::array<std::array<std::string_view, 2>, 3> brackets = {
                {{"[", "]"}, {"([", "])"}, {"{", "}"}}};
            const auto& [open, close] = brackets[static_cast<std::size_t>(step.kind)];
            text += "    " + step_id(step.step) + std::string(open) +
                    mermaid_quoted(label_of(model, step)) + std::string(close) + "\n";
        }
        text += "  end\n";
    }
    for (const BlueprintOutcome& outcome : model.outcomes) {
        const bool resolved = outcome.kind == OutcomeKind::resolved;
        text += "  " + outcome_id(outcome.outcome) + (resolved ? "(((" : "((") +
                mermaid_quoted(label_of(outcome)) + (resolved ? ")))" : "))") + "\n";
    }
    for (const BlueprintHandoff& handoff : model.handoffs)
        text +=
            "  " + step_id(handoff.ends.from) + " -->" +
            (has_share(handoff) ? '|' + mermaid_quoted(share_of(handoff)) + '|' : std::string()) +
            ' ' + target_id(handoff) + "\n";
    return text + mermaid_heat(model, theme) + mermaid_changes(model, theme);
}

}  // namespace friction::io
