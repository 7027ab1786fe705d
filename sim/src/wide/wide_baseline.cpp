#include "wide/array_loops.h"
#include "wide/philox_loop.h"

namespace friction::wide {

extern const Loops baseline_loops;
const Loops baseline_loops{uniform_pairs_loop, exp_loop, log_loop, normal_quantile_loop};

}  // namespace friction::wide
