#pragma once
// How far a few values decide the mean of a distribution, known before anybody draws from it.
//
// An interval of a mean holds the truth as often as it says only from some number of journeys on,
// and that number grows with the square of the skewness (Cochran 1977). What a run has seen is no
// help here: a sample too small for its tail does not show the tail.

#include <optional>
#include <string>

#include "friction/distribution.h"

namespace friction {

/// E[(X - mean)^3] / sd^3 in closed form; 0 without spread. Relative error below 1e-9, of a normal
/// or beta that is nearly symmetric and of a Weibull of shape 1.5 and above an absolute one of
/// 1e-6.
[[nodiscard]] double skewness(const Distribution& distribution);

/// 25 g^2: from so many journeys on an interval of the mean can be relied on. With a time-out the
/// length is min(X, t), which lies within 0 .. t, so that g <= t / sd of it: the smaller of both.
[[nodiscard]] double journeys_for_mean(const Distribution& length,
                                       std::optional<double> time_out_s = {});
/// "144,000 journeys", to three digits.
[[nodiscard]] std::string journeys_text(double count);

}  // namespace friction
