#include "support.h"

#include <fstream>
#include <iterator>
#include <thread>

#include "friction/io/scenario_check.h"
#include "friction/viewer/jobs.h"

namespace friction::viewer {

std::shared_ptr<const OpenedFile> file_of(const std::string& path, std::string text) {
    OpenedFile file;
    file.text = {path, text};
    io::CheckedFile checked = io::check_file(file.text);
    if (checked.file) {
        file.draft = std::move(checked.file->draft);
        file.positions = checked.file->positions;
    }
    file.diagnostics = std::move(checked.diagnostics);
    file.stamp = {0, text.size(), std::hash<std::string>{}(text)};
    file.read_at = "2026-11-22 14:02";
    return std::make_shared<const OpenedFile>(std::move(file));
}

std::string scenario_text(const std::string& name) {
    std::ifstream in(std::string(FRICTION_SOURCE_DIR) + "/scenarios/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void Desk::give(const Command& command) {
    Update updated = update(std::move(session), command);
    session = std::move(updated.session);
    effects.insert(effects.end(), updated.effects.begin(), updated.effects.end());
}

void Desk::open(const std::string& path, std::string text) {
    give(FileRead{path, ReadFor::open, file_of(path, std::move(text)), {}});
}

std::string small_file() {
    return R"(friction: 1
title: A small one   # kept
source: guess

parameters:
  asks: {value: 40%, range: 10% .. 80%, label: Customers who ask}

teams:
  desk: {title: Desk}
  back: {title: Back office}

start: look

steps:
  look:
    by: customer
    channel: web
    time: 3 min
    next: {ask: $asks, done: rest}
  ask:
    by: desk
    channel: phone
    time: 6 min
    next: done

outcomes:
  done: resolved

redesigns:
  back_asks:
    title: The back office answers
    changes:
      - reassign: {step: ask, to: back}
  no_asking:
    title: Nobody asks
    changes:
      - remove: ask
)";
}

Desk small_desk() {
    Desk desk;
    desk.open("small.yaml", small_file());
    return desk;
}

Move a_move() {
    Reassign move;
    move.step = "ask";
    move.to = "back";
    return move;
}

void run_at_once(Desk& desk) {
    const auto* request = desk.last<effect::StartRun>();
    if (request == nullptr) return;
    Jobs jobs;
    jobs.start(*request);
    while (!jobs.is_idle()) {
        for (const Command& command : jobs.collect()) desk.give(command);
        std::this_thread::yield();
    }
}

void written(Desk& desk) {
    const auto* write = desk.last<effect::WriteFile>();
    ASSERT_NE(write, nullptr);
    const effect::WriteFile request = *write;
    desk.give(FileWritten{request.path,
                          FileWritten::How::written,
                          {},
                          file_of(request.path, request.bytes),
                          request.document});
}

}  // namespace friction::viewer
