#include "exact_system.h"

#include <Eigen/Dense>
#include <Eigen/SparseLU>
#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <cmath>
#include <limits>
#include <span>
#include <utility>

#include "cancel.h"
#include "friction/contract.h"

namespace friction::chain {
namespace {

// Above this many states in one loop a sparse factorisation beats a dense one.
constexpr std::size_t dense_limit = 160;
// Above this many, a loop whose arcs lead everywhere fills the factors (10,000 states: minutes),
// while sweeping takes milliseconds. Where sweeping is slow, in long narrow loops, the factors stay
// small.
constexpr std::size_t sweep_limit = 1'000;
constexpr int sweeps_max = 5'000;
constexpr int sweeps_between_looks = 50;
constexpr double sweep_precision =
    1e-13;  // of the largest value; the step of refinement squares it

using Graph =
    boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                       boost::no_property, std::uint32_t, std::size_t>;
using SparseMatrix = Eigen::SparseMatrix<double>;
using SparseByRow = Eigen::SparseMatrix<double, Eigen::RowMajor>;

/// Gauss-Seidel for matrix * x = b, later rows first. Says whether it arrived; gives up as soon as
/// it can be seen that it would take too long.
bool sweep(const SparseByRow& matrix, const Eigen::VectorXd& b, Eigen::VectorXd& x,
           const std::atomic<bool>* cancel) {
    x = Eigen::VectorXd::Zero(b.size());
    double change_before = 0;
    for (int sweeps = 1; sweeps <= sweeps_max; ++sweeps) {
        stop_if(cancel);
        double change = 0, largest = 0;
        for (Eigen::Index row = matrix.rows(); row-- > 0;) {
            double sum = b[row], diagonal = 1;
            for (SparseByRow::InnerIterator entry(matrix, row); entry; ++entry) {
                if (entry.col() == row)
                    diagonal = entry.value();
                else
                    sum -= entry.value() * x[entry.col()];
            }
            const double value = sum / diagonal;
            change = std::max(change, std::abs(value - x[row]));
            largest = std::max(largest, std::abs(value));
            x[row] = value;
        }
        if (change <= sweep_precision * largest) return true;
        if (sweeps % sweeps_between_looks != 0) continue;
        if (change_before > 0) {
            const double gained = std::log(change_before / change);
            const double missing = std::log(change / (sweep_precision * largest));
            if (sweeps + missing / gained * sweeps_between_looks > sweeps_max || gained <= 0)
                return false;
        }
        change_before = change;
    }
    return false;
}

}  // namespace

struct AbsorbingSystem::Parts {
    /// What solves I - P among the states of one strongly connected component.
    struct Loop {
        std::size_t size = 0;
        Eigen::MatrixXd dense;          // both factors; see factorise()
        SparseMatrix matrix;            // of a component too large for a dense factorisation
        SparseByRow by_row, by_column;  // the same, of one large enough to be swept
        mutable std::unique_ptr<Eigen::SparseLU<SparseMatrix>> sparse;  // made when first needed

        [[nodiscard]] Eigen::VectorXd solve(const Eigen::VectorXd& b, bool transposed,
                                            const std::atomic<bool>* asked_to_stop) const {
            stop_if(asked_to_stop);
            Eigen::VectorXd x;
            if (matrix.size() == 0) {
                x = b;
                if (transposed) {
                    dense.triangularView<Eigen::Upper>().transpose().solveInPlace(x);
                    dense.triangularView<Eigen::UnitLower>().transpose().solveInPlace(x);
                } else {
                    dense.triangularView<Eigen::UnitLower>().solveInPlace(x);
                    dense.triangularView<Eigen::Upper>().solveInPlace(x);
                }
                return x;
            }
            if (!sparse && size > sweep_limit &&
                sweep(transposed ? by_column : by_row, b, x, asked_to_stop))
                return x;
            if (!sparse) {
                sparse = std::make_unique<Eigen::SparseLU<SparseMatrix>>();
                sparse->compute(matrix);
            }
            return transposed ? Eigen::VectorXd(sparse->transpose().solve(b))
                              : Eigen::VectorXd(sparse->solve(b));
        }
    };

    /// Most components are a single state: these need no more than their place in `order`.
    struct Component {
        std::uint32_t begin = 0, end = 0;
        std::unique_ptr<Loop> loop;  // none: a single state
    };

    const SparseRows& rows;
    std::vector<Component> components;     // every arc between two leads to an earlier one
    std::vector<std::uint32_t> order;      // states by component
    std::vector<std::uint32_t> component;  // per state
    std::vector<std::uint32_t> position;   // per state: within its component
    const std::atomic<bool>* cancel;
    bool loops = false;

