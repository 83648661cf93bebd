// Dates and times as the user writes and reads them: 2026-05-31 or "2026-05-31 14:00", always in UTC.
#pragma once
#include <mizzle/query.hpp>

#include <charconv>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace todo {

using mizzle::timestamptz;

// What is due on a day is late when the day is over, not when it begins.
inline constexpr std::chrono::seconds end_of_day = std::chrono::hours(24) - std::chrono::seconds(1);

inline timestamptz now_in_program() {
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

// The shortest text that reads back as the same time; `whole_day` is the time of day that a date alone stands for.
inline std::string to_text(timestamptz time, std::chrono::seconds whole_day = {}) {
    std::string text = mizzle::temporal_text(time).string();  // 2026-05-31 14:00:00.000000
    const auto since_midnight = time - std::chrono::floor<std::chrono::days>(time);
    if (since_midnight == whole_day) return text.substr(0, 10);
    if (since_midnight % std::chrono::minutes(1) == std::chrono::microseconds::zero()) return text.substr(0, 16);
    if (since_midnight % std::chrono::seconds(1) == std::chrono::microseconds::zero()) return text.substr(0, 19);
    return text;
}
// What a person wants to know of a time that the program noted.
inline std::string to_minute(timestamptz time) { return to_text(time).substr(0, 16); }

inline std::string due_to_text(timestamptz due) { return to_text(due, end_of_day); }

inline std::optional<timestamptz> parse_due(std::string_view text) {
    if (const auto day = mizzle::parse_date(text)) return std::chrono::sys_days(*day) + end_of_day;
    return mizzle::parse_timestamptz(text);
}

// The first moment of a day that is written as a date, today, tomorrow, yesterday or +3, days from today.
inline std::optional<std::chrono::sys_days> parse_day(std::string_view text) {
    const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    if (text == "yesterday") return today - std::chrono::days(1);
    if (text == "today") return today;
    if (text == "tomorrow") return today + std::chrono::days(1);
    if (text.starts_with('+')) {
        int days = 0;
        const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), days);
        if (error != std::errc() || end != text.data() + text.size() || days < 0 || days > 100'000) return std::nullopt;
        return today + std::chrono::days(days);
    }
    if (const auto day = mizzle::parse_date(text)) return std::chrono::sys_days(*day);
    return std::nullopt;
}

}  // namespace todo
