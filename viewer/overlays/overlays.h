#pragma once
// Everything that opens over the views by a command of its own.

#include <memory>

#include "panels/panel.h"

namespace friction::viewer {

[[nodiscard]] std::unique_ptr<OverlayPanel> make_palette();
[[nodiscard]] std::unique_ptr<OverlayPanel> make_shortcuts();
[[nodiscard]] std::unique_ptr<OverlayPanel> make_settings();
[[nodiscard]] std::unique_ptr<OverlayPanel> make_open_file();
[[nodiscard]] std::unique_ptr<OverlayPanel> make_save_file();
[[nodiscard]] std::unique_ptr<OverlayPanel> make_write_picture();
[[nodiscard]] std::unique_ptr<OverlayPanel> make_rename();
[[nodiscard]] std::unique_ptr<OverlayPanel> make_differences();

/// A box in the middle of the window, no larger than it.
[[nodiscard]] drawing::Box centred_box(const Frame& frame, float width_f, float height_f);

}  // namespace friction::viewer
