// What runs tasks for a program: an executor of its own, or mizzle::workers.
#pragma once
#include "../error.hpp"
#include "errors.hpp"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <limits>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace mizzle::detail {

struct executor_work {
    executor_work() = default;
    executor_work(const executor_work&) = delete;
    executor_work& operator=(const executor_work&) = delete;
    virtual ~executor_work() = default;
    virtual void run() = 0;
};
// What executors are given: copied as they like, called once.
class executor_task {
public:
    explicit executor_task(std::shared_ptr<executor_work> work) : work_(std::move(work)) {}
    void operator()() const { work_->run(); }

private:
    std::shared_ptr<executor_work> work_;
};

struct no_executor {};

template <class E>
concept executes = requires(E& e, executor_task task) { e.execute(task); };
template <class E>
concept posts = requires(E& e, executor_task task) { e.post(task); };
template <class E>
concept takes_tasks = requires(E& e, executor_task task) { e(task); };

template <class E>
concept executor_like = executes<E> || posts<E> || takes_tasks<E>;

template <class E> void post(E& executor, std::shared_ptr<executor_work> work) {
    executor_task task(std::move(work));
    if constexpr (executes<E>) executor.execute(std::move(task));
    else if constexpr (posts<E>) executor.post(std::move(task));
    else executor(std::move(task));
}

// Threads that a program asks for by making this: they run what they are given, in its order. The destructor lets them
// finish all of it. What a task throws, other than the work of a database, ends the program.
class workers {
public:
    // `most_waiting`: how many tasks may wait for a thread; beyond that execute() throws pool_overloaded.
    explicit workers(std::size_t threads, std::size_t most_waiting = std::numeric_limits<std::size_t>::max())
        : most_waiting_(most_waiting) {
        if (threads == 0) throw_usage_error("mizzle: workers are at least one thread");
        threads_.reserve(threads);
        try {
            for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
        } catch (...) {
            end();
            throw;
        }
    }
    workers(const workers&) = delete;
    workers& operator=(const workers&) = delete;
    ~workers() { end(); }

    // Runs the task on one of the threads, when one is free. Throws pool_overloaded where too many wait.
    void execute(std::function<void()> task) {
        {
            const std::lock_guard lock(mutex_);
            if (tasks_.size() >= most_waiting_)
                throw pool_overloaded("mizzle: as many tasks wait for the workers as may; try later, or give them more "
                                      "threads or another most_waiting");
            tasks_.push_back(std::move(task));
        }
        given_.notify_one();
    }

private:
    void work() {
        std::unique_lock lock(mutex_);
        for (;;) {
            given_.wait(lock, [this] { return !tasks_.empty() || is_over_; });
            if (tasks_.empty()) return;
            {
                const auto task = std::move(tasks_.front());
                tasks_.pop_front();
                lock.unlock();
                task();
            }
            lock.lock();
        }
    }
    void end() noexcept {
        {
            const std::lock_guard lock(mutex_);
            is_over_ = true;
        }
        given_.notify_all();
        for (auto& t : threads_) t.join();
    }

    const std::size_t most_waiting_;
    std::mutex mutex_;
    std::condition_variable given_;
    std::deque<std::function<void()>> tasks_;
    bool is_over_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace mizzle::detail

namespace mizzle {

// workers is threads that run what they are given, for pool.on(workers): workers threads(4); execute() throws
// pool_overloaded where too many tasks wait.
using detail::workers;

}  // namespace mizzle
