// The SQL types that a column can have, each with the C++ type of its values.
#pragma once
#include "type_family.hpp"

#include "interval.hpp"
#include "numeric.hpp"
#include "uuid.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace mizzle {

// date is the value of a date column: a day of the calendar.
using date = std::chrono::year_month_day;
// time_of_day is the value of a time column: what has passed since midnight, 24:00 included.
using time_of_day = std::chrono::microseconds;
// timestamp is the value of a timestamp column: a time without a zone, to the microsecond.
using timestamp = std::chrono::local_time<std::chrono::microseconds>;
// timestamptz is the value of a timestamptz column: a moment, in UTC, to the microsecond. A finer time point that a
// program gives, such as system_clock::now(), is floored.
using timestamptz = std::chrono::sys_time<std::chrono::microseconds>;
// bytes is the value of a bytea column.
using bytes = std::vector<std::byte>;

// custom_type<T> makes a type of the program's own the type of columns. A program specialises it with
//   static constexpr std::string_view postgres_type, sqlite_type;   // as CREATE TABLE spells them
//   static std::string to_text(const T&);
//   static T from_text(std::string_view);                           // throws on malformed text
//   static constexpr bool reads_numbers = true;                     // SQLite, MySQL: from_text() takes their text, too
template <class T> struct custom_type;

// json_adapter<T> says how a C++ type becomes the text of a JSON column and is read back: specialise it with `to_text`
// and `from_text` as above. <mizzle/json/nlohmann.hpp> does so for every type that nlohmann-json can convert.
template <class T> struct json_adapter;

// json_text is the value of a JSON column that is left as text.
struct json_text {
    std::string text;
    bool operator==(const json_text&) const = default;
};

}  // namespace mizzle

