#include "friction/viewer/jobs.h"

#include <utility>

#include "clerk.h"
#include "runner.h"

namespace friction::viewer {

struct Jobs::State {
    explicit State(const JobsOptions& options)
        : mailbox(options.wake), clerk(options, mailbox), runner(options, mailbox) {}

    Mailbox mailbox;
    Clerk clerk;
    Runner runner;
};

namespace {

struct Start {
    Clerk& clerk;
    Runner& runner;

    bool operator()(effect::StartRun& e) const { return runner.start(std::move(e)), true; }
    bool operator()(effect::FindSavings& e) const { return runner.start(std::move(e)), true; }
    bool operator()(effect::FindMoveEffects& e) const { return runner.start(std::move(e)), true; }
    bool operator()(effect::StopRun&) const { return runner.stop(), true; }
    bool operator()(effect::ReadFile& e) const { return clerk.start(std::move(e)), true; }
    bool operator()(effect::WriteFile& e) const { return clerk.start(std::move(e)), true; }
    bool operator()(effect::WatchFile& e) const { return clerk.start(std::move(e)), true; }
    bool operator()(effect::SaveSettings& e) const { return clerk.start(std::move(e)), true; }
    bool operator()(effect::KeepRecovery& e) const { return clerk.start(std::move(e)), true; }
    bool operator()(effect::SetRecoveryAside& e) const { return clerk.start(std::move(e)), true; }
    bool operator()(effect::DropRecovery& e) const { return clerk.start(std::move(e)), true; }
    bool operator()(effect::AdoptRecovery& e) const { return clerk.start(std::move(e)), true; }
    // The window's own.
    bool operator()(effect::CopyText&) const { return false; }
    bool operator()(effect::WritePicture&) const { return false; }
    bool operator()(effect::OpenInEditor&) const { return false; }
    bool operator()(effect::Quit&) const { return false; }
};

}  // namespace

Jobs::Jobs(const JobsOptions& options) : state_(std::make_unique<State>(options)) {}

Jobs::~Jobs() = default;

bool Jobs::start(Effect effect) { return std::visit(Start{state_->clerk, state_->runner}, effect); }

std::vector<Command> Jobs::collect() { return state_->mailbox.take(); }

bool Jobs::is_idle() const {
    // In this order: who finishes posts first and is idle then.
    return state_->clerk.is_idle() && state_->runner.is_idle() && state_->mailbox.is_empty();
}

}  // namespace friction::viewer
