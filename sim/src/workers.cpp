#include "workers.h"

#include <algorithm>
#include <exception>
#include <thread>
#include <vector>

#include "friction/run.h"

namespace friction {

unsigned thread_count(unsigned wanted) {
    const unsigned processors = std::max(1u, std::thread::hardware_concurrency());
    if (wanted == 0) return processors;
    // Threads that share a processor finish their blocks together and late: a run that is stopped
    // would have nothing to show.
    return std::min(wanted, std::max(processors, threads_on_any_machine));
}

void work_together(unsigned threads, const std::function<void(unsigned)>& work) {
    std::vector<std::thread> others;
    try {
        others.reserve(threads - 1);
        for (unsigned t = 1; t < threads; ++t) others.emplace_back(work, t);
    } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch)
        // No more threads, or no memory for one.
    }
    work(0);
    for (std::thread& other : others) other.join();
}

}  // namespace friction
