// Nothing that a hand does between two frames is lost, and it keeps its order.

#include <gtest/gtest.h>

#include "input_queue.h"
#include "screen.h"

namespace friction::viewer {
namespace {

constexpr int left_ctrl = 341;

class Input : public ::testing::Test {
protected:
    void feed() {
        ImGuiIO& io = ImGui::GetIO();
        io.InputQueueCharacters.clear();
        io.MouseWheel = 0;
        queue_.feed(io, 2, 3);
    }
    /// Until everything has been shown; how many frames that took.
    int feed_all(auto&& after_each) {
        for (int frames = 1; frames < 100; ++frames) {
            feed();
            after_each();
            if (queue_.is_empty()) return frames;
        }
        return 100;
    }
    void tap(KeyCode key) {
        queue_.key(static_cast<int>(key), true);
        if (key >= letter('A') && key <= letter('Z'))
            queue_.character(static_cast<unsigned>(key) + 'a' - 'A');
        queue_.key(static_cast<int>(key), false);
    }
    static bool is_down(KeyCode key) {
        return ImGui::GetIO().KeysDown[static_cast<std::size_t>(key)];
    }

    Screen screen_;
    InputQueue queue_;
};

TEST_F(Input, AKeyDownAndUpIsDownForOneFrame) {
    tap(KeyCode::enter);
    feed();
    EXPECT_TRUE(is_down(KeyCode::enter));
    feed();
    EXPECT_FALSE(is_down(KeyCode::enter));
    EXPECT_TRUE(queue_.is_empty());
}

// Three frames for each press: sixty of them went on for seconds after the hand had stopped.
TEST_F(Input, TheSameKeyAgainIsPressedAgainInTheNextFrame) {
    screen_.prepare({.width = 320, .height = 200});
    for (int i = 0; i < 60; ++i) tap(KeyCode::right);
    int times = 0;
    const int frames = feed_all([&] {
        ImGui::GetIO().DeltaTime = 1.0F / 60;
        const Frame frame = screen_.begin(0);
        times += is_pressed(KeyCode::right) ? 1 : 0;
        screen_.end(frame);
    });
    EXPECT_EQ(times, 60);
    EXPECT_LE(frames, 62);
    EXPECT_FALSE(is_down(KeyCode::right));
}

TEST_F(Input, AnotherKeyWaitsForWhatTheFirstOneOpens) {
    tap(KeyCode::right);
    tap(KeyCode::right);
    tap(KeyCode::down);
    feed();
    feed();
    EXPECT_TRUE(is_down(KeyCode::right));
    feed();
    EXPECT_FALSE(is_down(KeyCode::down));
    feed();
    feed();
    EXPECT_TRUE(is_down(KeyCode::down));
}

TEST_F(Input, CtrlIsHeldWhileItsLetterIsAndNotForWhatIsTypedAfterIt) {
    queue_.key(left_ctrl, true);
    queue_.key(static_cast<int>(letter('K')), true);
    queue_.key(static_cast<int>(letter('K')), false);
    queue_.key(left_ctrl, false);
    tap(letter('A'));
    feed();
    EXPECT_TRUE(is_down(letter('K')) && ImGui::GetIO().KeyCtrl);
    std::string typed;
    int frames = feed_all([&] {
        for (const ImWchar c : ImGui::GetIO().InputQueueCharacters) {
            typed += static_cast<char>(c);
            EXPECT_FALSE(ImGui::GetIO().KeyCtrl);
        }
    });
    EXPECT_EQ(typed, "a");
    EXPECT_GE(frames, 3) << "the field that Ctrl K opens takes letters three frames later";
}

TEST_F(Input, LettersIntoATextFieldGoInTogether) {
    ImGui::GetIO().WantTextInput = true;
    constexpr int left_shift = 340;
    for (const char c : std::string("TAKING")) tap(letter(c));
    queue_.key(left_shift, true);
    tap(letter('N'));
    queue_.key(left_shift, false);
    tap(letter('O'));
    tap(KeyCode::enter);
    std::string typed;
    feed();
    for (const ImWchar c : ImGui::GetIO().InputQueueCharacters) typed += static_cast<char>(c);
    EXPECT_EQ(typed, "takingno");
    EXPECT_FALSE(is_down(KeyCode::enter)) << "it ends what has been typed by then";
    feed();
    EXPECT_TRUE(is_down(KeyCode::enter));
}

TEST_F(Input, AClickHappensWhereThePointerWas) {
    queue_.move(10, 20);
    queue_.button(0, true);
    queue_.button(0, false);
    queue_.move(500, 500);
    const ImGuiIO& io = ImGui::GetIO();
    feed();
    EXPECT_FALSE(io.MouseDown[0]) << "a frame to notice what lies under the pointer";
    feed();
    EXPECT_TRUE(io.MouseDown[0]);
    EXPECT_EQ(io.MousePos.x, 20);
    EXPECT_EQ(io.MousePos.y, 60);
    feed();
    EXPECT_FALSE(io.MouseDown[0]);
    EXPECT_EQ(io.MousePos.x, 20);
    feed();
    EXPECT_EQ(io.MousePos.x, 1000);
    EXPECT_TRUE(queue_.is_empty());
}

TEST_F(Input, ADragOutOfTheWindowGoesOn) {
    queue_.move(10, 10);
    queue_.button(0, true);
    feed_all([] {});
    queue_.leave();
    queue_.move(-30, 10);
    queue_.leave();
    feed_all([] {});
    EXPECT_EQ(ImGui::GetIO().MousePos.x, -60);
    queue_.button(0, false);
    feed_all([] {});
    EXPECT_LT(ImGui::GetIO().MousePos.x, -1e6F) << "no longer over anything";
}

TEST_F(Input, MovesAndWheelsOfAFrameCountTogether) {
    for (int i = 0; i < 1000; ++i) queue_.move(static_cast<float>(i), 1);
    for (int i = 0; i < 4; ++i) queue_.wheel(0, 1);
    feed();
    EXPECT_TRUE(queue_.is_empty());
    EXPECT_EQ(ImGui::GetIO().MousePos.x, 1998);
    EXPECT_EQ(ImGui::GetIO().MouseWheel, 4);
}

TEST_F(Input, WhatNoKeyboardHasIsIgnored) {
    queue_.key(-1, true);
    queue_.key(100000, true);
    queue_.button(-1, true);
    queue_.button(7, true);
    EXPECT_TRUE(queue_.is_empty());
}

}  // namespace
}  // namespace friction::viewer
