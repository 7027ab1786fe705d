#pragma once
// The window's pictures without a window: for --picture, Ctrl E and tests.

#include <functional>
#include <string>

#include "app.h"
#include "arguments.h"
#include "screen.h"

namespace friction::viewer {

/// The setup a session asks for, on a screen of this size and scale.
[[nodiscard]] ScreenSetup setup_for(const Session& session, float width, float height,
                                    float screen_scale);

/// The session as it is, as PNG bytes of this size.
[[nodiscard]] std::string png_of(const Session& session, int width, int height);

/// Carries out the request: this view, or all five stations as files numbered from 1. Returns a
/// sentence for the person.
[[nodiscard]] Notice write_pictures(const Session& session, const effect::WritePicture& request);

/// Opens the file, runs it to the end and writes the picture. Returns the exit code; what went
/// wrong is in `problem`, one sentence.
[[nodiscard]] int write_picture(const Arguments& arguments, std::string& problem);

/// The commands that bring a session to what the arguments ask for, once the file is open.
void give_arguments(App& app, const Arguments& arguments);

}  // namespace friction::viewer
