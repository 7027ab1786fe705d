#include "friction/viewer/palette.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "friction/report/wording.h"
#include "friction/viewer/command_table.h"

namespace friction::viewer {
namespace {

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string small(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(),
                           [](char c) { return c == '_' ? ' ' : small(c); });
    return result;
}

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : text + ' ') {
        if (c != ' ') {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    return words;
}

/// Every word must be somewhere. Lower is better: the title beats the rest, its beginning and the
/// beginnings of its words beat their middles.
std::optional<int> rank(const std::vector<std::string>& wanted, const std::string& title,
                        const std::string& rest) {
    int all = 0;
    for (const std::string& word : wanted) {
        const std::size_t at = title.find(word);
        if (at == 0) continue;
        if (at != std::string::npos)
            all += title[at - 1] == ' ' ? 1 : 2;
        else if (rest.find(word) != std::string::npos)
            all += 4;
        else
            return std::nullopt;
    }
    return all;
}

void add_steps(std::vector<PaletteItem>& items, const Session& session) {
    const Model* model = session.run.model.get();
    if (model == nullptr || !model->can_run()) return;
    const Scenario& scenario = model->scenarios[model->alternative(session.shown()).value_or(0)];
    for (const Step& step : scenario.steps)
        items.push_back({PaletteItem::Kind::step,
                         report::title_of(step.title, step.name),
                         step.name,
                         {},
                         Select{SelectedStep{step.name}}});
    for (const Outcome& outcome : scenario.outcomes)
        items.push_back({PaletteItem::Kind::outcome,
                         report::title_of("", outcome.name),
                         outcome.name,
                         {},
                         Select{SelectedStep{outcome.name}}});
}

void add_designs(std::vector<PaletteItem>& items, const Session& session) {
    if (!session.file.is_open()) return;
    items.push_back(
        {PaletteItem::Kind::design, "Baseline", "as it is today", {}, ChooseDesign{baseline_id}});
    for (const Design& design : session.document->designs)
        items.push_back({PaletteItem::Kind::design,
                         title_of(session, design.id),
                         design.name,
                         {},
                         ChooseDesign{design.id}});
}

void add_commands(std::vector<PaletteItem>& items, const Session& session) {
    for (const CommandRow& row : command_table()) {
        if (!row.is_listed || row.make == nullptr || row.name == "find") continue;
        if (!row.is_enabled(session)) continue;
        const Chord& keys = row.keys.front();
        items.push_back({PaletteItem::Kind::command, std::string(row.title), std::string(row.help),
                         keys.key == Key::none ? std::string() : to_text(keys), row.make(session)});
    }
}

}  // namespace

std::vector<PaletteItem> palette_items(const Session& session, std::string_view text) {
    std::vector<PaletteItem> items;
    add_steps(items, session);
    add_designs(items, session);
    add_commands(items, session);
    const std::vector<std::string> wanted = words_of(small(text));
    struct Found {
        int rank;
        std::size_t position;
    };
    std::vector<Found> found;
    for (std::size_t i = 0; i < items.size(); ++i)
        if (const auto r = rank(wanted, small(items[i].title), small(items[i].detail)))
            found.push_back({*r, i});
    std::ranges::stable_sort(found, {}, &Found::rank);
    std::vector<PaletteItem> best;
    best.reserve(found.size());
    for (const Found& one : found) best.push_back(std::move(items[one.position]));
    return best;
}

}  // namespace friction::viewer
