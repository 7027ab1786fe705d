#include "text_patch.h"

#include <algorithm>

#include "friction/contract.h"

namespace friction::io {

TextPatch::TextPatch(std::string original) : original_(std::move(original)), text_(original_) {
    pieces_.push_back({true, 0, original_.size()});
}

void TextPatch::apply(std::span<const TextEdit> edits) {
    text_ = with_edits(text_, edits);
    // From the back, so that the offsets of those in front stay right.
    for (std::size_t i = edits.size(); i-- > 0;)
        replace(edits[i].offset, edits[i].length, edits[i].replacement.size());
}

void TextPatch::replace(std::size_t begin, std::size_t length, std::size_t new_length) {
    const std::size_t end = begin + length;
    std::vector<Piece> kept, behind;
    std::size_t at = 0;
    for (const Piece& piece : pieces_) {
        const std::size_t before = at < begin ? std::min(piece.length, begin - at) : 0;
        const std::size_t gone = end > at ? std::min(piece.length, end - at) : 0;
        if (before > 0) kept.push_back({piece.is_original, piece.offset, before});
        if (gone < piece.length)
            behind.push_back({piece.is_original, piece.offset + gone, piece.length - gone});
        at += piece.length;
    }
    if (new_length > 0) kept.push_back({false, 0, new_length});
    kept.insert(kept.end(), behind.begin(), behind.end());
    pieces_ = std::move(kept);
}

std::vector<TextEdit> TextPatch::edits() const {
    std::vector<TextEdit> edits;
    std::size_t old_end = 0;  // how far the original has been told
    std::size_t at = 0;
    TextEdit edit;
    const auto close = [&](std::size_t next_old) {
        edit.offset = old_end;
        edit.length = next_old - old_end;
        if (edit.length > 0 || !edit.replacement.empty()) edits.push_back(edit);
        edit = {};
    };
    for (const Piece& piece : pieces_) {
        if (piece.is_original) {
            close(piece.offset);
            old_end = piece.offset + piece.length;
        } else {
            edit.replacement.append(text_, at, piece.length);
        }
        at += piece.length;
    }
    close(original_.size());
    // What was taken out and put back as it was is no edit.
    std::erase_if(edits, [&](const TextEdit& made) {
        return std::string_view(original_).substr(made.offset, made.length) == made.replacement;
    });
    return edits;
}

std::string with_edits(std::string_view bytes, std::span<const TextEdit> edits) {
    std::string text;
    std::size_t done = 0;
    for (const TextEdit& edit : edits) {
        FRICTION_EXPECTS(edit.offset >= done && edit.length <= bytes.size() - edit.offset);
        text.append(bytes.substr(done, edit.offset - done)).append(edit.replacement);
        done = edit.offset + edit.length;
    }
    return text.append(bytes.substr(done));
}

}  // namespace friction::io
