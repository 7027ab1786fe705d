#include "wide/every_loop.h"

namespace friction::wide {

extern const Loops avx2_loops;
const Loops avx2_loops = every_loop;

}  // namespace friction::wide
