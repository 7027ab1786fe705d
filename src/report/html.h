#pragma once
// Pieces of the HTML page that several of its files write.

#include <string>
#include <string_view>

#include "friction/report/page.h"

namespace friction::report {

/// `<p class="better">...</p>`, escaped; `tag` in place of p.
[[nodiscard]] std::string html_paragraph(const Cell& cell, std::string_view tag = "p");
/// All episodes as cards, one column a design.
[[nodiscard]] std::string html_storyboard(const Storyboard& storyboard);
/// The rules of CSS, with the colours of both themes.
[[nodiscard]] std::string html_style();

}  // namespace friction::report
