// friction moves: the catalogue of moves, one of them, or what the short forms of a redesign stand
// for.

#include "friction/move.h"

#include <utility>

#include "console.h"
#include "friction/report/report.h"
#include "friction/suggest.h"
#include "load.h"
#include "results.h"

namespace friction::cli {
namespace {

report::Report all_moves() {
    report::Report report;
    report.title = "Moves: the changes a redesign is made of";
    for (const bool is_short : {false, true}) {
        report::Section section;
        section.title = is_short ? "Short forms" : "The five that suffice";
        section.caption =
            is_short ? "each stands for some of the five; friction moves --expand shows which" : "";
        section.table.columns = {{"move", false}, {"what it does", false}};
        for (const MoveHelp& move : move_table())
            if (move.is_short_form == is_short)
                section.table.rows.push_back(
                    {{std::string(move.name), std::string(move.effect)}, 0});
        report.sections.push_back(std::move(section));
    }
    report.headline.emplace_back(
        "friction moves NAME shows how one is written and when it is refused.");
    return report;
}

report::Report described(const MoveHelp& move) {
    report::Report report;
    report.title = std::string(move.name);
    report.headline.emplace_back(std::string(move.effect));
    report::Section section;
    section.title = "Written";
    section.sentences.emplace_back(std::string(move.name) + ": " + std::string(move.form));
    report.sections.push_back(std::move(section));
    if (!move.refused.empty()) {
        report::Section refused;
        refused.title = "Refused";
        refused.sentences.emplace_back("when " + std::string(move.refused));
        report.sections.push_back(std::move(refused));
    }
    return report;
}

ExitCode one_move(const std::string& name, const Arguments& arguments, const Console& console) {
    std::vector<std::string_view> names;
    for (const MoveHelp& move : move_table()) {
        if (move.name == name)
            return console.deliver(arguments, written(described(move), arguments, console),
                                   ExitCode::well);
        names.push_back(move.name);
    }
    for (const std::string_view later : moves_not_yet)
        if (later == name) return console.refuse("the move \"" + name + "\" is not built yet");
    const std::string hint = did_you_mean(name, names);
    return console.refuse("there is no move \"" + name + "\"" +
                          (hint.empty() ? "; friction moves lists all" : "; " + hint));
}

// The moves of a redesign and of those it includes, each where it stands in the file.
void collect(const Draft& draft, const std::string& name,
             std::vector<std::pair<Move, std::string>>& moves) {
    const Redesign* redesign = find(draft.redesigns, name);
    if (redesign == nullptr) return;
    for (const std::string& included : redesign->includes) collect(draft, included, moves);
    for (std::size_t i = 0; i < redesign->changes.size(); ++i)
        moves.emplace_back(redesign->changes[i],
                           "redesigns." + name + ".changes." + std::to_string(i));
}

ExitCode expand(const Arguments& arguments, const Console& console) {
    const std::string& name = arguments.words[1];
    const auto loaded = load(arguments.words[0], arguments, console, Redesigns::named, {name});
    if (!loaded) return not_loaded();
    std::vector<std::pair<Move, std::string>> moves;
    collect(loaded->file.draft, name, moves);

    std::string text = "# " + name + " in the five moves\nchanges:\n";
    Draft draft = loaded->file.draft;
    for (const auto& [move, place] : moves) {
        const Result<std::vector<Move>> expanded = expand_move(draft, move, place);
        const Result<Draft> changed = apply_move(draft, move, place);
        if (!expanded ||
            !changed)  // cannot happen to a redesign that has just been applied as a whole
            return console.refuse("the redesign cannot be expanded", ExitCode::program_failed);
        for (const Move& simple : expanded.value()) text += "  - " + to_text(simple) + "\n";
        draft = changed.value();
    }
    return console.deliver(arguments, text, ExitCode::well);
}

}  // namespace

std::vector<std::string> moves_misuse(const Arguments& arguments) {
    if (arguments.expand && arguments.words.size() != 2)
        return {"it is friction moves --expand FILE REDESIGN"};
    if (!arguments.expand && arguments.words.size() == 2)
        return {"\"" + arguments.words[1] + "\" is one word too many"};
    return {};
}

ExitCode moves_command(const Arguments& arguments, Console& console) {
    if (arguments.expand) return expand(arguments, console);
    if (arguments.words.empty())
        return console.deliver(arguments, written(all_moves(), arguments, console), ExitCode::well);
    return one_move(arguments.words.front(), arguments, console);
}

}  // namespace friction::cli
