#pragma once
// The frame, in this order: finished background work arrives as commands, keys and panels ask for
// more, update() carries them out, effects start jobs or write files.

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "chrome/chrome.h"
#include "friction/viewer/command.h"
#include "friction/viewer/session.h"
#include "friction/viewer/update.h"
#include "panels/panels.h"

namespace friction::viewer {

/// What lies outside of the frame: background jobs, and the window.
struct Services {
    std::function<std::vector<Command>()> collect;
    std::function<void(const Effect&)> carry_out;
};

class App {
public:
    App(Services services, Session session);

    /// (1), before anything is drawn: what happened meanwhile.
    /// True when something did.
    bool deliver();
    /// (2) to (4). True when another frame should follow soon.
    bool draw(Frame frame);
    /// A command from outside: the file on the command line, one dropped on the window.
    void give(Command command);
    /// Something is being dragged over the window.
    void set_drop_target(bool is_target) { is_drop_target_ = is_target; }

    [[nodiscard]] const Session& session() const { return session_; }
    /// Something changes by itself: a run goes on, a journey plays.
    [[nodiscard]] bool is_busy() const;

private:
    void apply(const std::vector<Command>& commands);
    void read_keys(const Frame& frame, Commands& commands);
    void draw_view(const Frame& frame, Commands& commands);
    void draw_above(const Frame& frame, Commands& commands);
    [[nodiscard]] Panel* panel(View view) const;

    Services services_;
    Session session_;
    std::vector<std::unique_ptr<Panel>> panels_;
    std::vector<std::unique_ptr<OverlayPanel>> overlays_;
    chrome::Surround surround_;
    std::uint64_t version_ = 1;
    Overlay overlay_before_ = Overlay::none;
    std::optional<double> played_at_s_;
    bool is_drop_target_ = false;
};

}  // namespace friction::viewer
