#pragma once
// Private: the loops as compiled with the flags of the including file; the one place where each is
// named.

#include "wide/array_loops.h"
#include "wide/feeling_loop.h"
#include "wide/moments_loop.h"
#include "wide/philox_loop.h"
#include "wide/visit_loops.h"
#include "wide/wide.h"

namespace friction::wide {
namespace {

constexpr Loops every_loop{.uniform_pairs = uniform_pairs_loop,
                           .exp = exp_loop,
                           .log = log_loop,
                           .normal_quantile = normal_quantile_loop,
                           .exponential_quantile = exponential_quantile_loop,
                           .exp_of_line = exp_of_line_loop,
                           .buckets = buckets_loop,
                           .moments = moments_loop,
                           .feeling = feeling_loop,
                           .place = place_loop,
                           .contact = contact_loop,
                           .book = book_loop,
                           .minutes = minutes_loop,
                           .staff = staff_loop,
                           .days = days_loop,
                           .limit = limit_loop,
                           .effort = effort_loop,
                           .add_quotient = add_quotient_loop,
                           .find = find_loop};

}  // namespace
}  // namespace friction::wide
