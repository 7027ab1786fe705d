#include "friction/condition.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "friction/suggest.h"

namespace friction {

namespace {

struct Word {
    std::string_view text;
    std::size_t offset;
};

constexpr std::array<std::pair<std::string_view, Relation>, 6> relations = {
    {{"<", Relation::less},
     {"<=", Relation::at_most},
     {">", Relation::more},
     {">=", Relation::at_least},
     {"is", Relation::is},
     {"is not", Relation::is_not}}};

constexpr std::array<std::string_view, 10> things = {
    "visits",   "effort",   "elapsed",    "segment", "count",
    "contacts", "handoffs", "retellings", "chasers", "refusals"};

/// Part of the language; nothing counts them yet.
constexpr std::array<std::string_view, 2> things_not_yet = {"waited", "authority"};

constexpr bool takes_argument(Thing thing) {
    return thing == Thing::visits || thing == Thing::count;
}

constexpr std::string_view form =
    "THING COMPARISON VALUE, like `visits(step) >= 3`, `effort > 60 EM`, `segment is business`";

std::string quote(std::string_view text) { return '"' + std::string(text) + '"'; }

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_relation_sign(char c) { return c == '<' || c == '>' || c == '='; }

/// Words, each comparison sign being one, so that `effort>60 EM` needs no spaces.
std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    for (std::size_t i = 0; i < text.size();) {
        if (is_space(text[i])) {
            ++i;
            continue;
        }
        const bool sign = is_relation_sign(text[i]);
        const std::size_t begin = i;
        while (i < text.size() && !is_space(text[i]) && is_relation_sign(text[i]) == sign) ++i;
        words.push_back({text.substr(begin, i - begin), begin});
    }
    return words;
}

TextProblem problem_at(const Word& word, std::string found, std::string expected,
                       std::string hint = {}) {
    return {std::move(found), std::move(expected), std::move(hint), word.offset};
}

/// `effort`, or `visits(step)`.
Parsed<Question> parse_thing(const Word& word) {
    Question question;
    const std::size_t bracket = word.text.find('(');
    const std::string_view name = word.text.substr(0, bracket);
    const auto thing = std::ranges::find(things, name);
    if (thing == things.end()) {
        const std::string nearest = did_you_mean(name, things);
        const bool later = std::ranges::find(things_not_yet, name) != things_not_yet.end();
        if (later || (is_name(name) && nearest.empty()))
            return problem_at(word,
                              (later ? "" : "the attribute ") + quote(name) +
                                  " in a condition is not supported yet",
                              "visits(step), count(mark), contacts, handoffs, retellings, "
                              "chasers, refusals, effort, elapsed or segment");
        return problem_at(word, quote(word.text) + " is nothing a condition can ask for",
                          std::string(form), nearest);
    }
    question.thing = static_cast<Thing>(thing - things.begin());
    const bool is_visits = question.thing == Thing::visits;
    const std::string whole =
        is_visits ? "visits(step), without spaces" : "count(mark), without spaces";
    if (takes_argument(question.thing) != (bracket != std::string_view::npos))
        return problem_at(word, quote(word.text) + " is not complete",
                          takes_argument(question.thing) ? whole : std::string(name));
    if (takes_argument(question.thing)) {
        std::string_view inside = word.text.substr(bracket + 1);
        if (!inside.ends_with(')') || !is_name(inside.substr(0, inside.size() - 1)))
            return problem_at(
                word, quote(word.text) + (is_visits ? " names no step" : " names no mark"), whole);
        inside.remove_suffix(1);
        (is_visits ? question.step : question.mark) = inside;
    }
    return question;
}

Dimension dimension_of(Thing thing) {
    switch (thing) {
        case Thing::effort:
            return Dimension::effort;
        case Thing::elapsed:
            return Dimension::duration;
        default:
            return Dimension::number;
    }
}

class ConditionParser {
public:
    explicit ConditionParser(std::string_view text) : text_(text), words_(words_of(text)) {}

