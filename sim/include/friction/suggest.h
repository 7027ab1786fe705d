#pragma once
// "Did you mean": the known name that a mistyped one comes closest to.

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace friction {

/// The candidate nearest to `name`, or "" when none is near. Near means: no more than a third of
/// the letters (at least one, of the shorter word) were typed wrongly, left out, added or swapped
/// with their neighbour; capitals count as small letters. Among equals the first one.
[[nodiscard]] std::string closest(std::string_view name,
                                  std::span<const std::string_view> candidates);

/// `did you mean "ask_office"?`, or "" when no candidate is near.
[[nodiscard]] std::string did_you_mean(std::string_view name,
                                       std::span<const std::string_view> candidates);

/// `"a", "b" and 4 more`: the first six.
[[nodiscard]] std::string short_list(std::span<const std::string_view> names);

/// The same for any range of texts.
template <class Texts>
[[nodiscard]] std::string closest(std::string_view name, const Texts& candidates) {
    const std::vector<std::string_view> views(std::begin(candidates), std::end(candidates));
    return closest(name, std::span<const std::string_view>(views));
}
template <class Texts>
[[nodiscard]] std::string did_you_mean(std::string_view name, const Texts& candidates) {
    const std::vector<std::string_view> views(std::begin(candidates), std::end(candidates));
    return did_you_mean(name, std::span<const std::string_view>(views));
}
template <class Texts>
[[nodiscard]] std::string short_list(const Texts& names) {
    const std::vector<std::string_view> views(std::begin(names), std::end(names));
    return short_list(std::span<const std::string_view>(views));
}

}  // namespace friction
