#pragma once
// The terminal, or what stands in its place: how wide it is, whether it shows colour, and how words
// get there.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "command.h"

namespace friction::cli {

class Console {
public:
    Console();

    /// Columns of the terminal; a fixed width when the output goes elsewhere.
    [[nodiscard]] std::size_t width() const { return width_; }
    /// Only on a terminal, and only when NO_COLOR is not set.
    [[nodiscard]] bool has_colour() const { return has_colour_; }
    [[nodiscard]] bool errors_are_watched() const { return errors_are_watched_; }

    /// Results: to the file of --output, else to standard output. Answers `code`, or that writing
    /// failed.
    [[nodiscard]] ExitCode deliver(const Arguments& arguments, std::string_view text,
                                   ExitCode code) const;

    /// Everything that is no result goes to standard error; a line break is added when there is
    /// none.
    void say(std::string_view text) const;
    /// Without a line break: what will be written over.
    void say_unfinished(std::string_view text) const;
    /// "friction: ..." and what it means for the exit code.
    ExitCode refuse(std::string_view message, ExitCode code = ExitCode::input_wrong) const;
    /// All that is wrong with the input, and behind it where to read on, if anywhere.
    ExitCode refuse(const std::vector<std::string>& messages, std::string_view more = {}) const;

private:
    std::size_t width_ = 0;
    bool has_colour_ = false, errors_are_watched_ = false;
};

}  // namespace friction::cli