    Parsed<Condition> parse() {
        Condition condition;
        std::string_view joined_by;
        if (words_.empty()) return TextProblem{"the condition is empty", std::string(form), {}, 0};
        while (true) {
            Parsed<Question> question = parse_question();
            if (auto* problem = std::get_if<TextProblem>(&question)) return std::move(*problem);
            condition.questions.push_back(std::get<Question>(std::move(question)));
            if (at_end()) break;
            const Word join = words_[next_++];
            if (!joined_by.empty() && join.text != joined_by)
                return problem_at(join, "`and` and `or` in one condition", "either of them",
                                  "say the rest in a further case of `next`");
            joined_by = join.text;
        }
        condition.any = joined_by == "or";
        return condition;
    }

private:
    [[nodiscard]] bool at_end() const { return next_ >= words_.size(); }
    [[nodiscard]] bool at_join() const {
        return at_end() || words_[next_].text == "and" || words_[next_].text == "or";
    }
    [[nodiscard]] Word here() const { return at_end() ? Word{"", text_.size()} : words_[next_]; }

    Parsed<Question> parse_question() {
        if (at_join()) return problem_at(here(), "a comparison is missing here", std::string(form));
        Parsed<Question> parsed = parse_thing(words_[next_++]);
        if (std::holds_alternative<TextProblem>(parsed)) return parsed;
        Question& question = std::get<Question>(parsed);
        const bool is_name_thing = question.thing == Thing::segment;
        const std::optional<Relation> relation = parse_relation(is_name_thing);
        if (!relation) return wrong_relation(is_name_thing);
        question.relation = *relation;

        const Word first = here();
        while (!at_join()) ++next_;
        const std::size_t end = at_end() ? text_.size() : words_[next_].offset;
        std::string_view value = text_.substr(first.offset, end - first.offset);
        while (!value.empty() && is_space(value.back())) value.remove_suffix(1);
        if (value.empty())
            return problem_at(first, "a value is missing after the comparison", std::string(form));
        if (is_name_thing) {
            if (!is_name(value))
                return problem_at(first, quote(value) + " is not the name of a segment",
                                  "segment is NAME");
            question.name = value;
            return parsed;
        }
        Parsed<Value> number = parse_value(value, dimension_of(question.thing));
        if (auto* problem = std::get_if<TextProblem>(&number)) {
            problem->offset += first.offset;
            return std::move(*problem);
        }
        question.value = std::get<Value>(std::move(number));
        return parsed;
    }

    std::optional<Relation> parse_relation(bool for_names) {
        if (at_end()) return std::nullopt;
        if (for_names) {
            if (words_[next_].text != "is") return std::nullopt;
            ++next_;
            if (at_end() || words_[next_].text != "not") return Relation::is;
            ++next_;
            return Relation::is_not;
        }
        for (const auto& [text, relation] : relations)
            if (words_[next_].text == text && relation != Relation::is) {
                ++next_;
                return relation;
            }
        return std::nullopt;
    }

    [[nodiscard]] TextProblem wrong_relation(bool for_names) const {
        const Word word = here();
        std::string found = word.text.empty() ? "a comparison is missing here"
                                              : quote(word.text) + " is no comparison here";
        if (for_names) return problem_at(word, std::move(found), "is, is not");
        return problem_at(word, std::move(found), "< <= > >=",
                          word.text == "==" || word.text == "=" || word.text == "is"
                              ? "numbers are compared with >= and <=; only names with `is`"
                              : "");
    }

    std::string_view text_;
    std::vector<Word> words_;
    std::size_t next_ = 0;
};

}  // namespace

std::string_view word(Relation relation) {
    return std::ranges::find(relations, relation, &std::pair<std::string_view, Relation>::second)
        ->first;
}

std::string_view word(Thing thing) { return things[static_cast<std::size_t>(thing)]; }

Parsed<Condition> parse_condition(std::string_view text) { return ConditionParser(text).parse(); }

std::string to_text(const Condition& condition) {
    std::string text;
    for (const Question& question : condition.questions) {
        if (!text.empty()) text += condition.any ? " or " : " and ";
        text += word(question.thing);
        if (takes_argument(question.thing))
            text += '(' + (question.thing == Thing::visits ? question.step : question.mark) + ')';
        text += ' ';
        text += word(question.relation);
        text += ' ';
        text += question.thing == Thing::segment ? question.name : to_text(question.value);
    }
    return text;
}

}  // namespace friction
