#pragma once
// The left column of Edit: the list of moves, what to add, what it costs.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "friction/viewer/edit_view.h"
#include "panels/panel.h"
#include "widgets/combo.h"
#include "widgets/text_field.h"

namespace friction::viewer {

class EditMoves {
public:
    /// The name of the move for which an empty form is wanted now; mostly nothing.
    [[nodiscard]] std::optional<std::string> draw(const Session& session, Commands& commands,
                                                  const Frame& frame, const drawing::Box& box,
                                                  std::optional<std::size_t> shown);
    /// The list of all moves, closed at first. The name of the one that was chosen now.
    [[nodiscard]] std::optional<std::string> draw_catalogue(const Frame& frame,
                                                            const drawing::Box& box);
    /// A card was clicked in this frame: its form is wanted.
    [[nodiscard]] bool was_clicked() const { return was_clicked_; }
    void open_catalogue() { catalogue_.is_open = true; }

private:
    float draw_head(const Session& session, Commands& commands, const Frame& frame,
                    const drawing::Box& room);
    float draw_cards(const Session& session, Commands& commands, const Frame& frame,
                     const drawing::Box& room, std::optional<std::size_t> shown);
    void drag(const Session& session, Commands& commands, const Frame& frame,
              const std::vector<drawing::Box>& cards);
    float draw_suggestions(const Session& session, Commands& commands, const Frame& frame,
                           const drawing::Box& room);
    float draw_costs(const Session& session, Commands& commands, const Frame& frame,
                     const drawing::Box& room);

    Cached<std::vector<MoveCard>> cards_;
    Cached<std::vector<Suggestion>> suggestions_;
    widgets::ComboState catalogue_;
    std::optional<std::size_t> dragged_;
    bool was_clicked_ = false;
    std::array<std::string, 3> costs_;  // as they are typed
    std::string wrong_cost_;
    std::array<std::string, 3> written_costs_;
    DesignId costs_of_;
};

}  // namespace friction::viewer
