#pragma once
// A picture as a file for browsers, editors and office programs.
//
// Self-contained: no scripts, styles, fonts or links. The same picture gives the same bytes.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "friction/drawing/picture.h"

namespace friction::drawing {

/// `title` and `description` are what screen readers say. Text is set in Inter or whatever sans
/// serif there is, each line as wide as text_width() says. What cannot be
/// printed, or stand in XML, is written out (friction/printable.h).
[[nodiscard]] std::string to_svg(const Picture& picture, std::string_view title,
                                 std::string_view description = {});

/// The colours of pictures on a page that the reader's settings make light or dark: each pair of
/// colours is a variable of CSS, shared by all pictures of the page.
class PageColours {
public:
    /// What stands in place of a colour: "var(--p3)".
    [[nodiscard]] static std::string name(std::size_t number);
    /// The number of a pair; one that was asked for before keeps its number.
    [[nodiscard]] std::size_t number(Colour light, Colour dark);
    /// "--p0:#14181f;--p1:#8c95a329;": for the rules of one of the two themes.
    [[nodiscard]] std::string declarations(bool is_dark) const;
    /// Counts the pictures of the page: what is named in one must not be found in another.
    [[nodiscard]] std::size_t next_picture() { return pictures_++; }

private:
    std::vector<std::pair<Colour, Colour>> pairs_{};
    std::size_t pictures_ = 0;
};

/// As above, to stand inside such a page. Expects the same picture drawn in both themes: nothing
/// but colours may differ.
[[nodiscard]] std::string to_page_svg(const Picture& light, const Picture& dark,
                                      std::string_view title, std::string_view description,
                                      PageColours& colours);

/// "#1a63b0"; with the alpha behind it where it lets something through.
[[nodiscard]] std::string hex(Colour colour);

/// Text between tags or in quotes, printable and escaped.
[[nodiscard]] std::string xml_text(std::string_view text);

}  // namespace friction::drawing
