#pragma once
// A scenario file, read and checked as a whole: what every command begins with.

#include <optional>
#include <vector>

#include "friction/io/scenario_reader.h"
#include "friction/scenario.h"

namespace friction::io {

struct CheckedFile {
    std::optional<ScenarioFile> file;  ///< absent when the text is no YAML of keys and values
    std::optional<std::vector<Scenario>>
        alternatives;         ///< baseline first, then every redesign; absent with errors
    Diagnostics diagnostics;  ///< in the order of the file, warnings too
};

/// Reads the text and builds baseline and redesigns. Problems that only follow from one reported
/// already (at the same place of the file, below it or above it) are left out.
[[nodiscard]] CheckedFile check_file(SourceText text);

}  // namespace friction::io
