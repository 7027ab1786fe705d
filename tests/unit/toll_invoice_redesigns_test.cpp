// The six redesigns of scenarios/toll-invoice.yaml: what each makes of the process, worked out by
// hand from the file.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "friction/io/scenario_reader.h"
#include "friction/scenario.h"
#include "support/moves.h"

namespace drafts {
namespace {

using friction::Alternative;
using friction::Scenario;
using testing::ElementsAre;
using testing::IsEmpty;

const Draft& toll_invoice() {
    static const Draft draft = [] {
        const auto text =
            friction::io::read_source(FRICTION_SOURCE_DIR "/scenarios/toll-invoice.yaml");
        FRICTION_EXPECTS(text.ok());
        friction::io::ReadScenario read = friction::io::read_scenario(text.value());
        for (const auto& diagnostic : read.diagnostics) ADD_FAILURE() << diagnostic.problem.found;
        return read.file.draft;
    }();
    return draft;
}

Alternative made(const std::string& name) {
    const Result<Alternative> result = friction::apply_redesign(toll_invoice(), name);
    if (result.ok()) return result.value();
    ADD_FAILURE() << name << ": " << result.problems()[0].found;
    return {};
}

TEST(TollInvoice, EveryRedesignIsAScenarioOfItsOwn) {
    const Result<std::vector<Scenario>> built = friction::build_alternatives(toll_invoice());
    if (!built.ok())
        for (const Problem& problem : built.problems())
            ADD_FAILURE() << problem.place << ": " << problem.found;
    ASSERT_TRUE(built.ok());
    std::vector<std::string> alternatives;
    for (const Scenario& scenario : built.value()) alternatives.push_back(scenario.alternative);
    EXPECT_THAT(alternatives,
                ElementsAre("baseline", "employee_sends_request", "office_sends_request",
                            "pushed_to_account", "mailed_with_charge", "status_visible",
                            "pushed_and_sent"));
}

// The traveller never comes to the office and has nothing to remember.
TEST(TollInvoice, EmployeeSendsRequest) {
    const Alternative alternative = made("employee_sends_request");
    EXPECT_THAT(alternative.dropped, ElementsAre("wait_at_office", "ask_office", "a_few_days"));
    const Draft& draft = alternative.draft;
    EXPECT_EQ(step(draft, "ask_employee").next, to("send_request"));
    EXPECT_THAT(step(draft, "ask_employee").needs, ElementsAre("rental", "toll_charge", "purpose"));
    const StepDraft& sent = step(draft, "send_request");
    EXPECT_EQ(sent.by, "lot");
    EXPECT_EQ(sent.to, "billing");  // what the employee knows is passed on
    EXPECT_EQ(sent.channel, Channel::none);
    EXPECT_THAT(sent.needs, ElementsAre("rental", "toll_charge", "purpose"));
    EXPECT_EQ(step(draft, "wait_for_reply").promised, days(5));
    EXPECT_EQ(draft.origin.at("steps.send_request.by"),
              "redesigns.employee_sends_request.changes.1");
}

TEST(TollInvoice, OfficeSendsRequest) {
    const Alternative alternative = made("office_sends_request");
    EXPECT_THAT(alternative.dropped, ElementsAre("a_few_days"));
    EXPECT_EQ(step(alternative.draft, "ask_office").next,
              to({way("invoice_received", parameter("ready")), rest("send_request")}));
    EXPECT_EQ(step(alternative.draft, "send_request").by, "office");
}

TEST(TollInvoice, PushedToAccount) {
    const Alternative alternative = made("pushed_to_account");
    EXPECT_THAT(alternative.dropped, IsEmpty());
    const Draft& draft = alternative.draft;
    EXPECT_EQ(step(draft, "look_in_account").next,
              to({way("invoice_received", parameter("in_account")), rest("told_when_ready")}));
    EXPECT_EQ(names(draft)[1], "told_when_ready");
    EXPECT_EQ(step(draft, "told_when_ready").next.cases[0].ways.back(), rest("ask_employee"));
}

TEST(TollInvoice, MailedWithCharge) {
    const Alternative alternative = made("mailed_with_charge");
    EXPECT_EQ(alternative.draft.start, to("prevent_look_in_account"));
    const std::vector<Way>& ways =
        step(alternative.draft, "prevent_look_in_account").next.cases[0].ways;
    ASSERT_EQ(ways.size(), 2u);
    EXPECT_EQ(ways[0].target, "invoice_received");
    EXPECT_EQ(ways[1], rest("look_in_account"));
}

TEST(TollInvoice, StatusVisible) {
    const Alternative alternative = made("status_visible");
    EXPECT_EQ(step(alternative.draft, "wait_for_reply").status, friction::Status::visible);
    EXPECT_EQ(step(alternative.draft, "wait_for_reply").promised, days(5));
    EXPECT_EQ(names(alternative.draft), names(toll_invoice()));
}

TEST(TollInvoice, PushedAndSentIsBoth) {
    const Alternative both = made("pushed_and_sent");
    EXPECT_THAT(both.dropped, ElementsAre("wait_at_office", "ask_office", "a_few_days"));
    EXPECT_EQ(step(both.draft, "told_when_ready"),
              step(made("pushed_to_account").draft, "told_when_ready"));
    EXPECT_EQ(step(both.draft, "send_request"),
              step(made("employee_sends_request").draft, "send_request"));
    EXPECT_EQ(both.draft.costs.one_off, made("pushed_to_account").draft.costs.one_off);
    EXPECT_EQ(both.draft.costs.per_year, made("employee_sends_request").draft.costs.per_year);
    EXPECT_EQ(both.draft.origin.at("steps.told_when_ready"),
              "redesigns.pushed_to_account.changes.0");
}

}  // namespace
}  // namespace drafts
