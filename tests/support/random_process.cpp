#include "support/random_process.h"

#include <vector>

#include "friction/random.h"

namespace friction::testing_support {

namespace {

/// A small generator of its own: processes must not change when the engine's draws do.
class Dice {
public:
    explicit Dice(std::uint64_t number) : state_(number * 0x9E3779B97F4A7C15u + 1) {}

    std::uint64_t below(std::uint64_t limit) {
        state_ += 0x9E3779B97F4A7C15u;
        return mix64(state_) % limit;
    }
    bool chance(unsigned percent) { return below(100) < percent; }
    template <std::size_t N>
    std::string one_of(const char* const (&list)[N]) {
        return list[below(N)];
    }

private:
    std::uint64_t state_;
};

class Writer {
public:
    Writer(std::uint64_t number, const RandomProcessOptions& options)
        : dice_(number),
          mark_dice_(~number),
          options_(options),
          has_marks_(mark_dice_.chance(60)),
          step_count_(3 + dice_.below(6)) {}

    std::string write() {
        text_ = "friction: 1\ntitle: Random process\nsource: guess\n";
        customers();
        teams();
        if (options_.with_notes)
            text_ +=
                "facts:\n  f0: {tell: 20 s}\n  f1: {tell: 40 s, known_to: [t0]}\n  f2: {tell: 0 "
                "s}\n";
        if (has_marks_) text_ += "marks: {m0: one thing, m1: another}\n";
        text_ += "start: s0\nsteps:\n";
        for (std::size_t i = 0; i < step_count_; ++i) step(i);
        text_ +=
            "outcomes: {done: resolved, lost: unresolved, closed: closed_unresolved, left: "
            "gave_up}\n";
        text_ += "run: {max_visits: 60000}\n";
        return text_;
    }

private:
    static std::string step_name(std::size_t i) { return "s" + std::to_string(i); }

    void customers() {
        text_ += "customers:\n  per_year: 1000\n  yearly_value: 100\n  segments:\n";
        const std::string patience =
            options_.with_patience ? ", patience: lognormal mean 60 EM cv 0.7" : "";
        text_ += "    near: {share: 30%, severity: 0.5" + patience + "}\n    far: {share: rest}\n";
    }

    void teams() {
        text_ += "teams:\n";
        for (int i = 0; i < 3; ++i) {
            text_ += "  t" + std::to_string(i) +
                     ": {cost: " + std::to_string(20 + dice_.below(30)) + " per hour";
            if (dice_.chance(30))
                text_ += ", tone: " + dice_.one_of({"empathic", "robotic", "1.1"});
            if (dice_.chance(20)) text_ += ", automated: yes";
            if (options_.with_notes && dice_.chance(60))
                text_ += ", sees_notes_of: {t" + std::to_string(dice_.below(3)) + ": " +
                         dice_.one_of({"0%", "50%", "100%"}) + "}";
            text_ += "}\n";
        }
    }

    std::string minutes() {
        return dice_.one_of({"4 min", "uniform 2 .. 9 min", "triangular 1 .. 2 .. 6 min",
                             "exponential mean 3 min", "lognormal mean 5 min cv 0.8",
                             "gamma mean 4 min cv 0.5", "erlang mean 6 min shape 3",
                             "normal mean 5 min sd 2 min", "weibull mean 5 min shape 1.5",
                             "beta 1 .. 10 min alpha 2 beta 3"});
    }
    std::string days() {
        return dice_.one_of({"2 days", "uniform 1 .. 5 days", "lognormal mean 3 days cv 1",
                             "exponential mean 20 days", "gamma mean 4 days cv 0.7"});
    }

    void needs() {
        if (options_.with_notes && dice_.chance(60))
            text_ += ", needs: " + dice_.one_of({"f0", "[f0, f1]", "[f0, f1, f2]"});
    }

