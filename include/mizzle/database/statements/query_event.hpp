// A query_event is what a program can observe of each statement: db.on_query([](const mizzle::query_event& e) { ... }).
#pragma once
#include "../../error.hpp"
#include "../../query/statement.hpp"
#include "../../query/values/bound_value.hpp"
#include "../../sql/values/literal.hpp"

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
    std::uint64_t connection = 0;         // a number that no other connection of the program has
    std::uint64_t transaction = 0;        // one that no other transaction of the program has; 0 outside of any
    detail::statement_kind kind = detail::statement_kind::raw;  // raw: SQL text, and what begins and ends transactions
};

// query_event_options say what on_query() tells beside the statement: query_event_options{.values = true}.
struct query_event_options {
    // Whether the handler is told the values as well, which may be secret.
    bool values = false;
};

}  // namespace mizzle

namespace mizzle::detail {

// The observers of a connection. They are called in the order in which they were added, once the outcome of what they
// are told of stands. They change nothing of it: what one throws goes to the handler that on_failure() gives, or else
// to the standard error output. `user` says who may use the connection: nobody while they run.
class query_observers {
public:
    static constexpr int nobody = -1;
    explicit query_observers(int& user);
    query_observers(const query_observers&) = delete;
    query_observers& operator=(const query_observers&) = delete;
    ~query_observers();

    bool empty() const { return !first_; }

    template <class F> void add(F&& f, query_event_options options) {
        auto* place = &first_;
        while (*place) place = &(*place)->next;
        *place = std::make_unique<observer<std::decay_t<F>>>(std::forward<F>(f));
        if (options.values) print_value_ = append_literal;
        (*place)->values = options.values;
        if (connection_ == 0) connection_ = next_number();
    }
    template <class F> void on_failure(F&& f) {
        failed_ = std::make_unique<handler<std::decay_t<F>>>(std::forward<F>(f));
    }
    void clear();

    // Prints values for those who asked for them; null if nobody did. By pointer, so that programs without observers
    // do not compile it.
    using value_printer = void (*)(std::string& out, dialect_id, const bound_value&);
    value_printer print_value() const { return print_value_; }

    // They know already of the failure that comes next: it is that of a begin, thrown by the statement it went with.
    void set_told(bool told) noexcept { is_told_ = told; }
    bool is_told() const noexcept { return is_told_; }

    // Between these what runs belongs to one transaction, its begin and its end included.
    void enter_transaction() noexcept {
        if (!empty()) [[unlikely]]
            transaction_ = next_number();
    }
    void leave_transaction() noexcept { transaction_ = 0; }

    // What an observer does to the connection all the same is told to nobody.
    void notify(query_event event) const noexcept;

private:
    struct base {
        base();
        base(const base&) = delete;
        base& operator=(const base&) = delete;
        virtual ~base();
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

    MIZZLE_COLD void report(std::exception_ptr thrown) const noexcept;
    MIZZLE_COLD static std::uint64_t next_number() noexcept;

    std::uint64_t connection_ = 0, transaction_ = 0;
    int* user_;
    std::unique_ptr<base> first_;
    std::unique_ptr<handler_base> failed_;
    value_printer print_value_ = nullptr;
    bool is_told_ = false;
};

// Measures one statement, if anyone observes. It takes memory only for values, since what ends a transaction must run
// when there is none.
class query_watch {
public:
    query_watch(const query_observers& observers, const value_list& values, statement_kind kind)
        : query_watch(observers) {
        kind_ = kind;
        if (!observers.empty() && observers.print_value() != nullptr) [[unlikely]]
            print(values);
    }
    // Of text without values.
    explicit query_watch(const query_observers& observers) : observers_(observers) {
        if (!observers.empty()) [[unlikely]]
            start();
    }
    query_watch(const query_watch&) = delete;
    query_watch& operator=(const query_watch&) = delete;
    ~query_watch() {
        if (values_ != nullptr) [[unlikely]]
            forget_values();
    }

    // `source` tells the text.
    template <class Source> void finished(const Source& source, std::int64_t rows) noexcept {
        if (is_observed_) [[unlikely]]
            report(source.sql(), rows, nullptr);
    }
    template <class Source> void failed(const Source& source, const error& e) noexcept {
        if (observers_.is_told()) is_observed_ = false;
        if (is_observed_) report(source.sql(), 0, &e);
    }

private:
    using clock = std::chrono::steady_clock;

    MIZZLE_COLD MIZZLE_NOINLINE void start() {
        is_observed_ = true;
        start_ = clock::now();
    }
    MIZZLE_COLD void print(const value_list& values);
    MIZZLE_COLD MIZZLE_NOINLINE void forget_values() { delete std::exchange(values_, nullptr); }
    MIZZLE_COLD void report(std::string_view sql, std::int64_t rows, const error* failure) noexcept;

    const query_observers& observers_;
    bool is_observed_ = false;
    statement_kind kind_ = statement_kind::raw;
    std::vector<std::string>* values_ = nullptr;
    clock::time_point start_{};
};

// What tells a text that is no cursor's.
struct text_source {
    // The SQL of the statement.
    std::string_view text;
    std::string_view sql() const { return text; }
};

// Runs f, which sends `text`, and tells the observers of it. What f returns, if anything, is how many rows there were.
template <class F> auto watched(const query_observers& observers, std::string_view text, F&& f) {
    const text_source source{text};
    query_watch watch(observers);
    try {
        if constexpr (std::is_void_v<decltype(f())>) {
            f();
            watch.finished(source, 0);
        } else {
            const auto rows = f();
            watch.finished(source, rows);
            return rows;
        }
    } catch (const error& e) {
        watch.failed(source, e);
        throw;
    }
}

}  // namespace mizzle::detail

namespace mizzle {

// query_watch measures one statement for the observers of on_query(): for those who write a driver.
using detail::query_watch;
// text_source is a text that an observer is told of where no cursor has it: for those who write a driver.
using detail::text_source;

}  // namespace mizzle

#ifndef MIZZLE_COMPILED
#include "query_event.ipp"
#endif
