// The Debian packages: what they hold, what they need, and that what is in them runs.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program.h"

namespace friction::tests {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::string answer(const std::string& command, const std::string& folder) {
    const Ran ran =
        friction_as({.arguments = {"-c", command}, .folder = folder, .program = "/bin/sh"});
    EXPECT_EQ(ran.exit_code, 0) << command << "\n" << ran.out << ran.err;
    return ran.out;
}

TEST(Packages, HoldTheProgramsApartFromWhatDevelopersNeed) {
    const Folder folder;
    answer("'" FRICTION_CPACK "' --config '" FRICTION_BINARY_DIR "/CPackConfig.cmake' -B .",
           folder.path());
    answer("mv friction_0.1.0-1_*.deb friction.deb && mv libfriction-dev_0.1.0-1_*.deb dev.deb",
           folder.path());

    EXPECT_THAT(
        answer("dpkg-deb --field friction.deb", folder.path()),
        AllOf(HasSubstr("\nPackage: friction\n"), HasSubstr("\nVersion: 0.1.0-1\n"),
              HasSubstr("\nSection: science\n"), HasSubstr("libyaml-cpp"), HasSubstr("libc6"),
              HasSubstr("\nDescription: customer journey friction simulator\n Simulates "
                        "customers through a service process")));
    const std::string programs = answer("dpkg-deb --contents friction.deb", folder.path());
    for (const char* file :
         {"./usr/bin/friction\n", "./usr/share/man/man1/friction-compare.1.gz\n",
          "./usr/share/bash-completion/completions/friction\n",
          "./usr/share/zsh/vendor-completions/_friction\n",
          "./usr/share/friction/scenarios/toll-invoice.yaml\n",
          "./usr/share/doc/friction/copyright\n", "./usr/share/doc/friction/changelog.Debian.gz\n",
          "./usr/share/doc/friction/scenarios -> ../../friction/scenarios\n"})
        EXPECT_THAT(programs, HasSubstr(file));
    for (const char* part : {"LICENSE", "include", ".cmake", "site-functions"})
        EXPECT_THAT(programs, Not(HasSubstr(part)));
    EXPECT_THAT(
        answer("dpkg-deb --contents dev.deb", folder.path()),
        AllOf(HasSubstr("./usr/include/friction/run.h\n"), HasSubstr("/libfriction_sim.a\n"),
              HasSubstr("/frictionConfig.cmake\n"), Not(HasSubstr("usr/bin"))));
    EXPECT_THAT(answer("dpkg-deb --field dev.deb Depends", folder.path()),
                HasSubstr("libyaml-cpp-dev"));

    answer("dpkg-deb --extract friction.deb root", folder.path());
    EXPECT_THAT(answer("root/usr/bin/friction solve root/usr/share/friction/scenarios/"
                       "toll-invoice-fixed.yaml",
                       folder.path()),
                HasSubstr("81.25"));
}

}  // namespace
}  // namespace friction::tests
