// What strangers may send: each is refused with a clear message, within a second of processor time
// and 256 MiB.

#include <gmock/gmock.h>
#include <sys/resource.h>

#include <cstdlib>
#include <functional>
#include <iostream>

#include "friction/io/scenario_check.h"
#include "support/scenario_texts.h"

namespace friction::io {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool is_limited = false;  // sanitizers need more of both by themselves
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool is_limited = false;
#else
constexpr bool is_limited = true;
#endif
#else
constexpr bool is_limited = true;
#endif

// Nine levels of nine aliases each: 9^9 values for a reader that follows them.
std::string alias_bomb() {
    std::string text = "a0: &a0 [x]\n";
    for (int level = 1; level < 10; ++level) {
        const std::string name = "a" + std::to_string(level);
        text += name + ": &" + name + " [";
        for (int i = 0; i < 9; ++i) text += (i > 0 ? ", *a" : "*a") + std::to_string(level - 1);
        text += "]\n";
    }
    return text;
}

/// Bytes that are made when they are needed: together the inputs of the table would fill the memory
/// of every test.
class Bytes {
public:
    Bytes(const char* text) : Bytes(std::string(text)) {}
    Bytes(std::string text) : make_([text = std::move(text)] { return text; }) {}
    Bytes(std::function<std::string()> make) : make_(std::move(make)) {}
    [[nodiscard]] std::string operator()() const { return make_(); }
    friend Bytes operator+(Bytes a, Bytes b) {
        return std::function<std::string()>(
            [a = std::move(a), b = std::move(b)] { return a() + b(); });
    }

private:
    std::function<std::string()> make_;
};

Bytes repeated(std::string text, std::size_t times) {
    return std::function<std::string()>([text = std::move(text), times] {
        std::string result;
        result.reserve(text.size() * times);
        for (std::size_t i = 0; i < times; ++i) result += text;
        return result;
    });
}

Bytes unknown_keys(int count) {
    return std::function<std::string()>([count] {
        std::string text = "friction: 1\n";
        for (int i = 0; i < count; ++i) text += "k" + std::to_string(i) + ": a\n";
        return text;
    });
}

/// So many lines with their number in the place of every '#'.
Bytes numbered(std::string before, std::string line, int count, std::string after = {}) {
    return std::function<std::string()>([=] {
        std::string text = before;
        for (int i = 0; i < count; ++i)
            for (const char c : line) c == '#' ? text += std::to_string(i) : text += c;
        return text + after;
    });
}

constexpr const char* head = "friction: 1\ntitle: Much\nstart: s0\n";
constexpr const char* one_step = "steps: {s0: {by: customer, next: done}}\n";
constexpr const char* outcomes = "outcomes: {done: resolved}\n";

struct Hostile {
    std::string name;
    Bytes bytes;
    std::string code;  ///< of one of its problems
};

std::string with_value(std::string_view value) {
    return test::one_step("", "promised: " + std::string(value)).bytes;
}

std::vector<Hostile> hostile_inputs() {
    constexpr std::size_t many = 8'000'000;
    return {
        {"empty", "", "F012"},
        {"blank", "\n\n  \n", "F012"},
        {"comment", "# nothing\n", "F012"},
        {"brackets", repeated("[", many), "F011"},
        {"braces", repeated("{", many), "F011"},
        {"closed_brackets", "a: " + repeated("[", 200) + repeated("]", 200), "F010"},
        {"maps_in_braces", repeated("{a: ", many / 2), "F011"},
        {"dashes", repeated("- ", many), "F023"},
        {"dashes_below", "a:\n" + repeated("- ", many / 2), "F010"},
        {"questions", repeated("? ", many / 2), "F013"},
        {"colons", repeated("a: ", many / 2), "F002"},
        {"items", "a: [" + repeated("a,", many) + "]", "F011"},
        {"items_in_lines", "a: [" + repeated("a,\n", many / 2) + "]", "F011"},
        {"long_line", "a: " + repeated("x", many), "F011"},
        {"long_quote", "a: \"" + repeated("x", many) + "\"", "F011"},
        {"long_key", repeated("x", many) + ": a", "F011"},
        {"long_comment", "# " + repeated("x", many), "F011"},
        {"line_ends", repeated("\n", many), "F011"},
        {"alias_bomb", alias_bomb(), "F004"},
        {"alias_to_itself", "a: &a [*a]", "F004"},
        {"unknown_alias", "a: *b", "F004"},
        {"anchor_without_name", "a: & b", "F004"},
        {"tag", "a: !!python/object b", "F005"},
        {"tag_alone", "!", "F012"},
        {"null_alone", "~", "F012"},
        {"long_list", "a:\n" + repeated("- a\n", 4'000'000), "F011"},
        {"tag_directive", "# a comment\n%TAG ! tag:x,2026:\n---\nfriction: 1\n", "F005"},
        {"empty_title", "friction: 1\ntitle: \"\"\n", "F026"},
        {"title_of_blanks", "friction: 1\ntitle: \"   \"\n", "F026: \"title\" holds only blanks"},
        {"title_of_wide_blanks", "friction: 1\ntitle: \"\\u00a0\\u3000\\u200b\"\n",
         "F026: \"title\" holds only blanks"},
        {"word_twice_in_a_list",
         std::string(head) + "teams: {staff: {}}\nsteps:\n" +
             "  s0: {by: staff, channel: phone, time: 5 min, marks: [solved, solved], "
             "next: done}\n" +
             outcomes,
         "F026: \"solved\" stands twice"},
        {"name_twice_in_a_list",
         std::string(head) + one_step + outcomes +
             "redesigns: {r: {changes: [prevent: {step: s0, share: 1%, to: done}]}, "
             "twice: {includes: [r, r]}}\n",
         "F026"},
        {"merge_key", "a: {<<: {b: 1}}", "F006"},
        {"two_documents", "a: 1\n---\nb: 2\n", "F007"},
        {"unclosed_quote", "friction: 1\ntitle: \"never closed", "F008"},
        {"unclosed_quote_in_lines", "friction: 1\ntitle: \"never closed\nstart: a\n", "F008"},
        {"unclosed_single_quote", "title: 'it''s\n", "F008"},
        {"documents_without_end", repeated("', ", 2730) + "',", "F008"},
        {"unclosed_brace", "teams: {a: {cost: 3 per hour}\nsteps:\n", "F002"},
        {"nul", std::string("title: a\0b\n", 11), "F001"},
        {"control", "title: \x1B[31m\n", "F001"},
        {"control_by_escape", test::one_step("summary: \"\\e[31m\"").bytes, "F001"},
        {"invalid_utf8", "title: \xC3\x28\n", "F001"},
        {"overlong_utf8", "title: \xC0\xAF\n", "F001"},
        {"surrogate", "title: \xED\xA0\x80\n", "F001"},
        {"utf16", std::string("\xFF\xFE\x61\x00", 4), "F001"},
        {"tab", "steps:\n\ta: b\n", "F002"},
        {"no_value", "steps:\n", "F009"},
        {"null", "title: null\n", "F009"},
        {"list", "- a\n- b\n", "F023"},
        {"text", "hello", "F023"},
        {"list_as_key", "[a]: b", "F013"},
        {"nan", with_value("nan days"), "F026"},
        {"dot_nan", with_value(".nan"), "F026"},
        {"infinity", with_value("inf days"), "F026"},
        {"exponent", with_value("1e308 days"), "F026"},
        {"large", with_value(std::string(400, '9') + " days"), "F026"},
        {"negative", with_value("-2 days"), "F027"},
        {"thousands", with_value("1'000 days"), "F026"},
        {"same_key_often", repeated("a: b\n", 90'000), "F003"},
        {"unknown_keys", unknown_keys(90'000), "F021"},
        {"ways_to_nowhere",
         numbered(head + std::string("steps:\n"), "  s#: {by: customer, next: nowhere#}\n", 20'000,
                  outcomes),
         "F014"},
        {"steps_nobody_reaches",
         numbered(head + std::string("steps:\n"), "  s#: {by: customer, next: done}\n", 20'000,
                  outcomes),
         "F014"},
        {"unknown_parameters",
         numbered(head + std::string("steps:\n"), "  s#: {by: customer, time: $p#, next: done}\n",
                  20'000, outcomes),
         "F014"},
        {"teams",
         numbered(std::string(head) + one_step + outcomes + "teams:\n", "  t#: {}\n", 20'000),
         "F055"},
        {"redesigns_that_are_refused",
         numbered(std::string(head) + one_step + outcomes + "redesigns:\n",
                  "  r#: {includes: [none#]}\n", 10'000),
         "F014"},
        {"moves_on_missing_steps",
         numbered(std::string(head) + one_step + outcomes + "redesigns:\n  r:\n    changes:\n",
                  "      - remove: none#\n", 20'000),
         "F014"},
        {"moves_of_one_step",
         numbered(std::string(head) + one_step + outcomes + "redesigns:\n  r:\n    changes:\n",
                  "      - prevent: {step: s0, share: 1%, to: done}\n", 5'000,
                  "      - remove: nothing\n"),
         "F060"},
        {"redesigns_of_many_steps",
         numbered(head + std::string("steps:\n"), "  s#: {by: customer, next: done}\n", 10'000,
                  std::string(outcomes) + "redesigns:\n") +
             numbered("", "  r#: {changes: [remove: nothing]}\n", 150),
         "F079"},
        {"steps_above_the_limit",
         numbered(head + std::string("steps:\n"),
                  "  s#: {by: customer, channel: web, time: 5 min, next: done}\n", 150'000,
                  outcomes),
         "F011"},
        {"quotes", repeated("\"a\" ", 50'000), "F023"},
    };
}

void PrintTo(const Hostile& hostile, std::ostream* out) { *out << hostile.name; }

class HostileInput : public testing::TestWithParam<Hostile> {};

TEST_P(HostileInput, GetsAClearErrorQuickly) {
    GTEST_FLAG_SET(death_test_style, "fast");
    const auto check = [] {
        if (is_limited) {
            const rlimit memory{std::size_t{256} << 20, std::size_t{256} << 20};
            const rlimit seconds{1, 1};
            setrlimit(RLIMIT_AS, &memory);
            setrlimit(RLIMIT_CPU, &seconds);
        }
        const CheckedFile checked = check_file({"hostile.yaml", GetParam().bytes()});
        if (checked.diagnostics.empty() || checked.alternatives) std::_Exit(1);
        std::cerr << to_text(checked.diagnostics);
        std::_Exit(0);
    };
    EXPECT_EXIT(check(), testing::ExitedWithCode(0), "hostile.yaml.*: error " + GetParam().code);
}

INSTANTIATE_TEST_SUITE_P(Table, HostileInput, testing::ValuesIn(hostile_inputs()),
                         [](const auto& test) { return test.param.name; });

// In eight parts, so that they can run beside each other.
constexpr std::size_t part_count = 8;
class CutFile : public testing::TestWithParam<std::size_t> {};

// Whatever is left of the file, the answer is a scenario or says why not, and always where.
TEST_P(CutFile, IsReadOrRefusedAtEveryByte) {
    const SourceText whole = test::source_file(FRICTION_SOURCE_DIR, "scenarios/toll-invoice.yaml");
    for (std::size_t size = GetParam(); size < whole.bytes.size(); size += part_count) {
        const SourceText cut{"cut.yaml", whole.bytes.substr(0, size)};
        // Building all alternatives takes ten times as long as reading: not done at every byte.
        const bool is_built = size % 47 == 0;
        const CheckedFile checked =
            is_built ? check_file(cut) : CheckedFile{{}, {}, read_scenario(cut).diagnostics};
        if (is_built) {
            ASSERT_EQ(checked.alternatives.has_value(), !has_errors(checked.diagnostics))
                << "cut at " << size;
        }
        for (const Diagnostic& diagnostic : checked.diagnostics) {
            ASSERT_FALSE(diagnostic.problem.found.empty()) << "cut at " << size;
            ASSERT_EQ(diagnostic.problem.code.size(), 4U) << "cut at " << size;
            ASSERT_TRUE(diagnostic.position.exists() || diagnostic.problem.code == "F012")
                << "cut at " << size;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Part, CutFile, testing::Range(std::size_t{0}, part_count));

}  // namespace
}  // namespace friction::io
