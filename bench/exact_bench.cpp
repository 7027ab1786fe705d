// M4: the expected effort of an absorbing chain, component after component, against one Eigen
// SparseLU of the whole system, by processor seconds, in turns.

#include <Eigen/SparseLU>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <ctime>
#include <limits>
#include <random>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include "exact_system.h"

namespace {

using friction::chain::AbsorbingSystem;
using friction::chain::SparseRows;

double processor_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// About 4.3 arcs a state. `reach` 0: anywhere; else forward up to `reach` states, and back by at
/// most eight, which leaves small loops one behind the other.
SparseRows chain_of(std::uint32_t states, std::uint32_t reach) {
    std::mt19937 random(7);
    const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
    SparseRows rows;
    for (std::uint32_t i = 0; i < states; ++i) {
        std::vector<std::uint32_t> to;
        const std::uint32_t arcs = 4 + (below(10) < 3 ? 1 : 0);
        for (std::uint32_t a = 0; a < arcs; ++a) {
            if (reach == 0)
                to.push_back(below(states));
            else if (a == 0 && i % 32 >= 8)
                to.push_back(i - 1 - below(8));
            else
                to.push_back(i + 1 + below(reach));
        }
        std::sort(to.begin(), to.end());
        to.erase(std::unique(to.begin(), to.end()), to.end());
        std::erase_if(to, [&](std::uint32_t j) { return j >= states || j == i; });
        for (const std::uint32_t j : to) {
            rows.column.push_back(j);
            rows.value.push_back(0.98 / static_cast<double>(to.size()));
        }
        rows.begin.push_back(rows.column.size());
        rows.leaving.push_back(1);
    }
    return rows;
}

std::vector<double> rewards(const SparseRows& rows) {
    std::vector<double> r(rows.size());
    for (std::size_t i = 0; i < r.size(); ++i) r[i] = 1 + static_cast<double>(i % 7);
    return r;
}

std::vector<double> by_components(const SparseRows& rows, const std::vector<double>& r) {
    return AbsorbingSystem(rows).to_go(r);
}

std::vector<double> by_one_factorisation(const SparseRows& rows, const std::vector<double>& r) {
    std::vector<Eigen::Triplet<double>> entries;
    const auto n = static_cast<Eigen::Index>(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t k = rows.begin[i]; k < rows.begin[i + 1]; ++k)
            entries.emplace_back(static_cast<int>(i), static_cast<int>(rows.column[k]),
                                 -rows.value[k]);
        entries.emplace_back(static_cast<int>(i), static_cast<int>(i), rows.leaving[i]);
    }
    Eigen::SparseMatrix<double> matrix(n, n);
    matrix.setFromTriplets(entries.begin(), entries.end());
    Eigen::SparseLU<Eigen::SparseMatrix<double>> lu(matrix);
    const Eigen::VectorXd m = lu.solve(Eigen::Map<const Eigen::VectorXd>(r.data(), n));
    return {m.data(), m.data() + n};
}

/// Best of a few turns each; `apart`: the largest relative difference of the two answers.
void compare(benchmark::State& state, std::uint32_t states, std::uint32_t reach, int turns) {
    const SparseRows rows = chain_of(states, reach);
    const std::vector<double> r = rewards(rows);
    for (auto _ : state) {
        double own = std::numeric_limits<double>::infinity(), eigen = own, apart = 0;
        for (int turn = 0; turn < turns; ++turn) {
            const double begin = processor_seconds();
            const std::vector<double> a = by_components(rows, r);
            const double middle = processor_seconds();
            const std::vector<double> b = by_one_factorisation(rows, r);
            own = std::min(own, middle - begin);
            eigen = std::min(eigen, processor_seconds() - middle);
            for (std::size_t i = 0; i < a.size(); ++i)
                apart = std::max(apart, std::abs(a[i] - b[i]) / std::abs(a[i]));
        }
        state.counters["own_ms"] = own * 1e3;
        state.counters["SparseLU_ms"] = eigen * 1e3;
        state.counters["times_faster"] = eigen / own;
        state.counters["apart"] = apart;
    }
}

void local_loops(benchmark::State& state) { compare(state, 100'000, 8, 5); }
void one_component(benchmark::State& state) { compare(state, 10'000, 0, 1); }

}  // namespace

BENCHMARK(local_loops)->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK(one_component)->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK_MAIN();
