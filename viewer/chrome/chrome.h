#pragma once
// What stands around every view: top bar, bars with what one should know, design cards, status
// line, questions.

#include <string>
#include <vector>

#include "frame.h"
#include "friction/viewer/cards.h"
#include "friction/viewer/command.h"
#include "friction/viewer/problems.h"
#include "friction/viewer/session.h"
#include "friction/viewer/status_line.h"
#include "panels/panel.h"
#include "widgets/combo.h"

namespace friction::viewer::chrome {

class Surround {
public:
    void draw_top_bar(const Session& session, Commands& commands, const Frame& frame,
                      const drawing::Box& box);
    /// Under the top bar: the file changed or broke on disk, notices. First what they need.
    [[nodiscard]] float bars_f(const Session& session, const Frame& frame);
    void draw_bars(const Session& session, Commands& commands, const Frame& frame,
                   const drawing::Box& box);
    /// One card for each design, or in a narrow window one picker for all.
    void draw_cards(const Session& session, Commands& commands, const Frame& frame,
                    const drawing::Box& box, bool is_narrow);
    /// `words` of the view, or the usual ones about the run when it has none.
    void draw_status_line(const Session& session, const Frame& frame, const drawing::Box& box,
                          const StatusWords& words);

private:
    void draw_picker(const Session& session, Commands& commands, const Frame& frame,
                     const drawing::Box& box, const std::vector<Card>& all);

    widgets::ComboState picker_;
    Cached<std::vector<Card>> cards_;
    Cached<StatusLine> status_;
    Cached<std::size_t> errors_;
};

void draw_question(const Question& question, Commands& commands, const Frame& frame);
void draw_drop_frame(const Frame& frame);

}  // namespace friction::viewer::chrome
