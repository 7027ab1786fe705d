#include "friction/viewer/config.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "support.h"

namespace friction::viewer {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Settings some_settings() {
    Settings settings;
    settings.theme = ThemeChoice::dark;
    settings.scale_percent = 150;
    settings.less_motion = true;
    settings.inspector_f = 24.5F;
    return settings;
}

TEST(Config, SettingsAndRecentFilesComeBackAsTheyWere) {
    const std::vector<RecentFile> recent{
        {"/a/b|c%.yaml", "Line\nbreak", "70.4 \u2192 2.0 EM", "2026-11-22 14:02", true},
        {"/d.yaml", "", "", "", true}};
    Settings settings;
    std::vector<RecentFile> files;
    ASSERT_TRUE(read_settings(settings_text(some_settings(), recent), settings, files));
    EXPECT_EQ(settings, some_settings());
    EXPECT_EQ(files, recent);
}

TEST(Config, ATextThatIsNoSettingsChangesNothing) {
    for (const char* text :
         {"", "hello", "friction-viewer settings 1\nscale: 9999\n",
          "friction-viewer settings 1\nscale: nan\n", "friction-viewer settings 1\ntheme dark\n",
          "friction-viewer settings 1\nrecent: a|b\n", "friction-viewer settings 1\nwidth: -3\n",
          "friction-viewer settings 1\ninspector: inf\n"}) {
        Settings settings = some_settings();
        std::vector<RecentFile> files(1);
        EXPECT_FALSE(read_settings(text, settings, files)) << text;
        EXPECT_EQ(settings, some_settings());
        EXPECT_THAT(files, SizeIs(1));
    }
}

TEST(Config, WhatALaterVersionWroteIsSkipped) {
    Settings settings;
    std::vector<RecentFile> files;
    EXPECT_TRUE(
        read_settings("friction-viewer settings 1\nwallpaper: 7\nscale: 125\n", settings, files));
    EXPECT_EQ(settings.scale_percent, 125);
}

TEST(Config, UnsavedEditsComeBackWithTheMovesThatAreOff) {
    Desk desk = small_desk();
    desk.give(AddMove{desk.design(0), Remove{{"ask"}, {}}});
    desk.give(SwitchMove{desk.design(0), 0, false});
    const std::string text = recovery_text(*desk.session.file.good, *desk.session.file.saved,
                                           *desk.session.document, "2026-11-22 14:02");
    const auto recovery = read_recovery(text);
    ASSERT_TRUE(recovery.has_value());
    EXPECT_EQ(recovery->path, "small.yaml");

    Desk later;
    later.give(RecoveryFound{*recovery});
    ASSERT_TRUE(later.session.question.has_value());
    later.give(AnswerQuestion{0});
    ASSERT_NE(later.last<effect::ReadFile>(), nullptr);
    later.open("small.yaml", small_file());
    const std::vector<MoveEntry>& before = desk.session.document->designs[0].moves;
    EXPECT_EQ(later.session.document->designs[0].moves, before);
    EXPECT_EQ(later.session.unsaved_changes(), desk.session.unsaved_changes());
    later.give(Undo{});
    EXPECT_EQ(later.session.unsaved_changes(), 0u);
}

TEST(Config, ABrokenFolderIsSaidAndNotUsed) {
    const fs::path folder = fs::path(testing::TempDir()) / "friction_config_test";
    fs::remove_all(folder);
    EXPECT_THAT(load_config(folder.string()).messages, IsEmpty()) << "nothing there is no problem";
    EXPECT_THAT(save_settings(folder.string(), some_settings(), {}), IsEmpty());
    EXPECT_EQ(load_config(folder.string()).settings, some_settings());
    std::ofstream(folder / "settings") << "garbage";
    std::ofstream(folder / "unsaved-1") << "garbage";
    const Config config = load_config(folder.string());
    EXPECT_THAT(config.messages, SizeIs(2));
    EXPECT_EQ(config.settings, Settings{});
    EXPECT_FALSE(config.recovery.has_value());
    EXPECT_THAT(save_settings(folder.string(), some_settings(), {}), IsEmpty());
    std::ifstream kept(folder / "settings.unreadable");
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(kept), {}), "garbage")
        << "new ones are written in its place, and it is not lost";
    fs::remove_all(folder);
}

// Nobody writes into the pipe: opening it would wait for ever.
TEST(Config, SettingsThatAreNoFileAreToldAndLeftAlone) {
    const fs::path folder = fs::path(testing::TempDir()) / "friction_config_no_file_test";
    fs::remove_all(folder);
    fs::create_directories(folder / "settings");
    EXPECT_THAT(load_config(folder.string()).messages, ElementsAre(HasSubstr("is a directory")));
    fs::remove(folder / "settings");
    ASSERT_EQ(::mkfifo((folder / "settings").c_str(), 0600), 0);
    EXPECT_THAT(load_config(folder.string()).messages, ElementsAre(HasSubstr("is a named pipe")));
    EXPECT_THAT(save_settings(folder.string(), some_settings(), {}), HasSubstr("named pipe"));
    EXPECT_TRUE(fs::is_fifo(folder / "settings"));
    fs::remove(folder / "settings");
    std::ofstream(folder / "settings").close();
    fs::resize_file(folder / "settings", io::source_bytes_max + 1);
    EXPECT_THAT(load_config(folder.string()).messages,
                ElementsAre(AllOf(HasSubstr("more than 16 MiB"), HasSubstr(".unreadable"))));
    fs::remove_all(folder);
}

// Every start ended inside the display's library.
TEST(Config, AWindowIsNeverLargerThanADisplayTakes) {
    Settings settings;
    std::vector<RecentFile> files;
    EXPECT_TRUE(read_settings("friction-viewer settings 1\nwidth: 32768\nheight: 2000000000\n",
                              settings, files));
    EXPECT_EQ(settings.window_width, window_pixels_max);
    EXPECT_EQ(settings.window_height, window_pixels_max);
}

}  // namespace
}  // namespace friction::viewer
