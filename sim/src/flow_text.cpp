#include "friction/flow_text.h"

#include <algorithm>
#include <array>

#include "friction/move.h"
#include "friction/printable.h"

namespace friction {

namespace {

constexpr std::string_view taken_away = "none";

bool is_printable(std::string_view text) {
    while (!text.empty()) {
        const Character next = first_character(text);
        if (next.is_text && is_unprintable(next.point)) return false;
        text.remove_prefix(next.bytes);
    }
    return true;
}

bool is_plain(const std::string& text) {
    constexpr std::array<std::string_view, 4> nothing = {"~", "null", "Null", "NULL"};
    return !text.empty() && std::ranges::find(nothing, text) == nothing.end() &&
           text.front() != ' ' && text.back() != ' ' && text.back() != ':' &&
           text.find_first_of(",[]{}\"'\\") == std::string::npos && is_printable(text) &&
           text.find(": ") == std::string::npos && text.find(" #") == std::string::npos &&
           std::string_view("-?:&*!|>%@`#").find(text.front()) == std::string_view::npos;
}

std::string free_text(const std::string& text) {
    if (is_plain(text)) return text;
    std::string quoted(1, '"');
    std::string_view rest = text;
    while (!rest.empty()) {
        const Character next = first_character(rest);
        if (next.point == '\n')
            quoted.append("\\n");
        else if (next.point == '\t')
            quoted.append("\\t");
        else if (next.point == '\r')
            quoted.append("\\r");
        else if (next.point == '"' || next.point == '\\')
            quoted.append(1, '\\').append(rest.substr(0, 1));
        else if (next.is_text && is_unprintable(next.point))
            quoted.append(written_out(next.point));
        else
            quoted.append(rest.substr(0, next.bytes));
        rest.remove_prefix(next.bytes);
    }
    return quoted.append(1, '"');
}

}  // namespace

std::string flow_list(const std::vector<std::string>& items) {
    std::string text("[");
    for (const std::string& item : items) text.append(text.size() > 1 ? ", " : "").append(item);
    return text.append("]");
}

std::string flow_text(const std::string& text) {
    return text.empty() ? std::string(taken_away) : free_text(text);
}
std::string flow_text(bool value) { return value ? "yes" : "no"; }
std::string flow_text(const Value& value) { return to_text(value); }
std::string flow_text(const Quantity& value) { return to_text(value); }
std::string flow_text(const DistributionText& distribution) { return to_text(distribution); }
std::string flow_text(const Tone& tone) {
    return tone.name.empty() ? to_text(tone.factor) : tone.name;
}
std::string flow_text(const QuantityRange& range) {
    return to_text(range.low).append(" .. ").append(to_text(range.high));
}
std::string flow_text(const ShareOrRest& share) {
    return share.is_rest ? "rest" : to_text(share.share);
}

std::string flow_text(const std::vector<std::string>& texts) {
    std::vector<std::string> items;
    for (const std::string& text : texts) items.push_back(free_text(text));
    return flow_list(items);
}

std::string flow_text(const std::vector<Way>& ways) {
    if (ways.size() == 1 && ways[0].is_rest) return ways[0].target;
    FlowMap map;
    for (const Way& way : ways) map.add(way.target, way.is_rest ? "rest" : to_text(way.share));
    return map.text();
}

std::string flow_text(const Next& next) {
    if (next.empty()) return std::string(taken_away);
    if (next.cases.size() == 1 && !next.cases[0].when) return flow_text(next.cases[0].ways);
    std::vector<std::string> cases;
    for (const Case& written : next.cases) {
        FlowMap map;
        if (written.when) {
            map.add("when", to_text(*written.when));
            if (written.share) map.add("share", to_text(*written.share));
            map.add("next", flow_text(written.ways));
        } else {
            map.add("else", flow_text(written.ways));
        }
        cases.push_back(map.text());
    }
    return flow_list(cases);
}

std::string flow_text(const NumberDraft& number) {
    if (!number.range && number.source.empty()) return to_text(number.value);
    FlowMap map;
    map.add("value", to_text(number.value));
    if (number.range) map.add("range", flow_text(*number.range));
    if (!number.source.empty()) map.add("source", flow_text(number.source));
    return map.text();
}

std::string flow_text(const ParameterDraft& parameter) {
    const ParameterDraft plain{.value = parameter.value, .range = {}, .label = {}, .source = {}};
    return parameter == plain ? to_text(parameter.value) : flow_text<>(parameter);
}

std::string flow_text(const std::vector<Move>& moves) {
    std::vector<std::string> items;
    for (const Move& move : moves) items.push_back(std::string("{") + to_text(move) + '}');
    return flow_list(items);
}

}  // namespace friction
