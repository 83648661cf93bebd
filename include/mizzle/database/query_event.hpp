// What a program can observe of each statement: db.on_query([](const mizzle::query_event& e) { ... }).
#pragma once
#include "../error.hpp"
#include "../query/bound_value.hpp"
#include "../sql/literal.hpp"

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace mizzle {

struct query_event {
    std::string_view sql;
    std::chrono::nanoseconds duration{};  // from binding to the last row
    std::int64_t rows = 0;                // returned, or affected where none are
    const error* failure = nullptr;       // set where the statement failed
    std::span<const std::string> values;  // as literals, only on request: they may be secrets
};

struct query_event_options {
    bool values = false;
};

// The observers of a connection. They are called in the order in which they were added, once the outcome of what they
// are told of stands. They change nothing of it: what one throws goes to the handler that on_failure() gives, or else
// to the standard error output. `user` says who may use the connection: nobody while they run.
class query_observers {
public:
    static constexpr int nobody = -1;
    explicit query_observers(int& user) : user_(&user) {}

    bool empty() const { return first_ == nullptr; }

    template <class F> void add(F&& f, query_event_options options) {
        auto* place = &first_;
        while (*place) place = &(*place)->next;
        *place = std::make_unique<observer<std::decay_t<F>>>(std::forward<F>(f));
        if (options.values) print_value_ = append_literal;
        (*place)->values = options.values;
    }
    template <class F> void on_failure(F&& f) {
        failed_ = std::make_unique<handler<std::decay_t<F>>>(std::forward<F>(f));
    }
    void clear() {
        first_.reset();
        print_value_ = nullptr;
    }

    // Prints values for those who asked for them; null if nobody did. By pointer, so that programs without observers
    // do not compile it.
    using value_printer = void (*)(std::string& out, dialect_id, const bound_value&);
    value_printer print_value() const { return print_value_; }

    // What an observer does to the connection all the same is told to nobody.
    void notify(query_event event) const noexcept {
        if (*user_ == nobody) return;
        const int user = std::exchange(*user_, nobody);
        const auto values = event.values;
        for (auto* o = first_.get(); o != nullptr; o = o->next.get()) {
            event.values = o->values ? values : std::span<const std::string>{};
            try {
                o->call(event);
            } catch (...) { report(std::current_exception()); }
        }
        *user_ = user;
    }

private:
    struct base {
        base() = default;
        base(const base&) = delete;
        base& operator=(const base&) = delete;
        virtual ~base() = default;
        virtual void call(const query_event&) = 0;
        std::unique_ptr<base> next;
        bool values = false;
    };
    template <class F> struct observer : base {
        F f;
        explicit observer(F g) : f(std::move(g)) {}
        void call(const query_event& event) override { f(event); }
    };
    struct handler_base {
        handler_base() = default;
        handler_base(const handler_base&) = delete;
        handler_base& operator=(const handler_base&) = delete;
        virtual ~handler_base() = default;
        virtual void call(std::exception_ptr) = 0;
    };
    template <class F> struct handler : handler_base {
        F f;
        explicit handler(F g) : f(std::move(g)) {}
        void call(std::exception_ptr thrown) override { f(std::move(thrown)); }
    };

    [[gnu::cold, gnu::noinline]] void report(std::exception_ptr thrown) const noexcept {
        try {
            if (failed_) return failed_->call(std::move(thrown));
            std::rethrow_exception(std::move(thrown));
        } catch (const std::exception& e) {
            std::fprintf(stderr, "mizzle: an observer of on_query() threw: %s\n", e.what());
        } catch (...) { std::fputs("mizzle: an observer of on_query() threw\n", stderr); }
    }

    int* user_;
    std::unique_ptr<base> first_;
    std::unique_ptr<handler_base> failed_;
    value_printer print_value_ = nullptr;
};

// Measures one statement, if anyone observes.
class query_watch {
public:
    query_watch(const query_observers& observers, const value_list& values) : observers_(observers) {
        if (!observers.empty()) [[unlikely]]
            start(values);
    }
    query_watch(const query_watch&) = delete;
    query_watch& operator=(const query_watch&) = delete;
    ~query_watch() {
        if (observed_ != nullptr) [[unlikely]]
            stop();
    }

    // `cursor` tells the text.
    template <class Cursor> void finished(const Cursor& cursor, std::int64_t rows) noexcept {
        if (observed_ != nullptr) [[unlikely]]
            report(cursor.sql(), rows, nullptr);
    }
    template <class Cursor> void failed(const Cursor& cursor, const error& e) noexcept {
        if (observed_ != nullptr) report(cursor.sql(), 0, &e);
    }

private:
    using clock = std::chrono::steady_clock;
    struct observation {
        std::vector<std::string> values;
        clock::time_point start;
    };

    [[gnu::cold, gnu::noinline]] void start(const value_list& values) {
        auto o = std::make_unique<observation>();
        if (const auto print = observers_.print_value())
            for (const auto& v : values) print(o->values.emplace_back(), values.dialect(), v);
        o->start = clock::now();
        observed_ = o.release();
    }
    [[gnu::cold, gnu::noinline]] void stop() { delete std::exchange(observed_, nullptr); }
    [[gnu::cold, gnu::noinline]] void report(std::string_view sql, std::int64_t rows, const error* failure) noexcept {
        const std::unique_ptr<observation> o(std::exchange(observed_, nullptr));
        observers_.notify({sql, clock::now() - o->start, rows, failure, o->values});
    }

    const query_observers& observers_;
    observation* observed_ = nullptr;
};

// Runs f, which sends `text`, and tells the observers of it. f returns how many rows there were.
template <class F>
std::int64_t watched_text(const query_observers& observers, dialect_id dialect, std::string_view text, F&& f) {
    struct {
        std::string_view text;
        std::string_view sql() const { return text; }
    } const source{text};
    query_watch watch(observers, inline_values<0>(dialect));
    std::int64_t rows = 0;
    try {
        rows = f();
    } catch (const error& e) {
        watch.failed(source, e);
        throw;
    }
    watch.finished(source, rows);
    return rows;
}

// The same of what begins or ends a transaction or a part of it. It takes no memory, since these must be ended when
// there is none.
template <class F> void watched_control(const query_observers& observers, std::string_view text, F&& f) {
    using clock = std::chrono::steady_clock;
    const bool observed = !observers.empty();
    const auto start = observed ? clock::now() : clock::time_point();
    try {
        f();
    } catch (const error& e) {
        if (observed) observers.notify({text, clock::now() - start, 0, &e, {}});
        throw;
    }
    if (observed) observers.notify({text, clock::now() - start, 0, nullptr, {}});
}

}  // namespace mizzle
