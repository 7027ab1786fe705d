#pragma once
// Checks and compiles every design on its own, so that one with a problem does not stop the others.

#include "friction/io/scenario_reader.h"
#include "friction/viewer/results.h"

namespace friction::viewer {

/// `base`: the file's draft; the designs and values are the document's, over these the sliders.
[[nodiscard]] std::shared_ptr<const Model> make_model(std::uint64_t input, const Draft& base,
                                                      const Document& document,
                                                      const ParameterValues& sliders);

/// The same with the designs named alone, in this order, for a look at what is on screen. The
/// baseline is always the first.
[[nodiscard]] std::vector<std::size_t> alternatives_of(const Model& model, DesignId on_screen);

}  // namespace friction::viewer
