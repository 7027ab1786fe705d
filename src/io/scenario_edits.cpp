// What edits mean for the draft; scenario_editor.cpp writes them into the text.

#include <algorithm>

#include "friction/io/codes.h"
#include "friction/io/scenario_editor.h"
#include "scenario_edits.h"
#include "value_readers.h"

namespace friction::io {

namespace {

Problem problem(std::string_view code, std::string place, std::string found,
                std::string expected = {}, std::string hint = {}) {
    return {std::string(code),   std::move(place), std::move(found),
            std::move(expected), std::move(hint),  Severity::error};
}

std::string place_of(const std::string& redesign) { return "redesigns." + redesign; }

std::optional<Problem> check_redesign_name(const Draft& draft, const std::string& name) {
    if (!is_name(name) || is_reserved_name(name))
        return problem(code::not_a_name, place_of(name),
                       in_quotes(name) + " cannot name a redesign",
                       "small letters, digits and _, beginning with a letter, no word of the "
                       "language");
    if (find(draft.redesigns, name) != nullptr)
        return problem(code::name_taken, place_of(name),
                       "there is a redesign " + in_quotes(name) + " already", {},
                       "choose another name");
    return std::nullopt;
}

/// Everything that names a redesign.
Problems mentions(const Draft& draft, const std::string& name) {
    Problems found;
    for (const auto& [other, redesign] : draft.redesigns)
        if (std::ranges::find(redesign.includes, name) != redesign.includes.end())
            found.push_back(problem(code::bad_combination, place_of(other) + ".includes",
                                    "redesign " + in_quotes(other) + " includes " + in_quotes(name),
                                    {}, "take it out there first"));
    for (std::size_t i = 0; i < draft.expect.size(); ++i)
        if (!alternatives_named(draft.expect[i], name).empty())
            found.push_back(
                problem(code::bad_combination, "expect." + std::to_string(i),
                        "an expectation names " + in_quotes(name) + ": " + draft.expect[i], {},
                        "take it out first"));
    return found;
}

class Applier {
public:
    explicit Applier(Draft& draft) : draft_(draft) {}

