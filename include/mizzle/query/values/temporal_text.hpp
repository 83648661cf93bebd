// Dates and times as ISO 8601 text, exact to the microsecond, the form in which SQLite keeps them: it sorts, and
// SQLite's date functions read it. 2026-11-20, 09:30:00, 2026-11-20 09:30:00.250; time zones are UTC.
#pragma once
#include "../../error.hpp"
#include "../../schema/types.hpp"

#include <charconv>
#include <chrono>
#include <cstring>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace mizzle::detail {

// A short text without an allocation.
struct short_text {
    char characters[32];
    unsigned char size = 0;
    std::string_view view() const { return {characters, size}; }
    std::string string() const { return std::string(view()); }
};

namespace temporal {

void put_digits(char* out, unsigned value, int digits);

[[noreturn]] MIZZLE_COLD void throw_no_sorted_text();

void put_date(short_text& out, std::chrono::sys_days day);

// Seconds, milliseconds or microseconds: the fewest digits that are exact. These are the forms that SQLite's own
// functions write, so that times compare as text with those of other programs; and each sorts before the longer ones.
void put_time(short_text& out, std::int64_t us);

// Reads `digits` digits; false where there are others.
bool take_digits(std::string_view& text, std::size_t digits, unsigned& value);

bool take(std::string_view& text, char c);

std::optional<date> take_date(std::string_view& text);

// HH:MM, HH:MM:SS or with a fraction; digits beyond microseconds must be 0, so that nothing is cut off.
std::optional<time_of_day> take_time(std::string_view& text);

std::optional<std::int64_t> parse_point(std::string_view text, bool zone);

}  // namespace temporal

// temporal_text() spells a date or a time as SQL does: 2024-02-29, 12:00:00.5.
short_text temporal_text(std::chrono::sys_days day);
short_text temporal_text(date value);
short_text temporal_text(time_of_day value);
short_text temporal_text(timestamptz value);
inline short_text temporal_text(timestamp value) { return temporal_text(timestamptz(value.time_since_epoch())); }

// PostgreSQL's form. Years before 1 are counted backwards from 1 BC, which is the year 0 of C++; those after 9999 have
// five digits.
void append_year_and_rest(std::string& out, std::chrono::sys_days day, std::string_view rest);

std::string date_text_with_era(std::int64_t days);

std::string timestamp_text_with_era(std::int64_t us, std::string_view zone);

// Nothing for text that is not a date or time in full; parse_timestamptz takes an offset such as Z or +02:00.
std::optional<date> parse_date(std::string_view text);
std::optional<time_of_day> parse_time(std::string_view text);
std::optional<timestamp> parse_timestamp(std::string_view text);
std::optional<timestamptz> parse_timestamptz(std::string_view text);

}  // namespace mizzle::detail

namespace mizzle {

// parse_date(text) reads a date such as 2024-02-29; it gives nothing for text that is not one in full.
using detail::parse_date;
// parse_timestamptz(text) reads a time with an offset such as Z or +02:00, or gives nothing.
using detail::parse_timestamptz;
using detail::temporal_text;

}  // namespace mizzle

#ifndef MIZZLE_COMPILED
#include "temporal_text.ipp"
#endif
