#pragma once
// Scenario files: text in, a Draft out, and the way back from a problem in the model to a line of
// the file.
//
// What a scenario means is checked by sim (friction/scenario.h); check_file() does both.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "friction/io/diagnostic.h"
#include "friction/io/source_text.h"
#include "friction/scenario_draft.h"

namespace friction::io {

class Document;

/// Where in the file the parts of the model were written.
class Positions {
public:
    explicit Positions(std::shared_ptr<const Document> document = nullptr)
        : document_(std::move(document)) {}

    /// The position of "steps.ask_office.next", or of the nearest part around it that the file has;
    /// the beginning of the file when it has none. Nothing when there is no file.
    [[nodiscard]] SourcePosition find(std::string_view place) const;

    /// False when the text could not be read as keys and values.
    [[nodiscard]] bool has_keys() const;

    /// `redesign "pushed", move 2 (reroute)` for "redesigns.pushed.changes.1" and what is below it.
    [[nodiscard]] std::string move_name(std::string_view place) const;

    /// A diagnostic at that position, or at the word of the problem that stands there.
    [[nodiscard]] Diagnostic diagnostic(Problem problem, std::string_view place) const;

private:
    std::shared_ptr<const Document> document_;
};

struct ScenarioFile {
    SourceText text;
    Draft draft;
    Positions positions;
};

/// The draft as far as it could be read. It may be used for anything but finding more problems only
/// when there are no errors.
struct ReadScenario {
    ScenarioFile file;
    Diagnostics diagnostics;           ///< in the order of the file
    std::vector<std::string> unsound;  ///< places of the model that could not be read
};

/// Reads one scenario. Checks the form of every key and value, and no relation between them.
[[nodiscard]] ReadScenario read_scenario(SourceText text);

/// Problems of an alternative with their positions. What a move wrote is found where the move
/// stands, and the diagnostic then names redesign and move. The places of the result are places in
/// the file.
[[nodiscard]] Diagnostics locate(const ScenarioFile& file, const Draft& alternative,
                                 const Problems& problems);

}  // namespace friction::io
