// Random edits of every scenario file, of random processes and of files laid out as badly as can
// be: each must be made, mean what it means for the draft, and leave the rest of the bytes alone.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "friction/flow_text.h"
#include "friction/io/scenario_editor.h"
#include "friction/io/scenario_reader.h"
#include "friction/move.h"
#include "support/random_process.h"
#include "support/scenario_texts.h"
#include "support/ugly_scenarios.h"

namespace {

using namespace friction;
using namespace friction::io;

constexpr std::string_view pool = R"(
friction: 1
title: Moves of every kind
start: a
steps: {a: {next: done}}
outcomes: {done: resolved}
redesigns:
  pool:
    title: "All of them: many, and #1"
    summary: A sentence.
    costs: {one_off: 100, per_case: $a}
    changes:
      - insert: {step: n, between: [x, y], luck_of: wait, title: "Told, by mail: #1", wait: 1 h, owner: company, status: visible, promised: 13 days, marks: [apology, gift], next: {solved: 95%, answer: rest}}
      - insert: {step: hold, before: call}
      - insert: {step: hold, after: wait, by: customer, time: lognormal mean 4 min cv 0.6, channel: phone, needs: [one, two], title: A step with a long title that goes on and on}
      - remove: write
      - remove: [ask, answer_ask]
      - remove: {steps: wait, then: gone}
      - reassign: {step: answer, to: special}
      - reassign: {step: write, to: office, channel: phone, time: 2 min}
      - reroute: {from: call, to: solved}
      - reroute: {from: read, instead_of: ask, share: 12.5%, to: {call: $a, gone: rest}}
      - set: {step: call, time: none, channel: none, needs: [], contact: none}
      - set: {step: wait, after: {time: 2 days, next: {call: 40%, gone: rest}}, next: [{when: visits(call) >= 3, share: 50%, next: gone}, {else: {solved: 50%, wait: rest}}]}
      - set: {team: robot, automated: yes, tone: empathic, sees_notes_of: {office: 50%, special: 100%}}
      - set: {parameter: a, value: 70%, range: 20% .. 95%}
      - set: {parameter: a, value: 80%}
      - set: {effort: weights, day_open: 3, retelling: {value: 8, range: 4 .. 12, source: "a study, 2020"}}
      - share_notes: [office, special]
      - single_owner: {team: special, of: [office]}
      - automate: {step: read, to: robot, time: 1 min}
      - prefill: {step: write, fields: 2}
      - show_status: all
      - show_status: [wait]
      - notify: {wait: wait, channel: message, needless: 30%, asks: {by: office, channel: phone, time: 4 min}}
      - prevent: {step: write, share: 97%, to: solved}
)";

Draft draft_of(const std::string& text) {
    const ReadScenario read = read_scenario({"test.yaml", text});
    for (const Diagnostic& diagnostic : read.diagnostics)
        ADD_FAILURE() << to_text(diagnostic) << text;
    return read.file.draft;
}

bool same_meaning(Draft a, const Draft& b) {
    a.assumptions = b.assumptions;
    return a == b;
}

/// A stream of random edits that can all be made.
class Edits {
public:
    explicit Edits(unsigned seed)
        : random_(seed), moves_(find(draft_of(std::string(pool)).redesigns, "pool")->changes) {}

    ScenarioEdit next(const Draft& draft) {
        if (draft.redesigns.empty()) return add(draft);
        const auto& [name, redesign] = draft.redesigns[below(draft.redesigns.size())];
        const std::size_t count = redesign.changes.size();
        switch (below(count > 0 ? 13 : 9)) {
            case 0:
                return add(draft);
            case 1:
                return RemoveRedesign{name, true};
            case 2:
                return RenameRedesign{name, "renamed_" + std::to_string(below(1'000'000))};
            case 3:
                return SetRedesignTitle{name, titles[below(titles.size())]};
            case 4:
                return SetRedesignCosts{name, costs()};
            case 5:
                return SetIncludes{name, includes(draft)};
            case 6:
                return SetParameter{"a",
                                    {static_cast<double>(below(1000)) / 1000, Dimension::share}};
            case 7:
                return SetMoves{name, some_moves(redesign.changes)};
            case 8:
            case 9:
                return InsertMove{name, below(count + 1), move()};
            case 10:
                return ReplaceMove{name, below(count), move()};
            case 11:
                return RemoveMove{name, below(count)};
            default:
                return ReorderMove{name, below(count), below(count)};
        }
    }

private:
    std::size_t below(std::size_t count) { return random_() % count; }
    Move move() { return moves_[below(moves_.size())]; }
    ScenarioEdit add(const Draft&) {
        Redesign content;
        content.title = titles[below(titles.size())];
        if (below(2) == 0)
            content.summary =
                "A long summary that goes on, for more than one line of a file, because there is "
                "so much to be said about it: this.";
        content.costs = costs();
        for (std::size_t i = below(4); i > 0; --i) content.changes.push_back(move());
        return AddRedesign{"added_" + std::to_string(below(1'000'000)), content};
    }
    CostsDraft costs() {
        CostsDraft costs;
        if (below(2) == 0)
            costs.one_off = {{static_cast<double>(below(900)), Dimension::number}, {}};
        if (below(2) == 0) costs.per_case = {{}, "a"};
        return costs;
    }
    std::vector<std::string> includes(const Draft& draft) {
        std::vector<std::string> names;
        for (const auto& [name, redesign] : draft.redesigns)
            if (below(2) == 0) names.push_back(name);
        return names;
    }
    std::vector<Move> some_moves(const std::vector<Move>& now) {
        std::vector<Move> made;
        for (const Move& kept : now) {
            if (below(3) == 0) made.push_back(move());
            if (below(3) != 0) made.push_back(kept);
        }
        if (below(3) == 0) made.push_back(move());
        return made;
    }

