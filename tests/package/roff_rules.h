#pragma once
// What the text of a page of the manual must keep to, whatever shows it.

#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace friction::tests {

/// A sentence for each line that breaks a rule.
inline std::vector<std::string> against_roff(const std::string& text) {
    static const std::set<std::string> requests{".TH", ".SH", ".TP", ".B", ".BR",
                                                ".nf", ".fi", ".nh", ".ad"};
    std::vector<std::string> wrong;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const auto complain = [&](const std::string& what) { wrong.push_back(what + ": " + line); };
        if (line.empty()) complain("an empty line");
        if (line.starts_with('\'')) complain("an apostrophe first");
        if (line.starts_with('.') && !requests.contains(line.substr(0, line.find(' '))))
            complain("an unknown request");
        for (std::size_t at = 0; at < line.size(); ++at) {
            if (line[at] < ' ' || line[at] > '~') complain("a sign that is not plain");
            if (line[at] == '-') complain("a hyphen that is not written out");
            if (line[at] != '\\') continue;
            ++at;
            if (at >= line.size() || std::string("e-&(").find(line[at]) == std::string::npos)
                complain("an unknown escape");
        }
    }
    return wrong;
}

}  // namespace friction::tests
