// friction-viewer: arguments to a window or to a picture.

#include <csignal>
#include <cstdio>
#include <string>
#include <vector>

#include "arguments.h"
#include "desktop.h"
#include "friction/report/provenance.h"
#include "offscreen.h"

int main(int argc, char** argv) {
    std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error of write(), told as one
    const std::vector<std::string> words(argv + 1, argv + argc);
    const friction::viewer::Arguments arguments = friction::viewer::parsed(words);
    std::vector<std::string> problems = arguments.problems;
    int code = 2;
    if (problems.empty() && arguments.wants_help) {
        std::fputs(friction::viewer::help_text().c_str(), stdout);
        return 0;
    }
    if (problems.empty() && arguments.wants_version) {
        std::printf("friction-viewer %s\n", std::string(friction::report::version()).c_str());
        return 0;
    }
    if (problems.empty())
        code = arguments.picture.empty() ? friction::viewer::run_desktop(arguments, problems)
                                         : friction::viewer::write_picture(arguments, problems);
    for (const std::string& problem : problems)
        std::fprintf(stderr, "friction-viewer: %s\n", problem.c_str());
    return code;
}
