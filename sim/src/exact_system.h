#pragma once
// The linear systems of an absorbing Markov chain, one strongly connected component after the
// other.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace friction::chain {

/// Transient-to-transient probabilities, one row per state, columns in any order, each at most once
/// a row.
struct SparseRows {
    std::vector<std::size_t> begin{0};  ///< row i holds entries begin[i] .. begin[i + 1]
    std::vector<std::uint32_t> column;
    std::vector<double> value;
    std::vector<double> leaving;  ///< per row: chance not to stay in the same state, sums small
                                  ///< numbers without loss

    [[nodiscard]] std::size_t size() const { return begin.size() - 1; }
};

/// I - P for one P. Expects that every state can reach the outside.
class AbsorbingSystem {
public:
    /// Everything here throws Cancelled when `cancel` is set meanwhile; a single factorisation is
    /// not interrupted.
    explicit AbsorbingSystem(const SparseRows& rows, const std::atomic<bool>* cancel = nullptr);
    ~AbsorbingSystem();
    AbsorbingSystem(const AbsorbingSystem&) = delete;
    AbsorbingSystem& operator=(const AbsorbingSystem&) = delete;

    /// m with (I - P) m = r, with one step of refinement.
    [[nodiscard]] std::vector<double> to_go(const std::vector<double>& reward) const;
    /// v with (I - P^T) v = s, with one step of refinement.
    [[nodiscard]] std::vector<double> visits(const std::vector<double>& start) const;
    /// |r - (I - P) m| per state, rounding of this very sum included.
    [[nodiscard]] std::vector<double> residual_to_go(const std::vector<double>& reward,
                                                     const std::vector<double>& m) const;
    /// |s - (I - P^T) v| per state, likewise.
    [[nodiscard]] std::vector<double> residual_visits(const std::vector<double>& start,
                                                      const std::vector<double>& v) const;
    [[nodiscard]] bool has_loops() const;
    /// Most states a path without loops can pass; only without loops.
    [[nodiscard]] std::size_t longest_path() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace friction::chain
