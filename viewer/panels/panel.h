#pragma once
// A panel shows one of the views. It reads the session and asks for changes; it never makes one,
// and it computes nothing but places.

#include <string>
#include <string_view>
#include <vector>

#include "frame.h"
#include "friction/viewer/command.h"
#include "friction/viewer/session.h"

namespace friction::viewer {

/// What of the window stands around a view.
enum class Chrome : std::uint8_t {
    full,      ///< top bar, design cards, status line
    no_cards,  ///< the view has a bar of its own under the top bar
    notices,   ///< only what has to be said
    none       ///< the view has all of it
};

/// Words of the status line, from left to right; the first one is the state and is set bold.
struct StatusWords {
    std::vector<std::string> left;
    std::string right;
};

class Panel {
public:
    Panel() = default;
    virtual ~Panel() = default;
    Panel(const Panel&) = delete;
    Panel& operator=(const Panel&) = delete;

    [[nodiscard]] virtual std::string_view title() const = 0;
    [[nodiscard]] virtual View view() const = 0;
    [[nodiscard]] virtual Chrome chrome() const { return Chrome::full; }
    /// Nothing: the usual words about the run.
    [[nodiscard]] virtual StatusWords status(const Session& /*session*/) const { return {}; }
    /// `box` is what the chrome leaves; called once a frame while the view is shown.
    virtual void draw(const Session& session, Commands& commands, const Frame& frame,
                      const drawing::Box& box) = 0;
};

/// What lies over the views, one at a time: the palette, settings, lists.
class OverlayPanel {
public:
    OverlayPanel() = default;
    virtual ~OverlayPanel() = default;
    OverlayPanel(const OverlayPanel&) = delete;
    OverlayPanel& operator=(const OverlayPanel&) = delete;

    [[nodiscard]] virtual Overlay overlay() const = 0;
    /// Called once a frame while it is open. `appears`: for the first time since it was opened.
    virtual void draw(const Session& session, Commands& commands, const Frame& frame,
                      bool appears) = 0;
};

}  // namespace friction::viewer
