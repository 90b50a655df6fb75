// One background job at a time.
#include "app/lab/worker.hpp"

namespace svdscope {

void Worker::start(std::function<void(const Job&)> work, std::function<void()> done) {
    stop();
    progress_ = 0;
    running_ = true;
    const int number = ++latest_;
    thread_ = std::jthread([this, number, before = std::move(thread_), work = std::move(work),
                            done = std::move(done)](std::stop_token stop) mutable {
        if (before.joinable()) before.join();
        if (!stop.stop_requested()) work(Job(stop, progress_));
        if (number == latest_) running_ = false;
        if (done) done();
    });
}

void Worker::cancel() {
    stop();
    wait();
}

void Worker::wait() {
    if (thread_.joinable()) thread_.join();
}

}  // namespace svdscope
