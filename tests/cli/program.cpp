#include "program.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

namespace friction::tests {
namespace {

namespace fs = std::filesystem;

struct Pipe {
    int read = -1, write = -1;

    Pipe() {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) std::abort();
        read = ends[0];
        write = ends[1];
    }
    ~Pipe() {
        close_end(read);
        close_end(write);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    // Two ends of a terminal instead of a pipe.
    explicit Pipe(unsigned short columns) {
        winsize size{.ws_row = 40, .ws_col = columns, .ws_xpixel = 0, .ws_ypixel = 0};
        if (::openpty(&read, &write, nullptr, nullptr, &size) != 0) std::abort();
        ::fcntl(read, F_SETFD, FD_CLOEXEC);
        ::fcntl(write, F_SETFD, FD_CLOEXEC);
    }

    static void close_end(int& end) {
        if (end >= 0) ::close(end);
        end = -1;
    }
};

// Everything the new process needs is prepared before fork(): after it only plain system calls are
// allowed.
struct Prepared {
    std::vector<std::string> words, variables;
    std::vector<char*> argv, envp;

    explicit Prepared(const Call& call) {
        words.push_back(call.program.empty() ? program_path() : call.program);
        words.insert(words.end(), call.arguments.begin(), call.arguments.end());
        for (char** variable = environ; *variable != nullptr; ++variable) {
            const std::string text(*variable);
            if (!call.environment.contains(text.substr(0, text.find('='))))
                variables.push_back(text);
        }
        for (const auto& [name, value] : call.environment) variables.push_back(name + "=" + value);
        for (std::string& word : words) argv.push_back(word.data());
        for (std::string& variable : variables) envp.push_back(variable.data());
        argv.push_back(nullptr);
        envp.push_back(nullptr);
    }
};

[[noreturn]] void become_the_program(const Call& call, Prepared& prepared, int in, int out,
                                     int err) {
    ::dup2(in, STDIN_FILENO);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(err, STDERR_FILENO);
    if (call.memory_limit > 0) {
        const rlimit limit{call.memory_limit, call.memory_limit};
        ::setrlimit(RLIMIT_AS, &limit);
    }
    if (!call.folder.empty() && ::chdir(call.folder.c_str()) != 0) ::_exit(127);
    ::execve(prepared.argv.front(), prepared.argv.data(), prepared.envp.data());
    ::_exit(127);
}

// Feeds and drains the three pipes until the program has closed its ends.
class Conversation {
public:
    Conversation(const Call& call, pid_t child, Pipe& in, Pipe& out, Pipe& err)
        : call_(call), child_(child), in_(in), out_(out), err_(err) {
        ::fcntl(in_.write, F_SETFL, O_NONBLOCK);
    }

    void hold(Ran& ran) {
        while (out_.read >= 0 || err_.read >= 0) {
            if (std::chrono::steady_clock::now() > end_) {
                ADD_FAILURE() << "friction " << testing::PrintToString(call_.arguments)
                              << " does not end";
                ::kill(child_, SIGKILL);
                return;
            }
            const int to_feed =
                fed_ < call_.input.size() || !call_.interrupt_when_fed ? in_.write : -1;
            std::array<pollfd, 3> ends{
                {{to_feed, POLLOUT, 0}, {out_.read, POLLIN, 0}, {err_.read, POLLIN, 0}}};
            const bool is_quiet = ::poll(ends.data(), ends.size(), 100) == 0;
            if (ends[0].revents != 0) feed();
            if (ends[1].revents != 0) drain(out_.read, ran.out);
            if (ends[2].revents != 0) drain(err_.read, ran.err);
            if (call_.read_at_most && ran.out.size() >= *call_.read_at_most)
                Pipe::close_end(out_.read);
            if (!interrupted_ && should_interrupt(ran, is_quiet)) {
                interrupted_ = true;
                ::kill(child_, SIGINT);
            }
        }
    }

private:
    // A program that has taken everything and says nothing for a while waits for more.
    [[nodiscard]] bool should_interrupt(const Ran& ran, bool is_quiet) const {
        if (call_.interrupt_when_fed) {
            int unread = 0;
            return is_quiet && fed_ == call_.input.size() &&
                   ::ioctl(in_.write, FIONREAD, &unread) == 0 && unread == 0;
        }
        return !call_.interrupt_after.empty() &&
               ran.err.find(call_.interrupt_after) != std::string::npos;
    }

    void feed() {
        const ssize_t count =
            ::write(in_.write, call_.input.data() + fed_, call_.input.size() - fed_);
        if (count > 0) fed_ += static_cast<std::size_t>(count);
        const bool failed = count < 0 && errno != EAGAIN && errno != EINTR;
        if (failed || (fed_ == call_.input.size() && !call_.interrupt_when_fed))
            Pipe::close_end(in_.write);
    }

    static void drain(int& from, std::string& to) {
        std::array<char, 65536> buffer{};
        const ssize_t count = ::read(from, buffer.data(), buffer.size());
        if (count > 0) to.append(buffer.data(), static_cast<std::size_t>(count));
        if (count == 0 || (count < 0 && errno != EINTR)) Pipe::close_end(from);
    }

    const Call& call_;
    pid_t child_;
    Pipe &in_, &out_, &err_;
    std::size_t fed_ = 0;
    bool interrupted_ = false;
    std::chrono::steady_clock::time_point end_ =
        std::chrono::steady_clock::now() + std::chrono::minutes(4);
};

}  // namespace

std::string program_path() { return FRICTION_PROGRAM; }

Ran friction_with(std::vector<std::string> arguments) {
    return friction_as({.arguments = std::move(arguments)});
}

Ran friction_as(const Call& call) {
    std::signal(SIGPIPE, SIG_IGN);  // a program that does not read its input is no end of the test
    Prepared prepared(call);
    Pipe in, err;
    const std::unique_ptr<Pipe> out_pipe = call.terminal_columns > 0
                                               ? std::make_unique<Pipe>(call.terminal_columns)
                                               : std::make_unique<Pipe>();
    Pipe& out = *out_pipe;
    const int out_file = call.out_file.empty()
                             ? -1
                             : ::open(call.out_file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    const pid_t child = ::fork();
    if (child == 0) {
        std::signal(SIGPIPE, SIG_DFL);
        become_the_program(call, prepared, in.read, out_file >= 0 ? out_file : out.write,
                           err.write);
    }
    Pipe::close_end(in.read);
    Pipe::close_end(out.write);
    Pipe::close_end(err.write);
    if (out_file >= 0) ::close(out_file);

    Ran ran;
    Conversation(call, child, in, out, err).hold(ran);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFEXITED(status)) ran.exit_code = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) ran.signal = WTERMSIG(status);
    return ran;
}

Folder::Folder() {
    std::string name = (fs::temp_directory_path() / "friction-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) std::abort();
    path_ = name;
}

Folder::~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

std::string Folder::file(const std::string& name, const std::string& bytes) const {
    std::ofstream(at(name), std::ios::binary) << bytes;
    return at(name);
}

std::vector<std::string> Folder::names() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(path_))
        names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

std::string read_whole(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string scenario(const std::string& name) {
    return std::string(FRICTION_SOURCE_DIR) + "/scenarios/" + name;
}

std::string on_one_line(const std::string& text) {
    std::istringstream words(text);
    std::string line, word;
    while (words >> word) line += (line.empty() ? "" : " ") + word;
    return line;
}

}  // namespace friction::tests
