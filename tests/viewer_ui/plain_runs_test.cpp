// Which triangles are drawn without a texture, and that nothing changes its place.

#include <gtest/gtest.h>

#include <string>

#include "one_list.h"
#include "plain_runs.h"

namespace friction::viewer {
namespace {

constexpr ImU32 brick = IM_COL32(200, 10, 20, 255);

void begin_run(const ImDrawList*, const ImDrawCmd*) {}
void end_run(const ImDrawList*, const ImDrawCmd*) {}

class PlainRuns : public OneList {
protected:
    /// Rectangles of two triangles each.
    void rectangles(unsigned count) {
        for (unsigned i = 0; i < count; ++i) list_->AddRectFilled({0, 0}, {9, 9}, brick);
    }
    void letters(int count) {
        for (int i = 0; i < count; ++i) {
            list_->PrimReserve(6, 4);
            list_->PrimRectUV({0, 0}, {9, 9}, {0.1F, 0.1F}, {0.2F, 0.2F}, brick);
        }
    }
    /// Ends the frame; answers the commands of the list: ( and ) the calls, between them triangles.
    std::string commands() {
        ImDrawData& data = end_frame();
        for (const ImDrawCmd& command : list_->CmdBuffer) before_ += command.ElemCount;
        mark_plain_runs(data, begin_run, end_run, &user_);
        std::string text;
        unsigned next = 0;
        for (const ImDrawCmd& command : list_->CmdBuffer) {
            if (command.UserCallback != nullptr) {
                EXPECT_EQ(command.UserCallbackData, &user_);
                text += command.UserCallback == begin_run ? '(' : ')';
            } else if (command.ElemCount > 0) {
                EXPECT_EQ(command.IdxOffset, next);
                next = command.IdxOffset + command.ElemCount;
                text += std::to_string(command.ElemCount / 3);
            }
        }
        EXPECT_EQ(next, before_);
        return text;
    }

    unsigned before_ = 0;
    int user_ = 0;
};

TEST_F(PlainRuns, StandBetweenLetters) {
    letters(3);
    rectangles(70);
    letters(2);
    rectangles(60);
    EXPECT_EQ(commands(), "6(140)4(120)");
}

TEST_F(PlainRuns, AreLeftWhereTheyAreShort) {
    rectangles(59);
    letters(2);
    rectangles(10);
    EXPECT_EQ(commands(), "142");
}

TEST_F(PlainRuns, MayBeAllThereIs) {
    rectangles(100);
    EXPECT_EQ(commands(), "(200)");
}

TEST_F(PlainRuns, EndWhereTheClipChanges) {
    rectangles(60);
    list_->PushClipRect({50, 60}, {100, 90});
    rectangles(70);
    list_->PopClipRect();
    EXPECT_EQ(commands(), "(120)(140)");
}

}  // namespace
}  // namespace friction::viewer
