#pragma once
// Which processes are at work in a configuration folder.
//
// A process holds a lock on a file of its own there as long as it runs; the system gives the lock
// up when it ends, however it ends. The number of a process alone would not do: it is used again.

#include <string>

namespace friction::viewer {

/// Letters and digits that no other process has had.
[[nodiscard]] std::string own_mark();

/// Others can see from now on that this process runs. Makes the folder where there is none. Empty
/// when it worked, else why not, a sentence.
[[nodiscard]] std::string mark_as_running(const std::string& folder);

/// Another process that runs has this mark. What an ended one left of it is removed.
[[nodiscard]] bool is_at_work(const std::string& folder, const std::string& mark);

/// What ended processes left of their marks is removed.
void forget_ended(const std::string& folder);

}  // namespace friction::viewer
