// Moves drawn on the map by mouse: from the edge of a step, from a handoff, a step to another lane.

#include "panels/edit_map.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "driver.h"
#include "friction/viewer/model.h"
#include "panels/map_head.h"
#include "viewer/support.h"

namespace friction::viewer {
namespace {

class DrawnOnTheMap : public ::testing::Test {
protected:
    DrawnOnTheMap() {
        desk_.open("toll-invoice.yaml", scenario_text("toll-invoice.yaml"));
        desk_.give(ShowView{View::edit});
        choose(desk_.design(1));
    }
    void choose(DesignId id) {
        desk_.give(ChooseDesign{id});
        check();
        screen_.frame();
        screen_.frame();
    }
    void check() {
        const Session& s = desk_.session;
        desk_.give(ModelMade{make_model(s.input, s.file.good->draft, *s.document, s.sliders)});
        ++version_;
    }
    [[nodiscard]] drawing::Point at(std::string_view kind, std::string_view name) {
        screen_.frame();
        for (std::size_t i = map_.picture().spots.size(); i-- > 0;) {
            const drawing::Spot& spot = map_.picture().spots[i];
            if (spot.kind == kind && spot.name == name) return in_window(spot.box.centre());
        }
        ADD_FAILURE() << "there is no " << kind << " " << name;
        return {};
    }
    [[nodiscard]] drawing::Point in_window(drawing::Point p) const {
        return {p.x, p.y + map_head_f * screen_.f};
    }
    /// The edge from which a way on can be drawn: it shows while the pointer is on the step.
    [[nodiscard]] drawing::Point edge_of(std::string_view step) {
        const drawing::Point middle = at("step", step);
        screen_.move_to(middle.x, middle.y);
        return at("handle", step);
    }
    [[nodiscard]] drawing::Point in_lane(std::string_view lane, float x) {
        return {x, at("lane", lane).y};
    }
    void drag(drawing::Point from, drawing::Point to) {
        seen_.clear();
        screen_.drag(from.x, from.y, to.x, to.y);
    }
    template <class C>
    [[nodiscard]] const C* last() const {
        const C* found = nullptr;
        for (const Command& command : seen_)
            if (const auto* c = command.template as<C>()) found = c;
        return found;
    }

