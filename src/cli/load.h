#pragma once
// From the name of a file to alternatives that can be run: read, --set applied, checked, everything
// wrong said at once.

#include <optional>
#include <string>
#include <vector>

#include "console.h"
#include "friction/expectation.h"
#include "friction/io/scenario_reader.h"
#include "friction/scenario.h"

namespace friction::cli {

struct Loaded {
    io::ScenarioFile file;  ///< its draft has the values of --set
    std::vector<Scenario>
        scenarios;  ///< the baseline first, then the chosen redesigns in the order of the file
    std::vector<Scenario> others;  ///< redesigns not chosen; checked all the same
    std::vector<Expectation> expectations;
};

enum class Redesigns { none, named, all };

/// What was wrong with a file, for those who tell it in another form.
struct Faulty {
    io::Diagnostics diagnostics;
    bool is_all = true;  ///< no more may show when these are mended
};

/// Nothing when the input is wrong; what is wrong has then been said, and is in `faulty` as far as
/// it is in the file. `names` count for Redesigns::named only, where no name at all means all of
/// them.
[[nodiscard]] std::optional<Loaded> load(const std::string& path, const Arguments& arguments,
                                         const Console& console, Redesigns which,
                                         const std::vector<std::string>& names = {},
                                         Faulty* faulty = nullptr);

}  // namespace friction::cli
