// How often each statement ran, how long it took and how many rows it had, over any number of connections.
#pragma once
#include "../database/statements/query_event.hpp"
#include "../pool/durations.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace mizzle::detail {

// statement_figures are what was counted of one statement.
struct statement_figures {
    std::string sql;
    std::uint64_t calls = 0, failures = 0;  // those that failed are calls, too
    std::int64_t rows = 0;                  // returned, or written where none are
    std::chrono::nanoseconds total{};
    percentiles duration{};
};

// Counts by the statement's text, in which values do not stand. It may go before the connections that it watches, and
// is asked by any thread. For a pool: {.on_connect = [&](auto& db) { counters.watch(db); }}.
class statement_counters {
public:
    // `most_statements`: how many texts are told apart, of four kilobytes each; all others count as one, "(others)".
    explicit statement_counters(std::size_t most_statements = 1000);

    template <class Db> void watch(Db& db) {
        db.on_query([kept = figures_](const query_event& event) { kept->add(event); });
    }

    // Those that took most time in all are the first.
    std::vector<statement_figures> figures() const;
    // In Prometheus' text format: the summary <prefix>_statement_seconds with the quantiles 0.5, 0.9 and 0.99, and the
    // counters <prefix>_statement_rows_total and <prefix>_statement_failures_total, each by the label "sql". The
    // quantiles are of all the time since the counters began.
    std::string prometheus(std::string_view prefix = "mizzle") const;

private:
    struct entry {
        std::uint64_t failures = 0;
        std::int64_t rows = 0;
        std::chrono::nanoseconds total{};
        detail::durations durations{};
    };
    class shared {
    public:
        explicit shared(std::size_t most) : most_(most) {}
        void add(const query_event& event);
        std::vector<statement_figures> read() const;

    private:
        const std::size_t most_;
        mutable std::mutex mutex_;
        std::map<std::string, entry, std::less<>> entries_;
        entry others_;
    };
    std::shared_ptr<shared> figures_;
};

}  // namespace mizzle::detail

namespace mizzle {

// statement_counters counts calls, rows, failures and time of each statement, by its text without values, and writes
// them for Prometheus: counters.watch(db).
using detail::statement_counters;
using detail::statement_figures;

}  // namespace mizzle

#ifndef MIZZLE_COMPILED
#include "statement_counters.ipp"
#endif
