#pragma once
// Writing to files and to standard output: whole, or with a reason why not.

#include <memory>
#include <string>
#include <string_view>

namespace friction::io {

enum class Written { all, reader_gone, failed };

struct WriteResult {
    Written written = Written::all;
    std::string reason;            ///< of a failure: "No space left on device"
    bool was_interrupted = false;  ///< by a signal, before anybody read the named pipe
};

/// Writes everything to an open descriptor. A reader that has closed its end of a pipe is no
/// failure.
[[nodiscard]] WriteResult write_all(int descriptor, std::string_view text);

/// "/dev/stdout" and its other names: never a file to be replaced, whatever stands behind it.
[[nodiscard]] bool is_standard_output(std::string_view path);

/// The file has the new text whole, or stays as it was: a temporary file beside it is renamed. What
/// is no plain file
/// (/dev/null, a named pipe) is written to directly.
[[nodiscard]] WriteResult write_file(const std::string& path, std::string_view text);

/// The same in pieces, for what is too long to be held in memory. Without finish(), or when
/// anything failed, the file stays as it was.
class FileWriter {
public:
    /// What is wrong with the file is told by append() and finish().
    explicit FileWriter(const std::string& path);
    ~FileWriter();
    FileWriter(const FileWriter&) = delete;
    FileWriter& operator=(const FileWriter&) = delete;

    /// How all went so far.
    [[nodiscard]] WriteResult append(std::string_view text);
    [[nodiscard]] WriteResult finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Whether write_file() could begin: tried out, without touching the file itself.
[[nodiscard]] WriteResult try_to_write(const std::string& path);

}  // namespace friction::io
