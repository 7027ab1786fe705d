#include "document.h"

#include <algorithm>
#include <iterator>

#include "friction/io/codes.h"
#include "friction/printable.h"
#include "utf8.h"
#include "word_search.h"
#include "yaml_tree.h"

namespace friction::io {

Document::Document(SourceText source, Diagnostics& diagnostics) : source_(std::move(source)) {
    if (utf8::without_mark(source_.bytes).size() != source_.bytes.size()) source_.bytes.erase(0, 3);
    const std::string_view bytes = source_.bytes;
    line_starts_.push_back(0);
    for (std::size_t i = bytes.find('\n'); i != std::string_view::npos; i = bytes.find('\n', i + 1))
        line_starts_.push_back(static_cast<std::uint32_t>(i + 1));
    mark_long_lines();

    if (const std::optional<Stop> stop = read_yaml(*this, diagnostics)) {
        diagnostics.push_back(diagnostic(stop->problem, position(stop->offset)));
        records_.clear();
    } else if (records_.empty() && diagnostics.empty()) {
        diagnostics.push_back(
            diagnostic({std::string(code::empty_file),
                        {},
                        bytes.empty() ? "the file is empty"
                        : bytes.find_first_not_of(" \t\r\n") == std::string_view::npos
                            ? "the file holds nothing but blank lines"
                            : "the file holds nothing but comments",
                        "a scenario",
                        "`friction new` writes a file to start from",
                        Severity::error},
                       {1, 1}));
    }
    index_large_collections();
}

void Document::mark_long_lines() {
    constexpr std::size_t is_long = 4'096, apart = 1'024;
    const std::string_view bytes = source_.bytes;
    for (std::size_t line = 0; line < line_starts_.size(); ++line) {
        const std::size_t start = line_starts_[line];
        const std::size_t end =
            line + 1 < line_starts_.size() ? line_starts_[line + 1] : bytes.size();
        if (end - start < is_long) continue;
        std::uint32_t characters = 0;
        for (std::size_t i = start, next = start + apart; i < end; ++characters) {
            if (i >= next) {
                marks_.push_back({static_cast<std::uint32_t>(i), characters});
                next = i + apart;
            }
            i += first_character(bytes.substr(i)).bytes;
        }
    }
}

void Document::index_large_collections() {
    constexpr std::size_t large = 32;
    for (std::uint32_t i = 0; i < records_.size(); ++i) {
        const Node node(*this, i);
        const bool is_map = node.kind() == NodeKind::map;
        if ((!is_map && node.kind() != NodeKind::list) || node.size() < large) continue;
        auto& items = large_lists_[i];
        for (std::uint32_t child = records_[i].first_child; child != no_node;
             child = records_[child].next)
            items.push_back(child);
        if (!is_map) continue;
        // The first of two entries with one key, as a search from the beginning finds.
        auto& entries = large_maps_[i];
        for (const std::uint32_t child : items) entries.emplace(Node(*this, child).key(), child);
    }
}

SourcePosition Document::position(std::size_t offset) const {
    offset = std::min(offset, source_.bytes.size());
    const auto after = std::ranges::upper_bound(line_starts_, offset);
    const auto line = static_cast<std::size_t>(after - line_starts_.begin());
    std::size_t from = line_starts_[line - 1], before = 0;
    const auto behind = std::ranges::upper_bound(marks_, offset, {}, &Mark::offset);
    if (behind != marks_.begin() && std::prev(behind)->offset > from) {
        from = std::prev(behind)->offset;
        before = std::prev(behind)->characters;
    }
    const std::string_view rest = std::string_view(source_.bytes).substr(from, offset - from);
    return {line, before + utf8::characters(rest) + 1};
}

Diagnostic Document::diagnostic(Problem problem, SourcePosition position) const {
    Diagnostic result{std::move(problem), source_.name, position, {}};
    if (position.exists()) {
        constexpr std::size_t excerpt_max = 400;
        const std::size_t start = line_starts_[position.line - 1];
        std::string_view line = std::string_view(source_.bytes).substr(start);
        line = line.substr(0, line.find('\n'));
        if (line.ends_with('\r')) line.remove_suffix(1);
        std::size_t end = 0;
        while (end < std::min(line.size(), excerpt_max))
            end += first_character(line.substr(end)).bytes;
        result.excerpt = printable(line.substr(0, end));
    }
    return result;
}

NodeKind Node::kind() const { return document_->records_[index_].kind; }

std::string_view Node::text() const {
    const Document::Record& record = document_->records_[index_];
    return document_->scalar(record.text_begin, record.text_size);
}

std::string_view Node::key() const {
    const Document::Record& record = document_->records_[index_];
    return document_->scalar(record.key_begin, record.key_size);
}

bool Node::has_twins() const { return exists() && document_->records_[index_].has_twins; }

std::size_t Node::size() const {
    std::size_t count = 0;
    for (Iterator i = begin(); i != end(); ++i) ++count;
    return count;
}

Node Node::find(std::string_view key) const {
    if (!exists()) return {};
    if (const auto large = document_->large_maps_.find(index_);
        large != document_->large_maps_.end()) {
        const auto entry = large->second.find(std::string(key));
        return entry == large->second.end() ? Node{} : Node(*document_, entry->second);
    }
    for (const Node entry : *this)
        if (entry.key() == key) return entry;
    return {};
}

Node Node::at(std::size_t position) const {
    if (!exists()) return {};
    if (const auto large = document_->large_lists_.find(index_);
        large != document_->large_lists_.end())
        return position < large->second.size() ? Node(*document_, large->second[position]) : Node{};
    for (const Node item : *this)
        if (position-- == 0) return item;
    return {};
}

SourcePosition Node::position(std::size_t offset_in_text) const {
    const Document::Record& record = document_->records_[index_];
    if (offset_in_text > 0)
        if (const auto word = source_offset(*document_, *this, offset_in_text))
            return document_->position(*word);
    const SourcePosition own = document_->position(record.offset);
    if (record.key_size > 0) {
        const SourcePosition of_key = document_->position(record.key_offset);
        if (own.line != of_key.line || record.kind == NodeKind::broken) return of_key;
    }
    return own;
}

SourcePosition Node::key_position() const {
    const Document::Record& record = document_->records_[index_];
    return document_->position(record.key_size > 0 ? record.key_offset : record.offset);
}

std::size_t Node::offset() const { return document_->records_[index_].offset; }
std::size_t Node::key_offset() const { return document_->records_[index_].key_offset; }

Node::Iterator Node::begin() const {
    return exists() ? Iterator{document_, document_->records_[index_].first_child} : end();
}
Node::Iterator Node::end() const { return {document_, Document::no_node}; }

Node::Iterator& Node::Iterator::operator++() {
    index_ = document_->records_[index_].next;
    return *this;
}

}  // namespace friction::io
