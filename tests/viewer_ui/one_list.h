#pragma once
// A frame of 1600 by 900 with one list in it, which holds what a test draws and nothing else.

#include <gtest/gtest.h>

#include <optional>

#include "frame.h"
#include "screen.h"

namespace friction::viewer {

class OneList : public testing::Test {
protected:
    OneList() {
        screen_.prepare({.moves = false});
        frame_ = screen_.begin(0);
        list_ = ImGui::GetWindowDrawList();
        // What the frame itself has drawn belongs to no test.
        list_->CmdBuffer.resize(0);
        list_->IdxBuffer.resize(0);
        list_->AddDrawCmd();
    }
    ImDrawData& end_frame() {
        screen_.end(*frame_);
        return *ImGui::GetDrawData();
    }

    Screen screen_;
    std::optional<Frame> frame_;
    ImDrawList* list_ = nullptr;
};

}  // namespace friction::viewer
