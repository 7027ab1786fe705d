#include "friction/viewer/move_form.h"

#include <algorithm>
#include <array>
#include <type_traits>
#include <utility>

#include "friction/effort.h"
#include "friction/flow_text.h"
#include "friction/move.h"
#include "friction/report/wording.h"
#include "friction/viewer/move_words.h"
#include "move_flow.h"

namespace friction::viewer {
namespace {

template <class Member>
struct Plain {
    using Type = Member;
};
template <class Member>
struct Plain<std::optional<Member>> {
    using Type = Member;
};

template <class T>
struct IsNamed : std::false_type {};
template <class T>
struct IsNamed<Named<T>> : std::true_type {};

template <class Member>
FormField described(const Field& field, const Member&) {
    using Type = typename Plain<Member>::Type;
    FormField row;
    row.key = std::string(field.key);
    row.label = report::title_of("", field.key);
    row.help = std::string(field.help);
    row.refers_to = std::string(field.refers_to);
    row.is_required = field.presence == Presence::required;
    row.is_list = std::is_same_v<Type, std::vector<std::string>>;
    // What is a map in the file is typed, not picked.
    if constexpr (IsNamed<Type>::value) row.refers_to.clear();
    if constexpr (std::is_same_v<Type, Next>) row.refers_to = "target";
    if constexpr (std::is_same_v<Type, std::string>) row.is_prose = field.refers_to.empty();
    if constexpr (std::is_same_v<Type, bool>) row.words = {"yes", "no"};
    if constexpr (std::is_enum_v<Type>)
        for (const std::string_view text : Words<Type>::list)
            if (!text.empty()) row.words.emplace_back(text);
    return row;
}

constexpr std::string_view weights = "weights", tone = "tone";

FormField own(std::string_view key, std::string_view help, std::string_view refers_to,
              bool is_required, bool is_list = false) {
    return {.key = std::string(key),
            .label = report::title_of("", key.empty() ? refers_to : key),
            .help = std::string(help),
            .refers_to = std::string(refers_to),
            .words = {},
            .is_required = is_required,
            .is_list = is_list,
            .is_prose = false,
            .is_fixed = false,
            .text = {}};
}

template <Described Part>
std::vector<FormField> keys_of(const Part& thing) {
    std::vector<FormField> rows;
    Part::fields(thing, [&](const Field& field, const auto& member) {
        rows.push_back(described(field, member));
    });
    return rows;
}

// --- what the moves without a description of their own write ------------------------------------

template <class M>
std::vector<FormField> main_keys(const M& move) {
    return keys_of(move);
}
std::vector<FormField> main_keys(const Insert&) {
    FormField name = own("step", "the name of the new step", "", true);
    return {name, own("before", "the step whose ways in lead here", "target", false),
            own("after", "the step that leads here", "step", false),
            own("between", "only the way from one step to another", "target", false, true),
            own("luck_of", "the step whose chance it uses", "step", false)};
}
std::vector<FormField> main_keys(const Remove&) {
    return {own("steps", "what is taken away", "step", true, true),
            own("then", "where the ways into it lead then", "target", false)};
}
std::vector<FormField> main_keys(const Set& move) {
    FormField name = own(move.kind, "what is changed", "", true);
    name.is_fixed = move.kind == "customers" || move.kind == "effort";
    if (name.is_fixed)
        name.text = move.target;
    else
        name.refers_to = move.kind;
    return {name};
}
std::vector<FormField> main_keys(const ShareNotes&) {
    return {own("", "teams that see the notes of each other", "team", true, true)};
}
std::vector<FormField> main_keys(const ShowStatus&) {
    return {own("", "waits the customer can look up; none: all of them", "step", false, true)};
}

template <class M>
std::vector<FormField> more_keys(const M&) {
    return {};
}
std::vector<FormField> more_keys(const Insert&) {
    std::vector<FormField> rows = keys_of(StepDraft{});
    std::erase_if(rows, [](const FormField& row) { return row.key == "luck_of"; });
    return rows;
}
std::vector<FormField> more_keys(const Reassign&) {
    constexpr std::array<std::string_view, 5> allowed = {"channel", "time", "contact", "fields",
                                                         "documents"};
    std::vector<FormField> rows = keys_of(StepDraft{});
    std::erase_if(rows, [&](const FormField& row) {
        return std::ranges::find(allowed, std::string_view(row.key)) == allowed.end();
    });
    return rows;
}
std::vector<FormField> more_keys(const Set& move) {
    std::vector<FormField> rows;
    if (move.target == weights)
        for (const WeightRow& row : weight_table())
            rows.push_back(own(row.name, "EM per " + std::string(row.unit), "", false));
    if (move.target == tone)
        for (const std::string_view name : {"empathic", "neutral", "robotic"})
            rows.push_back(own(name, "factor on the effort of talking", "", false));
    if (!rows.empty()) return rows;
    return std::visit(
        []<class P>([[maybe_unused]] const P& patch) {
            if constexpr (std::is_same_v<P, Named<NumberDraft>>)
                return std::vector<FormField>{};
            else
                return keys_of(patch.values);
        },
        move.patch);
}
std::vector<FormField> more_keys(const Notify&) {
    FormField asks = own("asks", "whom those call who call first, how, how long", "", false);
    return {asks};
}

// --- filling in ---------------------------------------------------------------------------------

void fill(FormField& row, const std::string& text) {
    row.text = row.is_prose ? unquoted(text) : text;
}

std::vector<FlowPair> pairs_of(const Move& move) {
    const std::string text = to_text(move);
    const std::string body = text.substr(text.find(": ") + 2);
    if (body.starts_with("{")) return flow_pairs(body);
    // The one move that has two forms is filled in as the longer one.
    return {{std::holds_alternative<Remove>(move) ? "steps" : "", body == "all" ? "" : body}};
}

std::string kind_of(const Set& set) {
    return set.target == weights || set.target == tone ? set.target : set.kind;
}

Set set_of(std::string_view kind) {
    Set set;
    set.kind = kind;
    if (kind == "team") set.patch = Patch<TeamDraft>{};
    if (kind == "fact") set.patch = Patch<FactDraft>{};
    if (kind == "parameter") set.patch = Patch<ParameterDraft>{};
    if (kind == "segment") set.patch = Patch<SegmentDraft>{};
    if (kind == "customers") set.patch = Patch<CustomersDraft>{};
    if (kind == "effort") set.patch = Patch<EffortDraft>{};
    if (kind == "customers" || kind == "effort") set.target = "all";
    if (kind != weights && kind != tone) return set;
    set.kind = "effort";
    set.target = kind;
    set.patch = Named<NumberDraft>{};
    return set;
}

MoveForm bare_form(const Move& move) {
    MoveForm form;
    form.name = std::string(name_of(move));
    if (const auto* set = std::get_if<Set>(&move)) form.kind = kind_of(*set);
    form.fields = std::visit([](const auto& m) { return main_keys(m); }, move);
    form.more = std::visit([](const auto& m) { return more_keys(m); }, move);
    std::ranges::stable_partition(form.fields, &FormField::is_required);
    return form;
}

template <std::size_t... I>
Move move_named(std::string_view name, std::index_sequence<I...>) {
    Move move;
    static_cast<void>(
        ((std::variant_alternative_t<I, Move>::name == name ? (move.emplace<I>(), true) : false) ||
         ...));
    return move;
}

}  // namespace

MoveForm form_of(const Move& move) {
    MoveForm form = bare_form(move);
    for (const FlowPair& pair : pairs_of(move)) {
        const auto known = std::ranges::find(form.fields, pair.key, &FormField::key);
        if (known != form.fields.end()) {
            fill(*known, pair.text);
            continue;
        }
        FormField row = own(pair.key, "", "", false);
        const auto more = std::ranges::find(form.more, pair.key, &FormField::key);
        if (more != form.more.end()) {
            row = *more;
            form.more.erase(more);
        }
        row.is_required = false;
        fill(row, pair.text);
        form.fields.push_back(std::move(row));
    }
    return form;
}

std::vector<std::string> kinds_of_set() {
    return {"step",           "team",      "fact",   "parameter",
            "segment",        "customers", "effort", std::string(weights),
            std::string(tone)};
}

MoveForm empty_form(std::string_view move_name, const std::string& step, std::string_view kind) {
    Move move = move_named(move_name, std::make_index_sequence<std::variant_size_v<Move>>{});
    if (std::holds_alternative<Set>(move)) move = set_of(kind);
    MoveForm form = bare_form(move);
    const bool is_new = std::holds_alternative<Insert>(move);
    for (FormField& row : form.fields)
        if (row.refers_to == "step" && (is_new ? row.key == "after" : row.is_required)) {
            row.text = step;
            break;
        }
    return form;
}

}  // namespace friction::viewer
