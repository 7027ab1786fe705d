#include "friction/io/scenario_reader.h"

#include <algorithm>
#include <charconv>
#include <unordered_set>

#include "document.h"
#include "friction/io/codes.h"
#include "map_reader.h"
#include "move_reader.h"
#include "word_search.h"

namespace friction::io {

namespace {

void check_version(Reading& reading, MapReader& map) {
    const Node version = map.find("friction");
    const Reading::Inside inside(reading, "friction");
    if (!version.exists()) {
        reading.report(map.map().key_position(), code::bad_version,
                       "the file does not say which version it is written in", {},
                       "begin it with a line `friction: 1`");
    } else if (!version.is_broken() && (!version.is_text() || version.text() != "1")) {
        reading.report(version, code::bad_version,
                       version.is_text() ? "version " + in_quotes(version.text()) +
                                               " of the language is not known"
                                         : std::string("\"friction\" holds no version"),
                       "friction: 1");
    }
}

/// Steps and outcomes share one set of names.
void check_shared_names(Reading& reading, Node root) {
    const Node steps = root.find("steps");
    const Node outcomes = root.find("outcomes");
    if (!steps.is_map() || !outcomes.is_map()) return;
    std::unordered_set<std::string_view> names;
    for (const Node step : steps) names.insert(step.key());
    for (const Node outcome : outcomes) {
        if (is_source(outcome) || !names.contains(outcome.key())) continue;
        const std::size_t line = steps.find(outcome.key()).key_position().line;
        reading.report(outcome.key_position(), code::name_taken,
                       in_quotes(outcome.key()) + " is the name of a step and of an outcome",
                       "one thing for each name; the step is in line " + std::to_string(line),
                       "rename one of them");
    }
}

void read_root(Reading& reading, Node root, Draft& draft) {
    MapReader map(reading, root);
    check_version(reading, map);
    map.read_fields(draft);
    map.finish();
    check_shared_names(reading, root);
}

/// One part further down, or nothing.
Node step_down(Node node, std::string_view part) {
    if (node.is_list()) {
        if (!is_position(part)) return {};
        std::size_t position = 0;
        std::from_chars(part.data(), part.data() + part.size(), position);
        return node.at(position);
    }
    if (!node.is_map()) return {};
    if (const Node entry = node.find(part); entry.exists()) return entry;
    // An item of `changes` is one move; the keys are below its name.
    return node.size() == 1 && (*node.begin()).is_map() ? (*node.begin()).find(part) : Node{};
}

/// The part of the file that a place names, or the nearest around it.
Node nearest_node(Node root, std::string_view place) {
    Node node = root;
    while (!place.empty()) {
        const std::size_t dot = place.find('.');
        const Node below = step_down(node, place.substr(0, dot));
        if (!below.exists()) break;
        node = below;
        place.remove_prefix(dot == std::string_view::npos ? place.size() : dot + 1);
    }
    return node;
}

/// The place in the file for a place in the alternative: what a move wrote stands where the move
/// stands. For a part of which moves wrote only some keys that is the last of these moves: before
/// it the part was as good as in the baseline.
std::string written_place(const Draft& alternative, const std::string& place) {
    std::string_view prefix = place;
    while (!prefix.empty()) {
        if (const auto origin = alternative.origin.find(std::string(prefix));
            origin != alternative.origin.end())
            return origin->second + place.substr(prefix.size());
        const std::size_t dot = prefix.rfind('.');
        prefix = dot == std::string_view::npos ? std::string_view{} : prefix.substr(0, dot);
    }
    const std::string below = place + '.';
    std::string last;
    for (auto origin = alternative.origin.lower_bound(below);
         origin != alternative.origin.end() && origin->first.starts_with(below); ++origin) {
        const std::string& written = origin->second;
        if (written.size() > last.size() || (written.size() == last.size() && written > last))
            last = written;
    }
    return last.empty() || place.empty() ? place : last;
}

}  // namespace

bool Positions::has_keys() const { return document_ && document_->root().is_map(); }

SourcePosition Positions::find(std::string_view place) const {
    if (!document_) return {};
    const Node root = document_->root();
    return root.exists() ? nearest_node(root, place).position() : SourcePosition{1, 1};
}

Diagnostic Positions::diagnostic(Problem problem, std::string_view place) const {
    if (!document_) return {std::move(problem), {}, {}, {}};
    const Node root = document_->root();
    const auto word = root.exists() ? find_in_source(*document_, nearest_node(root, place),
                                                     problem.word, problem.word_offset)
                                    : std::nullopt;
    const SourcePosition position = word ? document_->position(*word) : find(place);
    return document_->diagnostic(std::move(problem), position);
}

std::string Positions::move_name(std::string_view place) const {
    constexpr std::string_view changes = ".changes.";
    std::string text = thing_at(place.substr(0, place.find('.', place.find('.') + 1)));
    const std::size_t begin = place.find(changes);
    if (begin == std::string_view::npos) return text;
    const std::size_t end = place.find('.', begin + changes.size());
    const std::string_view position = place.substr(0, end).substr(begin + changes.size());
    if (!is_position(position)) return text;
    text += ", move " + std::to_string(std::stoul(std::string(position)) + 1);
    if (!document_ || !document_->root().exists()) return text;
    const Node item = nearest_node(document_->root(), place.substr(0, end));
    if (!item.is_map()) return text;
    for (const Node move : item)
        if (move.key() != "source") return text + " (" + std::string(move.key()) + ')';
    return text;
}

namespace {

/// Whether what stands there divides a whole, so that an entry left out is missed by the others.
bool holds_shares(std::string_view place) {
    const std::string_view part = place.substr(place.rfind('.') + 1);
    return part == "next" || part == "else" || part == "to" || part == "segments";
}

/// Places below `node` without a value, or with one that the tree left out: it has reported them,
/// knowing no places.
void add_broken(Node node, const std::string& place, std::vector<std::string>& places) {
    if (node.is_broken()) return places.push_back(place);
    if (node.has_twins() && holds_shares(place)) places.push_back(place);
    std::size_t position = 0;
    for (const Node below : node) {
        std::string there = place.empty() ? "" : place + '.';
        there += node.is_list() ? std::to_string(position++) : std::string(below.key());
        add_broken(below, there, places);
    }
}

}  // namespace

ReadScenario read_scenario(SourceText text) {
    ReadScenario result;
    result.file.text = text;
    const auto document = std::make_shared<const Document>(std::move(text), result.diagnostics);
    result.file.positions = Positions(document);
    if (document->root().is_map()) {
        Reading reading(*document);
        read_root(reading, document->root(), result.file.draft);
        result.file.draft.assumptions = reading.take_assumptions();
        for (Diagnostic& diagnostic : reading.take_diagnostics()) {
            if (diagnostic.problem.severity == Severity::error)
                result.unsound.push_back(diagnostic.problem.place);
            result.diagnostics.push_back(std::move(diagnostic));
        }
        if (has_errors(result.diagnostics)) add_broken(document->root(), {}, result.unsound);
    }
    sort_by_position(result.diagnostics);
    return result;
}

Diagnostics locate(const ScenarioFile& file, const Draft& alternative, const Problems& problems) {
    Diagnostics result;
    for (const Problem& problem : problems) {
        if (problem.code == code::too_many_problems) {
            result.push_back({problem, file.text.name, {}, {}});
            continue;
        }
        const std::string place = written_place(alternative, problem.place);
        Problem found = problem;
        if (place != problem.place && place.starts_with("redesigns."))
            found.found += ", in " + file.positions.move_name(place);
        else if (alternative.alternative != "baseline")
            found.found += ", in redesign \"" + alternative.alternative + '"';
        found.place = place;
        result.push_back(file.positions.diagnostic(std::move(found), place));
    }
    return result;
}

}  // namespace friction::io
