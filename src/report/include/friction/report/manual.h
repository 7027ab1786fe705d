#pragma once
// One page of the manual, as the text that `man` reads.
//
// Programs fill it from the tables that their help is written from; nothing else writes pages.

#include <string>
#include <utility>
#include <vector>

namespace friction::report {

struct ManualPage {
    using Rows = std::vector<std::pair<std::string, std::string>>;

    std::string name;                        ///< "friction-compare"; the page is for section 1
    std::string does;                        ///< one line, lower case, no full stop
    std::string usage;                       ///< "friction compare FILE [REDESIGN...] [OPTIONS]"
    std::string explains;                    ///< one paragraph; line breaks in it mean nothing
    std::string list;                        ///< heading of the rows: "OPTIONS", "COMMANDS"
    Rows rows = {};                          ///< "-o, --output FILE" and what it does
    std::string examples = {};               ///< lines, each a whole command
    Rows exit_codes = {};                    ///< "2" and "the input is wrong"
    std::vector<std::string> see_also = {};  ///< other pages of section 1
};

/// Plain letters only, whatever reads it: signs that roff would change are written out, and no line
/// begins with one that it takes for a request.
[[nodiscard]] std::string manual_text(const ManualPage& page);

}  // namespace friction::report
