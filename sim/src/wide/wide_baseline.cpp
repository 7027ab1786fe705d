#include "wide/every_loop.h"

namespace friction::wide {

extern const Loops baseline_loops;
const Loops baseline_loops = every_loop;

}  // namespace friction::wide
