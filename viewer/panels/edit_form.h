#pragma once
// The right side of Edit: the selected move as a form, what follows from it, its lines in the file.

#include <deque>
#include <string>

#include "friction/viewer/edit_view.h"
#include "panels/panel.h"
#include "widgets/combo.h"

namespace friction::viewer {

class EditForm {
public:
    /// Shows a move of the chosen design; what was typed stays until another one is shown.
    void show(const Session& session, std::size_t position);
    /// An empty form for one more move.
    void begin(const Session& session, MoveForm form);
    void leave() { is_new_ = false; }
    [[nodiscard]] bool is_new() const { return is_new_; }
    [[nodiscard]] DesignId design() const { return design_; }
    void draw(const Session& session, Commands& commands, const Frame& frame,
              const drawing::Box& box);

private:
    struct Row {
        widgets::ComboState combo;
        Cached<std::vector<FieldChoice>> choices;
    };
    void changed();
    [[nodiscard]] std::string sentence(const Session& session) const;
    float draw_field(const Session& session, Commands& commands, const Frame& frame,
                     const drawing::Box& room, std::size_t index);
    float draw_list(const Session& session, const Frame& frame, const drawing::Box& room,
                    FormField& field, Row& row);
    float draw_kind(const Frame& frame, const drawing::Box& room);
    float draw_more(const Frame& frame, const drawing::Box& room);
    float draw_follows(const Frame& frame, const drawing::Box& across, const drawing::Box& room,
                       const MovePreview& preview);
    void draw_buttons(const Session& session, Commands& commands, const Frame& frame,
                      const drawing::Box& box, bool leads_here);
    [[nodiscard]] std::size_t first_to_fill() const;
    void apply(const Session& session, Commands& commands);

    DesignId design_;
    std::size_t position_ = 0;
    bool is_new_ = false;
    Move original_;
    MoveForm form_, written_;  // as typed, and as it is in the design
    FormReading reading_;
    Cached<std::string> sentence_;
    std::deque<Row> rows_;  // one per field; their addresses stay
    widgets::ComboState more_, kind_;
    bool submits_ = false;
    bool leads_on_ = false;  // the keyboard goes to what is still to be filled
    std::uint64_t edits_ = 0, previewed_edits_ = ~std::uint64_t{0}, previewed_version_ = 0;
    MovePreview preview_;
};

}  // namespace friction::viewer
