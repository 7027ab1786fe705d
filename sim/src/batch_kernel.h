#pragma once
// Private: what entering one step does to those who enter it together.
//
// The counting rules are those of docs/model.md. Everything booked on a step is multiplied by the
// tone of its team and goes to a component, the step and a cause at once. The work is done rule by
// rule over all journeys of the batch with the wide loops of wide/visit_loops.h. What a rule does
// to a journey does not depend on who else is in the batch.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "friction/journey.h"
#include "friction/random.h"
#include "friction/seconds.h"
#include "friction/tally.h"
#include "lot.h"
#include "wide/wide.h"

namespace friction {

/// Those who enter a step together: journeys of a lot, and what the visit does to each of them.
struct Batch {
    Batch();

    std::size_t size = 0;
    const std::int32_t* where = nullptr;  ///< by place in the lot: the step before which it stands
    /// [size] its place in the lot, in ascending order; with room for a vector to be written behind
    std::vector<std::uint32_t> journey;
    /// [size] how long it takes, before anything is told; with room for a vector to be read behind
    std::vector<double> drawn_s;

    /// Where the journeys stand while they are visited, the lot itself or a copy of the few that
    /// take part: place[k] is that of journey[k]. Everything below is by place.
    const std::uint32_t* place = nullptr;
    std::vector<double> length_s;       ///< 0 for those who take no part
    std::vector<std::uint64_t> events;  ///< bits of journey_word.h
    /// EM of this visit by what it counts as. What was booked on entering is kept while time
    /// passes, because who crosses the threshold asks for it: what comes later is written
    /// elsewhere.
    struct Part {
        Part();
        std::vector<double> early, late;
        const double* now = nullptr;       ///< early, late, or null: nothing was booked
        const double* on_entry = nullptr;  ///< early, or null: nothing was booked on entering
    };
    /// The cause of the step; process, or failure on a failure step; failure.
    Part own, hassle, failure;
    std::vector<double> booked;            ///< EM, all of the above
    std::vector<double> before;            ///< EM of the journey, before the visit
    std::vector<double> calm_days;         ///< booked
    std::vector<std::uint64_t> crossed;    ///< places of those whose effort crosses the threshold
    std::vector<std::int64_t> crossed_us;  ///< their clocks before the visit

    [[nodiscard]] bool timed_out(std::size_t k) const {
        return (events[place[k]] & time_out_event) != 0;
    }
};

class BatchKernel {
public:
    BatchKernel(const PlanData& plan, RandomKey key, const ColumnMap& map, Lot& lot,
                std::vector<StepTally>& sums);

    /// Would entering ask something of the customer?
    [[nodiscard]] bool asks(const PlanStep& step, std::size_t j) const;

    /// Everybody enters the step and its time passes. `record`: of a batch of one, else null.
    void visit(std::int32_t s, Batch& batch, Visit* record);

private:
    /// The arrays the batch stands in: those of the lot, or copies.
    struct View {
        double* columns = nullptr;
        std::uint64_t* state = nullptr;
        std::int64_t* elapsed_us = nullptr;
        std::size_t count = 0;  ///< places, in whole rounds of eight
        bool is_lot = false;

        /// So many places from `begin` on.
        [[nodiscard]] View strip(std::size_t begin, std::size_t size) const {
            return {columns + begin, state + begin, elapsed_us + begin, size, is_lot};
        }
        [[nodiscard]] double* column(ColumnId c) const {
            return columns + std::size_t{c} * column_stride;
        }
        [[nodiscard]] double* column(Column c) const { return column(column_id(c)); }
        [[nodiscard]] double* component(Component c) const {
            return column(
                static_cast<ColumnId>(column_id(Column::effort_active) + static_cast<ColumnId>(c)));
        }
    };

