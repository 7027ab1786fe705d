#pragma once
// Texts that are kept as files and reviewed in the diff.
//
// `cmake --build --preset dev --target accept-golden` runs the tests of suites named Golden... with
// FRICTION_ACCEPT_GOLDEN set, and then each text found here becomes the expected one.

#include <string>

namespace friction::tests {

/// The path of tests/golden/NAME.
[[nodiscard]] std::string golden_file(const std::string& name);

/// Compares with tests/golden/NAME.
void expect_golden(const std::string& name, const std::string& text);

/// Compares with the part of a file of the source, "docs/scenario-format.md", that stands between
/// the lines `<!-- generated: SECTION -->` and `<!-- end -->`.
void expect_section(const std::string& path, const std::string& section, const std::string& text);

}  // namespace friction::tests
