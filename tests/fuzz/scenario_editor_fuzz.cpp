// Edits whatever can be read as a scenario (scripts/fuzz).
//
// The bytes are the text, up to a NUL; all of them together choose the edits. An edit may be
// refused; what is accepted must read as it was meant, and every other byte must be as it was.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "friction/io/fingerprint.h"
#include "friction/io/scenario_editor.h"
#include "friction/io/scenario_reader.h"
#include "support/random_edits.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace friction;
    using namespace friction::io;
    const std::string bytes(data, data + size);
    SourceText text{"fuzz.yaml", bytes.substr(0, bytes.find('\0'))};
    ReadScenario read = read_scenario(text);
    if (has_errors(read.diagnostics)) return 0;
    Draft draft = std::move(read.file.draft);

    test::RandomEdits edits(static_cast<unsigned>(hash_of(bytes)));
    constexpr int edits_max = 4;
    for (int i = 0; i < edits_max; ++i) {
        const ScenarioEdit edit = edits.next(draft);
        const auto intended = apply_edits(draft, {&edit, 1});
        const auto made = edit_scenario(text, {&edit, 1});
        if (!made.ok()) continue;
        if (!intended.ok()) std::abort();
        if (with_edits(text.bytes, made.value().edits) != made.value().text.bytes) std::abort();
        ReadScenario again = read_scenario(made.value().text);
        if (has_errors(again.diagnostics)) std::abort();
        draft = std::move(again.file.draft);
        Draft expected = intended.value();
        expected.assumptions = draft.assumptions;
        if (!(draft == expected)) std::abort();
        text = made.value().text;
    }
    return 0;
}
