// One background job at a time: for labs whose analysis is slower than a frame.
#pragma once
#include <atomic>
#include <functional>
#include <stop_token>
#include <thread>

namespace svdscope {

/// What a running job is told and tells.
class Job {
  public:
    Job(std::stop_token stop, std::atomic<float>& progress) : stop_(std::move(stop)), progress_(progress) {}
    bool cancelled() const { return stop_.stop_requested(); }
    const std::stop_token& stop() const { return stop_; }
    /// From 0 to 1; shown beside the last good picture.
    void report(double fraction) const {
        if (!cancelled()) progress_ = static_cast<float>(fraction);
    }

  private:
    std::stop_token stop_;
    std::atomic<float>& progress_;
};

class Worker {
  public:
    ~Worker() { cancel(); }

    /// Starts `work` on a thread of its own, after the job before it, which is asked to stop, has ended: the
    /// caller never waits. `done` is called from that thread.
    void start(std::function<void(const Job&)> work, std::function<void()> done);
    /// Asks the job to stop.
    void stop() { thread_.request_stop(); }
    /// Asks the job to stop and waits until it has.
    void cancel();
    /// Waits until the job has ended by itself.
    void wait();
    bool running() const { return running_; }
    float progress() const { return progress_; }

  private:
    std::atomic<bool> running_ = false;
    std::atomic<float> progress_ = 0;
    std::atomic<int> latest_ = 0;  ///< number of the job started last
    std::jthread thread_;
};

}  // namespace svdscope
