#include "edit_writer.h"

#include <algorithm>
#include <optional>

#include "friction/flow_text.h"
#include "friction/move.h"
#include "scenario_edits.h"
#include "yaml_editor.h"

namespace friction::io {

namespace {

constexpr OpenLevels redesign_open = 1;  ///< a redesign has a line per key
constexpr OpenLevels section_open = 2;

template <class T>
std::vector<std::string> keys_of() {
    std::vector<std::string> keys;
    const T none{};
    T::fields(none, [&](const Field& field, const auto&) { keys.emplace_back(field.key); });
    return keys;
}

Tree move_tree(const Move& move) { return tree_of_flow('{' + to_text(move) + '}'); }

Tree list_tree(const std::vector<std::string>& texts) { return tree_of_flow(flow_text(texts)); }

Tree map_of(const std::string& key, Tree value) {
    return {.kind = NodeKind::map, .text = {}, .entries = {{key, std::move(value)}}};
}

/// The entry of an item of `changes` that is the move; beside it there may be a source.
Node move_entry(Node item) {
    for (const Node entry : item)
        if (entry.key() != "source") return entry;
    return {};
}

class EditWriter {
public:
    EditWriter(const Document& document, const Draft& before, const Draft& after)
        : document_(document), before_(before), after_(after) {}

    std::vector<WayToWrite> operator()(const SetParameter& edit) {
        YamlEditor editor(document_);
        Node value = root().find("parameters").find(edit.parameter);
        if (value.is_map()) value = value.find("value");
        if (!value.is_text()) return {};
        editor.set_text(value, to_text(edit.value));
        return ways(std::move(editor));
    }

    std::vector<WayToWrite> operator()(const AddRedesign& edit) {
        YamlEditor editor(document_);
        const Tree content = tree_of_flow(flow_text(edit.content));
        const Node section = root().find("redesigns");
        if (!section.exists())
            editor.insert_entry(root(), "redesigns", map_of(edit.redesign, content),
                                keys_of<Draft>(), section_open, has_blank_lines(root()));
        else if (section.size() == 0)
            editor.set_value(section, map_of(edit.redesign, content), section_open);
        else
            editor.insert_entry(
                section, edit.redesign, content, {}, redesign_open,
                has_blank_lines(section.size() > 1 ? section : root().find("steps")));
        return ways(std::move(editor));
    }

    std::vector<WayToWrite> operator()(const RemoveRedesign& edit) {
        std::vector<WayToWrite> all;
        add(all,
            [&](YamlEditor& editor) { remove_redesign(editor, edit.redesign, Emptied::goes); });
        add(all,
            [&](YamlEditor& editor) { remove_redesign(editor, edit.redesign, Emptied::stays); });
        return all;
    }

    std::vector<WayToWrite> operator()(const RenameRedesign& edit) {
        YamlEditor editor(document_);
        const Node section = root().find("redesigns");
        editor.set_key(section.find(edit.redesign), edit.to);
        for (const Node redesign : section) {
            const Node includes = redesign.find("includes");
            if (includes.is_text() && includes.text() == edit.redesign)
                editor.set_text(includes, edit.to);
            if (!includes.is_list()) continue;
            for (const Node item : includes)
                if (item.text() == edit.redesign) editor.set_text(item, edit.to);
        }
        const Node expect = root().find("expect");
        const auto rename = [&](Node text) {
            const std::string now = renamed(text.text(), edit.redesign, edit.to);
            if (now != text.text()) editor.set_text(text, now);
        };
        if (expect.is_text()) rename(expect);
        if (expect.is_list())
            for (const Node item : expect) rename(item);
        return ways(std::move(editor));
    }

    std::vector<WayToWrite> operator()(const SetRedesignTitle& edit) {
        YamlEditor editor(document_);
        const Node redesign = find_redesign(edit.redesign);
        const Node title = redesign.find("title");
        const Tree text{.kind = NodeKind::text, .text = edit.title, .entries = {}};
        if (edit.title.empty())
            remove_key(editor, redesign, title);
        else if (title.exists())
            editor.set_text(title, edit.title);
        else
            set_key(editor, redesign, "title", text);
        return ways(std::move(editor));
    }

