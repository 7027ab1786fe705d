#pragma once
// Numbers for machines: the fewest digits that read back to the same value, in any locale.

#include <array>
#include <charconv>
#include <string>

namespace friction::report {

/// Expects a finite value.
[[nodiscard]] inline std::string shortest(double value) {
    std::array<char, 32> buffer;
    const double positive_zero = value == 0 ? 0.0 : value;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), positive_zero).ptr;
    return {buffer.data(), end};
}

}  // namespace friction::report
