// What edits mean for the draft; scenario_editor.cpp writes them into the text.

#include <algorithm>
#include <utility>

#include "friction/flow_text.h"
#include "friction/io/codes.h"
#include "friction/io/scenario_editor.h"
#include "friction/io/scenario_reader.h"
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

/// A value as its text says it: a share of a third is written with as many digits as there are, and
/// a few values have none that say them to the last bit.
Quantity as_written(const Quantity& quantity) {
    const Parsed<Quantity> read = parse_quantity(to_text(quantity));
    const auto* value = std::get_if<Quantity>(&read);
    return value == nullptr ? quantity : *value;
}

/// A redesign as its text says it; what no text can say is a problem.
Result<Redesign> as_written(const Redesign& redesign, const std::string& name) {
    constexpr std::string_view probe = "probe";
    const ReadScenario read = read_scenario(
        {"edit",
         "friction: 1\ntitle: x\nstart: a\nsteps: {a: {next: b}}\noutcomes: {b: resolved}\n"
         "redesigns:\n  probe: " +
             flow_text(redesign) + '\n'});
    Problems problems;
    for (const Diagnostic& diagnostic : read.diagnostics) {
        problems.push_back(diagnostic.problem);
        std::string& place = problems.back().place;
        if (place.starts_with("redesigns.probe"))
            place.replace(place.find(probe), probe.size(), name);
    }
    if (!problems.empty()) return problems;
    const Redesign* made = find(read.file.draft.redesigns, probe);
    if (made == nullptr)
        return problem(code::bad_value, place_of(name), "this redesign cannot be written");
    return *made;
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
        parameter->value = as_written(edit.value);
        return {};
    }
    Problems operator()(const AddRedesign& edit) {
        if (auto wrong = check_redesign_name(draft_, edit.redesign)) return {*wrong};
        const Result<Redesign> content = as_written(edit.content, edit.redesign);
        if (!content) return content.problems();
        draft_.redesigns.emplace_back(edit.redesign, content.value());
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
        Redesign part;
        part.title = edit.title;
        return change(edit.redesign, part,
                      [](Redesign& to, const Redesign& from) { to.title = from.title; });
    }
    Problems operator()(const SetRedesignCosts& edit) {
        Redesign part;
        part.costs = edit.costs;
        return change(edit.redesign, part,
                      [](Redesign& to, const Redesign& from) { to.costs = from.costs; });
    }
    Problems operator()(const SetIncludes& edit) {
        Redesign part;
        part.includes = edit.includes;
        return change(edit.redesign, part,
                      [](Redesign& to, const Redesign& from) { to.includes = from.includes; });
    }
    Problems operator()(const SetMoves& edit) {
        Redesign part;
        part.changes = edit.moves;
        return change(edit.redesign, part,
                      [](Redesign& to, const Redesign& from) { to.changes = from.changes; });
    }
    Problems operator()(const InsertMove& edit) {
        if (Problems wrong = check_move(edit.redesign, edit.position, 1); !wrong.empty())
            return wrong;
        return change(edit.redesign, with_move(edit.move), [&](Redesign& to, const Redesign& from) {
            to.changes.insert(at(to.changes, edit.position), from.changes[0]);
        });
    }
    Problems operator()(const ReplaceMove& edit) {
        if (Problems wrong = check_move(edit.redesign, edit.position, 0); !wrong.empty())
            return wrong;
        return change(edit.redesign, with_move(edit.move), [&](Redesign& to, const Redesign& from) {
            to.changes[edit.position] = from.changes[0];
        });
    }
    Problems operator()(const RemoveMove& edit) {
        if (Problems wrong = check_move(edit.redesign, edit.position, 0); !wrong.empty())
            return wrong;
        std::vector<Move>& moves = find(draft_.redesigns, edit.redesign)->changes;
        moves.erase(at(moves, edit.position));
        return {};
    }
    Problems operator()(const ReorderMove& edit) {
        const std::size_t last = std::max(edit.from, edit.to);
        if (Problems wrong = check_move(edit.redesign, last, 0); !wrong.empty()) return wrong;
        std::vector<Move>& moves = find(draft_.redesigns, edit.redesign)->changes;
        Move move = std::move(moves[edit.from]);
        moves.erase(at(moves, edit.from));
        moves.insert(at(moves, edit.to), std::move(move));
        return {};
    }

private:
    static std::vector<Move>::iterator at(std::vector<Move>& moves, std::size_t position) {
        return moves.begin() + static_cast<std::ptrdiff_t>(position);
    }
    static Problems unknown(const std::string& name) {
        return {problem(code::nothing_to_edit, place_of(name),
                        "there is no redesign " + in_quotes(name))};
    }
    static Redesign with_move(const Move& move) {
        Redesign part;
        part.changes.push_back(move);
        return part;
    }
    /// Puts a part of a redesign in, as it reads back.
    template <class Change>
    Problems change(const std::string& name, const Redesign& part, Change&& how) {
        Redesign* redesign = find(draft_.redesigns, name);
        if (redesign == nullptr) return unknown(name);
        const Result<Redesign> written = as_written(part, name);
        if (!written) return written.problems();
        how(*redesign, written.value());
        return {};
    }
    /// `more`: how far behind the last move the position may be.
    Problems check_move(const std::string& name, std::size_t position, std::size_t more) const {
        const Redesign* redesign = find(std::as_const(draft_).redesigns, name);
        if (redesign == nullptr) return unknown(name);
        if (position < redesign->changes.size() + more) return {};
        return {
            problem(code::nothing_to_edit, place_of(name) + ".changes." + std::to_string(position),
                    "redesign " + in_quotes(name) + " has no move " + std::to_string(position + 1),
                    "one of its " + std::to_string(redesign->changes.size()) + " moves")};
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
