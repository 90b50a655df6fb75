// One background job at a time.
#include "app/lab/worker.hpp"

namespace svdscope {

void Worker::start(std::function<void(const Job&)> work, std::function<void()> done) {
    cancel();
    progress_ = 0;
    running_ = true;
    thread_ = std::jthread([this, work = std::move(work), done = std::move(done)](std::stop_token stop) {
        work(Job(stop, progress_));
        running_ = false;
        if (done) done();
    });
}

void Worker::cancel() {
    thread_.request_stop();
    wait();
}

void Worker::wait() {
    if (thread_.joinable()) thread_.join();
}

}  // namespace svdscope
