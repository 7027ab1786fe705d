// The toll invoice as it is told with fixed times (81.25 EM against 12.5 EM), and with drawn ones.

#include <gtest/gtest.h>

#include <cmath>
#include <utility>
#include <vector>

#include "friction/exact.h"
#include "support/exact_checks.h"
#include "support/scenarios.h"

namespace friction::support {
namespace {

// Six facts of 15 s. Told once 1.5 min; told again 1.5 + 5 = 6.5 EM.
Builder told_with_fixed_times() {
    Builder b;
    const TeamId lot = b.team("lot"), office = b.team("office");
    b.also().teams[office.index].sees[office.index] = 0;  // the next time it is another person
    std::vector<FactId> all;
    for (const char* name : {"rental", "plate", "date", "amount", "address", "purpose"})
        all.push_back(b.fact(name, 15));
    b.step(customer("look", minutes(3), Channel::web));
    b.step(team("ask_employee", lot, minutes(0.5), Channel::in_person));
    b.step(held("line", minutes(3), Channel::in_person));
    b.step(team("ask_office", office, minutes(5), Channel::in_person));
    b.step(pending("a_few_days", days(3), Owner::customer));
    b.step(customer("send", minutes(4), Channel::email, office));
    b.step(pending("wait", days(2)));
    b.step(team("call", office, minutes(10), Channel::phone));
    for (const char* name : {"ask_employee", "ask_office", "call"}) b.step_of(name).needs = all;
    b.outcome("invoice");
    b.lead("look", "ask_employee");
    b.lead("ask_employee", "line");
    b.lead("line", "ask_office");
    b.lead("ask_office", "a_few_days");
    b.lead("a_few_days", "send");
    b.lead("send", "wait");
    b.lead("wait", {{"invoice", .5}, {"call", .5}});
    b.lead("call", "invoice");
    return b;
}

// Web 3; switch 2 and employee 0.5 + 1.5; line 4.5; handoff 3, office 5, retelling 6.5; three open
// days 6; e-mail 20 + 2 + 4; two open days 4: 62 EM. Half of them call: 20 + 2 + 10 + 6.5 = 38.5
// more, 100.5 EM. Mean 81.25, variance (38.5 / 2)^2.
TEST(TollInvoice, AsToldCostsHalfOfThem62AndHalf100AndAHalf) {
    const ExactAnswer a = solve_exactly(told_with_fixed_times().build()).value().overall;

    EXPECT_NEAR(a.effort_mean, 81.25, 1e-11);
    EXPECT_NEAR(a.effort_variance, 19.25 * 19.25, 1e-9);
    const std::vector<std::pair<Component, double>> parts = {
        {Component::active, 3 + 2 + 6.5 + 4 + 0.5 * 11.5},
        {Component::in_line, 4.5},
        {Component::day_open, 10},
        {Component::contact, 30},
        {Component::switch_, 5},
        {Component::handoff, 3},
        {Component::retelling, 7.5}};
    double sum = 0;
    for (const auto& [component, em] : parts) {
        EXPECT_NEAR(a.by_component(component), em, 1e-11)
            << component_names[static_cast<std::size_t>(component)];
        sum += em;
    }
    EXPECT_NEAR(sum, 81.25, 1e-11);
    EXPECT_NEAR(a.mean(Column::contacts), 2.5, 1e-12);
    EXPECT_NEAR(a.mean(Column::days_customer_owned), 3 + 7.0 / 1440, 1e-12);
}

// The clerk sends it: web 3, switch 2, clerk 2, details 3 (telling included), five promised
// days 2.5: 12.5 EM for everybody.
TEST(TollInvoice, SentByTheEmployeeCostsEverybody12AndAHalf) {
    Builder b = told_with_fixed_times();
    b.step_of("ask_employee").length = minutes(3.5);
    b.step_of("send") =
        team("send", b.step_of("ask_employee").by, minutes(0), Channel::none, b.step_of("send").to);
    b.step_of("wait").length = days(5);
    b.step_of("wait").promised_s = 5 * day;
    for (const char* name : {"ask_employee", "send", "wait"}) b.step_of(name).next.clear();
    b.lead("ask_employee", "send");
    b.lead("send", "wait");
    b.lead("wait", "invoice");
    const ExactSummary exact = solve_exactly(b.build()).value();

    EXPECT_NEAR(exact.overall.effort_mean, 12.5, 1e-11);
    EXPECT_NEAR(exact.overall.effort_variance, 0, 1e-11);
    EXPECT_EQ(exact.states, 4u);
}

// The story of scenarios/toll-invoice.yaml, in its shape: drawn lengths, a time-out, notes seen in
// half of the journeys, at most three calls.
Builder told_with_drawn_times() {
    Builder b;
    const TeamId lot = b.team("lot"), office = b.team("office"), billing = b.team("billing");
    b.also().teams[billing.index].sees = {0, 0.5, 0.5};
    const FactId rental = b.fact("rental", 30, {lot}), charge = b.fact("charge", 30),
                 purpose = b.fact("purpose", 30);
    b.step(customer("look", Gamma{3, minute}, Channel::web));
    b.step(team("ask_employee", lot, Uniform{minute, 5 * minute}, Channel::in_person));
    b.step(held("line", Exponential{3 * minute}, Channel::in_person));
    b.step(team("ask_office", office, Uniform{3 * minute, 9 * minute}, Channel::in_person));
    b.step(pending("a_few_days", Uniform{3 * day, 7 * day}, Owner::customer));
    b.step(customer("send", Gamma{3, minute}, Channel::email, billing));
    b.step(pending("wait", Exponential{2 * day}));
    b.step(choice("call_or_leave"));
    b.step(held("on_hold", Exponential{4 * minute}, Channel::phone));
    b.step(team("call", billing, Gamma{3, 2 * minute}, Channel::phone));
    b.step_of("ask_employee").needs = {rental, charge};
    for (const char* name : {"ask_office", "send", "call"})
        b.step_of(name).needs = {rental, charge, purpose};
    b.step_of("wait").promised_s = 3 * day;
    b.step_of("call").cause = b.step_of("on_hold").cause = Cause::failure;
    b.outcome("invoice");
    b.outcome("left", OutcomeKind::gave_up);
    b.lead("look", {{"invoice", .05}, {"ask_employee", .95}});
    b.lead("ask_employee", "line");
    b.lead("line", "ask_office");
    b.lead("ask_office", {{"invoice", .1}, {"a_few_days", .9}});
    b.lead("a_few_days", {{"send", .9}, {"left", .1}});
    b.lead("send", "wait");
    b.lead("wait", {{"invoice", .6}, {"call_or_leave", .4}});
    b.time_out("wait", 5 * day, {{"call_or_leave", 1}});
    b.lead("call_or_leave", {{"on_hold", .75}, {"left", .25}});
    b.lead("on_hold", "call");
    b.lead_when("call", {b.visits_at_least("call", 3)}, {{"left", 1}});
    b.lead("call", {{"invoice", .5}, {"wait", .5}});
    return b;
}

// One wait: P(X > 5) = e^-2.5 times out, else 40% come to the choice: c = 0.4 + 0.6 e^-2.5. A
// journey writes with chance w = .95 x .9 x .9, calls with chance w x .75 c, again with .5 x .75 c,
// and a third time likewise.
TEST(TollInvoice, StaysSmallAndItsBookingsAgree) {
    const Scenario scenario = told_with_drawn_times().build();
    const ExactSummary exact = solve_exactly(scenario).value();
    const ExactAnswer& a = exact.overall;

    const double w = .95 * .9 * .9, c = .75 * (0.4 + 0.6 * std::exp(-2.5));
    EXPECT_NEAR(a.visits[9], w * c * (1 + 0.5 * c + 0.25 * c * c), 1e-12);
    EXPECT_LE(exact.states, 60u);
    EXPECT_EQ(exact.cut_bound, 0);
    EXPECT_LT(a.effort_error, 1e-12 * a.effort_mean);

    expect_bookings_agree(scenario, a);
    EXPECT_NEAR(a.outcome_probability[0] + a.outcome_probability[1], 1, 1e-14);
}

}  // namespace
}  // namespace friction::support