    static inline const std::vector<std::string> titles = {
        "",       "Plain", "With: colon", "It's \"quoted\", # and not a comment",
        "- dash", "null",  "10%",         "\xC3\x84rger, [bracket] {brace}"};
    std::minstd_rand random_;
    std::vector<Move> moves_;
};

std::string last_of(const Draft& draft) {
    return draft.redesigns.empty() ? "" : flow_text(draft.redesigns.back().second);
}

void expect_edits(std::string text, unsigned seed, int count) {
    Edits edits(seed);
    Draft draft = draft_of(text);
    for (int i = 0; i < count; ++i) {
        const ScenarioEdit edit = edits.next(draft);
        const Result<Draft> intended = apply_edits(draft, {&edit, 1});
        ASSERT_TRUE(intended.ok()) << intended.problems()[0].found;
        const Result<EditedScenario> made = edit_scenario({"test.yaml", text}, {&edit, 1});
        ASSERT_TRUE(made.ok()) << "edit " << edit.index() << ": " << made.problems()[0].found << ' '
                               << last_of(intended.value()) << "\n---\n"
                               << text;
        const std::string& now = made.value().text.bytes;
        EXPECT_EQ(with_edits(text, made.value().edits), now);
        std::size_t done = 0;
        for (const TextEdit& one : made.value().edits) {
            EXPECT_GE(one.offset, done);
            done = one.offset + one.length;
        }
        ASSERT_TRUE(same_meaning(draft_of(now), intended.value()))
            << "edit " << edit.index() << "\n---\n"
            << text << "\n---\n"
            << now;
        EXPECT_EQ(text.starts_with("\xEF\xBB\xBF"), now.starts_with("\xEF\xBB\xBF"));
        if (text.find('\r') != std::string::npos) {
            EXPECT_EQ(std::ranges::count(now, '\r'), std::ranges::count(now, '\n')) << now;
        }
        if (!text.ends_with('\n')) {
            EXPECT_FALSE(now.ends_with('\n')) << now;
        }
        text = now;
        draft = made.value().draft;
    }
}

TEST(ScenarioEditorProperty, UglyFiles) {
    unsigned seed = 0;
    for (const std::string& text : test::ugly_scenarios())
        for (int i = 0; i < 5; ++i) ASSERT_NO_FATAL_FAILURE(expect_edits(text, ++seed, 12));
}

TEST(ScenarioEditorProperty, ScenarioFiles) {
    for (const auto& file :
         std::filesystem::directory_iterator(std::string(FRICTION_SOURCE_DIR) + "/scenarios")) {
        if (file.path().extension() != ".yaml") continue;
        std::string text =
            test::source_file(FRICTION_SOURCE_DIR, "scenarios/" + file.path().filename().string())
                .bytes;
        // Every file gets the parameter that the edits ask for.
        const std::size_t parameters = text.find("\nparameters:\n");
        if (parameters == std::string::npos)
            text += "\nparameters: {a: 50%}\n";
        else
            text.insert(parameters + 13, "  a: 50%   # for the test\n");
        for (unsigned seed = 0; seed < 2; ++seed)
            ASSERT_NO_FATAL_FAILURE(expect_edits(text, seed, 20));
    }
}

TEST(ScenarioEditorProperty, RandomProcesses) {
    for (unsigned i = 0; i < 20; ++i) {
        std::string text = friction::testing::random_process(i);
        if (text.find("\nparameters:") == std::string::npos) text += "parameters: {a: 50%}\n";
        ASSERT_NO_FATAL_FAILURE(expect_edits(text, i, 5));
    }
}

}  // namespace
