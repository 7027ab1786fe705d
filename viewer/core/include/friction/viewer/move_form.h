#pragma once
// A move as a form: one row per key, with what may stand there. Made from the descriptions of the
// moves (friction/describe.h); what is typed is read as the file would be, so a form accepts all
// the language has and nothing else.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "friction/redesign.h"
#include "friction/viewer/session.h"

namespace friction::viewer {

struct FormField {
    std::string key;                 ///< as in the file; empty: the move has nothing but this
    std::string label;               ///< "Instead of"
    std::string help;                ///< one line
    std::string refers_to;           ///< "step", "team", "performer", "target" ...; empty: no name
    std::vector<std::string> words;  ///< the only ones allowed; empty: not a word of a list
    bool is_required = false;
    bool is_list = false;   ///< several names
    bool is_prose = false;  ///< words for people, quoted in the file where need be
    bool is_fixed = false;  ///< there is nothing to choose
    std::string text;       ///< as the person sees it; empty: not written

    friend bool operator==(const FormField&, const FormField&) = default;
};

struct MoveForm {
    std::string name;               ///< "reroute"
    std::string kind;               ///< of `set`: what it changes, one of kinds_of_set()
    std::vector<FormField> fields;  ///< what must be there first
    std::vector<FormField> more;    ///< keys that could be written, too

    friend bool operator==(const MoveForm&, const MoveForm&) = default;
};

[[nodiscard]] MoveForm form_of(const Move& move);
/// What `set` can change: "step", "team", ... "weights". Each has keys of its own.
[[nodiscard]] std::vector<std::string> kinds_of_set();
/// With nothing in it; `step` where a step is asked for first, or the place of a new one.
[[nodiscard]] MoveForm empty_form(std::string_view move_name, const std::string& step = {},
                                  std::string_view kind = "step");

struct FormReading {
    std::optional<Move> move;  ///< none: `problem` says why
    std::string problem;       ///< a sentence
    std::string key;           ///< of the field it is about; may be empty
};
[[nodiscard]] FormReading read_form(const MoveForm& form);

/// "reroute: {from: a, to: b}", as a file has it behind the dash.
[[nodiscard]] std::optional<Move> move_of(const std::string& text);

/// The names in "[a, b]", or in "a".
[[nodiscard]] std::vector<std::string> names_in(std::string_view list);
/// "[a, b]"; empty for none.
[[nodiscard]] std::string list_of(const std::vector<std::string>& names);

/// What can be named in a file, as people write it.
struct NamedThing {
    std::string name, title;
};
/// Of a Field's `refers_to`: steps of the design are in it that moves insert.
[[nodiscard]] std::vector<NamedThing> things(const Session& session, DesignId design,
                                             std::string_view refers_to);
/// "Send request to the employee": what a move is about, in titles where there are any.
[[nodiscard]] std::string summary_of(const Session& session, DesignId design, const Move& move);
/// "All customers who leave Ask employee go to Send request instead." Empty: it needs more words
/// than a sentence has.
[[nodiscard]] std::string sentence_of(const Session& session, DesignId design, const Move& move);

}  // namespace friction::viewer