    std::vector<WayToWrite> operator()(const SetRedesignCosts& edit) {
        YamlEditor editor(document_);
        const Node redesign = find_redesign(edit.redesign);
        const Node costs = redesign.find("costs");
        const Tree now = tree_of_flow(flow_text(edit.costs));
        const Tree then = tree_of_flow(flow_text(find(before_.redesigns, edit.redesign)->costs));
        if (now.entries.empty())
            remove_key(editor, redesign, costs);
        else if (costs.exists())
            editor.patch(costs, then, now);
        else
            set_key(editor, redesign, "costs", now);
        std::vector<WayToWrite> all = ways(std::move(editor));
        if (costs.exists()) add(all, [&](YamlEditor& coarse) { coarse.set_value(costs, now); });
        return all;
    }

    std::vector<WayToWrite> operator()(const SetIncludes& edit) {
        YamlEditor editor(document_);
        set_list(editor, find_redesign(edit.redesign), "includes", edit.includes);
        return ways(std::move(editor));
    }

    std::vector<WayToWrite> operator()(const SetMoves& edit) { return whole_list(edit.redesign); }

    std::vector<WayToWrite> operator()(const InsertMove& edit) {
        const Node changes = find_redesign(edit.redesign).find("changes");
        std::vector<WayToWrite> all;
        if (changes.size() > 0)
            add(all, [&](YamlEditor& editor) {
                editor.insert_item(changes, edit.position, move_tree(edit.move));
            });
        return or_whole_list(std::move(all), edit.redesign);
    }

    std::vector<WayToWrite> operator()(const ReplaceMove& edit) {
        const Node changes = find_redesign(edit.redesign).find("changes");
        const Node item = changes.at(edit.position);
        const Tree now = move_tree(edit.move);
        const Tree then = move_tree(find(before_.redesigns, edit.redesign)->changes[edit.position]);
        const Node entry = move_entry(item);
        std::vector<WayToWrite> all;
        const std::string& key = now.entries.empty() ? now.text : now.entries[0].first;
        if (!now.entries.empty() && entry.exists() && entry.key() == key &&
            then.find(key) != nullptr) {
            add(all,
                [&](YamlEditor& editor) { editor.patch(entry, *then.find(key), *now.find(key)); });
            add(all, [&](YamlEditor& editor) { editor.set_value(entry, *now.find(key)); });
        }
        add(all, [&](YamlEditor& editor) { editor.replace_item(changes, edit.position, now); });
        return or_whole_list(std::move(all), edit.redesign);
    }

    std::vector<WayToWrite> operator()(const RemoveMove& edit) {
        const Node changes = find_redesign(edit.redesign).find("changes");
        std::vector<WayToWrite> all;
        add(all, [&](YamlEditor& editor) { editor.remove_item(changes, edit.position); });
        return or_whole_list(std::move(all), edit.redesign);
    }

    std::vector<WayToWrite> operator()(const ReorderMove& edit) {
        const Node changes = find_redesign(edit.redesign).find("changes");
        std::vector<WayToWrite> all;
        add(all, [&](YamlEditor& editor) { editor.move_item(changes, edit.from, edit.to); });
        return or_whole_list(std::move(all), edit.redesign);
    }

private:
    /// What becomes of a section that has lost its last entry.
    enum class Emptied { goes, stays };

    [[nodiscard]] Node root() const { return document_.root(); }
    [[nodiscard]] Node find_redesign(const std::string& name) const {
        return root().find("redesigns").find(name);
    }

    static std::vector<WayToWrite> ways(YamlEditor editor) {
        if (auto edits = editor.take_edits()) return {*edits};
        return {};
    }
    template <class Write>
    void add(std::vector<WayToWrite>& all, Write&& write) const {
        YamlEditor editor(document_);
        write(editor);
        if (auto edits = editor.take_edits()) all.push_back(std::move(*edits));
    }

