#pragma once
// Runs the built program from outside, as a person or a script would, and keeps what it said.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace friction::tests {

struct Ran {
    int exit_code = -1;  ///< -1: ended by a signal
    int signal = 0;
    std::string out, err;
};

struct Call {
    std::vector<std::string> arguments = {};
    std::string input = {};                               ///< standard input
    std::map<std::string, std::string> environment = {};  ///< on top of the test's own
    std::string folder = {};                              ///< to run in; empty: the test's own
    std::string program = {};   ///< another one in the place of the program under test
    std::string out_file = {};  ///< standard output goes to this file, and `out` stays empty
    std::optional<std::size_t> read_at_most =
        {};                            ///< close the pipe after so many bytes of standard output
    std::string interrupt_after = {};  ///< send an interrupt once standard error holds this text
    bool interrupt_when_fed =
        false;  ///< leave its input open and send one once it has read all of it
    unsigned short terminal_columns = 0;  ///< standard output is a terminal so wide; 0: a pipe
    std::size_t memory_limit = 0;         ///< bytes of address space; 0: no limit
};

/// Waits until the program ends; a minute is a failure of the test.
Ran friction_as(const Call& call);
/// The same with arguments only.
Ran friction_with(std::vector<std::string> arguments);

/// Where the program under test is.
[[nodiscard]] std::string program_path();

/// A folder of its own for one test, removed at the end of it.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] const std::string& path() const { return path_; }
    /// Writes a file and answers its path.
    std::string file(const std::string& name, const std::string& bytes) const;
    [[nodiscard]] std::string at(const std::string& name) const { return path_ + "/" + name; }
    [[nodiscard]] std::vector<std::string> names() const;

private:
    std::string path_;
};

[[nodiscard]] std::string read_whole(const std::string& path);
/// A file of scenarios/ in the source.
[[nodiscard]] std::string scenario(const std::string& name);

/// With one blank between words, however the lines were broken.
[[nodiscard]] std::string on_one_line(const std::string& text);

}  // namespace friction::tests
