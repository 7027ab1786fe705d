#include "running.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <map>
#include <mutex>
#include <sstream>
#include <vector>

namespace friction::viewer {
namespace {

namespace fs = std::filesystem;

const std::string lock_prefix = "running-";

std::string lock_path(const std::string& folder, const std::string& mark) {
    return (fs::path(folder) / (lock_prefix + mark)).string();
}

/// Between opening and locking, somebody may have taken the file for a left one and removed it.
bool is_still_there(const std::string& path, int descriptor) {
    struct stat opened = {};
    struct stat there = {};
    return ::fstat(descriptor, &opened) == 0 && ::stat(path.c_str(), &there) == 0 &&
           opened.st_ino == there.st_ino && opened.st_dev == there.st_dev;
}

/// The locks of this process, by path; its end gives them up.
class Locks {
public:
    ~Locks() {
        for (const auto& [path, descriptor] : held_) {
            ::unlink(path.c_str());
            ::close(descriptor);
        }
    }
    Locks() = default;
    Locks(const Locks&) = delete;
    Locks& operator=(const Locks&) = delete;

    std::string take(const std::string& path) {
        const std::lock_guard lock(mutex_);
        if (const auto held = held_.find(path); held != held_.end()) {
            if (is_still_there(path, held->second)) return {};
            ::close(held->second);
            held_.erase(held);
        }
        for (;;) {
            // Programs started from here, an editor say, may run longer than this one.
            const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
            if (descriptor < 0) return std::string(std::strerror(errno)) + ".";
            // Where nothing can be locked, what is kept is kept as if nobody were at it.
            static_cast<void>(::flock(descriptor, LOCK_EX));
            if (is_still_there(path, descriptor)) {
                held_[path] = descriptor;
                return {};
            }
            ::close(descriptor);
        }
    }

private:
    std::mutex mutex_;
    std::map<std::string, int> held_;
};

Locks& locks() {
    static Locks all;
    return all;
}

}  // namespace

std::string own_mark() {
    static const auto since = std::chrono::system_clock::now().time_since_epoch();
    std::ostringstream mark;
    mark << std::hex << ::getpid() << 'x'
         << std::chrono::duration_cast<std::chrono::microseconds>(since).count();
    return mark.str();
}

std::string mark_as_running(const std::string& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) return folder + ": " + error.message() + ".";
    return locks().take(lock_path(folder, own_mark()));
}

bool is_at_work(const std::string& folder, const std::string& mark) {
    if (mark.empty() || mark == own_mark()) return false;
    const std::string path = lock_path(folder, mark);
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) return false;
    const bool is_held = ::flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    if (!is_held) ::unlink(path.c_str());
    ::close(descriptor);
    return is_held;
}

void forget_ended(const std::string& folder) {
    std::error_code error;
    std::vector<std::string> marks;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error))
        if (const std::string name = entry->path().filename().string();
            name.starts_with(lock_prefix))
            marks.push_back(name.substr(lock_prefix.size()));
    for (const std::string& mark : marks) static_cast<void>(is_at_work(folder, mark));
}

}  // namespace friction::viewer