    /// An entry more in a redesign, which may have none so far.
    void set_key(YamlEditor& editor, Node redesign, const std::string& key,
                 const Tree& value) const {
        if (redesign.size() == 0)
            editor.set_value(redesign, map_of(key, value), redesign_open);
        else
            editor.insert_entry(redesign, key, value, keys_of<Redesign>());
    }
    void remove_key(YamlEditor& editor, Node redesign, Node entry) const {
        if (redesign.size() == 1)
            editor.set_value(redesign, {.kind = NodeKind::map, .text = {}, .entries = {}});
        else
            editor.remove_entry(redesign, entry);
    }
    void set_list(YamlEditor& editor, Node redesign, const std::string& key,
                  const std::vector<std::string>& texts) const {
        const Node list = redesign.find(key);
        if (texts.empty())
            remove_key(editor, redesign, list);
        else if (list.exists())
            editor.set_value(list, list_tree(texts));
        else
            set_key(editor, redesign, key, list_tree(texts));
    }
    void remove_redesign(YamlEditor& editor, const std::string& gone, Emptied emptied) const {
        const Node section = root().find("redesigns");
        if (section.size() > 1)
            editor.remove_entry(section, section.find(gone));
        else if (emptied == Emptied::goes)
            editor.remove_entry(root(), section);
        else
            editor.set_value(section, {.kind = NodeKind::map, .text = {}, .entries = {}});
        for (const auto& [name, redesign] : before_.redesigns) {
            const Redesign* now = find(after_.redesigns, name);
            if (now != nullptr && now->includes != redesign.includes)
                set_list(editor, section.find(name), "includes", now->includes);
        }
        remove_expectations(editor, gone, emptied);
    }
    void remove_expectations(YamlEditor& editor, const std::string& name, Emptied emptied) const {
        const Node expect = root().find("expect");
        if (after_.expect.size() == before_.expect.size()) return;
        if (after_.expect.empty() && emptied == Emptied::goes)
            return editor.remove_entry(root(), expect);
        if (after_.expect.empty() || is_in_brackets(document_, expect))
            return editor.set_value(expect, list_tree(after_.expect));
        for (std::size_t i = 0; i < before_.expect.size(); ++i)
            if (!alternatives_named(before_.expect[i], name).empty()) editor.remove_item(expect, i);
    }

    [[nodiscard]] std::vector<WayToWrite> whole_list(const std::string& name) const {
        return or_whole_list({}, name);
    }
    [[nodiscard]] std::vector<WayToWrite> or_whole_list(std::vector<WayToWrite> all,
                                                        const std::string& name) const {
        const Node redesign = find_redesign(name);
        const Node changes = redesign.find("changes");
        const Tree moves = tree_of_flow(flow_text(find(after_.redesigns, name)->changes));
        add(all, [&](YamlEditor& editor) {
            changes.exists() ? editor.set_value(changes, moves)
                             : set_key(editor, redesign, "changes", moves);
        });
        return all;
    }

    /// Whether the author leaves a line free between the first two entries.
    [[nodiscard]] bool has_blank_lines(Node map) const {
        const std::string_view bytes = document_.source().bytes;
        Node previous;
        for (const Node entry : map) {
            if (previous.exists() && !is_in_brackets(document_, map) && !entry.is_text() &&
                !previous.is_text()) {
                const auto end = extent_of(document_, previous);
                const std::size_t begin = next_line(bytes, end ? end->end : 0);
                const std::string_view between =
                    bytes.substr(begin, std::max(begin, entry.key_offset()) - begin);
                return between.starts_with('\n') || between.starts_with("\r\n") ||
                       between.find("\n\n") != std::string_view::npos ||
                       between.find("\n\r\n") != std::string_view::npos;
            }
            previous = entry;
        }
        return false;
    }

    const Document& document_;
    const Draft& before_;
    const Draft& after_;
};

}  // namespace

std::vector<WayToWrite> ways_to_write(const Document& document, const ScenarioEdit& edit,
                                      const Draft& before, const Draft& after) {
    return std::visit(EditWriter(document, before, after), edit);
}

std::vector<ScenarioEdit> single_moves(const SetMoves& edit, const std::vector<Move>& before) {
    const std::vector<Move>& after = edit.moves;
    // longest[i][j]: moves that before[i...] and after[j...] have in common, in order.
    std::vector<std::vector<std::size_t>> longest(before.size() + 1,
                                                  std::vector<std::size_t>(after.size() + 1));
    for (std::size_t i = before.size(); i-- > 0;)
        for (std::size_t j = after.size(); j-- > 0;)
            longest[i][j] = before[i] == after[j] ? longest[i + 1][j + 1] + 1
                                                  : std::max(longest[i + 1][j], longest[i][j + 1]);
    std::vector<ScenarioEdit> edits;
    std::size_t i = 0;
    std::size_t j = 0;  // also the position in the list as the edits so far have left it
    while (i < before.size() || j < after.size()) {
        const bool both = i < before.size() && j < after.size();
        if (both && before[i] == after[j]) {
            ++i;
            ++j;
        } else if (both && longest[i][j] == longest[i + 1][j + 1]) {
            edits.emplace_back(ReplaceMove{edit.redesign, j, after[j]});
            ++i;
            ++j;
        } else if (j == after.size() || (i < before.size() && longest[i][j] == longest[i + 1][j])) {
            edits.emplace_back(RemoveMove{edit.redesign, j});
            ++i;
        } else {
            edits.emplace_back(InsertMove{edit.redesign, j, after[j]});
            ++j;
        }
    }
    return edits;
}

}  // namespace friction::io
