// The player of one customer's journey.

#include <algorithm>
#include <cmath>

#include "friction/random.h"
#include "friction/seconds.h"
#include "friction/viewer/follow.h"
#include "updating.h"

namespace friction::viewer {
namespace {

constexpr double seconds_per_event = 0.8;  // of real time: long enough to read one line

void go_to(FollowState& follow, double clock_s) {
    const double end = follow.journeys ? follow.journeys->end_s : 0;
    follow.clock_s = std::clamp(std::isnan(clock_s) ? 0 : clock_s, 0.0, end);
    follow.waited_s = 0;
    follow.is_chosen = true;
    if (follow.clock_s >= end) follow.is_playing = false;
}

void take(Session& s, std::uint64_t customer, Jump jump) {
    s.follow.customer = customer;
    s.follow.jump = jump;
    s.follow.is_chosen = true;
    s.follow.waited_s = 0;
    s.follow.is_playing = false;
    s.follow.journeys = nullptr;
    follow_again(s);
}

void step_event(FollowState& follow, int by) {
    if (!follow.journeys) return;
    const std::vector<double>& events = follow.journeys->events_s;
    if (by > 0) {
        const auto next = std::ranges::upper_bound(events, follow.clock_s);
        go_to(follow, next == events.end() ? follow.journeys->end_s : *next);
    } else if (by < 0) {
        const auto here = std::ranges::lower_bound(events, follow.clock_s);
        go_to(follow, here == events.begin() ? 0 : *std::prev(here));
    }
}

/// By days; where events follow each other within minutes, slowly enough for each to be seen.
void pass(FollowState& follow, double seconds) {
    constexpr double least_s = 0.25;  // of real time from one event to the next
    const double days = follow.speed == Speed::day ? 1 : 0.5;
    const std::vector<double>& events = follow.journeys->events_s;
    while (seconds > 0) {
        const auto next = std::ranges::upper_bound(events, follow.clock_s);
        if (next == events.begin() || next == events.end()) return go_to(follow, follow.clock_s);
        const double stretch_s = *next - *std::prev(next);
        const double pace = std::min(days * seconds_per_day, stretch_s / least_s);
        const double needed = (*next - follow.clock_s) / pace;
        if (needed > seconds) return go_to(follow, follow.clock_s + seconds * pace);
        go_to(follow, *next);
        seconds -= needed;
    }
}

}  // namespace

void follow_again(Session& s) {
    if (!s.run.model || !s.run.model->can_run()) return;
    FollowState& follow = s.follow;
    const std::size_t after = s.run.model->alternative(s.compared).value_or(0);
    if (follow.journeys && follow.journeys->model == s.run.model &&
        follow.journeys->after == after && follow.journeys->first.customer == follow.customer)
        return;
    // All of a journey is shown until somebody plays it, also when it gets longer or shorter.
    const bool shows_all = !follow.journeys || follow.clock_s >= follow.journeys->end_s;
    follow.journeys = followed(s.run.model, s.compared, follow.customer);
    const double end_s = follow.journeys->end_s;
    follow.clock_s = shows_all ? end_s : std::min(follow.clock_s, end_s);
}

void follow_someone(Session& s) {
    if (s.follow.is_chosen || !s.run.customers) return;
    const auto found = customers_like(*s.run.customers, s.compared, Jump::typical);
    if (!found.empty()) take(s, found.front(), Jump::typical);
}

void apply(Updating& u, const FollowCustomer& c) {
    if (c.customer < customer_limit) return take(u.session, c.customer, Jump::none);
    u.say("There is no customer " + std::to_string(c.customer) + ": the last one is " +
              std::to_string(customer_limit - 1) + ".",
          true);
}

void apply(Updating& u, const JumpTo& c) {
    Session& s = u.session;
    if (!s.run.customers || s.run.customers->count() == 0) {
        u.say("The first customers are not through yet; try again in a moment.", false);
        return;
    }
    const std::vector<std::uint64_t> found = customers_like(*s.run.customers, s.compared, c.target);
    if (found.empty()) {
        u.say("None of the first customers is like that.", false);
        return;
    }
    // Asked for the same kind again: the next example.
    const auto now = std::ranges::find(found, s.follow.customer);
    const bool again = s.follow.jump == c.target && now != found.end();
    const auto at = again ? static_cast<std::size_t>(now - found.begin() + 1) % found.size() : 0;
    take(s, found[at], c.target);
}

void apply(Updating& u, const SetPlaying& c) {
    FollowState& follow = u.session.follow;
    if (!follow.journeys) return;
    follow.is_chosen = true;
    if (c.is_playing && follow.clock_s >= follow.journeys->end_s) go_to(follow, 0);
    follow.is_playing = c.is_playing;
    follow.waited_s = 0;
}

void apply(Updating& u, const SetSpeed& c) {
    u.session.follow.speed = c.speed;
    u.session.follow.waited_s = 0;
}

void apply(Updating& u, const Seek& c) { go_to(u.session.follow, c.clock_s); }

void apply(Updating& u, const StepEvent& c) {
    u.session.follow.is_playing = false;
    step_event(u.session.follow, c.by);
}

void apply(Updating& u, const StepDay& c) {
    FollowState& follow = u.session.follow;
    follow.is_playing = false;
    const double days = std::floor(follow.clock_s / seconds_per_day);
    const double whole = days * seconds_per_day;
    if (c.by > 0) go_to(follow, whole + seconds_per_day);
    if (c.by < 0) go_to(follow, follow.clock_s > whole ? whole : whole - seconds_per_day);
}

void apply(Updating& u, const PassTime& c) {
    FollowState& follow = u.session.follow;
    if (!follow.journeys || !follow.is_playing || !(c.seconds > 0)) return;
    if (follow.speed == Speed::by_event) {
        follow.waited_s += c.seconds;
        if (follow.waited_s >= seconds_per_event) step_event(follow, 1);
        return;
    }
    pass(follow, c.seconds);
}

}  // namespace friction::viewer
