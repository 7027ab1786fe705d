#pragma once
// One text and what has been done to it: edits of edits, told as edits of the original.

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "friction/io/scenario_editor.h"

namespace friction::io {

class TextPatch {
public:
    explicit TextPatch(std::string original);

    [[nodiscard]] const std::string& text() const { return text_; }

    /// Edits of the text as it is now, ascending and apart.
    void apply(std::span<const TextEdit> edits);

    /// What leads from the original to the text as it is now.
    [[nodiscard]] std::vector<TextEdit> edits() const;

private:
    /// A stretch of the text; `offset` is where it stood in the original, when it did.
    struct Piece {
        bool is_original;
        std::size_t offset;
        std::size_t length;
    };
    void replace(std::size_t begin, std::size_t length, std::size_t new_length);

    std::string original_;
    std::string text_;
    std::vector<Piece> pieces_;
};

}  // namespace friction::io
