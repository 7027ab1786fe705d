#pragma once
// From YAML to the tree of a Document. The file behind this header is the only one that sees the
// YAML library.

#include <cstddef>
#include <optional>

#include "document.h"

namespace friction::io {

/// What ended the reading of a file, and where.
struct Stop {
    Problem problem;
    std::size_t offset;
};

/// Fills an empty document from its source; what can be passed by is added to `diagnostics`.
[[nodiscard]] std::optional<Stop> read_yaml(Document& document, Diagnostics& diagnostics);

}  // namespace friction::io
