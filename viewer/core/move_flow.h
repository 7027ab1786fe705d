#pragma once
// Pieces of YAML's flow style as far as the texts of moves need it.

#include <string>
#include <string_view>
#include <vector>

namespace friction::viewer {

struct FlowPair {
    std::string key, text;
};
/// Of "{a: b, c: [d, e]}"; what stands inside brackets and quotes is left whole.
[[nodiscard]] std::vector<FlowPair> flow_pairs(std::string_view map);
/// The items between commas that no bracket or quote holds together.
[[nodiscard]] std::vector<std::string> flow_items(std::string_view text);
/// Without the quotes around it, if there are any.
[[nodiscard]] std::string unquoted(std::string_view text);

}  // namespace friction::viewer
