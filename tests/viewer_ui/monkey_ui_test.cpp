// A monkey at mouse and keyboard: whatever it does, with whatever file, the window goes on.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <system_error>
#include <vector>

#include "friction/random.h"
#include "program.h"

namespace friction::viewer {
namespace {

namespace fs = std::filesystem;

using testing_support::Program;

std::string text_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

// A folder of its own with files good and bad, gone at the end.
class Zoo {
public:
    Zoo() {
        const std::string good = text_of(testing_support::toll_invoice);
        add("good.yaml", good);
        add("cut.yaml", good.substr(0, good.size() / 2));
        add("misspelt.yaml",
            std::string(good).replace(good.find("by: customer"), 12, "by: nobody"));
        add("nested.yaml", std::string(100'000, '['));
        add("bytes.yaml", std::string("friction: 1\n\xff\xfe\x00\x01", 16));
        add("empty.yaml", "");
        add("long_title.yaml",
            std::string(good).replace(good.find("title: ") + 7, 0, std::string(3000, 'W')));
        paths_.push_back((folder_ / "none.yaml").string());
        paths_.push_back(folder_.string());
    }
    ~Zoo() { fs::remove_all(folder_); }
    Zoo(const Zoo&) = delete;
    Zoo& operator=(const Zoo&) = delete;

    [[nodiscard]] const std::vector<std::string>& paths() const { return paths_; }
    /// Files are written here and nowhere else, whatever was typed as a name.
    [[nodiscard]] bool allows(const Effect& effect) const {
        const auto* write = std::get_if<effect::WriteFile>(&effect);
        return write == nullptr || fs::path(write->path).parent_path() == folder_;
    }

private:
    void add(const std::string& name, const std::string& text) {
        std::ofstream(folder_ / name, std::ios::binary) << text;
        paths_.push_back((folder_ / name).string());
    }

    static fs::path new_folder() {
        std::string name = (fs::temp_directory_path() / "friction-zoo-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) throw fs::filesystem_error("mkdtemp", {});
        return name;
    }

    fs::path folder_ = new_folder();
    std::vector<std::string> paths_;
};

class Monkey {
public:
    Monkey(Program& program, const Zoo& zoo, std::uint64_t seed)
        : program_(program), zoo_(zoo), seed_(seed) {}

    void act() {
        switch (below(16)) {
            case 0:
            case 1:
            case 2:
                return click();
            case 3:
            case 4:
                return drag();
            case 5:
                program_.driver.move_to(x(), y());
                return program_.driver.wheel(coin() ? 1 : -1);
            case 6:
            case 7:
            case 8:
            case 9:
                return press_key();
            case 10:
            case 11:
                return type();
            case 12:
                return program_.driver.wait(coin() ? 0.3 : 2);
            case 13:
                if (below(4) == 0) resize();
                return;
            case 14:
                if (below(6) == 0)
                    program_.give(OpenFile{zoo_.paths()[below(zoo_.paths().size())]});
                return;
            default:
                return program_.deliver();
        }
    }

private:
    std::size_t below(std::size_t n) {
        return static_cast<std::size_t>(mix64(seed_ + ++count_) % n);
    }
    bool coin() { return below(2) == 0; }
    float x() { return width_ * static_cast<float>(below(1000)) / 1000; }
    float y() { return height_ * static_cast<float>(below(1000)) / 1000; }

    void click() {
        const float at_x = x(), at_y = y();
        if (below(5) == 0) return program_.driver.double_click(at_x, at_y);
        program_.driver.click(at_x, at_y, below(8) == 0 ? 1 : 0);
    }
    void drag() {
        const float from_x = x(), from_y = y(), to_x = x();
        program_.driver.drag(from_x, from_y, to_x, coin() ? from_y : y());
    }
    void press_key() {
        static constexpr std::array named{
            KeyCode::space,   KeyCode::escape,    KeyCode::enter, KeyCode::tab,  KeyCode::backspace,
            KeyCode::del,     KeyCode::right,     KeyCode::left,  KeyCode::down, KeyCode::up,
            KeyCode::page_up, KeyCode::page_down, KeyCode::home,  KeyCode::end,  KeyCode::menu};
        const std::size_t kind = below(3);
        const KeyCode key = kind == 0   ? named[below(named.size())]
                            : kind == 1 ? letter(static_cast<char>('A' + below(26)))
                                        : function_key(static_cast<int>(1 + below(12)));
        const bool ctrl = below(3) == 0;
        program_.driver.key(key, ctrl, below(4) == 0);
    }
    void type() {
        static const std::vector<std::string> texts{
            "1",    "2", "3", "4", "5", "a",   "send", "-1e999", "\xc3\xa9",
            "\xff", "?", "[", "]", ".", "40%", "$",    "../x",   "0.5 days"};
        program_.driver.type(texts[below(texts.size())]);
    }
    void resize() {
        static constexpr std::array<std::array<float, 3>, 6> setups{{{1600, 900, 1},
                                                                     {800, 600, 1},
                                                                     {320, 200, 1},
                                                                     {1600, 900, 2},
                                                                     {2400, 1300, 3},
                                                                     {1280, 800, 0.75F}}};
        const auto [width, height, scale] = setups[below(setups.size())];
        width_ = width;
        height_ = height;
        program_.driver.resize({.width = width, .height = height, .scale = scale, .moves = coin()});
    }

    Program& program_;
    const Zoo& zoo_;
    std::uint64_t seed_, count_ = 0;
    float width_ = 1600, height_ = 900;
};

// FRICTION_MONKEY_EVENTS asks for more than a check has time for.
int events() {
    const char* wanted = std::getenv("FRICTION_MONKEY_EVENTS");
    return wanted != nullptr ? std::max(1, std::atoi(wanted)) : 1500;  // NOLINT(cert-err34-c)
}

TEST(MonkeyUi, WhateverItDoesTheWindowGoesOn) {
    const Zoo zoo;
    Program program({.width = 1600, .height = 900, .moves = false},
                    [&](const Effect& effect) { return zoo.allows(effect); });
    Monkey monkey(program, zoo, 20261128);
    program.open(zoo.paths().front());
    const int count = events();
    for (int i = 0; i < count; ++i) {
        monkey.act();
        ASSERT_NE(program.session().document, nullptr) << "after event " << i;
    }
    // Whatever lies over the views closes, and a file can still be opened and is shown.
    for (int i = 0; i < 10; ++i) program.driver.key(KeyCode::escape);
    while (program.session().question)
        program.give(AnswerQuestion{program.session().question->choices.size() - 1});
    program.open(zoo.paths().front());
    if (program.session().question) {
        program.give(AnswerQuestion{1});
        program.settle();
    }
    EXPECT_TRUE(program.session().file.is_open());
}

}  // namespace
}  // namespace friction::viewer
