#pragma once
// Scenario files laid out in every way that the language allows and nobody should choose.

#include <string>
#include <vector>

namespace friction::test {

inline std::string with_line_breaks(const std::string& text, const std::string& line_break) {
    std::string result;
    for (const char letter : text)
        letter == '\n' ? result.append(line_break) : result.append(1, letter);
    return result;
}

/// Every one is read without errors and has parameters `a` (a share) and `b` (a duration).
inline std::vector<std::string> ugly_scenarios() {
    const std::string head = "friction: 1\ntitle: Ugly\nparameters: {a: 60%, b: 2 days}\n";
    const std::string tail =
        "start: ask\nsteps:\n  ask: {by: customer, next: {done: $a, wait: rest}}\n  wait: {wait: "
        "$b, "
        "owner: company, next: done}\noutcomes: {done: resolved}\n";
    std::vector<std::string> files;
    // No redesigns, expectations before the end.
    files.push_back(head + tail + "# what must hold\nexpect:\n  - baseline.effort < 90 EM\n");
    // Nothing, said in brackets, and no line break at the end.
    files.push_back(head + tail + "redesigns:   {}   # none yet");
    // Everything in one pair of braces.
    files.push_back(
        "{friction: 1, title: Ugly, parameters: {a: \"60%\", b: {value: '2 days', range: 1 day .. "
        "9 "
        "days}}, start: ask, steps: {ask: {by: customer, next: {done: $a, wait: rest}}, wait: "
        "{wait: $b, owner: company, next: done}}, outcomes: {done: resolved}, redesigns: {one: "
        "{changes: [remove: wait, {reroute: {from: ask, to: done}}, ]}, two: {includes: one}}, "
        "expect: [one.effort < baseline.effort]}");
    // Brackets over several lines, with comments.
    files.push_back(head + tail +
                    "redesigns: {   # all of them\n"
                    "  one: {title: One, # the first\n"
                    "    changes: [\n"
                    "      # about the way\n"
                    "      {reroute: {from: ask, to: done}},  # short\n"
                    "      remove: wait   # gone\n"
                    "      , {set: {step: ask, time: 3 min}}\n"
                    "    ]\n"
                    "  },\n"
                    "  two: {}\n"
                    "}\n");
    // Dashes below their key, three blanks of indentation, quoted keys, values below their keys.
    files.push_back(
        "---\n# first\nfriction: 1\n\"title\":\n   Ugly,\n   on two lines  # that\nparameters:\n   "
        "a:   # a share\n      60%\n   b: {\n      value: 2 days,\n      range: 1 day .. 9 days}   "
        "# long\nstart: ask\nsteps:\n   ask:\n      by: customer\n      next:\n         done: $a\n"
        "         wait: rest\n   wait: {wait: $b, owner: company, next: done}\noutcomes:\n   done: "
        "resolved\n\n# the changes\nredesigns:\n   # this one is good\n   'one':\n      # with two "
        "moves\n      summary: |\n         first line\n\n         # no comment\n      # before the "
        "moves\n      changes:\n      # A: the way\n      - reroute:   # along\n         from: "
        "ask\n"
        "         # to the end\n         to: done   # good\n           # deeper\n\n      # B: "
        "gone\n      - remove:\n        - wait\n      -   source: guess\n          set: {step: "
        "ask, "
        "time: 3 min}   # C\n      # -  commented: out\n\n   # this one is bad\n   two:\n      "
        "includes:\n      - one\n      costs: {one_off: 100}  # much\n...\n");
    // Items that begin behind their dash, and a source beside a move.
    files.push_back(
        head + tail +
        "redesigns:\n    one:\n        changes:\n        -\n            reroute: {from: "
        "ask, to: done}\n        - # the second\n          insert:\n            step: "
        "more\n            after: ask\n            by: customer\n            title: "
        "\"A, b: c\" # quoted\n        - {source: 'it''s, said', remove: [wait]}\n    "
        "two: {title: Two}\nexpect: [one.effort < 90 EM, two is not a mirage]\n");
    const std::size_t as_they_are = files.size();
    for (std::size_t i = 0; i < as_they_are; ++i)
        files.push_back("\xEF\xBB\xBF" + with_line_breaks(files[i], "\r\n"));
    for (std::size_t i = 0; i < as_they_are; ++i)
        if (files[i].ends_with('\n')) files.push_back(files[i].substr(0, files[i].size() - 1));
    return files;
}

}  // namespace friction::test
