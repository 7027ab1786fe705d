// Which rectangles are cleared instead of drawn, and that nothing else changes its place.

#include <gtest/gtest.h>

#include "one_list.h"
#include "opaque_fills.h"

namespace friction::viewer {
namespace {

constexpr ImU32 opaque_red = IM_COL32(200, 10, 20, 255), glass = IM_COL32(200, 10, 20, 254);

void clear(const ImDrawList*, const ImDrawCmd*) {}

class OpaqueFills : public OneList {
protected:
    /// Ends the frame; answers the commands of the list as letters: t triangles, c a clear.
    std::string commands() {
        take_opaque_fills(end_frame(), clear, fills_);
        std::string letters;
        std::size_t next = 0;
        for (const ImDrawCmd& command : list_->CmdBuffer) {
            if (command.UserCallback == clear) {
                EXPECT_EQ(command.UserCallbackData, &fills_.at(next++));
                letters += 'c';
            } else if (command.ElemCount > 0) {
                letters += 't';
                drawn_ += command.ElemCount;
            }
        }
        EXPECT_EQ(next, fills_.size());
        return letters;
    }

    std::vector<OpaqueFill> fills_;
    unsigned drawn_ = 0;
};

TEST_F(OpaqueFills, TakeAPlaceAmongTheTriangles) {
    list_->AddTriangleFilled({0, 0}, {9, 0}, {9, 9}, opaque_red);
    list_->AddRectFilled({10, 20}, {210, 120}, opaque_red);
    list_->AddTriangleFilled({0, 0}, {9, 0}, {9, 9}, opaque_red);
    list_->AddRectFilled({300, 20}, {500, 120}, opaque_red);
    list_->AddRectFilled({300, 220}, {500, 320}, opaque_red);
    EXPECT_EQ(commands(), "tctcc");
    const std::vector<OpaqueFill> expected{{10, 20, 210, 120, opaque_red},
                                           {300, 20, 500, 120, opaque_red},
                                           {300, 220, 500, 320, opaque_red}};
    EXPECT_EQ(fills_, expected);
}

TEST_F(OpaqueFills, LeaveWhatIsSmallRoundTranslucentOrSlanted) {
    list_->AddRectFilled({10, 20}, {30, 40}, opaque_red);
    list_->AddRectFilled({10, 20}, {210, 120}, opaque_red, 8);
    list_->AddRectFilled({10, 20}, {210, 120}, glass);
    list_->AddRectFilledMultiColor({10, 20}, {210, 120}, opaque_red, opaque_red, glass, opaque_red);
    list_->AddQuadFilled({10, 20}, {210, 30}, {210, 130}, {10, 120}, opaque_red);
    const int before = list_->IdxBuffer.Size;
    EXPECT_EQ(commands(), "t");
    EXPECT_EQ(drawn_, static_cast<unsigned>(before));
}

TEST_F(OpaqueFills, CoverThePixelsWhoseCentresLieInside) {
    list_->AddRectFilled({10.4F, 20.6F}, {210.5F, 120.4F}, opaque_red);
    EXPECT_EQ(commands(), "c");
    EXPECT_EQ(fills_.at(0), (OpaqueFill{10, 21, 210, 120, opaque_red}));
}

TEST_F(OpaqueFills, StayInTheirClip) {
    list_->PushClipRect({50, 60}, {100, 90});
    list_->AddRectFilled({10, 20}, {210, 120}, opaque_red);
    list_->PopClipRect();
    EXPECT_EQ(commands(), "c");
    EXPECT_EQ(fills_.at(0), (OpaqueFill{50, 60, 100, 90, opaque_red}));
}

}  // namespace
}  // namespace friction::viewer
