#include "friction/viewer/starting_text.h"

namespace friction::viewer {
namespace {

constexpr std::string_view first_process = R"(friction: 1
title: A new process
source: guess                       # holds for every number that names no nearer source

parameters:                         # numbers to vary: each becomes a slider
  found:  {value: 40%, range: 10% .. 80%, label: Customers who find the answer themselves}
  solved: {value: 75%, range: 40% .. 95%, label: Calls that solve it}

teams:                              # who works on it
  support: {title: Customer support, cost: 30 per hour}

facts:                              # what the customer has to tell
  matter: {title: What it is about, tell: 40 s}

start: look_it_up

steps:                              # work (by), a wait (wait), or a choice (neither)
  look_it_up:
    title: Look it up
    by: customer
    channel: web
    time: 5 min
    next: {solved_it: $found, on_hold: rest}

  on_hold:
    title: Wait on hold
    wait: exponential mean 4 min
    channel: phone
    next: call

  call:
    title: Call customer support
    by: support
    channel: phone
    time: lognormal mean 6 min cv 0.6
    needs: [matter]
    next: {solved_it: $solved, left_it: rest}

outcomes:
  solved_it: resolved
  left_it: gave_up
)";

}  // namespace

std::string_view starting_text() { return first_process; }

}  // namespace friction::viewer
