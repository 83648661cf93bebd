// pool.on(executor): statements that run on an executor of the program's, for a std::future or a coroutine.
#pragma once
#include "standard.hpp"

// A name of the program's is no worse for one of our parameters that is called the same.
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#endif

#include "pool.hpp"
#include "pool/executor.hpp"

#include <coroutine>
#include <exception>
#include <future>
#include <memory>
#include <optional>
#include <source_location>
#include <type_traits>
#include <utility>

namespace mizzle::detail {

// One piece of work on a connection of a pool. It keeps what it needs of the pool, so that it may outlive it: it throws
// pool_closed then.
template <class Db, class F> class pool_work {
public:
    pool_work(std::shared_ptr<pool_core<Db>> core, bool writes, F f, std::source_location where)
        : core_(std::move(core)), f_(std::move(f)), where_(where), writes_(writes) {}

    decltype(auto) run() {
        const pool_connection<Db> connection(core_, writes_, core_->options().wait, nullptr, where_);
        return f_(*connection);
    }
    using result = std::invoke_result_t<F&, Db&>;
    static_assert(!ends_with_transaction<std::remove_cvref_t<result>> && !std::is_reference_v<result>,
                  "mizzle: what async() and awaited() give outlives the connection that it ran on; return what all() "
                  "gives, no stream and no reference");

private:
    std::shared_ptr<pool_core<Db>> core_;
    F f_;
    std::source_location where_;
    bool writes_;
};

template <class Work> struct promised_work final : executor_work {
    Work work;
    std::promise<typename Work::result> promise{};
    explicit promised_work(Work w) : work(std::move(w)) {}
    void run() override {
        try {
            if constexpr (std::is_void_v<typename Work::result>) {
                work.run();
                promise.set_value();
            } else {
                promise.set_value(work.run());
            }
        } catch (...) { promise.set_exception(std::current_exception()); }
    }
};

// What co_await takes: the work runs on the executor, and the coroutine goes on there, or where resume_on() says.
template <class Work, class Executor, class Resume = no_executor> class awaited_work {
public:
    using result = typename Work::result;

    awaited_work(Work work, Executor& executor, Resume* resume = nullptr)
        : work_(std::move(work)), executor_(&executor), resume_(resume) {}

    // The executor on which the coroutine goes on: its own loop, where the other one is for waiting.
    template <executor_like Other> auto resume_on(Other& other) && {
        return awaited_work<Work, Executor, Other>(std::move(work_), *executor_, &other);
    }

    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> coroutine) {
        // From then on another thread may have ended this.
        post(*executor_, std::make_shared<step>(*this, coroutine));
    }
    result await_resume() {
        if (error_ != nullptr) std::rethrow_exception(error_);
        if constexpr (!std::is_void_v<result>) return std::move(*value_);
    }

private:
    struct nothing {};
    struct resumption final : executor_work {
        std::coroutine_handle<> coroutine;
        explicit resumption(std::coroutine_handle<> c) : coroutine(c) {}
        void run() override { coroutine.resume(); }
    };
    struct step final : executor_work {
        awaited_work& of;
        std::coroutine_handle<> coroutine;
        step(awaited_work& o, std::coroutine_handle<> c) : of(o), coroutine(c) {}
        void run() override {
            of.work();
            if constexpr (std::is_same_v<Resume, no_executor>) {
                coroutine.resume();
            } else {
                try {
                    return post(*of.resume_, std::make_shared<resumption>(coroutine));
                } catch (...) { of.error_ = std::current_exception(); }
                coroutine.resume();
            }
        }
    };
    void work() noexcept {
        try {
            if constexpr (std::is_void_v<result>) work_.run();
            else value_.emplace(work_.run());
        } catch (...) { error_ = std::current_exception(); }
    }

    Work work_;
    Executor* executor_;
    Resume* resume_;
    std::optional<std::conditional_t<std::is_void_v<result>, nothing, result>> value_{};
    std::exception_ptr error_{};
};

// What pool.on(executor) gives. The executor must outlive what it was given; the pool need not.
template <class Db, class Executor> class async_pool {
    static_assert(
        executor_like<Executor>,
        "mizzle: on() takes what runs tasks: a mizzle::workers, or what has execute(task) or post(task) or can "
        "be called with one; a task is copied, and called once without arguments");
    using Self = pool<Db>;

public:
    async_pool(std::shared_ptr<pool_core<Db>> core, Executor& executor)
        : core_(std::move(core)), executor_(&executor) {}

    // A future of what a batch gives of the statement: a vector of rows, or how many were written. The statement is
    // copied. Throws what the executor throws; where that drops the task, the future's promise is broken.
    template <statement_like S, class... A>
        requires(sizeof...(A) == 0)
    [[nodiscard("mizzle: nothing looks at this future, which holds what went wrong")]] auto
    async(const S& statement, std::source_location where = std::source_location::current()) {
        MIZZLE_DETAIL_CHECK_STATEMENT(S, A);
        static_assert(sizeof(all_provided<typename Self::dialect, lacking_features>) != 0);
        return promised(asking(statement, where));
    }
    // Of f(db), which has a connection: async([](auto& db) { return db.transaction(...); }).
    template <class F>
        requires std::is_invocable_v<F&, Db&>
    [[nodiscard("mizzle: nothing looks at this future, which holds what went wrong")]] auto
    async(F f, std::source_location where = std::source_location::current()) {
        return promised(pool_work<Db, F>(core_, false, std::move(f), where));
    }

    // The same for a coroutine: co_await pool.on(executor).awaited(statement). Nothing runs before it is awaited.
    template <statement_like S, class... A>
        requires(sizeof...(A) == 0)
    [[nodiscard("mizzle: this runs when it is awaited: co_await")]] auto
    awaited(const S& statement, std::source_location where = std::source_location::current()) {
        MIZZLE_DETAIL_CHECK_STATEMENT(S, A);
        static_assert(sizeof(all_provided<typename Self::dialect, lacking_features>) != 0);
        return awaited_work(asking(statement, where), *executor_);
    }
    template <class F>
        requires std::is_invocable_v<F&, Db&>
    [[nodiscard("mizzle: this runs when it is awaited: co_await")]] auto
    awaited(F f, std::source_location where = std::source_location::current()) {
        return awaited_work(pool_work<Db, F>(core_, false, std::move(f), where), *executor_);
    }

private:
    template <class S> auto asking(const S& statement, std::source_location where) const {
        auto ask = [statement](Db& db) {
            if constexpr (returns_rows<statement_of<S>>) return db.all(statement);
            else return db.run(statement);
        };
        return pool_work<Db, decltype(ask)>(core_, !only_reads<statement_of<S>>, std::move(ask), where);
    }
    template <class Work> auto promised(Work work) {
        auto task = std::make_shared<promised_work<Work>>(std::move(work));
        auto future = task->promise.get_future();
        post(*executor_, std::move(task));
        return future;
    }

    std::shared_ptr<pool_core<Db>> core_;
    Executor* executor_;
};

}  // namespace mizzle::detail

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
