// What every command has in common, seen from outside: help, options, exit codes, where words go.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "program.h"

namespace friction::tests {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

TEST(Help, IsWhereANewcomerLooksForIt) {
    for (const std::vector<std::string>& asked :
         {std::vector<std::string>{"--help"}, {"help"}, {"-h"}}) {
        const Ran ran = friction_with(asked);
        EXPECT_EQ(ran.exit_code, 0);
        EXPECT_THAT(ran.out, HasSubstr("friction new -o parcel.yaml"));
        EXPECT_THAT(ran.out, HasSubstr("130 interrupted"));
        EXPECT_THAT(ran.err, IsEmpty());
    }
    for (const std::vector<std::string>& asked :
         {std::vector<std::string>{"new", "--help"}, {"help", "new"}, {"new", "-h"}}) {
        const Ran ran = friction_with(asked);
        EXPECT_EQ(ran.exit_code, 0);
        EXPECT_THAT(ran.out, StartsWith("friction new: "));
        EXPECT_THAT(ran.out, HasSubstr("-o, --output FILE"));
    }
}

TEST(Help, NamesTheExitCodesThatTheCommandHas) {
    const auto help = [](const char* command) { return friction_with({"help", command}).out; };
    for (const char* command : {"new", "compare", "run", "solve", "sweep", "trace", "export",
                                "report", "moves", "metrics", "schema", "view"})
        EXPECT_THAT(help(command), Not(HasSubstr("an expectation does not hold"))) << command;
    EXPECT_THAT(help("check"), HasSubstr("1 an expectation does not hold, 2 the input is wrong, "
                                         "3 undecided,\n"));
    EXPECT_THAT(help("solve"), HasSubstr("0 all well, 2 the input is wrong, 3 undecided,\n"));
    EXPECT_THAT(help("run"), HasSubstr("0 all well, 2 the input is wrong, 4 the program failed, "
                                       "130 interrupted\n"));
}

TEST(Help, SaysWhatMustBeGivenAndWhatAWordMeans) {
    EXPECT_THAT(friction_with({"help", "compare"}).out, HasSubstr("known, named or not"));
    EXPECT_THAT(friction_with({"help", "run"}).out, Not(HasSubstr("trace")));
    EXPECT_THAT(friction_with({"help", "export"}).out,
                HasSubstr("Usage: friction export FILE [OPTIONS]\n"));
    EXPECT_THAT(friction_with({"help", "trace"}).out,
                HasSubstr("The typical one, told when nobody is asked for, is nearest\nto the "
                          "median effort"));
}

TEST(Help, VersionIsOneLine) {
    const Ran ran = friction_with({"--version"});
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_EQ(ran.out, "friction 0.1.0\n");
}

struct Misused {
    std::vector<std::string> arguments;
    std::string said;
};

TEST(Arguments, AreRefusedWithAWayToMendThem) {
    const std::vector<Misused> table{
        {{}, "Commands"},
        {{"nwe"}, "there is no command \"nwe\"; did you mean \"new\"?"},
        {{"frobnicate"}, "friction --help lists all"},
        {{"--json"}, "the command comes first"},
        {{"help", "nwe"}, "did you mean \"new\"?"},
        {{"lint", "x.yaml"}, "\"lint\" is not built yet"},
        {{"new", "--minimla"}, "no option \"--minimla\"; did you mean \"--minimal\"?"},
        {{"new", "--seed", "1"}, "friction new has no option \"--seed\""},
        {{"new", "-q"}, "no option \"-q\""},
        {{"new", "--output"}, "--output needs a value: --output FILE"},
        {{"new", "-o", "a", "-o", "b"}, "--output is given more than once"},
        {{"--version", "extra"}, "\"extra\" is one word too many"},
        {{"help", "run", "extra"}, "\"extra\" is one word too many"},
        {{"run", "--", "-o", "x"}, "\"x\" is one word too many"},
        {{"run", "--", "--json"}, "--json"},
        {{"new", "parcel.yaml"}, "\"parcel.yaml\" is one word too many"},
    };
    for (const Misused& row : table) {
        const Ran ran = friction_with(row.arguments);
        EXPECT_EQ(ran.exit_code, 2) << testing::PrintToString(row.arguments);
        EXPECT_THAT(ran.err, HasSubstr(row.said));
        EXPECT_THAT(ran.out, IsEmpty());
    }
}

TEST(Output, GoesToAFileWholeOrNotAtAll) {
    const Folder folder;
    const std::string to_terminal = friction_with({"new"}).out;

    EXPECT_EQ(friction_with({"new", "-o", folder.at("a.yaml")}).exit_code, 0);
    EXPECT_EQ(read_whole(folder.at("a.yaml")), to_terminal);
    EXPECT_THAT(folder.names(), ElementsAre("a.yaml"));  // nothing temporary stays behind

    EXPECT_EQ(friction_with({"new", "-o", "-"}).out, to_terminal);
}

TEST(Output, ReplacesAFileAndKeepsWhoMayReadIt) {
    const Folder folder;
    const std::string path = folder.file("a.json", "old");
    ::chmod(path.c_str(), 0640);
    ASSERT_EQ(::symlink("a.json", folder.at("link.json").c_str()), 0);

    EXPECT_EQ(friction_with({"schema", "-o", folder.at("link.json")}).exit_code, 0);

    EXPECT_THAT(read_whole(path), HasSubstr("$schema"));
    struct stat status = {};
    ::lstat(path.c_str(), &status);
    EXPECT_EQ(status.st_mode & 0777u, 0640u);
    ::lstat(folder.at("link.json").c_str(), &status);
    EXPECT_TRUE(S_ISLNK(status.st_mode));
}

// 255 bytes are as long as a name can be.
TEST(Output, GoesToAFileWhoseNameIsAsLongAsNamesCanBe) {
    const Folder folder;
    const std::string name = std::string(250, 'x') + ".json";
    EXPECT_EQ(friction_with({"schema", "-o", folder.at(name)}).exit_code, 0);
    EXPECT_THAT(folder.names(), ElementsAre(name));
}

TEST(Output, GoesWhereALinkLeadsThatLedToNothing) {
    const Folder folder;
    ASSERT_EQ(::symlink("b.json", folder.at("a.json").c_str()), 0);
    ASSERT_EQ(::symlink("a.json", folder.at("link.json").c_str()), 0);
    EXPECT_EQ(friction_with({"schema", "-o", folder.at("link.json")}).exit_code, 0);
    EXPECT_THAT(read_whole(folder.at("b.json")), HasSubstr("$schema"));
    struct stat status = {};
    ::lstat(folder.at("link.json").c_str(), &status);
    EXPECT_TRUE(S_ISLNK(status.st_mode));

    ASSERT_EQ(::symlink("circle", folder.at("circle").c_str()), 0);
    EXPECT_EQ(friction_with({"schema", "-o", folder.at("circle")}).exit_code, 4);
}

TEST(Output, NeverWritesOverWhatSomebodyWrote) {
    const Folder folder;
    ASSERT_EQ(friction_with({"new", "-o", folder.at("mine.yaml")}).exit_code, 0);
    const std::string mine = read_whole(folder.at("mine.yaml"));

    for (const char* command : {"check", "run", "solve", "compare"}) {
        const Ran ran =
            friction_with({command, folder.at("mine.yaml"), "-o", folder.at("mine.yaml")});
        EXPECT_EQ(ran.exit_code, 2) << command;
        EXPECT_THAT(ran.err, HasSubstr("name another file")) << command;
    }
    EXPECT_EQ(friction_with({"new", "-o", folder.at("mine.yaml")}).exit_code, 2);
    // Nor over a scenario that is not read.
    ASSERT_EQ(::symlink("mine.yaml", folder.at("link.json").c_str()), 0);
    for (const std::string name : {"mine.yaml", "link.json", "mine", "mine.YAML"}) {
        if (name.starts_with("mine")) folder.file(name, mine);
        const Ran ran = friction_with({"schema", "-o", folder.at(name)});
        EXPECT_EQ(ran.exit_code, 2);
        EXPECT_THAT(ran.err, HasSubstr("exists already"));
    }
    EXPECT_EQ(read_whole(folder.at("mine.yaml")), mine);
}

// A shell has opened the file behind it, perhaps to write on where it ends.
TEST(Output, ToStandardOutputByNameReplacesNoFile) {
    const Folder folder;
    const std::string file = folder.file("kept", "keep\n");
    const Ran ran = friction_as({.arguments = {"-c", program_path() + " new -o /dev/stdout >> " +
                                                         file + "; echo after >> " + file},
                                 .program = "/bin/sh"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    const std::string text = read_whole(file);
    EXPECT_THAT(text, StartsWith("keep\n"));
    EXPECT_THAT(text, HasSubstr("\nfriction: 1"));
    EXPECT_TRUE(text.ends_with("\nafter\n"));
    EXPECT_THAT(folder.names(), testing::ElementsAre("kept"));
}

TEST(Output, NeverPassesControlCharactersOn) {
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"\x1b[31m"}, {"moves", "\x1b[31m"}, {"run", "/x\x1b[31m"}}) {
        const Ran ran = friction_with(arguments);
        EXPECT_EQ(ran.exit_code, 2);
        EXPECT_THAT(ran.err, testing::Not(HasSubstr("\x1b")));
        EXPECT_THAT(ran.err, HasSubstr("\\x1b"));
    }
}

