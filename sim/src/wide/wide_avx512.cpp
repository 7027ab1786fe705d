#include "wide/every_loop.h"

namespace friction::wide {

extern const Loops avx512_loops;
const Loops avx512_loops = every_loop;

}  // namespace friction::wide