    void step(std::size_t i) {
        text_ += "  " + step_name(i) + ": {";
        const std::size_t kind = dice_.below(6);
        const std::string team = "t" + std::to_string(dice_.below(3));
        if (kind == 0) {
            text_ += "by: customer, time: " + minutes();
            if (dice_.chance(70)) {
                text_ += ", channel: " + dice_.one_of({"web", "email", "phone", "app"});
                if (dice_.chance(20))
                    text_ += ", contact: " + dice_.one_of({"reply", "customer", "none"});
            }
            if (dice_.chance(60)) {
                text_ += ", to: " + team;
                needs();
            }
            if (dice_.chance(30)) text_ += ", fields: 4, documents: 1, pays: 2";
        } else if (kind == 1) {
            text_ += "by: " + team + ", time: " + minutes() +
                     ", channel: " + dice_.one_of({"phone", "chat", "in_person"});
            if (dice_.chance(25)) text_ += ", contact: company";
            needs();
        } else if (kind == 2) {
            text_ += "by: " + team + ", time: " + minutes();
            if (dice_.chance(40)) text_ += ", channel: email";
            if (dice_.chance(40)) {
                text_ += ", to: t" + std::to_string(dice_.below(3));
                needs();
            }
        } else if (kind == 3) {
            text_ += "wait: " + minutes() + ", channel: " + dice_.one_of({"phone", "in_person"});
        } else if (kind == 4) {
            text_ += "wait: " + days() + ", owner: " + dice_.one_of({"customer", "company"});
            if (dice_.chance(30)) text_ += ", status: visible";
            if (dice_.chance(40)) text_ += ", promised: 3 days";
            if (dice_.chance(30)) text_ += ", after: {time: 4 days, next: " + later(i) + "}";
        }
        std::string marks;
        if (kind <= 4 && dice_.chance(15))
            marks = dice_.one_of({"solved", "refusal", "solved, apology"});
        if (has_marks_ && mark_dice_.chance(35))
            marks += (marks.empty() ? "" : ", ") + mark_dice_.one_of({"m0", "m1", "m1, m0"});
        if (kind <= 4) text_ += ", ";
        if (!marks.empty()) text_ += "marks: [" + marks + "], ";
        if (dice_.chance(20)) text_ += "cause: " + dice_.one_of({"process", "failure"}) + ", ";
        text_ += "next: " + next(i) + "}\n";
    }

    std::string later(std::size_t i) {
        const std::size_t to = i + 1 + dice_.below(step_count_ - i);
        return to >= step_count_ ? dice_.one_of({"done", "lost", "closed", "left"}) : step_name(to);
    }

    /// Always a way to the step behind, so that all are reached; sometimes one back, which makes
    /// loops.
    std::string next(std::size_t i) {
        const std::string ahead = i + 1 < step_count_ ? step_name(i + 1) : "done";
        const std::string other = dice_.chance(40) ? step_name(dice_.below(i + 1)) : later(i);
        const std::string ways = other == ahead
                                     ? ahead
                                     : "{" + other + ": " + std::to_string(5 + dice_.below(40)) +
                                           "%, " + ahead + ": rest}";
        if (!dice_.chance(25)) return ways;
        // Asked about itself, a step has been visited once: no journey would go on to the else.
        const std::size_t asked = dice_.below(i + 1);
        std::string when = "visits(" + step_name(asked) +
                           ") >= " + std::to_string((asked == i ? 2 : 1) + dice_.below(3));
        if (options_.with_patience && dice_.chance(50))
            when = dice_.one_of({"effort > 25 EM", "elapsed > 3 days"});
        if (dice_.chance(20)) when = "segment is near";
        if (has_marks_ && mark_dice_.chance(50)) when = counted();
        const std::string share = dice_.chance(30) ? ", share: 60%" : "";
        return "[{when: " + when + share + ", next: " + later(i) + "}, {else: " + ways + "}]";
    }

    std::string counted() {
        const std::string least = std::to_string(1 + mark_dice_.below(3));
        if (options_.with_patience && mark_dice_.chance(50))
            return mark_dice_.one_of(
                       {"contacts", "handoffs", "retellings", "chasers", "refusals"}) +
                   " >= " + least;
        return mark_dice_.one_of({"count(m0)", "count(m1)"}) +
               mark_dice_.one_of({" >= ", " > ", " < "}) + least;
    }

    Dice dice_;
    Dice mark_dice_;  ///< of its own: what else a process holds is the same without marks
    RandomProcessOptions options_;
    bool has_marks_;
    std::size_t step_count_;
    std::string text_;
};

}  // namespace

std::string random_process(std::uint64_t number, const RandomProcessOptions& options) {
    return Writer(number, options).write();
}

}  // namespace friction::testing_support