TEST(Output, IsAsWideAsColumnsSays) {
    const Ran ran = friction_as({.arguments = {"moves"}, .environment = {{"COLUMNS", "70"}}});
    std::size_t longest = 0, begin = 0;
    for (std::size_t end = 0; (end = ran.out.find('\n', begin)) != std::string::npos;
         begin = end + 1)
        longest = std::max(longest, end - begin);
    EXPECT_GT(longest, 50u);
    EXPECT_LE(longest, 70u);
}

TEST(Output, ThatCannotBeWrittenIsOneSentenceAndCode4) {
    const Folder folder;
    for (const std::string& path :
         {folder.path(), folder.at("no/such/folder"), std::string("/dev/full")}) {
        const Ran ran = friction_with({"new", "-o", path});
        EXPECT_EQ(ran.exit_code, 4) << path;
        EXPECT_THAT(ran.err, StartsWith("friction: could not write " + path + ": "));
    }
    const Ran full = friction_as({.arguments = {"new"}, .out_file = "/dev/full"});
    EXPECT_EQ(full.exit_code, 4);
    EXPECT_EQ(full.err, "friction: could not write to standard output: No space left on device\n");
    EXPECT_THAT(folder.names(), IsEmpty());
}

// The file that does not exist would be the first thing said if reading came first.
TEST(Output, IsTriedOutBeforeAnythingIsRead) {
    const Folder folder;
    const std::string target = folder.at("no/such/folder");
    for (const char* command : {"check", "run", "compare", "solve", "trace"}) {
        const Ran ran = friction_with({command, folder.at("missing.yaml"), "-o", target});
        EXPECT_EQ(ran.exit_code, 4) << command;
        EXPECT_THAT(ran.err, StartsWith("friction: could not write " + target)) << command;
    }
    // Trying out leaves nothing behind when the command then fails.
    EXPECT_EQ(friction_with({"run", folder.at("missing.yaml"), "-o", folder.at("a")}).exit_code, 2);
    EXPECT_THAT(folder.names(), IsEmpty());
}

TEST(Output, EndsQuietlyWhenItsReaderHasGone) {
    const Ran ran = friction_as({.arguments = {"help"}, .read_at_most = 0});
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_EQ(ran.signal, 0);
    EXPECT_THAT(ran.err, IsEmpty());
}

TEST(Help, OfHelpIsTheOverview) {
    EXPECT_EQ(friction_with({"help", "help"}).out, friction_with({"help"}).out);
    EXPECT_EQ(friction_with({"help", "help"}).exit_code, 0);
}

TEST(Moves, SaysWhereToReadOnBeforeTheListAndNotUnderHowSure) {
    const std::string out = friction_with({"moves"}).out;
    EXPECT_LT(out.find("friction moves NAME"), out.find("insert"));
    EXPECT_EQ(out.find("How sure"), std::string::npos);
}

}  // namespace
}  // namespace friction::tests
