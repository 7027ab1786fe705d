#include "wide/array_loops.h"
#include "wide/feeling_loop.h"
#include "wide/moments_loop.h"
#include "wide/philox_loop.h"

namespace friction::wide {

extern const Loops avx512_loops;
const Loops avx512_loops{.uniform_pairs = uniform_pairs_loop,
                         .exp = exp_loop,
                         .log = log_loop,
                         .normal_quantile = normal_quantile_loop,
                         .moments = moments_loop,
                       .feeling = feeling_loop};

}  // namespace friction::wide
