// Writes the page of friction-viewer(1): make_viewer_manual FILE. Runs when the viewer is built.

#include <cstdio>
#include <fstream>

#include "arguments.h"

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fputs("Usage: make_viewer_manual FILE\n", stderr);
        return 2;
    }
    std::ofstream file(argv[1], std::ios::binary);
    file << manual_text(friction::viewer::manual_page());
    file.close();
    if (file) return 0;
    std::fprintf(stderr, "make_viewer_manual: could not write %s\n", argv[1]);
    return 4;
}
