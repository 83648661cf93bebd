// The functions of statement_counters.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "statement_counters.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mizzle {

MIZZLE_INLINE statement_counters::statement_counters(std::size_t most_statements)
    : figures_(std::make_shared<shared>(most_statements)) {}

MIZZLE_INLINE void statement_counters::shared::add(const query_event& event) {
    const std::lock_guard lock(mutex_);
    auto found = entries_.find(event.sql);
    if (found == entries_.end() && entries_.size() < most_) found = entries_.try_emplace(std::string(event.sql)).first;
    auto& e = found == entries_.end() ? others_ : found->second;
    e.durations.add(event.duration);
    e.total += event.duration;
    e.rows += event.rows;
    if (event.failure != nullptr) ++e.failures;
}

MIZZLE_INLINE std::vector<statement_figures> statement_counters::shared::read() const {
    std::vector<statement_figures> all;
    const std::lock_guard lock(mutex_);
    const auto read_one = [&](std::string_view sql, const entry& e) {
        const auto durations = e.durations.read();
        if (durations.count != 0)
            all.push_back({std::string(sql), durations.count, e.failures, e.rows, e.total, durations});
    };
    for (const auto& [sql, e] : entries_) read_one(sql, e);
    read_one("(others)", others_);
    return all;
}

MIZZLE_INLINE std::vector<statement_figures> statement_counters::figures() const {
    auto all = figures_->read();
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.total > b.total; });
    return all;
}

MIZZLE_INLINE std::string statement_counters::prometheus(std::string_view prefix) const {
    const auto all = figures_->read();
    const auto label = [](std::string_view sql) {
        std::string text;
        for (const char c : sql) {
            if (c == '\\' || c == '"') text += '\\';
            if (c == '\n') text += "\\n";
            else text += c;
        }
        return text;
    };
    const auto seconds = [](std::chrono::nanoseconds d) {
        return fmt::format("{}.{:09}", d.count() / 1'000'000'000, d.count() % 1'000'000'000);
    };
    auto out = fmt::format("# HELP {0}_statement_seconds How long statements took.\n"
                           "# TYPE {0}_statement_seconds summary\n",
                           prefix);
    for (const auto& s : all) {
        const auto sql = label(s.sql);
        const auto quantile = [&](std::string_view which, std::chrono::nanoseconds d) {
            out +=
                fmt::format("{}_statement_seconds{{sql=\"{}\",quantile=\"{}\"}} {}\n", prefix, sql, which, seconds(d));
        };
        quantile("0.5", s.duration.p50);
        quantile("0.9", s.duration.p90);
        quantile("0.99", s.duration.p99);
        out += fmt::format(
            "{0}_statement_seconds_sum{{sql=\"{1}\"}} {2}\n{0}_statement_seconds_count{{sql=\"{1}\"}} {3}\n", prefix,
            sql, seconds(s.total), s.calls);
    }
    const auto counter = [&](std::string_view name, std::string_view help, const auto& of) {
        out += fmt::format("# HELP {0}_statement_{1}_total {2}\n# TYPE {0}_statement_{1}_total counter\n", prefix, name,
                           help);
        for (const auto& s : all)
            out += fmt::format("{}_statement_{}_total{{sql=\"{}\"}} {}\n", prefix, name, label(s.sql), of(s));
    };
    counter("rows", "Rows that statements returned or wrote.", [](const auto& s) { return s.rows; });
    counter("failures", "Statements that failed.", [](const auto& s) { return s.failures; });
    return out;
}

}  // namespace mizzle