    Desk desk_;
    EditMap map_;
    std::vector<Command> seen_;
    std::optional<MoveForm> form_;
    bool escape_is_left_ = false;
    std::uint64_t version_ = 1;
    testing_support::Driver screen_{
        [this](const Frame& frame) {
            Commands commands;
            Frame shown = frame;
            shown.version = version_;
            if (auto form = map_.draw(desk_.session, commands, shown, frame.window))
                form_ = std::move(form);
            escape_is_left_ = frame.focus->take_escape();
            for (const Command& command : commands.take()) {
                seen_.push_back(command);
                desk_.give(command);
                ++version_;
            }
        },
        {.width = 1300, .height = 700, .moves = false}};
};

TEST_F(DrawnOnTheMap, FromAnEdgeToAStepReroutes) {
    drag(edge_of("ask_employee"), at("step", "send_request"));

    ASSERT_NE(last<AddMove>(), nullptr);
    Reroute expected;
    expected.from = "ask_employee";
    expected.to = to("send_request");
    EXPECT_EQ(last<AddMove>()->move, Move{expected});
    EXPECT_EQ(last<AddMove>()->design, desk_.design(1));
    EXPECT_EQ(desk_.session.selection, Selection(SelectedMove{desk_.design(1), 3}));
}

TEST_F(DrawnOnTheMap, ARerouteThatIsThereIsChangedAndNotOverruled) {
    choose(desk_.design(0));  // its third move leads ask_employee to send_request

    drag(edge_of("ask_employee"), at("step", "wait_for_reply"));

    EXPECT_EQ(last<AddMove>(), nullptr);
    ASSERT_NE(last<ReplaceMove>(), nullptr);
    EXPECT_EQ(last<ReplaceMove>()->position, 2U);
    EXPECT_EQ(std::get<Reroute>(last<ReplaceMove>()->move).to, to("wait_for_reply"));
}

TEST_F(DrawnOnTheMap, FromAHandoffReroutesThatWayAlone) {
    // Straight down from the box to the lane below: its middle is free.
    drag(at("handoff", "look_in_account/ask_employee"), at("step", "send_request"));

    ASSERT_NE(last<AddMove>(), nullptr);
    const auto& move = std::get<Reroute>(last<AddMove>()->move);
    EXPECT_EQ(move.from, "look_in_account");
    EXPECT_EQ(move.instead_of, "ask_employee");
}

TEST_F(DrawnOnTheMap, AStepOnAnotherLaneIsReassigned) {
    const drawing::Point from = at("step", "follow_up_call");

    drag(from, in_lane("office", from.x));

    ASSERT_NE(last<AddMove>(), nullptr);
    Reassign expected;
    expected.step = "follow_up_call";
    expected.to = "office";
    EXPECT_EQ(last<AddMove>()->move, Move{expected});
}

TEST_F(DrawnOnTheMap, AStepThatAMoveReassignedGoesOnFromWhereItIsNow) {
    // send_request is the customer's in the file and the office's in this redesign: with the
    // customer is another place.
    const drawing::Point from = at("step", "send_request");
    drag(from, in_lane("customer", from.x));

    ASSERT_NE(last<ReplaceMove>(), nullptr);
    EXPECT_EQ(std::get<Reassign>(last<ReplaceMove>()->move).to, "customer");
    EXPECT_EQ(last<ReplaceMove>()->position, 0U);
}

TEST_F(DrawnOnTheMap, AWaitCannotBeReassigned) {
    const drawing::Point from = at("step", "wait_for_reply");
    drag(from, in_lane("office", from.x));

    EXPECT_EQ(last<AddMove>(), nullptr);
    EXPECT_EQ(last<ReplaceMove>(), nullptr);
}

TEST_F(DrawnOnTheMap, FromAnEdgeToAHandoffBeginsANewStepOnIt) {
    drag(edge_of("ask_office"), at("handoff", "look_in_account/ask_employee"));

    ASSERT_TRUE(form_);
    EXPECT_EQ(form_->name, "insert");
    const auto text = [&](std::string_view key) {
        for (const FormField& field : form_->fields)
            if (field.key == key) return field.text;
        return std::string("missing");
    };
    EXPECT_EQ(text("between"), "[look_in_account, ask_employee]");
    EXPECT_EQ(text("step"), "");
    EXPECT_NE(text("by"), "missing");
}

TEST_F(DrawnOnTheMap, FromAnEdgeToTheGroundBeginsAStepAfterThisOne) {
    const drawing::Point from = edge_of("follow_up_call");
    drag(from, in_lane("lot", 1290));

    ASSERT_TRUE(form_);
    const auto after = std::ranges::find(form_->fields, "after", &FormField::key);
    const auto by = std::ranges::find(form_->fields, "by", &FormField::key);
    ASSERT_NE(by, form_->fields.end());
    EXPECT_EQ(after->text, "follow_up_call");
    EXPECT_EQ(by->text, "lot");
}

TEST_F(DrawnOnTheMap, EscapeTakesItBackAndNothingElse) {
    const drawing::Point from = edge_of("ask_employee"), onto = at("step", "send_request");
    screen_.move_to(from.x, from.y);
    screen_.press();
    screen_.move_to(onto.x, onto.y);
    const Selection before = desk_.session.selection;
    seen_.clear();
    ImGui::GetIO().KeysDown[static_cast<std::size_t>(KeyCode::escape)] = true;
    screen_.frame();
    EXPECT_FALSE(escape_is_left_) << "the drag is the nearest thing";
    ImGui::GetIO().KeysDown[static_cast<std::size_t>(KeyCode::escape)] = false;
    screen_.move_to(onto.x + 3, onto.y);
    screen_.release();
    screen_.frame();

    EXPECT_EQ(last<AddMove>(), nullptr);
    EXPECT_EQ(last<SetCamera>(), nullptr) << "what goes on under the button is no panning";
    EXPECT_EQ(desk_.session.selection, before);
}

TEST_F(DrawnOnTheMap, WhatLettingGoWouldDoIsSaidMeanwhile) {
    const drawing::Point from = edge_of("ask_employee"), onto = at("step", "send_request");
    screen_.move_to(onto.x, onto.y);
    screen_.frame();
    const std::vector<std::uint8_t> before = screen_.pixels().rgba;
    static_cast<void>(edge_of("ask_employee"));
    screen_.move_to(from.x, from.y);
    screen_.press();
    screen_.move_to((from.x + onto.x) / 2, (from.y + onto.y) / 2);
    screen_.move_to(onto.x, onto.y);
    EXPECT_EQ(map_.drawn_words(), "Reroute to Send request");
    EXPECT_NE(screen_.pixels().rgba, before);
    screen_.release();
}

TEST_F(DrawnOnTheMap, APressThatHardlyMovesIsAClick) {
    const drawing::Point from = at("step", "follow_up_call");
    drag(from, {from.x + 2, from.y + 2});

    EXPECT_EQ(last<AddMove>(), nullptr);
    EXPECT_EQ(desk_.session.selected_step(), "follow_up_call");
}

TEST_F(DrawnOnTheMap, OnTheBaselineARedesignBegins) {
    choose(baseline_id);
    const std::size_t before = desk_.session.document->designs.size();
    const drawing::Point from = at("step", "follow_up_call");
    drag(from, in_lane("office", from.x));

    EXPECT_EQ(desk_.session.document->designs.size(), before + 1);
    EXPECT_FALSE(desk_.session.chosen.is_baseline());
}

TEST_F(DrawnOnTheMap, ABadgeLeadsToTheMoveThatIsWrong) {
    Notify notify;
    notify.wait = "wait_for_reply";
    notify.channel = Channel::message;
    desk_.give(AddMove{desk_.design(1), notify});
    check();
    desk_.give(Select{NothingSelected{}});
    screen_.frame();
    const drawing::Point badge = at("problem", "0");
    screen_.click(badge.x, badge.y);

    EXPECT_EQ(desk_.session.selection, Selection(SelectedMove{desk_.design(1), 3}));
}

}  // namespace
}  // namespace friction::viewer