namespace mizzle::detail {

namespace types {

struct smallint {
    using value_type = std::int16_t;
    static constexpr auto family = type_family::integer;
};
struct integer {
    using value_type = std::int32_t;
    static constexpr auto family = type_family::integer;
};
struct bigint {
    using value_type = std::int64_t;
    static constexpr auto family = type_family::integer;
};
struct serial {
    using value_type = std::int32_t;
    static constexpr auto family = type_family::integer;
};
struct bigserial {
    using value_type = std::int64_t;
    static constexpr auto family = type_family::integer;
};
struct boolean {
    using value_type = bool;
    static constexpr auto family = type_family::boolean;
};
struct real {
    using value_type = float;
    static constexpr auto family = type_family::real;
};
struct double_precision {
    using value_type = double;
    static constexpr auto family = type_family::real;
};
struct text {
    using value_type = std::string;
    static constexpr auto family = type_family::text;
    template <class... A> consteval text operator()(A...) const {
        static_assert(sizeof...(A) > 99, "mizzle: text has no length; varchar(80) has one");
        return {};
    }
};
struct bytea {
    using value_type = bytes;
    static constexpr auto family = type_family::bytes;
};
struct date {
    using value_type = mizzle::date;
    static constexpr auto family = type_family::date;
};
struct time {
    using value_type = time_of_day;
    static constexpr auto family = type_family::time;
};
struct timestamp {
    using value_type = mizzle::timestamp;
    static constexpr auto family = type_family::timestamp;
};
struct timestamptz {
    using value_type = mizzle::timestamptz;
    static constexpr auto family = type_family::timestamptz;
};
struct interval {
    using value_type = mizzle::interval;
    static constexpr auto family = type_family::interval;
};
struct uuid {
    using value_type = mizzle::uuid;
    static constexpr auto family = type_family::uuid;
};

// varchar(n) counts characters; varchar alone has no limit.
struct varchar {
    using value_type = std::string;
    static constexpr auto family = type_family::text;
    int length = 0;
    consteval varchar operator()(int n) const { return {n}; }
};
struct char_ {
    using value_type = std::string;
    static constexpr auto family = type_family::text;
    int length = 1;
    consteval char_ operator()(int n) const { return {n}; }
};
// numeric(p, s) has p digits, s of them after the point; numeric alone keeps any number. Up to 18 digits SQLite keeps
// it as an integer, value * 10^s, or as text where as_text() says so.
struct numeric {
    using value_type = mizzle::numeric;
    static constexpr auto family = type_family::decimal;
    int precision = 0, scale = 0;
    bool is_text = false;
    consteval numeric operator()(int p, int s = 0) const {
        if (p < 1 || p > 1000 || s < 0 || s > p)
            throw_usage_error("mizzle: numeric(p, s) has from 1 to 1000 digits, from 0 to p of them after the point");
        return {p, s, is_text};
    }
    consteval numeric as_text() const { return {precision, scale, true}; }
    // The value numeric("0.19"), as in default_value(numeric("0.19")).
    consteval numeric_literal operator()(numeric_literal literal) const { return literal; }
};
// What numeric(p, s) is to expressions: `Scale` digits after the point, in SQLite an integer, value * 10^Scale.
// `Digits` is how many it has at most; beyond 18 it is one of these.
inline constexpr int digits_of_any_integer = 19;  // a 64-bit integer
inline constexpr int digits_of_results = 20;      // of operations on integers: a double where they overflow
template <int Scale, int Digits> struct scaled {
    using value_type = mizzle::numeric;
    static constexpr auto family = type_family::decimal;
    static constexpr int scale = Scale, digits = Digits;
};
// A column that is text in SQLite: always with `Scale` digits after the point or, below zero, with as few as it needs.
template <int Scale> struct fixed {
    using value_type = mizzle::numeric;
    static constexpr auto family = type_family::decimal;
    static constexpr int scale = Scale;
};
template <class E> struct enum_ {
    using value_type = E;
    static constexpr auto family = type_family::enumeration;
};
template <class T> struct json {
    using value_type = T;
    static constexpr auto family = type_family::json;
};
template <class T> struct jsonb {
    using value_type = T;
    static constexpr auto family = type_family::json;
};
template <class T> struct array {
    using value_type = std::vector<T>;
    static constexpr auto family = type_family::array;
};
template <class T> struct custom {
    using value_type = T;
    static constexpr auto family = type_family::custom;
};

}  // namespace types

// Whether values of a type can be compared and sorted. PostgreSQL's json is text as it was written and cannot; jsonb
// can.
template <class Type> inline constexpr bool has_order = true;
template <class T> inline constexpr bool has_order<types::json<T>> = false;
template <class A, class B> inline constexpr bool are_json_and_jsonb = false;
template <class T, class U> inline constexpr bool are_json_and_jsonb<types::json<T>, types::jsonb<U>> = true;
template <class T, class U> inline constexpr bool are_json_and_jsonb<types::jsonb<T>, types::json<U>> = true;

// Whether equal values of two types are equal as databases keep them: decimals are not where their digits after the
// point differ.
template <class A, class B>
inline constexpr bool are_kept_alike =
    std::is_same_v<A, B> || (A::family != type_family::decimal && B::family != type_family::decimal);
template <int S, int D, int E> inline constexpr bool are_kept_alike<types::scaled<S, D>, types::scaled<S, E>> = true;
template <int D, class B>
    requires(B::family == type_family::integer)
inline constexpr bool are_kept_alike<types::scaled<0, D>, B> = true;
template <class A, int D>
    requires(A::family == type_family::integer)
inline constexpr bool are_kept_alike<A, types::scaled<0, D>> = true;

// The SQL type that a C++ value has where no column says so: param<T>, cast<T>, elements of arrays.
template <class T> struct sql_type_of;
template <> struct sql_type_of<std::int16_t> {
    using type = types::smallint;
};
template <> struct sql_type_of<std::int32_t> {
    using type = types::integer;
};
template <> struct sql_type_of<long> {
    using type = types::bigint;
};
template <> struct sql_type_of<long long> {
    using type = types::bigint;
};
template <> struct sql_type_of<bool> {
    using type = types::boolean;
};
template <> struct sql_type_of<float> {
    using type = types::real;
};
template <> struct sql_type_of<double> {
    using type = types::double_precision;
};
template <> struct sql_type_of<std::string> {
    using type = types::text;
};
template <> struct sql_type_of<std::string_view> {
    using type = types::text;
};
template <> struct sql_type_of<bytes> {
    using type = types::bytea;
};
template <> struct sql_type_of<numeric> {
    using type = types::numeric;
};
template <> struct sql_type_of<date> {
    using type = types::date;
};
template <> struct sql_type_of<timestamp> {
    using type = types::timestamp;
};
template <> struct sql_type_of<timestamptz> {
    using type = types::timestamptz;
};
template <> struct sql_type_of<interval> {
    using type = types::interval;
};
template <> struct sql_type_of<uuid> {
    using type = types::uuid;
};
template <> struct sql_type_of<time_of_day> {
    using type = types::time;
};
template <class E>
    requires std::is_enum_v<E>
struct sql_type_of<E> {
    using type = types::enum_<E>;
};
template <class T> struct sql_type_of<std::vector<T>> {
    using type = types::array<T>;
};
template <class T>
    requires requires { typename sql_type_of<T>::type; }
struct sql_type_of<std::optional<T>> : sql_type_of<T> {};

}  // namespace mizzle::detail

namespace mizzle {

namespace types = detail::types;

}  // namespace mizzle
