// Completion, by the shell that completes: bash is everywhere.

#include "completion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

#include "cli/program.h"
#include "command.h"

namespace friction::tests {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

/// What bash offers for the last of these words.
std::vector<std::string> offered(std::vector<std::string> words, const std::string& folder = {}) {
    const std::string script = FRICTION_BINARY_DIR "/manual/bash/friction";
    std::vector<std::string> arguments{
        "--norc", "-c",
        "source '" + script +
            "' || exit\nCOMP_WORDS=(\"$@\")\nCOMP_CWORD=$(( $# - 1 ))\n_friction\n"
            "printf '%s\\n' \"${COMPREPLY[@]}\"",
        "bash"};
    arguments.insert(arguments.end(), words.begin(), words.end());
    const Ran ran = friction_as({.arguments = arguments, .folder = folder, .program = "/bin/bash"});
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_THAT(ran.err, IsEmpty());
    std::vector<std::string> lines;
    std::istringstream text(ran.out);
    for (std::string line; std::getline(text, line);)
        if (!line.empty()) lines.push_back(line);
    return lines;
}

TEST(Completion, OfTheFirstWordIsACommand) {
    EXPECT_THAT(offered({"friction", "s"}), ElementsAre("solve", "sweep", "schema"));
    EXPECT_EQ(offered({"friction", ""}).size(), cli::commands().size() + 3);
    EXPECT_THAT(offered({"friction", "help", "tr"}), ElementsAre("trace"));
    EXPECT_THAT(offered({"friction", "no"}), IsEmpty());
}

TEST(Completion, KnowsWhichOptionsACommandTakes) {
    EXPECT_THAT(offered({"friction", "compare", "--pr"}), ElementsAre("--precision", "--progress"));
    EXPECT_THAT(offered({"friction", "solve", "--pr"}), IsEmpty());
    for (const cli::Command& command : cli::commands()) {
        std::vector<std::string> names;
        for (const cli::Option option : command.options)
            names.emplace_back(cli::row_of(option).name);
        EXPECT_EQ(offered({"friction", std::string(command.name), "--"}), names);
    }
}

TEST(Completion, OfAValueIsOneOfThoseThereAre) {
    EXPECT_THAT(offered({"friction", "export", "a.yaml", "--to", ""}),
                ElementsAre("svg", "dot", "mermaid"));
    EXPECT_THAT(offered({"friction", "export", "a.yaml", "--to", "=", "m"}),
                ElementsAre("mermaid"));
    EXPECT_THAT(offered({"friction", "export", "a.yaml", "--to", "="}),
                ElementsAre("svg", "dot", "mermaid"));
    EXPECT_THAT(offered({"friction", "sweep", "a.yaml", "--metric", "effort_p"}),
                ElementsAre("effort_per_resolved"));
    EXPECT_THAT(offered({"friction", "moves", "re"}), Contains("reroute"));
    EXPECT_THAT(offered({"friction", "run", "a.yaml", "--seed", ""}), IsEmpty());
    // All that are offered are taken.
    for (const std::string& kind : offered({"friction", "trace", "a.yaml", "--find", ""}))
        EXPECT_THAT(friction_with({"trace", "/no/such.yaml", "--find", kind}).err,
                    Not(HasSubstr("--find takes")))
            << kind;
}

TEST(Completion, OfAFileIsAScenarioOrAFolder) {
    const Folder folder;
    for (const char* name : {"a.yaml", "b c.yml", "notes.txt", "results.json"})
        folder.file(name, "");
    std::filesystem::create_directory(folder.at("more"));
    EXPECT_THAT(offered({"friction", "compare", ""}, folder.path()),
                UnorderedElementsAre("a.yaml", "b c.yml", "more"));
    EXPECT_THAT(offered({"friction", "run", "b"}, folder.path()), ElementsAre("b c.yml"));
    for (const char* typed : {"b\\ c", "\"b c", "'b"})
        EXPECT_THAT(offered({"friction", "run", typed}, folder.path()), ElementsAre("b c.yml"))
            << typed;
    EXPECT_THAT(offered({"friction", "run", "a.yaml", "-o", "r"}, folder.path()),
                ElementsAre("results.json"));
    EXPECT_THAT(offered({"friction", "schema", ""}, folder.path()), IsEmpty());
}

TEST(Completion, OfOtherShellsHasTheSameCommandsOptionsAndValues) {
    const std::string fish = cli::fish_completion(), zsh = cli::zsh_completion();
    EXPECT_THAT(zsh, testing::StartsWith("#compdef friction\n"));
    for (const cli::Command& command : cli::commands()) {
        const std::string name(command.name);
        EXPECT_THAT(zsh, HasSubstr("        " + name + ")\n            _arguments"));
        EXPECT_THAT(fish, HasSubstr("-n __fish_use_subcommand -a " + name + " -d '"));
    }
    EXPECT_THAT(zsh, HasSubstr("--to='[what to write: svg, dot or mermaid; the name after -o says "
                               "it too]'':FORM:(svg dot mermaid)'"));
    EXPECT_THAT(zsh, HasSubstr("'(-o --output)'{-o,--output=}'["));
    EXPECT_THAT(fish,
                HasSubstr("complete -c friction -n '__fish_seen_subcommand_from export' -l to "
                          "-x -a 'svg dot mermaid' -d '"));
    EXPECT_THAT(fish, HasSubstr(" -l output -s o -r -F "));
    // One of "customer's story" ends the quotes and begins them again.
    EXPECT_THAT(zsh, HasSubstr("'trace:one customer'\\''s story in plain words'\n"));
}

}  // namespace
}  // namespace friction::tests
