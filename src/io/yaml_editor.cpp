#include "yaml_editor.h"

#include <algorithm>

#include "scalar_writer.h"

namespace friction::io {

namespace {

/// A quantity keeps the unit it is written in, everything else is written as it is.
std::string text_like(std::string_view text, std::string_view written) {
    const Parsed<Quantity> now = parse_quantity(text);
    const Parsed<Quantity> before = parse_quantity(written);
    const auto* quantity = std::get_if<Quantity>(&now);
    return quantity != nullptr && std::holds_alternative<Quantity>(before)
               ? quantity_like(*quantity, written)
               : std::string(text);
}

}  // namespace

YamlEditor::YamlEditor(const Document& document)
    : document_(document), layout_(layout_of(document)) {}

std::optional<std::vector<TextEdit>> YamlEditor::take_edits() {
    if (failed_) return std::nullopt;
    std::size_t done = 0;
    for (const TextEdit& edit : edits_) {
        if (edit.offset < done) return std::nullopt;
        done = edit.offset + edit.length;
    }
    return std::move(edits_);
}

void YamlEditor::replace(std::size_t begin, std::size_t end, std::string text) {
    const bool with_returns = bytes().substr(0, bytes().find('\n')).ends_with('\r');
    if (with_returns)
        for (std::size_t at = text.find('\n'); at != std::string::npos;
             at = text.find('\n', at + 2))
            if (at == 0 || text[at - 1] != '\r') text.insert(at, 1, '\r');
    TextEdit edit{begin, end - begin, std::move(text)};
    const auto comes_before = [](const TextEdit& a, const TextEdit& b) {
        return a.offset < b.offset || (a.offset == b.offset && a.length < b.length);
    };
    const auto place = std::ranges::upper_bound(edits_, edit, comes_before);
    edits_.insert(place, std::move(edit));
}

// --- values -------------------------------------------------------------------------------------

bool YamlEditor::within_brackets(std::size_t offset) const {
    Node node = document_.root();
    while (node.exists() && !node.is_text()) {
        if (node.offset() >= offset) return false;
        if (in_brackets_here(node)) return true;
        Node around;
        for (const Node child : node) {
            if ((child.key().empty() ? child.offset() : child.key_offset()) > offset) break;
            around = child;
        }
        node = around;
    }
    return false;
}

void YamlEditor::set_text(Node scalar, std::string_view text) {
    const auto extent = extent_of(document_, scalar);
    if (!extent) return fail();
    replace(
        extent->begin, extent->end,
        in_style_of(bytes(), *extent, text_like(text, scalar.text()),
                    within_brackets(extent->begin) ? Surroundings::brackets : Surroundings::lines));
}

void YamlEditor::set_key(Node entry, std::string_view key) {
    const auto extent = key_extent(document_, entry);
    if (!extent) return fail();
    replace(extent->begin, extent->end, in_style_of(bytes(), *extent, key, Surroundings::brackets));
}

void YamlEditor::set_value(Node entry, const Tree& value, OpenLevels open) {
    const auto extent = extent_of(document_, entry);
    const auto colon = after_colon(document_, entry);
    if (!extent || !colon) return fail();
    const bool was_lines = !entry.is_text() && !in_brackets_here(entry);
    const std::size_t key_begin = entry.key_offset();
    std::string text =
        within_brackets(key_begin)
            ? ' ' + in_brackets(value)
            : behind_colon(layout_, entry.key(), value, column_of(bytes(), key_begin), open);
    if (!text.starts_with('\n')) {
        if (was_lines) {
            if (!is_first_in_line(bytes(), entry.offset())) return fail();
            replace(*colon, *colon, text);
            return delete_lines(
                {line_begin(bytes(), entry.offset()), next_line(bytes(), extent->end)});
        }
        return replace(extent->begin, extent->end, text.substr(1));
    }
    text = text.substr(1) + '\n';
    if (was_lines) {
        if (!is_first_in_line(bytes(), entry.offset())) return fail();
        const std::size_t begin = line_begin(bytes(), entry.offset());
        delete_lines({begin, next_line(bytes(), extent->end)});
        return insert_lines(begin, text);
    }
    std::size_t begin = extent->begin;
    while (begin > *colon && bytes()[begin - 1] == ' ') --begin;
    replace(begin, extent->end, {});
    insert_lines(next_line(bytes(), extent->end), text);
}

// --- differences --------------------------------------------------------------------------------

void YamlEditor::patch(Node node, const Tree& before, const Tree& after) {
    if (before == after || failed_) return;
    const bool same_kind = node.kind() == before.kind && before.kind == after.kind;
    if (same_kind && after.kind == NodeKind::text) return set_text(node, after.text);
    if (same_kind && after.kind == NodeKind::map && !after.entries.empty())
        return patch_map(node, before, after);
    if (same_kind && after.kind == NodeKind::list &&
        after.entries.size() == before.entries.size() && node.size() == after.entries.size())
        return patch_list(node, before, after);
    if (node.key().empty()) return fail();
    set_value(node, after);
}

void YamlEditor::patch_map(Node map, const Tree& before, const Tree& after) {
    std::vector<std::string> order, kept_before, kept_after;
    for (const auto& [key, value] : after.entries) {
        order.push_back(key);
        if (before.find(key) != nullptr) kept_after.push_back(key);
    }
    for (const auto& [key, value] : before.entries)
        if (after.find(key) != nullptr) kept_before.push_back(key);
    if (kept_before != kept_after || kept_after.empty()) {
        if (map.key().empty()) return fail();
        return set_value(map, after);
    }
    for (const auto& [key, value] : before.entries)
        if (after.find(key) == nullptr) {
            const Node entry = map.find(key);
            if (!entry.exists()) return fail();
            remove_entry(map, entry);
        }
    for (const auto& [key, value] : after.entries) {
        const Node entry = map.find(key);
        const Tree* old = before.find(key);
        if (old == nullptr) {
            if (entry.exists()) return fail();
            insert_entry(map, key, value, order);
        } else {
            if (!entry.exists()) return fail();
            patch(entry, *old, value);
        }
    }
}

void YamlEditor::patch_list(Node list, const Tree& before, const Tree& after) {
    for (std::size_t i = 0; i < after.entries.size(); ++i) {
        const Tree& old = before.entries[i].second;
        const Tree& now = after.entries[i].second;
        const Node item = list.at(i);
        if (old == now) continue;
        if (item.is_text() && now.kind == NodeKind::text)
            set_text(item, now.text);
        else
            replace_item(list, i, now);
    }
}

// --- in brackets --------------------------------------------------------------------------------

void YamlEditor::insert_in_brackets(Node collection, std::size_t position,
                                    const std::string& text) {
    const std::size_t size = collection.size();
    if (size == 0) return replace(collection.offset() + 1, collection.offset() + 1, text);
    if (position < size) {
        const Node next = collection.at(position);
        const std::size_t at = next.key().empty() ? next.offset() : next.key_offset();
        return replace(at, at, text + ", ");
    }
    const auto last = extent_of(document_, collection.at(size - 1));
    if (!last) return fail();
    replace(last->end, last->end, ", " + text);
}

void YamlEditor::remove_in_brackets(Node collection, std::size_t position, std::size_t begin) {
    const auto extent = extent_of(document_, collection.at(position));
    if (!extent) return fail();
    if (position + 1 < collection.size()) {
        const std::size_t comma = skip_space(bytes(), extent->end);
        if (comma >= bytes().size() || bytes()[comma] != ',') return fail();
        std::size_t end = comma + 1;
        if (end < bytes().size() && bytes()[end] == ' ') ++end;
        if (comma == extent->end) return replace(begin, end, {});
        replace(begin, extent->end, {});
        return replace(comma, end, {});
    }
    if (position > 0) {
        const auto before = extent_of(document_, collection.at(position - 1));
        if (!before) return fail();
        const std::size_t comma = skip_space(bytes(), before->end);
        if (comma >= begin || bytes()[comma] != ',') return fail();
        const bool near = bytes().find_first_not_of(' ', comma + 1) == begin;
        if (near) return replace(comma, extent->end, {});
        replace(comma, comma + 1, {});
    }
    replace(begin, extent->end, {});
}

// --- entries and items --------------------------------------------------------------------------

void YamlEditor::insert_entry(Node map, const std::string& key, const Tree& value,
                              const std::vector<std::string>& order, OpenLevels open,
                              bool blank_line) {
    const auto rank = [&](std::string_view name) { return std::ranges::find(order, name); };
    std::size_t position = 0;
    Node before, last;
    for (const Node entry : map) {
        if (!before.exists() && rank(entry.key()) != order.end() && rank(entry.key()) > rank(key))
            before = entry;
        if (!before.exists()) ++position;
        last = entry;
    }
    if (in_brackets_here(map))
        return insert_in_brackets(map, position, key + ": " + in_brackets(value));
    if (!last.exists()) return fail();
    const std::size_t column = column_of(bytes(), (*map.begin()).key_offset());
    std::string lines = std::string(column, ' ') + key + ':' +
                        behind_colon(layout_, key, value, column, open) + '\n';
    const auto place = entry_lines(map, before.exists() ? before : last);
    if (!place) return fail();
    if (blank_line) lines.insert(before.exists() ? lines.size() : 0, 1, '\n');
    insert_lines(before.exists() ? place->begin : place->end, std::move(lines));
}

void YamlEditor::remove_entry(Node map, Node entry) {
    if (!entry.exists()) return fail();
    if (in_brackets_here(map)) {
        std::size_t position = 0;
        for (const Node each : map) {
            if (each.key() == entry.key()) break;
            ++position;
        }
        return remove_in_brackets(map, position, entry.key_offset());
    }
    if (map.size() == 1) return fail();
    const auto lines = entry_lines(map, entry);
    if (!lines) return fail();
    delete_lines(with_blank_line(*lines, entry.key() == (*map.begin()).key()));
}

void YamlEditor::insert_item(Node list, std::size_t position, const Tree& item) {
    if (in_brackets_here(list)) return insert_in_brackets(list, position, in_brackets(item));
    const bool is_last = position == list.size();
    const auto place = item_lines(list, is_last ? position - 1 : position);
    if (!place) return fail();
    const std::size_t column = column_of(bytes(), list.offset());
    insert_lines(is_last ? place->end : place->begin,
                 std::string(column, ' ') + "- " + behind_dash(layout_, item, column) + '\n');
}

void YamlEditor::replace_item(Node list, std::size_t position, const Tree& item) {
    const Node old = list.at(position);
    const auto extent = extent_of(document_, old);
    if (!extent) return fail();
    if (in_brackets_here(list)) return replace(extent->begin, extent->end, in_brackets(item));
    const auto dash = dash_of(list, old);
    if (!dash) return fail();
    replace(*dash, extent->end,
            "- " + behind_dash(layout_, item, column_of(bytes(), list.offset())));
}

void YamlEditor::remove_item(Node list, std::size_t position) {
    if (in_brackets_here(list))
        return remove_in_brackets(list, position, list.at(position).offset());
    const auto lines = item_lines(list, position);
    if (!lines || list.size() == 1) return fail();
    delete_lines(with_blank_line(*lines, position == 0));
}

void YamlEditor::move_item(Node list, std::size_t from, std::size_t to) {
    const std::size_t before = to > from ? to + 1 : to;  // counted with the item still in its place
    if (in_brackets_here(list)) {
        const auto extent = extent_of(document_, list.at(from));
        if (!extent) return fail();
        insert_in_brackets(list, before,
                           std::string(bytes().substr(extent->begin, extent->size())));
        return remove_item(list, from);
    }
    const auto lines = item_lines(list, from);
    const auto place = item_lines(list, before == list.size() ? before - 1 : before);
    if (!lines || !place) return fail();
    std::string text(bytes().substr(lines->begin, lines->size()));
    if (!text.ends_with('\n')) text += '\n';
    insert_lines(before == list.size() ? place->end : place->begin, std::move(text));
    delete_lines(*lines);
}

}  // namespace friction::io
