// A whole scenario file from a draft.

#include "friction/flow_text.h"
#include "friction/io/scenario_editor.h"
#include "yaml_layout.h"

namespace friction::io {

namespace {

/// Writes one key of the file after the other, with a line free between parts.
class FileWriter {
public:
    void add(std::string_view key, const std::string& text) {
        write(key, {.kind = NodeKind::text, .text = text, .entries = {}}, 0);
    }
    /// Sections whose entries are described: each entry on its own, however large the section is.
    template <Described Part>
    void add(std::string_view key, const Named<Part>& section) {
        const bool in_full = key == "steps" || key == "redesigns";
        begin_part();
        text_.append(key).append(section.empty() ? ": {}\n" : ":\n");
        bool is_first = true;
        for (const auto& [name, value] : section) {
            if (in_full && !is_first) text_ += '\n';
            is_first = false;
            text_.append(layout_.step, ' ').append(name).append(":");
            text_ += behind_colon(layout_, name, tree_of_flow(flow_text(value)), layout_.step,
                                  in_full ? 1 : 0);
            text_ += '\n';
        }
    }
    template <class Member>
    void add(std::string_view key, const Member& member) {
        begin_part();
        write(key, tree_of_flow(flow_text(member)), 1);
    }

    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    void begin_part() { text_ += '\n'; }
    void write(std::string_view key, const Tree& value, OpenLevels open) {
        text_.append(key).append(":").append(behind_colon(layout_, key, value, 0, open));
        text_ += '\n';
    }

    Layout layout_;
    std::string text_ = "friction: 1\n";
};

}  // namespace

std::string write_scenario(const Draft& draft) {
    FileWriter writer;
    for_each_stated(draft,
                    [&](const Field& field, const auto& member) { writer.add(field.key, member); });
    return writer.take();
}

}  // namespace friction::io