    Problems operator()(const SetParameter& edit) {
        ParameterDraft* parameter = find(draft_.parameters, edit.parameter);
        const std::string place = "parameters." + edit.parameter;
        if (parameter == nullptr)
            return {problem(code::nothing_to_edit, place,
                            "there is no parameter " + in_quotes(edit.parameter))};
        if (parameter->value.dimension != edit.value.dimension)
            return {problem(code::bad_value, place,
                            to_text(edit.value) + " is not " +
                                std::string(describe(parameter->value.dimension)),
                            "a value like " + to_text(parameter->value))};
        parameter->value = edit.value;
        return {};
    }
    Problems operator()(const AddRedesign& edit) {
        if (auto wrong = check_redesign_name(draft_, edit.redesign)) return {*wrong};
        draft_.redesigns.emplace_back(edit.redesign, edit.content);
        return {};
    }
    Problems operator()(const RemoveRedesign& edit) {
        if (find(draft_.redesigns, edit.redesign) == nullptr) return unknown(edit.redesign);
        if (!edit.with_mentions)
            if (Problems found = mentions(draft_, edit.redesign); !found.empty()) return found;
        std::erase_if(draft_.redesigns, [&](const auto& r) { return r.first == edit.redesign; });
        for (auto& [name, redesign] : draft_.redesigns)
            std::erase(redesign.includes, edit.redesign);
        std::erase_if(draft_.expect, [&](const std::string& text) {
            return !alternatives_named(text, edit.redesign).empty();
        });
        return {};
    }
    Problems operator()(const RenameRedesign& edit) {
        if (find(draft_.redesigns, edit.redesign) == nullptr) return unknown(edit.redesign);
        if (edit.redesign == edit.to) return {};
        if (auto wrong = check_redesign_name(draft_, edit.to)) return {*wrong};
        for (auto& [name, redesign] : draft_.redesigns) {
            if (name == edit.redesign) name = edit.to;
            std::ranges::replace(redesign.includes, edit.redesign, edit.to);
        }
        for (std::string& text : draft_.expect) text = renamed(text, edit.redesign, edit.to);
        return {};
    }
    Problems operator()(const SetRedesignTitle& edit) {
        return change(edit.redesign, [&](Redesign& redesign) { redesign.title = edit.title; });
    }
    Problems operator()(const SetRedesignCosts& edit) {
        return change(edit.redesign, [&](Redesign& redesign) { redesign.costs = edit.costs; });
    }
    Problems operator()(const SetIncludes& edit) {
        return change(edit.redesign,
                      [&](Redesign& redesign) { redesign.includes = edit.includes; });
    }
    Problems operator()(const SetMoves& edit) {
        return change(edit.redesign, [&](Redesign& redesign) { redesign.changes = edit.moves; });
    }
    Problems operator()(const InsertMove& edit) {
        return change_moves(edit.redesign, edit.position, 1, [&](std::vector<Move>& moves) {
            moves.insert(at(moves, edit.position), edit.move);
        });
    }
    Problems operator()(const ReplaceMove& edit) {
        return change_moves(edit.redesign, edit.position, 0,
                            [&](std::vector<Move>& moves) { moves[edit.position] = edit.move; });
    }
    Problems operator()(const RemoveMove& edit) {
        return change_moves(edit.redesign, edit.position, 0, [&](std::vector<Move>& moves) {
            moves.erase(at(moves, edit.position));
        });
    }
    Problems operator()(const ReorderMove& edit) {
        return change_moves(edit.redesign, std::max(edit.from, edit.to), 0,
                            [&](std::vector<Move>& moves) {
                                Move move = std::move(moves[edit.from]);
                                moves.erase(at(moves, edit.from));
                                moves.insert(at(moves, edit.to), std::move(move));
                            });
    }

private:
    static std::vector<Move>::iterator at(std::vector<Move>& moves, std::size_t position) {
        return moves.begin() + static_cast<std::ptrdiff_t>(position);
    }
    static Problems unknown(const std::string& name) {
        return {problem(code::nothing_to_edit, place_of(name),
                        "there is no redesign " + in_quotes(name))};
    }
    template <class Change>
    Problems change(const std::string& name, Change&& how) {
        Redesign* redesign = find(draft_.redesigns, name);
        if (redesign == nullptr) return unknown(name);
        how(*redesign);
        return {};
    }
    /// `more`: how far behind the last move a position may be.
    template <class Change>
    Problems change_moves(const std::string& name, std::size_t position, std::size_t more,
                          Change&& how) {
        Redesign* redesign = find(draft_.redesigns, name);
        if (redesign == nullptr) return unknown(name);
        if (position >= redesign->changes.size() + more)
            return {problem(
                code::nothing_to_edit, place_of(name) + ".changes." + std::to_string(position),
                "redesign " + in_quotes(name) + " has no move " + std::to_string(position + 1),
                "one of its " + std::to_string(redesign->changes.size()) + " moves")};
        how(redesign->changes);
        return {};
    }

    Draft& draft_;
};

bool is_name_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
}

}  // namespace

std::vector<std::size_t> alternatives_named(std::string_view expectation, std::string_view name) {
    std::vector<std::size_t> found;
    for (std::size_t at = expectation.find(name); at != std::string_view::npos;
         at = expectation.find(name, at + 1)) {
        const std::size_t end = at + name.size();
        const char before = at == 0 ? ' ' : expectation[at - 1];
        const char after = end < expectation.size() ? expectation[end] : ' ';
        const bool is_mirage = at == 0 && expectation.substr(end).starts_with(" is ");
        const bool has_metric = after == '.' && before != '.' && before != '(';
        if (!is_name_letter(before) && (has_metric || is_mirage)) found.push_back(at);
    }
    return found;
}

std::string renamed(std::string_view expectation, std::string_view name, std::string_view to) {
    std::string text;
    std::size_t done = 0;
    for (const std::size_t at : alternatives_named(expectation, name)) {
        text.append(expectation.substr(done, at - done)).append(to);
        done = at + name.size();
    }
    return text.append(expectation.substr(done));
}

Result<Draft> apply_edits(Draft draft, std::span<const ScenarioEdit> edits) {
    Applier applier(draft);
    for (const ScenarioEdit& edit : edits)
        if (Problems problems = std::visit(applier, edit); !problems.empty()) return problems;
    return draft;
}

}  // namespace friction::io
