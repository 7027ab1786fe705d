#include "friction/io/schema.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "friction/distribution.h"
#include "friction/scenario_draft.h"
#include "map_reader.h"
#include "move_reader.h"

namespace friction::io {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view name_pattern = "[a-z][a-z0-9_]{0,59}";
constexpr std::string_view number_pattern = "[0-9]+(\\.[0-9]+)?";

std::string text(std::string_view part) { return std::string(part); }
std::string whole(const std::string& pattern) { return "^(" + pattern + ")$"; }

struct DimensionRow {
    Dimension dimension;
    std::string_view name;  ///< of its definitions
    std::string_view unit_pattern;
};
constexpr std::array dimensions = {
    DimensionRow{Dimension::number, "number", ""}, DimensionRow{Dimension::share, "share", " *%"},
    DimensionRow{Dimension::duration, "duration", " *(s|min|h|hours?|days?|weeks?)"},
    DimensionRow{Dimension::effort, "effort", " *EM"},
    DimensionRow{Dimension::rate, "rate", " *per (hour|day|week|month|year)"}};

const DimensionRow& row_of(Dimension dimension) {
    return *std::ranges::find(dimensions, dimension, &DimensionRow::dimension);
}

/// A quantity without parameter.
std::string quantity_pattern(Dimension dimension) {
    return "-?" + text(number_pattern) + text(row_of(dimension).unit_pattern);
}

std::string parameter_pattern() { return "\\$" + text(name_pattern); }

/// A scalar as an editor sees it: plain numbers and `yes` are no strings there.
Json scalar(const std::string& pattern, bool may_be_number) {
    Json schema;
    schema["type"] = may_be_number ? Json{"string", "number"} : Json("string");
    schema["pattern"] = whole(pattern);
    return schema;
}

Json reference(const std::string& definition) { return {{"$ref", "#/definitions/" + definition}}; }
Json free_text() { return reference("text"); }
Json name_text() { return reference("name"); }

template <class... Parts>
Json either(Parts&&... parts) {
    return {{"anyOf", Json::array({std::forward<Parts>(parts)...})}};
}

/// A list, or a single item that stands for it.
Json list_of(const Json& item) { return either(item, Json{{"type", "array"}, {"items", item}}); }

/// A map whose keys are names of the author's own, and `source`.
Json named(const Json& entry) {
    Json schema;
    schema["type"] = "object";
    schema["propertyNames"] = {{"pattern", whole(text(name_pattern))}};
    schema["properties"]["source"] = either(free_text(), entry);
    schema["additionalProperties"] = entry;
    return schema;
}

/// A map of certain keys; `source` may stand in any.
Json closed_map(Json properties, const std::vector<std::string>& required) {
    Json schema;
    schema["type"] = "object";
    if (!properties.contains("source")) properties["source"] = free_text();
    schema["properties"] = std::move(properties);
    if (!required.empty()) schema["required"] = required;
    schema["additionalProperties"] = false;
    return schema;
}

// --- one overload per type that a described struct may hold, as in value_readers.h ---

template <Described T>
Json schema_of(const Field& field, const T&);
template <Described T>
Json schema_of(const Field& field, const Named<T>&);
template <class T>
Json schema_of(const Field& field, const std::optional<T>&);

Json schema_of(const Field& field, const std::string&) {
    return field.refers_to.empty() ? free_text() : name_text();
}
Json schema_of(const Field&, const bool&) {
    return {{"enum", {"yes", "no", "true", "false", true, false}}};
}
/// One of the definitions that exist per dimension: "share_value", "effort_distribution", ...
Json reference(Dimension dimension, const std::string& kind) {
    return reference(text(row_of(dimension).name) + '_' + kind);
}
Json schema_of(const Field& field, const Value&) { return reference(field.dimension, "value"); }
Json schema_of(const Field& field, const DistributionText&) {
    return reference(field.dimension, "distribution");
}
Json schema_of(const Field& field, const NumberDraft&) {
    return reference(field.dimension, "of_model");
}
Json schema_of(const Field&, const Quantity&) { return reference("quantity"); }
Json schema_of(const Field&, const QuantityRange&) { return reference("range"); }
Json schema_of(const Field&, const ShareOrRest&) { return reference("share_or_rest"); }
Json schema_of(const Field&, const Tone&) { return reference("tone"); }
Json schema_of(const Field&, const Next&) { return reference("next"); }
Json schema_of(const Field&, const std::vector<Move>&) { return reference("changes"); }

Json schema_of(const Field& field, const Named<NumberDraft>&) {
    Json properties;
    for (const std::string_view name : number_names(field.key))
        properties[text(name)] = schema_of(field, NumberDraft{});
    return closed_map(std::move(properties), {});
}
Json schema_of(const Field& field, const Named<Value>&) {
    return either(list_of(name_text()), named(schema_of(field, Value{})));
}
Json schema_of(const Field& field, const std::vector<std::string>&) {
    return list_of(field.refers_to.empty() ? free_text() : name_text());
}

template <Worded Enum>
Json schema_of(const Field&, const Enum&) {
    Json schema;
    for (const std::string_view word : words_of<Enum>()) schema["enum"].push_back(word);
    return schema;
}
template <Worded Enum>
Json schema_of(const Field& field, const std::vector<Enum>&) {
    return list_of(schema_of(field, Enum{}));
}
Json schema_of(const Field&, const Named<std::string>&) { return named(free_text()); }
Json schema_of(const Field& field, const Named<OutcomeKind>&) {
    return named(schema_of(field, OutcomeKind{}));
}

template <class T>
Json schema_of(const Field& field, const std::optional<T>&) {
    return schema_of(field, T{});
}

/// The keys of a described struct.
template <Described T>
Json properties_of() {
    Json properties = Json::object();
    T none{};
    T::fields(none, [&]<class Member>(const Field& field, const Member& member) {
        Json schema = schema_of(field, member);
        if (schema.contains("$ref"))
            schema = {{"allOf", Json::array({schema})}};  // draft 7 reads nothing beside a $ref
        schema["description"] = field.help;
        properties[text(field.key)] = std::move(schema);
    });
    return properties;
}

template <Described T>
std::vector<std::string> required_of() {
    std::vector<std::string> required;
    T none{};
    T::fields(none, [&](const Field& field, const auto&) {
        if (field.presence == Presence::required) required.emplace_back(field.key);
    });
    return required;
}

template <Described T>
Json schema_of(const Field&, const T&) {
    Json schema = closed_map(properties_of<T>(), required_of<T>());
    if constexpr (std::is_same_v<T, ParameterDraft>) return either(reference("quantity"), schema);
    return schema;
}
template <Described T>
Json schema_of(const Field& field, const Named<T>&) {
    return named(schema_of(field, T{}));
}

// --- where a step leads ---

Json share_map() {
    Json schema = named(reference("share_or_rest"));
    schema["minProperties"] = 1;
    return schema;
}

Json next_schema() {
    const Json ways = reference("ways");
    const Field share{.key = "share", .help = "how many of those", .dimension = Dimension::share};
    const Json with_condition = closed_map(
        {{"when", {{"type", "string"}}}, {"share", schema_of(share, Value{})}, {"next", ways}},
        {"when", "next"});
    const Json otherwise = closed_map({{"else", ways}}, {"else"});
    return either(
        name_text(), share_map(),
        Json{{"type", "array"}, {"items", either(with_condition, otherwise)}, {"minItems", 1}});
}

// --- moves ---

/// Keys of a patch: the same, none required, and `none` where a key may be taken away.
template <Described T>
Json patch_properties(bool may_remove) {
    Json properties = properties_of<T>();
    if (may_remove)
        for (auto& [key, schema] : properties.items())
            if (key != "contact") schema = either(schema, Json{{"const", "none"}});
    return properties;
}

Json schema_of_move(const Insert&) {
    Json properties = {{"step", name_text()},
                       {"before", name_text()},
                       {"between", list_of(name_text())},
                       {"luck_of", name_text()}};
    Json keys = patch_properties<StepDraft>(false);
    keys["after"] = either(name_text(), keys["after"]);
    properties.update(keys);
    return closed_map(std::move(properties), {"step"});
}
Json schema_of_move(const Remove&) {
    return either(list_of(name_text()),
                  closed_map({{"steps", list_of(name_text())}, {"then", name_text()}}, {"steps"}));
}
Json schema_of_move(const Reassign&) {
    Json properties = properties_of<Reassign>();
    const Json keys = properties_of<StepDraft>();
    for (const char* key : {"channel", "time", "contact", "fields", "documents"})
        properties[key] = keys[key];
    return closed_map(std::move(properties), required_of<Reassign>());
}
Json schema_of_move(const ShareNotes&) { return list_of(name_text()); }
Json schema_of_move(const ShowStatus&) { return list_of(name_text()); }
Json schema_of_move(const Notify&) {
    Json properties = properties_of<Notify>();
    const Json keys = properties_of<StepDraft>();
    properties["asks"] =
        closed_map({{"by", name_text()}, {"channel", keys["channel"]}, {"time", keys["time"]}},
                   {"by", "channel"});
    return closed_map(std::move(properties), required_of<Notify>());
}
template <Described T>
Json schema_of_move(const T&) {
    return closed_map(properties_of<T>(), required_of<T>());
}

template <Described T>
Json set_form(const std::string& kind) {
    Json properties = patch_properties<T>(true);
    properties[kind] = name_text();
    return closed_map(std::move(properties), {kind});
}
Json schema_of_move(const Set&) {
    Json numbers = patch_properties<EffortDraft>(true);
    numbers["effort"] = {{"enum", {"all", "weights", "tone"}}};
    for (const char* section : {"weights", "tone"})
        for (const std::string_view name : number_names(section))
            numbers[text(name)] = schema_of(number_field(section), NumberDraft{});
    return either(set_form<StepDraft>("step"), set_form<TeamDraft>("team"),
                  set_form<FactDraft>("fact"), set_form<ParameterDraft>("parameter"),
                  set_form<SegmentDraft>("segment"), set_form<CustomersDraft>("customers"),
                  closed_map(numbers, {"effort"}));
}

template <std::size_t... i>
Json move_properties(std::index_sequence<i...>) {
    Json properties;
    ((properties[text(std::variant_alternative_t<i, Move>::name)] =
          schema_of_move(std::variant_alternative_t<i, Move>{})),
     ...);
    return properties;
}

Json changes_schema() {
    Json item =
        closed_map(move_properties(std::make_index_sequence<std::variant_size_v<Move>>{}), {});
    item["minProperties"] = 1;
    item["maxProperties"] = 2;  // a move, and perhaps its source
    return {{"type", "array"}, {"items", item}};
}

// --- what the others refer to ---

Json definitions_of(Dimension dimension, Json definitions) {
    const std::string name = text(row_of(dimension).name);
    const std::string plain = quantity_pattern(dimension);
    const bool may_be_number = dimension == Dimension::number;
    const std::string value = parameter_pattern() + '|' + plain;
    std::string distribution = value;
    for (const FamilyHelp& family : families())
        if (family.name != "constant") distribution += '|' + text(family.name) + " .+";
    definitions[name] = scalar(plain, may_be_number);
    definitions[name + "_value"] = scalar(value, may_be_number);
    definitions[name + "_distribution"] = scalar(distribution, may_be_number);
    definitions[name + "_of_model"] =
        either(reference(name),
               closed_map({{"value", reference(name)}, {"range", reference("range")}}, {"value"}));
    return definitions;
}

Json definitions() {
    const std::string share = parameter_pattern() + '|' + quantity_pattern(Dimension::share);
    const std::string number = parameter_pattern() + '|' + quantity_pattern(Dimension::number);
    Json all;
    all["text"] = {{"type", {"string", "number", "boolean"}}};
    all["name"] = scalar(text(name_pattern), false);
    all["range"] = scalar("-?[0-9].*\\.\\..*[0-9].*", false);
    all["share_or_rest"] = scalar("rest|" + share, false);
    all["tone"] = scalar("empathic|neutral|robotic|" + number, true);
    all["quantity"] = Json{{"anyOf", Json::array()}};
    for (const DimensionRow& row : dimensions) {
        all = definitions_of(row.dimension, std::move(all));
        all["quantity"]["anyOf"].push_back(reference(text(row.name)));
    }
    all["ways"] = either(name_text(), share_map());
    all["next"] = next_schema();
    all["changes"] = changes_schema();
    return all;
}

}  // namespace

std::string scenario_schema() {
    Json properties = {
        {"friction", {{"enum", {1, "1"}}, {"description", "version of the language"}}}};
    properties.update(properties_of<Draft>());
    std::vector<std::string> required = required_of<Draft>();
    required.insert(required.begin(), "friction");

    Json schema;
    schema["$schema"] = "http://json-schema.org/draft-07/schema#";
    schema["title"] = "Friction scenario, version 1";
    schema.update(closed_map(std::move(properties), required));
    schema["definitions"] = definitions();
    return schema.dump(2) + '\n';
}

}  // namespace friction::io
