#include "output_files.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "friction/io/file_writer.h"

namespace friction::cli {
namespace {

/// Whether a folder that is searched for scenarios holds this one, links resolved.
bool is_in(const std::filesystem::path& file, const std::filesystem::path& folder) {
    std::error_code none;
    const auto whole = std::filesystem::canonical(file, none);
    const auto around = std::filesystem::canonical(folder, none);
    const bool is_below =
        std::mismatch(around.begin(), around.end(), whole.begin(), whole.end()).first ==
        around.end();
    return is_below && (whole.extension() == ".yaml" || whole.extension() == ".yml");
}

/// Whatever its name is: what a scenario begins with stands among its first lines.
bool begins_as_scenario(const std::filesystem::path& path) {
    std::string beginning(4096, '\0');
    std::ifstream file(path, std::ios::binary);
    file.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
    beginning.resize(static_cast<std::size_t>(file.gcount()));
    return ("\n" + beginning).find("\nfriction:") != std::string::npos;
}

/// A file that an option names for writing; empty: none.
struct OutputFile {
    std::string_view option;
    const std::string& file;
};

/// Why writing there would lose what somebody wrote; empty: it loses nothing.
std::string loss(const std::string& command, const Arguments& arguments, const OutputFile& output) {
    namespace fs = std::filesystem;
    std::error_code none;
    const fs::path file = output.file;
    if (output.file.empty() || io::is_standard_output(output.file) ||
        !fs::is_regular_file(file, none))
        return {};
    for (const std::string& word : arguments.words) {
        const fs::path input = word == "-" ? "/dev/stdin" : word;
        const bool is_read =
            fs::is_directory(input, none) ? is_in(file, input) : fs::equivalent(file, input, none);
        if (is_read)
            return std::string(output.option) + " would write over " + output.file +
                   ", which is read; name another file";
    }
    // A scenario is written by hand; results are not, and replace those of the last time.
    const fs::path ending = fs::canonical(file, none).extension();
    if (command == "new" || ending == ".yaml" || ending == ".yml" || begins_as_scenario(file))
        return output.file + " exists already; name another file, or remove it first";
    return {};
}

/// One name for one place, whether there is a file yet or not.
std::string place_of(const OutputFile& output) {
    namespace fs = std::filesystem;
    if (output.option == "--output" && (output.file.empty() || output.file == "-"))
        return "standard output";
    if (io::is_standard_output(output.file)) return "standard output";
    std::error_code none;
    // What is not there yet keeps the folder that it is relative to to itself.
    const fs::path whole = fs::absolute(output.file, none);
    const fs::path place = fs::weakly_canonical(whole, none);
    return none ? whole.lexically_normal().string() : place.string();
}

}  // namespace

std::optional<ExitCode> cannot_write(const std::string& command, const Arguments& arguments,
                                     const Console& console) {
    const std::array<OutputFile, 3> all{{{"--output", arguments.output},
                                         {"--samples", arguments.samples},
                                         {"--log", arguments.log}}};
    for (const OutputFile& output : all) {
        if (output.file.empty() || output.file == "-") continue;
        for (const OutputFile& other : all) {
            const bool is_before = &other < &output;
            const bool is_there = !other.file.empty() || other.option == "--output";
            if (is_before && is_there && place_of(other) == place_of(output))
                return console.refuse(std::string(other.option) + " and " +
                                      std::string(output.option) + " name the same place, " +
                                      place_of(output));
        }
        if (const std::string lost = loss(command, arguments, output); !lost.empty())
            return console.refuse(lost);
        if (const io::WriteResult tried = io::try_to_write(output.file);
            tried.written == io::Written::failed)
            return console.refuse("could not write " + output.file + ": " + tried.reason,
                                  ExitCode::program_failed);
    }
    return std::nullopt;
}

}  // namespace friction::cli
