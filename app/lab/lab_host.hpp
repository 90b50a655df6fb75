// LabHost<L> gives every lab what labs have in common: analyze when changed, undo, JSON state, error card,
// background work, inspection.
#pragma once
#include <algorithm>
#include <mutex>
#include <optional>
#include <utility>

#include "app/lab/frame.hpp"
#include "app/lab/history.hpp"
#include "app/lab/lab_kind.hpp"
#include "app/lab/timeline.hpp"

namespace svdscope {

template <LabKind L>
class LabHost final : public Lab {
  public:
    using Params = typename L::Params;
    using View = typename L::View;
    using Session = typename L::Session;
    using Analysis = typename L::Analysis;

    LabHost() {
        refresh();  // slow labs start their first job here
        look_over();
    }
    ~LabHost() override { worker_.cancel(); }
    LabHost(const LabHost&) = delete;
    LabHost& operator=(const LabHost&) = delete;

    const LabInfo& info() const override { return L::info; }
    bool draw(Ui& ui, const LabLayout& layout) override;
    void paint(Ui& ui, Painter& painter, Box area) override {
        if (analysis_) L::paint(ui, painter, area, params_, view_, *analysis_);
    }
    bool advance(double seconds) override {
        return analysis_ && L::advance(params_, view_, session_, *analysis_, seconds);
    }
    bool collect() override;
    void set_wake(std::function<void()> wake) override {
        const std::lock_guard lock(finished_mutex_);
        wake_ = std::move(wake);
    }
    bool busy() const override { return L::slow && worker_.running(); }
    void finish() override {
        worker_.wait();
        collect();
    }

    bool undo() override { return travel(&History<Params>::undo); }
    bool redo() override { return travel(&History<Params>::redo); }
    void forget_past() override { history_ = {}; }
    bool can_undo() const override { return history_.can_undo() || !(params_ == committed_); }
    bool can_redo() const override { return history_.can_redo(); }
    void reset() override { replace(Params{}); }
    void fit() override { L::fit(view_, session_); }
    bool key(Key key) override;

    nlohmann::json state() const override;
    Result<void> set_state(const nlohmann::json& state) override;
    Result<void> take(const Document& document) override;
    nlohmann::json inspection() const override;
    std::string description() const override {
        return analysis_ ? L::description(params_, view_, *analysis_) : error_;
    }

    double duration() const override { return analysis_ ? L::stages(*analysis_) : 0; }
    void set_time(double time) override { L::time(view_) = time; }
    double seconds() const override {
        return duration() > 0 ? timeline_seconds(static_cast<int>(duration())) : 0;
    }
    double time_after(double seconds) const override {
        return timeline_at(seconds, static_cast<int>(duration()));
    }
    std::string take_notice() override { return std::exchange(requests_.notice, {}); }
    std::optional<LabFile> take_file() override { return std::exchange(requests_.file, std::nullopt); }

    /// For tests: the values themselves.
    const Params& params() const { return params_; }
    const std::optional<Analysis>& analysis() const { return analysis_; }
    const std::string& error() const { return error_; }

  private:
    /// What the worker leaves behind, to be taken by collect() between two frames.
    using Delivery = std::function<void()>;

    void refresh();  ///< analyze when params changed; slow labs: start the worker
    void take(const Params& of, Result<Analysis> result);
    void start(std::function<Delivery(const Job&)> work);
    Delivery work_on(const Params& params, const Job& job);
    bool answered_at_once();
    void post(Delivery delivery, const Job& job);
    void look_over();             ///< start the check in the background, where the lab has one
    void commit();                ///< what the hand did becomes one step of undo
    void replace(Params params);  ///< a jump that is one step
    bool travel(bool (History<Params>::*step)(Params&));
    void answer(CardAnswer answer);
    View shown_view() const;

    Params params_;
    View view_;
    Session session_;
    Params committed_ = params_;        ///< params as of the last step of undo
    std::optional<Params> analyzed_;    ///< params of analysis_ or error_, or of the job that runs
    std::optional<Analysis> analysis_;  ///< the last good one
    Params shown_;                      ///< params of analysis_
    std::string error_;                 ///< why there is none for the present params; empty: there is
    Requests requests_;
    History<Params> history_;

