#pragma once
// Redesigns named in expectations: what renaming and removing one have to find.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace friction::io {

/// Where `expectation` names the redesign: in `NAME.metric` and at the start of `NAME is a mirage`.
[[nodiscard]] std::vector<std::size_t> alternatives_named(std::string_view expectation,
                                                          std::string_view name);
[[nodiscard]] std::string renamed(std::string_view expectation, std::string_view name,
                                  std::string_view to);

}  // namespace friction::io
