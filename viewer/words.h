#pragma once
// Small turns of phrase of the window; numbers come from friction/report/wording.h.

#include <string>
#include <string_view>

namespace friction::viewer {

/// Hyphens that stand for minus signs become minus signs: "-45.1" is "−45.1".
[[nodiscard]] std::string minus_signs(std::string_view text);
/// "~/work/a.yaml" for a file in the person's folder.
[[nodiscard]] std::string short_path(std::string_view path, std::string_view home);

}  // namespace friction::viewer
