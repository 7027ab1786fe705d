#pragma once
// A scenario as flat arrays, indexed by id: the only thing engines read.
//
// A Plan is immutable, holds no pointer into the Scenario, and can be copied to any thread.

#include <memory>

#include "friction/result.h"
#include "friction/scenario.h"

namespace friction {

struct PlanData;  // sim/src/plan_data.h

class Plan {
public:
    explicit Plan(std::shared_ptr<const PlanData> data) : data_(std::move(data)) {}
    [[nodiscard]] const PlanData& data() const { return *data_; }

private:
    std::shared_ptr<const PlanData> data_;
};

/// Lowers a checked scenario. Fails only when two names share a hash (STATISTICS: refused, chance
/// 1e-15).
[[nodiscard]] Result<Plan> compile(const Scenario& scenario);

}  // namespace friction
