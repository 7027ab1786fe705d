#pragma once
// The window's pictures without a window: for --picture, Ctrl E and tests.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app.h"
#include "arguments.h"
#include "screen.h"

namespace friction::viewer {

/// The setup a session asks for, on a screen of this size and scale.
[[nodiscard]] ScreenSetup setup_for(const Session& session, float width, float height,
                                    float screen_scale);

enum class PictureFormat { png, svg };
/// By the ending of the name; nothing for any other.
[[nodiscard]] std::optional<PictureFormat> picture_format(std::string_view path);

/// The session as it is, as bytes of a file.
[[nodiscard]] std::string picture_of(const Session& session, int width, int height,
                                     PictureFormat format);

/// Carries out the request: this view, or all five stations as files numbered from 1. Returns a
/// sentence for the person.
[[nodiscard]] Notice write_pictures(const Session& session, const effect::WritePicture& request);

/// Opens the file, runs it to the end and writes the picture. Returns the exit code; what went
/// wrong is in `problems`, a sentence each.
[[nodiscard]] int write_picture(const Arguments& arguments, std::vector<std::string>& problems);

/// One sentence for each name that the open file does not have, with those it has. An empty name
/// is none.
[[nodiscard]] std::vector<std::string> unknown_names(const Session& session,
                                                     const std::string& redesign,
                                                     const std::string& step);

/// The commands that bring a session to what the arguments ask for, once the file is open.
void give_arguments(App& app, const Arguments& arguments);

}  // namespace friction::viewer