    Parts(const SparseRows& r, const std::atomic<bool>* asked_to_stop)
        : rows(r), cancel(asked_to_stop) {
        find_components();
        for (Component& c : components) {
            stop_if(cancel);
            factorise(c);
        }
    }

    void find_components() {
        const std::size_t n = rows.size();
        std::vector<std::pair<std::uint32_t, std::uint32_t>> arcs;
        arcs.reserve(rows.column.size());
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t k = rows.begin[i]; k < rows.begin[i + 1]; ++k)
                arcs.emplace_back(static_cast<std::uint32_t>(i), rows.column[k]);
        const Graph graph(boost::edges_are_sorted, arcs.begin(), arcs.end(),
                          static_cast<std::uint32_t>(n));
        component.assign(n, 0);
        const auto map =
            boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, graph));
        components.resize(boost::strong_components(graph, map));
        for (const std::uint32_t c : component) ++components[c].end;
        std::uint32_t placed = 0;
        for (Component& c : components) {
            c.begin = placed;
            placed += c.end;
            c.end = c.begin;
        }
        position.assign(n, 0);
        order.assign(n, 0);
        for (std::size_t i = 0; i < n; ++i) {
            Component& c = components[component[i]];
            position[i] = c.end - c.begin;
            order[c.end++] = static_cast<std::uint32_t>(i);
        }
    }

    [[nodiscard]] std::span<const std::uint32_t> states(const Component& c) const {
        return std::span(order).subspan(c.begin, c.end - c.begin);
    }

    /// Calls visit(row, column, value) for the entries of I - P within the component, the diagonal
    /// last in each row.
    template <class Visit>
    void entries(const Component& c, Visit&& visit) const {
        for (const std::uint32_t i : states(c)) {
            for (std::size_t k = rows.begin[i]; k < rows.begin[i + 1]; ++k) {
                const std::uint32_t j = rows.column[k];
                if (j != i && component[j] == component[i])
                    visit(position[i], position[j], -rows.value[k]);
            }
            visit(position[i], position[i], rows.leaving[i]);
        }
    }

    /// LU in place, a rank at a time. No row of I - P is larger beside its diagonal than on it, and
    /// elimination leaves it so: pivots need not be looked for, and for the few states of most
    /// loops that and blocking cost more than the sums.
    static void eliminate(Eigen::MatrixXd& a) {
        for (Eigen::Index k = 0; k + 1 < a.rows(); ++k) {
            const Eigen::Index left = a.rows() - k - 1;
            a.col(k).tail(left) /= a(k, k);
            for (Eigen::Index column = k + 1; column < a.cols(); ++column)
                if (const double above = a(k, column); above != 0)
                    a.col(column).tail(left) -= above * a.col(k).tail(left);
        }
    }

    void factorise(Component& c) {
        const std::size_t n = c.end - c.begin;
        if (n == 1) {
            const std::uint32_t i = order[c.begin];
            for (std::size_t k = rows.begin[i]; k < rows.begin[i + 1]; ++k)
                loops |= rows.column[k] == i;
            return;
        }
        loops = true;
        c.loop = std::make_unique<Loop>();
        Loop& loop = *c.loop;
        loop.size = n;
        const auto size = static_cast<Eigen::Index>(n);
        if (n <= dense_limit) {
            loop.dense = Eigen::MatrixXd::Zero(size, size);
            entries(c, [&](std::uint32_t row, std::uint32_t column, double value) {
                loop.dense(row, column) = value;
            });
            eliminate(loop.dense);
            return;
        }
        std::vector<Eigen::Triplet<double>> triplets;
        entries(c, [&](std::uint32_t row, std::uint32_t column, double value) {
            triplets.emplace_back(static_cast<int>(row), static_cast<int>(column), value);
        });
        loop.matrix = SparseMatrix(size, size);
        loop.matrix.setFromTriplets(triplets.begin(), triplets.end());
        if (n <= sweep_limit) return;
        loop.by_row = loop.matrix;
        loop.by_column = loop.matrix.transpose();
    }

    /// Solves within the component for the right-hand side standing in `x`, in place.
    void solve(const Component& c, bool transposed, std::vector<double>& x) const {
        const std::span<const std::uint32_t> here = states(c);
        if (!c.loop) {
            x[here.front()] /= rows.leaving[here.front()];
            return;
        }
        Eigen::VectorXd b(static_cast<Eigen::Index>(here.size()));
        for (std::size_t i = 0; i < here.size(); ++i) b[static_cast<Eigen::Index>(i)] = x[here[i]];
        const Eigen::VectorXd solution = c.loop->solve(b, transposed, cancel);
        for (std::size_t i = 0; i < here.size(); ++i)
            x[here[i]] = solution[static_cast<Eigen::Index>(i)];
    }

    [[nodiscard]] std::vector<double> to_go_once(std::vector<double> x) const {
        for (std::size_t c = 0; c < components.size(); ++c) {
            for (const std::uint32_t i : states(components[c]))
                for (std::size_t k = rows.begin[i]; k < rows.begin[i + 1]; ++k)
                    if (component[rows.column[k]] != c) x[i] += rows.value[k] * x[rows.column[k]];
            solve(components[c], false, x);
        }
        return x;
    }

    [[nodiscard]] std::vector<double> visits_once(std::vector<double> x) const {
        for (std::size_t c = components.size(); c-- > 0;) {
            solve(components[c], true, x);
            for (const std::uint32_t i : states(components[c]))
                for (std::size_t k = rows.begin[i]; k < rows.begin[i + 1]; ++k)
                    if (component[rows.column[k]] != c) x[rows.column[k]] += rows.value[k] * x[i];
        }
        return x;
    }

    /// b - (I - P) x, or with P transposed; in `slack` the rounding that this sum can have left.
    [[nodiscard]] std::vector<double> residual(const std::vector<double>& b,
                                               const std::vector<double>& x, bool transposed,
                                               std::vector<double>* slack) const {
        constexpr double eps = std::numeric_limits<double>::epsilon();
        const std::size_t n = rows.size();
        std::vector<long double> sum(n);
        std::vector<double> size(n);
        for (std::size_t i = 0; i < n; ++i) {
            const long double own = static_cast<long double>(rows.leaving[i]) * x[i];
            sum[i] += b[i] - own;
            size[i] += std::abs(b[i]) + std::abs(static_cast<double>(own));
            for (std::size_t k = rows.begin[i]; k < rows.begin[i + 1]; ++k) {
                const std::size_t j = rows.column[k];
                if (j == i) continue;
                const std::size_t to = transposed ? j : i, from = transposed ? i : j;
                const long double term = static_cast<long double>(rows.value[k]) * x[from];
                sum[to] += term;
                size[to] += std::abs(static_cast<double>(term));
            }
        }
        std::vector<double> rest(n);
        for (std::size_t i = 0; i < n; ++i) rest[i] = static_cast<double>(sum[i]);
        if (slack)
            for (std::size_t i = 0; i < n; ++i) (*slack)[i] = eps * size[i];
        return rest;
    }

    [[nodiscard]] std::vector<double> residual_bound(const std::vector<double>& b,
                                                     const std::vector<double>& x,
                                                     bool transposed) const {
        std::vector<double> slack(rows.size());
        std::vector<double> bound = residual(b, x, transposed, &slack);
        for (std::size_t i = 0; i < bound.size(); ++i) bound[i] = std::abs(bound[i]) + slack[i];
        return bound;
    }
};

