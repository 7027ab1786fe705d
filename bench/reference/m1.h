#pragma once
// M1 by hand: the lost toll invoice as somebody would write it who needs this one model and nothing
// else.
//
// Portal (lognormal, mean 2 min), 5% found; employee (3); queue (exponential, 5); office (4), 20%
// done; wait (exponential, 1 day); e-mail (6); reply (exponential, 2 days), 60% done; call (10),
// 70% done, 1.5% gives up, the rest writes again. Nine sums, Philox4x32-10 of the Random123 package
// drawn in sequence, ziggurats for exponential and normal.

#include "reference/ziggurat.h"

namespace reference {

struct M1Sums {
    double journeys = 0, active = 0, active_squared = 0, wait = 0, wait_squared = 0, contacts = 0,
           handoffs = 0, gave_up = 0, visits = 0;
};

inline double log_mean(double mean, double log_sd) {
    return std::log(mean) - 0.5 * log_sd * log_sd;
}

inline M1Sums m1(long journeys, std::uint64_t seed) {
    constexpr double s = 0.5, s_call = 0.7;
    const double portal = log_mean(2, s), employee = log_mean(3, s), office = log_mean(4, s),
                 email = log_mean(6, s), call = log_mean(10, s_call);
    Philox random(seed);
    const Ziggurat& ziggurat = Ziggurat::tables();
    const auto lognormal = [&](double mu, double sigma) {
        return fast_exp(mu + sigma * ziggurat.normal(random));
    };
    const auto exponential = [&](double mean) { return mean * ziggurat.exponential(random); };
    M1Sums sums;
    sums.journeys = static_cast<double>(journeys);
    for (long i = 0; i < journeys; ++i) {
        double active = lognormal(portal, s), wait = 0;
        int contacts = 1, handoffs = 0, visits = 1, gave_up = 0;
        if (uniform(random) >= 0.05) {
            active += lognormal(employee, s);
            wait += exponential(5);
            active += lognormal(office, s);
            contacts += 2;
            handoffs += 2;
            visits += 3;
            if (uniform(random) >= 0.2) {
                wait += exponential(1440);
                visits += 1;
                for (;;) {
                    active += lognormal(email, s);
                    wait += exponential(2880);
                    contacts += 1;
                    visits += 2;
                    if (uniform(random) < 0.6) break;
                    active += lognormal(call, s_call);
                    contacts += 1;
                    handoffs += 1;
                    visits += 1;
                    const double u = uniform(random);
                    if (u < 0.7) break;
                    if (u < 0.715) {
                        gave_up = 1;
                        break;
                    }
                }
            }
        }
        sums.active += active;
        sums.active_squared += active * active;
        sums.wait += wait;
        sums.wait_squared += wait * wait;
        sums.contacts += contacts;
        sums.handoffs += handoffs;
        sums.gave_up += gave_up;
        sums.visits += visits;
    }
    return sums;
}

}  // namespace reference