    /// One visit of the batch while it is booked.
    struct Entry {
        const PlanStep& step;
        StepTally& sums;
        std::int32_t s;
        Batch& batch;
        View view;
        Visit* record;
        std::uint64_t seen = present_event;  ///< all events of the batch in one
        bool has_entered = false;            ///< time passes now
        std::size_t placed = 0;              ///< of the batch, in the strips so far

        // sums over all strips
        struct Booked {
            double em = 0;  ///< for one
            std::uint64_t hits = 0;
        };
        static constexpr std::size_t refusal = component_count;
        std::array<Booked, component_count + 1> booked{};  ///< by component, and for refusals
        /// EM of the time that passes; of pending waits the calm part.
        std::array<double, wide::places_apart> time_em{}, open_em{};
        std::array<double, section_count> section_visits{}, section_effort{};
    };

    // where the batch stands: batch_kernel.cpp
    void take_place(Entry& entry);
    [[nodiscard]] bool goes_in_strips(const Entry& entry) const;
    [[nodiscard]] static bool begin_strip(Entry& entry, std::size_t begin);
    void pass_strip(Entry& entry);
    void make_room_for_copies();
    void leave_place(const Entry& entry);
    template <class Use>
    void for_each_column(const PlanStep& step, const Use& use) const;

    // the ledger: batch_kernel.cpp
    void mark_and_spend(Entry& entry);
    void mark(Entry& entry);
    static void note_entry(Entry& entry);
    void settle(Entry& entry);
    void add_to_effort(Entry& entry);
    [[nodiscard]] std::array<double*, 3> cause_columns(const Entry& entry) const;
    void cross_threshold(Entry& entry, std::size_t crossed);
    [[nodiscard]] double crossing_s(const Entry& entry, std::size_t p, double at_entry) const;
    void spend(Entry& entry, Component component, double booked);
    /// What is booked for a part, and where the sum of both goes.
    struct Sum {
        const double* before;
        double* to;
    };
    [[nodiscard]] static Sum add_to(const Entry& entry, Batch::Part& part);
    /// Adds `each` for all who have the event.
    void count(Entry& entry, std::uint64_t event, Column column, double each = 1);
    /// Books `em`, tone included, for all who have the event, and counts them in `counter` if any.
    void book(Entry& entry, std::uint64_t event, Component component, double em, Batch::Part& part,
              std::optional<Column> counter = std::nullopt);
    /// Notes what all strips added up to.
    void note_sums(Entry& entry) const;
    /// Notes what was booked for all of the batch together.
    static void note(Entry& entry, Component component, double em);

    // contacts, people and what they know: batch_contacts.cpp
    void enter_channel(Entry& entry);
    void book_contacts(Entry& entry, bool has_channel);
    void tell_receiver(Entry& entry);
    void forget_listeners(Entry& entry, bool is_left);
    void face(const Entry& entry, std::size_t k);
    void pass_on(const PlanStep& step, std::size_t j);
    [[nodiscard]] double tell(Entry& entry, std::size_t k);
    void ask(Entry& entry);
    void find_false_closure(Entry& entry, std::size_t k);
    [[nodiscard]] std::uint64_t knows(std::int32_t team, std::uint64_t missing,
                                      std::size_t j) const;
    [[nodiscard]] bool sees(double share, std::uint64_t luck, std::size_t j) const;

    // time: batch_time.cpp
    void time_out(Entry& entry);
    void pass_time(Entry& entry);
    void work(Entry& entry);
    void wait_in_channel(Entry& entry);
    void pass_days(Entry& entry);
    void spend_staff(Entry& entry);
    void break_promises(Entry& entry);

    const PlanData& plan_;
    RandomKey key_;
    const ColumnMap& map_;
    Lot& lot_;
    std::vector<StepTally>& sums_;

    // copies of the few who take part
    std::vector<double> columns_;
    std::vector<std::uint64_t> state_;
    std::vector<std::int64_t> elapsed_us_;
    std::vector<std::uint32_t> in_order_;  ///< 0, 1, 2, ...
};

}  // namespace friction
