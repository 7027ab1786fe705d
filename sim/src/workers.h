#pragma once
// Private: several threads at one piece of work.

#include <functional>

namespace friction {

/// 0: as many as the machine has processors. No more than that, or threads_on_any_machine.
[[nodiscard]] unsigned thread_count(unsigned wanted);

/// Calls work(0) on this thread and work(1), work(2) ... on others, and returns when all are back.
/// Expects that it throws nothing, and that fewer threads do the same more slowly: a system may
/// grant no more of them.
void work_together(unsigned threads, const std::function<void(unsigned)>& work);

}  // namespace friction
