#include "wide/philox_loop.h"

namespace friction::wide {

extern const Loops baseline_loops;
const Loops baseline_loops{uniform_pairs_loop};

}  // namespace friction::wide
