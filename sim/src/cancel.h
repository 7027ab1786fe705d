#pragma once
// Private: work that somebody outside may ask to stop.

#include <atomic>

namespace friction {

/// Thrown and caught inside the library only.
struct Cancelled {};

/// Whether somebody asks; costs a load that is in the cache.
inline bool is_cancelled(const std::atomic<bool>* cancel) {
    return cancel != nullptr && cancel->load(std::memory_order_relaxed);
}
inline void stop_if(const std::atomic<bool>* cancel) {
    if (is_cancelled(cancel)) throw Cancelled{};
}

}  // namespace friction