    std::mutex finished_mutex_;  ///< guards the two that the worker's thread touches
    std::function<void()> wake_;
    Delivery finished_;  ///< left by the worker; empty: nothing
    Worker worker_;      ///< last member: its thread ends before the rest goes
};

template <LabKind L>
bool LabHost<L>::draw(Ui& ui, const LabLayout& layout) {
    begin_room(ui, "##panel", layout.panel, ui.theme.panel, true, kPanelPadding);
    L::controls(ui, params_, view_, session_);
    refresh();
    const Params drawn = params_;
    const View seen = view_;
    const bool good = analysis_ && error_.empty();
    if (good) L::numbers(ui, params_, view_, session_, *analysis_, requests_);
    end_room();

    begin_room(ui, "##canvas", layout.canvas, ui.theme.background, false);
    if (good) L::picture(ui, layout.canvas, params_, view_, session_, *analysis_, requests_);
    end_room();
    begin_room(ui, "##bar", layout.bar, ui.theme.panel, false);
    if (good) L::bar(ui, layout.bar, params_, view_, session_, *analysis_, requests_);
    end_room();

    if (!error_.empty()) answer(error_card(ui, layout.canvas, error_, can_undo()));
    if (busy() && progress_card(ui, layout.canvas, worker_.progress())) worker_.stop();

    if (!hand_is_busy(ui)) commit();
    refresh();
    return !(drawn == params_) || !(seen == view_);
}

template <LabKind L>
void LabHost<L>::refresh() {
    if (analyzed_ && *analyzed_ == params_) return;
    if (answered_at_once()) return;
    analyzed_ = params_;
    if constexpr (L::slow) {
        start([this, params = params_](const Job& job) { return work_on(params, job); });
    } else {
        take(params_, L::analyze(params_));
    }
}

// In the worker's thread.
template <LabKind L>
typename LabHost<L>::Delivery LabHost<L>::work_on(const Params& params, const Job& job) {
    const auto delivery = [this, params](Result<Analysis> found) -> Delivery {
        auto result = std::make_shared<Result<Analysis>>(std::move(found));
        return [this, params, result] { take(params, std::move(*result)); };
    };
    if constexpr (AnswersEarly<L>) {
        const auto early = [&](Analysis analysis) { post(delivery(std::move(analysis)), job); };
        return delivery(L::analyze(params, job, early));
    } else {
        return delivery(L::analyze(params, job));
    }
}

// True when no new work is needed: what is done, or what runs, is for these params too.
template <LabKind L>
bool LabHost<L>::answered_at_once() {
    if constexpr (AnswersAtOnce<L>) {
        const bool running = analyzed_ && L::same_work(*analyzed_, params_);
        const bool done = analysis_ && L::same_work(shown_, params_);
        if (!running && !(done && L::is_complete(*analysis_))) return false;
        if (!running) worker_.stop();  // it works for other params
        analyzed_ = params_;
        if (!done) return true;
        if (!running) error_.clear();
        analysis_ = L::again(params_, *analysis_);
        shown_ = params_;
        L::adopt(params_, view_, session_, *analysis_);
        return true;
    } else {
        return false;
    }
}

template <LabKind L>
void LabHost<L>::start(std::function<Delivery(const Job&)> work) {
    auto run = [this, work = std::move(work)](const Job& job) { post(work(job), job); };
    worker_.start(std::move(run), [this] {
        const std::lock_guard lock(finished_mutex_);
        if (wake_) wake_();
    });
}

// In the worker's thread: leaves something to be taken between two frames.
template <LabKind L>
void LabHost<L>::post(Delivery delivery, const Job& job) {
    if (job.cancelled()) return;
    const std::lock_guard lock(finished_mutex_);
    finished_ = std::move(delivery);
    if (wake_) wake_();
}

template <LabKind L>
void LabHost<L>::look_over() {
    if constexpr (ChecksInBackground<L>) {
        start([this, params = params_](const Job& job) -> Delivery {
            auto check = std::make_shared<typename L::Check>(L::check(params, job));
            return [this, params, check] {
                if (params == params_) L::checked(session_, *check);
            };
        });
    }
}

template <LabKind L>
void LabHost<L>::take(const Params& of, Result<Analysis> result) {
    if (!result) {
        error_ = result.error().message;
        return;
    }
    error_.clear();
    analysis_ = std::move(*result);
    shown_ = of;
    if constexpr (AnswersAtOnce<L>) {
        if (L::same_work(of, params_)) analysis_ = L::again(params_, *analysis_), shown_ = params_;
    }
    if (shown_ == params_) L::adopt(params_, view_, session_, *analysis_);
}

template <LabKind L>
bool LabHost<L>::collect() {
    Delivery finished;
    {
        const std::lock_guard lock(finished_mutex_);
        finished.swap(finished_);
    }
    if (!finished) return false;
    finished();
    return true;
}

template <LabKind L>
void LabHost<L>::commit() {
    if (params_ == committed_) return;
    if (analysis_ && error_.empty() && !busy()) {
        refresh();
        if (error_.empty()) L::released(params_, session_, *analysis_, requests_);
    }
    if (!std::exchange(requests_.no_undo_step, false)) history_.push(committed_);
    committed_ = params_;
    look_over();
}

template <LabKind L>
void LabHost<L>::replace(Params params) {
    if (!(params_ == committed_)) history_.push(committed_);
    if (!(params == params_)) history_.push(params_);
    params_ = std::move(params);
    committed_ = params_;
    refresh();
    look_over();
}

template <LabKind L>
bool LabHost<L>::travel(bool (History<Params>::*step)(Params&)) {
    if (!(params_ == committed_)) commit();
    if (!(history_.*step)(params_)) return false;
    committed_ = params_;
    session_ = L::quiet(session_);
    refresh();
    look_over();
    return true;
}

template <LabKind L>
void LabHost<L>::answer(CardAnswer answer) {
    if (answer == CardAnswer::Undo) undo();
    if (answer == CardAnswer::Reset) reset();
}

template <LabKind L>
bool LabHost<L>::key(Key key) {
    if (!analysis_) return false;
    const bool used = L::key(key, params_, view_, session_, *analysis_, requests_);
    commit();
    refresh();
    return used;
}

template <LabKind L>
typename L::View LabHost<L>::shown_view() const {
    View view = view_;
    if (analysis_ && L::stages(*analysis_) > 0) L::time(view) = std::min(L::time(view), duration());
    return view;
}

template <LabKind L>
nlohmann::json LabHost<L>::state() const {
    nlohmann::json out = state_header(L::info.id);
    FieldWriter params, view;
    Params p = params_;
    View v = shown_view();
    L::fields(params, p);
    L::fields(view, v);
    out["params"] = params.take();
    out["view"] = view.take();
    return out;
}

template <LabKind L>
Result<void> LabHost<L>::set_state(const nlohmann::json& state) {
    if (auto header = check_state_header(state, L::info.id); !header) return header;
    Params params;
    View view;
    const nlohmann::json empty = nlohmann::json::object();
    const auto part = [&](const char* key) -> const nlohmann::json& {
        return state.contains(key) ? state[key] : empty;
    };
    FieldReader read_params(part("params"), "params"), read_view(part("view"), "view");
    L::fields(read_params, params);
    L::fields(read_view, view);
    if (auto done = read_params.finish(); !done) return done;
    if (auto done = read_view.finish(); !done) return done;
    if constexpr (!L::slow)
        if (auto analysis = L::analyze(params); !analysis) return fail(analysis.error().message);
    view_ = view;
    session_ = Session{};
    analyzed_.reset();
    replace(std::move(params));
    return {};
}

template <LabKind L>
Result<void> LabHost<L>::take(const Document& document) {
    if constexpr (TakesDocuments<L>) {
        Params params = params_;
        View view = view_;
        Session session = session_;
        if (auto taken = L::take(params, view, session, document); !taken) return taken;
        if constexpr (!L::slow)
            if (auto analysis = L::analyze(params); !analysis) return fail(analysis.error().message);
        view_ = std::move(view);
        session_ = std::move(session);
        replace(std::move(params));
        return {};
    } else {
        return fail("the lab " + std::string(L::info.id) + " has no use for files");
    }
}

template <LabKind L>
nlohmann::json LabHost<L>::inspection() const {
    nlohmann::json out = state();
    FieldWriter numbers;
    if (analysis_ && error_.empty()) L::report(numbers, *analysis_);
    if constexpr (ChecksInBackground<L>) L::report_check(numbers, session_);
    return {
        {"params", out["params"]}, {"view", out["view"]}, {"analysis", numbers.take()}, {"error", error_}};
}

}  // namespace svdscope
