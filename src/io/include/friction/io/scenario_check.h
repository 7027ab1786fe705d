#pragma once
// A scenario file, read and checked as a whole: what every command begins with.

#include <atomic>
#include <cstddef>
#include <optional>
#include <string>
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

/// Reads the text and builds baseline and redesigns; when that fails, the diagnostics are those of
/// find_faults().
[[nodiscard]] CheckedFile check_file(SourceText text);

/// What is wrong with a file of which not everything can be built.
struct Faults {
    Diagnostics diagnostics;  ///< those of reading too, in the order of the file
    bool is_all = true;       ///< false: more may show when these are mended
};

/// Looks at everything that is sound: a file with an unreadable value has its other steps, its
/// graph and its redesigns checked as far as that value does not matter to them. Problems that may
/// only follow from one reported already are left out. `redesigns`: those that are looked at, until
/// `cancel` is set; what was found till then is no answer.
[[nodiscard]] Faults find_faults(const ReadScenario& read,
                                 const std::vector<std::string>& redesigns,
                                 const std::atomic<bool>* cancel = nullptr);

/// The problem of the line at this position under `expect`, which has no form.
[[nodiscard]] Problem expectation_problem(const TextProblem& wrong, const std::string& text,
                                          std::size_t position);

}  // namespace friction::io
