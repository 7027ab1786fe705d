// Random edits of every scenario file, of random processes and of files laid out as badly as can
// be: each must be made, mean what it means for the draft, and leave the rest of the bytes alone.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "friction/flow_text.h"
#include "friction/io/scenario_editor.h"
#include "friction/io/scenario_reader.h"
#include "support/random_edits.h"
#include "support/random_process.h"
#include "support/scenario_texts.h"
#include "support/ugly_scenarios.h"

namespace friction::io {
namespace {

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

std::string last_of(const Draft& draft) {
    return draft.redesigns.empty() ? "" : flow_text(draft.redesigns.back().second);
}

void expect_edits(std::string text, unsigned seed, int count) {
    test::RandomEdits edits(seed);
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
        const std::string text =
            test::source_file(FRICTION_SOURCE_DIR, "scenarios/" + file.path().filename().string())
                .bytes;
        for (unsigned seed = 0; seed < 2; ++seed)
            ASSERT_NO_FATAL_FAILURE(expect_edits(text, seed, 20));
    }
}

TEST(ScenarioEditorProperty, RandomProcesses) {
    for (unsigned i = 0; i < 20; ++i) {
        const std::string text = friction::testing_support::random_process(i);
        ASSERT_NO_FATAL_FAILURE(expect_edits(text, i, 5));
    }
}

}  // namespace
}  // namespace friction::io
