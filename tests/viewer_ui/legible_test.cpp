// What is on a screen can be read: nothing a person needs is cut without a way to see the rest.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "driver.h"
#include "offscreen.h"
#include "panels/edit_text.h"
#include "viewer/support.h"

namespace friction::viewer {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

const Session& toll() {
    static const Session session = [] {
        Desk desk;
        desk.open("toll-invoice.yaml", scenario_text("toll-invoice.yaml"));
        run_at_once(desk);
        return desk.session;
    }();
    return session;
}

Session seen(View view, std::size_t design) {
    Session session = update(toll(), ChooseDesign{toll().document->designs.at(design).id}).session;
    return update(std::move(session), ShowView{view}).session;
}

std::string svg_of(const Session& session, int width = 1600, int height = 900) {
    return picture_of(session, width, height, PictureFormat::svg);
}

// At the width of these letters ten of them fit: what goes on is indented, words stay whole where
// they can, and a word that is longer than a line is broken, not cut.
TEST(WrappedSource, LeavesNothingOut) {
    const float em = 14;
    const float ten = drawing::text_width("aaaaaaaaaa", em, drawing::Weight::regular) + 0.1F;
    EXPECT_THAT(wrapped_source("aaaa aaaa aaa", ten, em), ElementsAre("aaaa aaaa", "  aaa"));
    EXPECT_THAT(wrapped_source("aaaaaaaaaaaaa", ten, em), ElementsAre("aaaaaaaaaa", "  aaa"));
    EXPECT_THAT(wrapped_source("  aa", ten, em), ElementsAre("  aa"));
    EXPECT_THAT(wrapped_source("", ten, em), ElementsAre(""));
    // One letter of two bytes a line, where not even one fits.
    EXPECT_THAT(wrapped_source("\u00e4\u00f6", 1, em), ElementsAre("\u00e4", "  \u00f6"));
}

TEST(EditIsLegible, TellsAllOfEachMoveAndOfTheFile) {
    const std::string sent = svg_of(seen(View::edit, 0));
    EXPECT_THAT(sent, HasSubstr(">and What it is needed for<")) << "of the first move's card";
    EXPECT_THAT(sent, HasSubstr("toll_charge, purpose]}")) << "the end of the line in the file";
    EXPECT_THAT(sent, Not(HasSubstr("drag from a step"))) << "nobody drags in a picture";
    const std::string pushed = svg_of(seen(View::edit, 2));
    EXPECT_THAT(pushed, HasSubstr(">$push_cost<")) << "the cost of the redesign";
    EXPECT_THAT(pushed, HasSubstr(">Wait until the account has it.<")) << "the sentence of the new step";
}

}  // namespace
}  // namespace friction::viewer
