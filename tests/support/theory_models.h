#pragma once
// Processes with closed-form answers (docs/validation.md, P5, P6, P8), as people write them.

#include "support/stories.h"

namespace friction::testing_support {

/// P5: three states with exponential minutes; effort is the total time.
inline const std::string absorbing_chain = story(R"(
start: front
steps:
  front:      {by: customer, time: exponential mean 6 min,  next: {front: 10%, specialist: 25%, back_office: 5%, solved: 55%, lost: 5%}}
  specialist: {by: customer, time: exponential mean 10 min, next: {front: 15%, specialist: 20%, back_office: 10%, solved: 50%, lost: 5%}}
  back_office: {by: customer, time: exponential mean 15 min, next: {specialist: 5%, back_office: 10%, solved: 80%, lost: 5%}}
outcomes: {solved: resolved, lost: unresolved}
)");

/// P6: each contact solves with 0.7; its minutes are gamma, mean 7.5, variance 20.25. A pause of no
/// length ends it.
inline std::string rework(const std::string& next) {
    return story(R"(
teams: {desk: {}}
start: call
steps:
  call: {by: desk, channel: phone, time: gamma mean 7.5 min sd 4.5 min, next: )" +
                 next + R"(}
  pause: {wait: 0 min, owner: company, status: visible, next: call}
outcomes: {solved: resolved, left: gave_up}
)");
}
inline const std::string rework_loop = rework("{solved: 70%, pause: 30%}");
inline const std::string rework_with_limit = rework(
    "[{when: visits(call) >= 4, next: {solved: 70%, left: rest}}, {else: {solved: 70%, pause: "
    "rest}}]");

/// P8 with random effort: calls of ten minutes, 70% of them solve.
inline const std::string repeated_calls = story(R"(
teams: {desk: {}}
start: call
steps:
  call: {by: desk, channel: phone, time: 10 min, next: {solved: 70%, pause: rest}}
  pause: {wait: 0 min, owner: company, status: visible, next: call}
outcomes: {solved: resolved}
)");

}  // namespace friction::testing_support
