// The functions of statement_counters.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "../message.hpp"
#include "../schema/scaled_integer.hpp"
#include "statement_counters.hpp"

#include <algorithm>
#include <array>

namespace mizzle::detail {

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
        std::array<char, 41> digits;
        return std::string(text_of_scaled(d.count(), 9, digits.data()));
    };
    auto out = message_of({"# HELP ", prefix, "_statement_seconds How long statements took.\n# TYPE ", prefix,
                           "_statement_seconds summary\n"});
    for (const auto& s : all) {
        const auto sql = label(s.sql);
        const auto quantile = [&](std::string_view which, std::chrono::nanoseconds d) {
            out += message_of(
                {prefix, "_statement_seconds{sql=\"", sql, "\",quantile=\"", which, "\"} ", seconds(d), "\n"});
        };
        quantile("0.5", s.duration.p50);
        quantile("0.9", s.duration.p90);
        quantile("0.99", s.duration.p99);
        out += message_of({prefix, "_statement_seconds_sum{sql=\"", sql, "\"} ", seconds(s.total), "\n", prefix,
                           "_statement_seconds_count{sql=\"", sql, "\"} ", std::to_string(s.calls), "\n"});
    }
    const auto counter = [&](std::string_view name, std::string_view help, const auto& of) {
        out += message_of({"# HELP ", prefix, "_statement_", name, "_total ", help, "\n# TYPE ", prefix, "_statement_",
                           name, "_total counter\n"});
        for (const auto& s : all)
            out += message_of(
                {prefix, "_statement_", name, "_total{sql=\"", label(s.sql), "\"} ", std::to_string(of(s)), "\n"});
    };
    counter("rows", "Rows that statements returned or wrote.", [](const auto& s) { return s.rows; });
    counter("failures", "Statements that failed.", [](const auto& s) { return s.failures; });
    return out;
}

}  // namespace mizzle::detail
