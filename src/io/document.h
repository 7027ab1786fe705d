#pragma once
// A strict tree of texts, lists and maps with the position of every key and value.
//
// Knows YAML and nothing about scenarios. What YAML allows and the language does not (anchors,
// aliases, tags, merge keys, several documents, keys without value, keys twice) is refused here.
// Sizes and depth are limited before the library underneath could suffer from them.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "friction/io/diagnostic.h"
#include "friction/io/source_text.h"

namespace friction::io {

class Document;

/// `broken`: something is wrong here that has been reported already; readers pass it by in silence.
enum class NodeKind : std::uint8_t { broken, text, list, map };

/// A handle on one node; valid as long as its Document.
class Node {
public:
    Node() = default;
    Node(const Document& document, std::uint32_t index) : document_(&document), index_(index) {}

    [[nodiscard]] bool exists() const { return document_ != nullptr; }
    [[nodiscard]] NodeKind kind() const;
    [[nodiscard]] bool is_text() const { return exists() && kind() == NodeKind::text; }
    [[nodiscard]] bool is_list() const { return exists() && kind() == NodeKind::list; }
    [[nodiscard]] bool is_map() const { return exists() && kind() == NodeKind::map; }
    [[nodiscard]] bool is_broken() const { return !exists() || kind() == NodeKind::broken; }

    [[nodiscard]] std::string_view text() const;
    [[nodiscard]] std::string_view key() const;  ///< of an entry of a map, else empty
    [[nodiscard]] std::size_t size() const;      ///< entries or items
    [[nodiscard]] bool has_twins() const;        ///< a key stood twice; the first entry is kept
    [[nodiscard]] Node find(
        std::string_view key) const;  ///< first entry with this key, or a node that does not exist
    [[nodiscard]] Node at(std::size_t position) const;

    /// Where to point: a value at itself, unless it begins on a later line than its key; inside a
    /// text at the word that begins there, where the source shows it as it is.
    [[nodiscard]] SourcePosition position(std::size_t offset_in_text = 0) const;
    [[nodiscard]] SourcePosition key_position() const;
    /// The same in bytes of the source, for those who change it.
    [[nodiscard]] std::size_t offset() const;
    [[nodiscard]] std::size_t key_offset() const;

    class Iterator;
    [[nodiscard]] Iterator begin() const;
    [[nodiscard]] Iterator end() const;

private:
    const Document* document_ = nullptr;
    std::uint32_t index_ = 0;
};

/// Entries of a map or items of a list, in written order.
class Node::Iterator {
public:
    using difference_type = std::ptrdiff_t;
    using value_type = Node;

    Iterator() = default;
    Iterator(const Document* document, std::uint32_t index) : document_(document), index_(index) {}
    Node operator*() const { return Node(*document_, index_); }
    Iterator& operator++();
    Iterator operator++(int) {
        Iterator before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.index_ == b.index_; }

private:
    const Document* document_ = nullptr;
    std::uint32_t index_ = 0;
};

class Document {
public:
    static constexpr std::uint32_t no_node = 0xFFFFFFFF;
    static constexpr std::size_t depth_max = 64;
    static constexpr std::size_t values_max = 2'000'000;
    /// Longest text or bracketed collection: the library keeps one whole before it hands over its
    /// parts.
    static constexpr std::size_t unbroken_bytes_max = std::size_t{256} << 10;

    /// Reads what can be read. Problems are added to `diagnostics`; after a fatal one there may be
    /// no root.
    Document(SourceText source, Diagnostics& diagnostics);

    [[nodiscard]] Node root() const { return records_.empty() ? Node{} : Node(*this, 0); }
    [[nodiscard]] const SourceText& source() const { return source_; }  ///< without byte order mark
    [[nodiscard]] SourcePosition position(std::size_t offset) const;
    [[nodiscard]] Diagnostic diagnostic(Problem problem, SourcePosition position) const;

private:
    friend class Node;
    friend class Node::Iterator;
    friend class YamlTree;

    struct Record {
        std::uint32_t key_offset = 0, key_begin = 0,
                      key_size = 0;  // offset in the source, place in scalars_
        std::uint32_t offset = 0, text_begin = 0, text_size = 0;
        std::uint32_t first_child = no_node, next = no_node;
        NodeKind kind = NodeKind::broken;
        bool has_twins = false;
    };

    [[nodiscard]] std::string_view scalar(std::uint32_t begin, std::uint32_t size) const {
        return std::string_view(scalars_).substr(begin, size);
    }

    void mark_long_lines();
    /// Large maps and lists are asked for their entries as often as they have some: they get an
    /// index.
    void index_large_collections();

    SourceText source_;
    std::unordered_map<std::uint32_t, std::unordered_map<std::string, std::uint32_t>> large_maps_;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> large_lists_;
    std::vector<std::uint32_t> line_starts_;
    /// Inside long lines: so many characters stand before this byte. A bracketed list may hold ten
    /// thousand values on one line, and each has a position.
    struct Mark {
        std::uint32_t offset, characters;
    };
    std::vector<Mark> marks_;
    std::deque<Record> records_;
    std::string scalars_;
};

}  // namespace friction::io
