#pragma once
// How far a number is from one that is known to more digits.

#include <cmath>

namespace friction {

using Exact = long double;  ///< 64 bits of fraction

/// Of an expected 0 the number itself.
inline double relative_error(double found, Exact expected) {
    if (expected == 0) return std::fabs(found);
    return static_cast<double>(std::fabs((static_cast<Exact>(found) - expected) / expected));
}

}  // namespace friction