namespace {

void add(std::vector<double>& to, const std::vector<double>& correction) {
    for (std::size_t i = 0; i < to.size(); ++i) to[i] += correction[i];
}

}  // namespace

AbsorbingSystem::AbsorbingSystem(const SparseRows& rows, const std::atomic<bool>* cancel)
    : parts_(std::make_unique<Parts>(rows, cancel)) {}
AbsorbingSystem::~AbsorbingSystem() = default;

std::vector<double> AbsorbingSystem::to_go(const std::vector<double>& reward) const {
    std::vector<double> m = parts_->to_go_once(reward);
    add(m, parts_->to_go_once(parts_->residual(reward, m, false, nullptr)));
    return m;
}

std::vector<double> AbsorbingSystem::visits(const std::vector<double>& start) const {
    std::vector<double> v = parts_->visits_once(start);
    add(v, parts_->visits_once(parts_->residual(start, v, true, nullptr)));
    return v;
}

std::vector<double> AbsorbingSystem::residual_to_go(const std::vector<double>& reward,
                                                    const std::vector<double>& m) const {
    return parts_->residual_bound(reward, m, false);
}

std::vector<double> AbsorbingSystem::residual_visits(const std::vector<double>& start,
                                                     const std::vector<double>& v) const {
    return parts_->residual_bound(start, v, true);
}

bool AbsorbingSystem::has_loops() const { return parts_->loops; }

std::size_t AbsorbingSystem::longest_path() const {
    FRICTION_EXPECTS(!has_loops());
    const SparseRows& rows = parts_->rows;
    std::vector<std::size_t> longest(rows.size(), 1);
    std::size_t most = 0;
    for (const Parts::Component& c : parts_->components) {
        const std::uint32_t i = parts_->order[c.begin];
        for (std::size_t k = rows.begin[i]; k < rows.begin[i + 1]; ++k)
            longest[i] = std::max(longest[i], longest[rows.column[k]] + 1);
        most = std::max(most, longest[i]);
    }
    return most;
}

}  // namespace friction::chain
