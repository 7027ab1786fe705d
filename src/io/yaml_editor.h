#pragma once
// Changes of single values, entries and items in the text of a document.
//
// Knows YAML's two styles and nothing about scenarios. Collects edits; an operation that finds the
// text laid out in a way it does not know makes the whole attempt fail, and the caller tries a
// coarser one.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document.h"
#include "friction/io/scenario_editor.h"
#include "node_extent.h"
#include "yaml_layout.h"

namespace friction::io {

/// How the author lays out lists and maps.
[[nodiscard]] Layout layout_of(const Document& document);

class YamlEditor {
public:
    explicit YamlEditor(const Document& document);

    /// Changes what differs between the two trees, where `node` now says `before`: single texts in
    /// place, keys added and taken out, and what has another shape anew. Order of keys is kept
    /// where it is the same in both.
    void patch(Node node, const Tree& before, const Tree& after);

    /// Another text for a scalar or a key, in the quotes it has.
    void set_text(Node scalar, std::string_view text);
    void set_key(Node entry, std::string_view key);

    /// Another value behind the colon of an entry, in whatever style fits.
    void set_value(Node entry, const Tree& value, OpenLevels open = 0);

    /// A new entry, before the first one whose key comes later in `order`.
    void insert_entry(Node map, const std::string& key, const Tree& value,
                      const std::vector<std::string>& order, OpenLevels open = 0,
                      bool blank_line = false);
    void remove_entry(Node map, Node entry);

    /// Before the item at `position`, or behind the last.
    void insert_item(Node list, std::size_t position, const Tree& item);
    void replace_item(Node list, std::size_t position, const Tree& item);
    void remove_item(Node list, std::size_t position);
    void move_item(Node list, std::size_t from, std::size_t to);

    /// Ascending and apart; nothing when an operation failed or two of them got in each other's
    /// way.
    [[nodiscard]] std::optional<std::vector<TextEdit>> take_edits();

private:
    [[nodiscard]] std::string_view bytes() const { return document_.source().bytes; }
    [[nodiscard]] bool in_brackets_here(Node node) const { return is_in_brackets(document_, node); }
    /// Whether what stands at this offset is inside brackets, where lines end nothing.
    [[nodiscard]] bool within_brackets(std::size_t offset) const;

    void fail() { failed_ = true; }
    void replace(std::size_t begin, std::size_t end, std::string text);
    /// Whole lines before the line that begins at `at`; `lines` ends with a line break.
    void insert_lines(std::size_t at, std::string lines);
    void delete_lines(Extent lines);

    /// The lines of an item or an entry in block style, with the comments above that belong to it.
    [[nodiscard]] std::optional<Extent> lines_of(std::size_t first, Node node,
                                                 bool is_first_child) const;
    [[nodiscard]] std::optional<Extent> item_lines(Node list, std::size_t position) const;
    [[nodiscard]] std::optional<Extent> entry_lines(Node map, Node entry) const;
    /// With one of the blank lines around, when there would be two.
    [[nodiscard]] Extent with_blank_line(Extent lines, bool is_first_child) const;
    [[nodiscard]] std::optional<std::size_t> dash_of(Node list, Node item) const;

    void insert_in_brackets(Node collection, std::size_t position, const std::string& text);
    void remove_in_brackets(Node collection, std::size_t position, std::size_t begin);
    void patch_map(Node map, const Tree& before, const Tree& after);
    void patch_list(Node list, const Tree& before, const Tree& after);

    const Document& document_;
    Layout layout_;
    std::vector<TextEdit> edits_;  ///< ascending
    bool failed_ = false;
};

}  // namespace friction::io
