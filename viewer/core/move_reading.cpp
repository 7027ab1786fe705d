// From a filled-in form to a move, by the reader of files; and what a move is about, in words.

#include <algorithm>
#include <utility>

#include "friction/flow_text.h"
#include "friction/io/scenario_reader.h"
#include "friction/report/wording.h"
#include "friction/viewer/move_form.h"
#include "move_flow.h"

namespace friction::viewer {
namespace {

constexpr std::string_view head = "friction: 1\nredesigns:\n  form:\n    changes:\n";
constexpr std::size_t line_of_move = 5;

struct Written {
    std::string text;  ///< one line
    std::vector<std::pair<std::size_t, std::string>>
        begins;  ///< column from which a key's text goes
};

std::string text_of(const FormField& field) {
    if (field.is_prose) return flow_text(field.text);
    return field.text;
}

Written written(const MoveForm& form) {
    Written line;
    line.text = "      - " + form.name + ": ";
    const bool is_bare = form.fields.size() == 1 && form.fields.front().key.empty();
    if (is_bare) {
        line.text += form.fields.front().text.empty() ? "all" : form.fields.front().text;
        return line;
    }
    line.text += "{";
    bool is_first = true;
    for (const FormField& field : form.fields) {
        if (field.text.empty()) continue;
        if (!std::exchange(is_first, false)) line.text += ", ";
        line.begins.emplace_back(line.text.size() + 1, field.key);
        line.text += field.key + ": " + text_of(field);
    }
    line.text += "}";
    return line;
}

/// Of a file with nothing but this move in it.
FormReading reading_of(const Written& line) {
    FormReading reading;
    const io::ReadScenario read = io::read_scenario({"form", std::string(head) + line.text + "\n"});
    for (const io::Diagnostic& diagnostic : read.diagnostics) {
        if (diagnostic.problem.severity != Severity::error) continue;
        if (diagnostic.position.line < line_of_move) continue;
        reading.problem = report::sentence_case(diagnostic.problem.found) + ".";
        if (!diagnostic.problem.expected.empty())
            reading.problem += " Expected: " + diagnostic.problem.expected + ".";
        for (const auto& [column, key] : line.begins)
            if (column <= diagnostic.position.column) reading.key = key;
        return reading;
    }
    const Redesign* redesign = find(read.file.draft.redesigns, "form");
    if (redesign != nullptr && redesign->changes.size() == 1)
        reading.move = redesign->changes.front();
    else
        reading.problem = "This is no move yet.";
    return reading;
}

}  // namespace

FormReading read_form(const MoveForm& form) {
    for (const FormField& field : form.fields)
        if (field.is_required && field.text.empty())
            return {{}, field.label + " is needed: " + field.help + ".", field.key};
    return reading_of(written(form));
}

std::optional<Move> move_of(const std::string& text) {
    return reading_of({"      - " + text, {}}).move;
}

std::vector<std::string> names_in(std::string_view list) {
    if (list.starts_with("[") && list.ends_with("]")) list = list.substr(1, list.size() - 2);
    return flow_items(list);
}

std::string list_of(const std::vector<std::string>& names) {
    return names.empty() ? std::string() : flow_list(names);
}

namespace {

template <class T>
void add(std::vector<NamedThing>& list, const Named<T>& section) {
    for (const auto& [name, value] : section) {
        std::string title;
        if constexpr (requires { value.title; }) title = value.title;
        if constexpr (requires { value.label; }) title = value.label;
        list.push_back({name, report::title_of(title, name)});
    }
}

/// Those of the language, then those of the file: a step may set both.
void add_marks(std::vector<NamedThing>& list, const Named<std::string>& of_file) {
    for (const std::string_view name : Words<Mark>::list)
        list.push_back({std::string(name), report::title_of("", name)});
    add(list, of_file);
}

void add_inserted(std::vector<NamedThing>& list, const Session& session, DesignId design) {
    const Model* model = session.run.model.get();
    const auto alternative = model == nullptr ? std::nullopt : model->alternative(design);
    if (!alternative) return;
    for (const Step& step : model->scenarios[*alternative].steps)
        if (std::ranges::find(list, step.name, &NamedThing::name) == list.end())
            list.push_back({step.name, report::title_of(step.title, step.name)});
}

}  // namespace

std::vector<NamedThing> things(const Session& session, DesignId design,
                               std::string_view refers_to) {
    std::vector<NamedThing> list;
    if (!session.file.good) return list;
    const Draft& draft = session.file.good->draft;
    if (refers_to == "performer") list.push_back({"customer", "Customer"});
    if (refers_to == "performer" || refers_to == "team") add(list, draft.teams);
    if (refers_to == "step" || refers_to == "target") {
        add(list, draft.steps);
        add_inserted(list, session, design);
    }
    if (refers_to == "outcome" || refers_to == "target") add(list, draft.outcomes);
    if (refers_to == "fact") add(list, draft.facts);
    if (refers_to == "mark") add_marks(list, draft.marks);
    if (refers_to == "parameter") add(list, draft.parameters);
    if (refers_to == "segment") add(list, draft.customers.segments);
    return list;
}

std::string summary_of(const Session& session, DesignId design, const Move& move) {
    const MoveForm form = form_of(move);
    std::string text;
    bool was_name = true;
    for (const FormField& field : form.fields) {
        if (field.text.empty()) continue;
        const bool is_name = !field.refers_to.empty() && field.is_required;
        std::vector<std::string> titles;
        const std::vector<NamedThing> known = things(session, design, field.refers_to);
        for (const std::string& name : names_in(field.text)) {
            const auto thing = std::ranges::find(known, name, &NamedThing::name);
            titles.push_back(thing == known.end() ? name : thing->title);
        }
        std::string words = field.refers_to.empty() ? field.text : report::list(titles);
        std::string key = field.key;
        std::ranges::replace(key, '_', ' ');
        if (!is_name && !key.empty()) words = key + " " + words;
        if (!text.empty()) text += is_name ? " \u2192 " : was_name ? ": " : ", ";
        text += words;
        was_name = is_name;
    }
    return text.empty() ? "all" : text;
}

}  // namespace friction::viewer
