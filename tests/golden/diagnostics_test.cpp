// What people read when a file is wrong: tests/golden/diagnostics/NAME.yaml must give NAME.txt, to
// the letter.
// it is committed.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "friction/io/scenario_check.h"
#include "support/golden.h"
#include "support/scenario_texts.h"

namespace friction::io {
namespace {

const std::filesystem::path folder =
    std::filesystem::path(FRICTION_SOURCE_DIR) / "tests/golden/diagnostics";

std::vector<std::string> cases() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".yaml") names.push_back(entry.path().stem().string());
    std::ranges::sort(names);
    return names;
}

class GoldenDiagnostics : public testing::TestWithParam<std::string> {};

TEST_P(GoldenDiagnostics, ReadAsAccepted) {
    SourceText text = test::source_file(folder.string(), GetParam() + ".yaml");
    const std::string said = to_text(check_file(std::move(text)).diagnostics);
    tests::expect_golden("diagnostics/" + GetParam() + ".txt", said);
}

INSTANTIATE_TEST_SUITE_P(Golden, GoldenDiagnostics, testing::ValuesIn(cases()),
                         [](const auto& test) {
                             std::string name = test.param;
                             std::ranges::replace(name, '-', '_');
                             return name;
                         });

}  // namespace
}  // namespace friction::io
