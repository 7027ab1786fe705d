// friction new: a file to start from. That `friction check` accepts both files is a test.

#include <string_view>

#include "console.h"

namespace friction::cli {
namespace {

constexpr std::string_view minimal_file = R"(friction: 1
title: A parcel that did not arrive

teams:
  support: {title: Customer support}

start: look_up

steps:
  look_up:
    by: customer
    channel: web
    time: 3 min
    next: {delivered: 40%, call: rest}

  call:
    by: support
    channel: phone
    time: 6 min
    next: {delivered: 80%, given_up: rest}

outcomes:
  delivered: resolved
  given_up: gave_up
)";

constexpr std::string_view commented_file =
    R"(# A scenario: how a service process works today, who goes through it, and how it could be changed.
#
#   friction check FILE       is the file right, and does what it expects hold?
#   friction compare FILE     the redesigns against today, for the same customers
#   friction trace FILE       one customer's story, day by day
#
# What is not known is a guess: a parameter with a range. `--set lost=30%` tries another value.

friction: 1                         # version of the language
title: A parcel that did not arrive
summary: >
  The parcel should have come. The tracking page says "on its way". The customer calls, the shop asks the carrier
  for a search, and nobody calls back.
currency: EUR
source: guess                       # holds for every number below that names no source of its own

parameters:                         # a number to be varied; everything else is fixed
  found:       {value: 40%,    range: 20% .. 70%,         label: Parcels that turn up by themselves}
  lost:        {value: 25%,    range: 10% .. 50%,         label: Parcels that the search does not find}
  search_time: {value: 4 days, range: 1 day .. 10 days,   label: Mean time of a search}
  remembers:   {value: 85%,    range: 60% .. 100%,        label: Customers who call again}
  patience:    {value: 90 EM,  range: 40 EM .. 200 EM,    label: Effort a customer bears before giving up}
  support_hour: {value: 30 per hour, range: 25 per hour .. 45 per hour, label: Cost of customer support}
  calling_back: {value: 20000, range: 5000 .. 60000,      label: What it costs a year to call back}

customers:
  per_year: 12000                   # makes yearly money out of money per journey
  yearly_value: 150
  patience: lognormal mean $patience cv 0.5     # in effort minutes (EM): above it, the customer gives up

teams:                              # people or systems that do the work
  support: {title: Customer support, cost: $support_hour}
  carrier: {title: Carrier}

facts:                              # what the customer has to tell, and how long telling takes
  order:   {title: Order number,        tell: 20 s}
  address: {title: Where it should go,  tell: 40 s}

start: look_up_parcel

steps:                              # work (by), a wait (wait), or a choice (neither); each says what comes next
  look_up_parcel:
    title: Look at the tracking page
    by: customer
    channel: web                    # where the customer is
    time: uniform 1 .. 4 min
    next: wait_some_days

  wait_some_days:
    title: Wait whether it still comes
    wait: uniform 1 .. 3 days
    owner: customer                 # whose move is it? nothing happens unless the customer remembers
    next: {arrived: $found, call_support: rest}

  call_support:
    title: Call customer support
    by: support
    channel: phone                  # the customer talks, so these are the customer's minutes too
    time: lognormal mean 6 min cv 0.6
    needs: [order, address]         # has to be told, unless the team knows it
    next: ask_carrier

  ask_carrier:
    title: Ask the carrier to search
    by: support                     # without a channel: the customer is not there
    to: carrier                     # hands over what it was told
    time: 3 min
    needs: [order, address]
    next: search

  search:
    title: The carrier searches
    wait: lognormal mean $search_time cv 0.8
    owner: company
    next: {arrived: 45%, refunded_unasked: 5%, nothing_heard: rest}

  nothing_heard:                    # a step without work and wait is a choice: it takes no time
    title: Nobody calls back
    next: {call_again: $remembers, given_up: rest}

  call_again:
    title: Call again
    by: support
    channel: phone
    time: lognormal mean 8 min cv 0.6
    needs: [order, address]
    cause: failure                  # only here because something went wrong before
    next: {given_up: $lost, refunded: rest}

outcomes:                           # how a journey ends
  arrived: resolved
  refunded: resolved
  refunded_unasked: resolved
  given_up: gave_up

redesigns:                          # lists of changes; `friction moves` shows all there are
  we_call_back:
    title: Support watches the search and calls back
    costs: {per_year: $calling_back}
    changes:
      - set: {step: search, status: visible, promised: 14 days}
      - reroute: {from: search, instead_of: nothing_heard, to: we_call}
      - insert:
          step: we_call
          title: Support calls with the answer
          by: support
          channel: phone
          contact: company          # the company starts it, so it is no contact of the customer
          time: 4 min
          next: {refunded: 90%, given_up: rest}

expect:                             # `friction check` decides each line
  - we_call_back.effort < baseline.effort
)";

}  // namespace

ExitCode new_command(const Arguments& arguments, Console& console) {
    return console.deliver(arguments, arguments.minimal ? minimal_file : commented_file,
                           ExitCode::well);
}

}  // namespace friction::cli
