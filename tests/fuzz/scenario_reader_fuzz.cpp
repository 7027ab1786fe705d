// Feeds arbitrary bytes to everything that reads a scenario file (scripts/fuzz).
//
// Nothing is expected of the answer but that it exists, says where, and comes without a crash or a
// leak.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "friction/io/scenario_check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace friction::io;
    const CheckedFile checked = check_file({"fuzz.yaml", std::string(data, data + size)});
    if (checked.alternatives.has_value() == has_errors(checked.diagnostics)) std::abort();
    for (const Diagnostic& diagnostic : checked.diagnostics) {
        if (diagnostic.problem.found.empty() || diagnostic.problem.code.size() != 4) std::abort();
        if (to_text(diagnostic).empty()) std::abort();
    }
    return 0;
}
