// Tables with a column of every SQL type, and values for them: those at the limits, then random ones.
#pragma once
#include "app.hpp"

#include <charconv>
#include <chrono>
#include <cmath>
#include <cstring>
#include <iterator>
#include <limits>
#include <random>
#include <stdexcept>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

// A type that the library knows nothing of, in the text of PostgreSQL's own point.
struct point {
    double x = 0, y = 0;
    bool operator==(const point&) const = default;
};

template <> struct mizzle::custom_type<point> {
    static constexpr std::string_view postgres_type = "point", sqlite_type = "text";
    static std::string to_text(const point& p) {
        char text[80];
        auto* end = text;
        *end++ = '(';
        end = std::to_chars(end, text + sizeof text, p.x).ptr;
        *end++ = ',';
        end = std::to_chars(end, text + sizeof text, p.y).ptr;
        *end++ = ')';
        return std::string(text, end);
    }
    static point from_text(std::string_view text) {
        point p;
        const auto comma = text.find(',');
        if (text.size() < 5 || comma == text.npos) throw std::invalid_argument("text that is no point");
        const auto number = [](std::string_view digits, double& out) {
            const auto end = digits.data() + digits.size();
            if (std::from_chars(digits.data(), end, out).ptr != end) throw std::invalid_argument("no number");
        };
        number(text.substr(1, comma - 1), p.x);
        number(text.substr(comma + 1, text.size() - comma - 2), p.y);
        return p;
    }
};

namespace typed {

using app::priority;
using app::settings;
template <class T> using maybe = std::optional<T>;

MIZZLE_TABLE(samples,
    (id,  integer, primary_key),
    (i16, smallint),
    (i32, integer),
    (i64, bigint),
    (b,   boolean),
    (f32, real),
    (f64, double_precision),
    (num, numeric),
    (money, numeric(10, 2)),
    (str, text),
    (var, varchar(5)),
    (chr, char_(3)),
    (raw, bytea),
    (day, date),
    (tod, time),
    (local, timestamp),
    (instant, timestamptz),
    (span, interval),
    (uid, uuid),
    (doc, jsonb<settings>),
    (free_text_doc, json<mizzle::json_text>),
    (level, enum_<priority>),
    (place, custom<point>))
MIZZLE_TABLE(lists,
    (id,       integer, primary_key),
    (i16,      array_of<std::int16_t>),
    (i32,      array_of<int>),
    (i64,      array_of<maybe<std::int64_t>>),
    (b,        array_of<bool>),
    (maybe_b,  array_of<maybe<bool>>),
    (f32,      array_of<float>),
    (f64,      array_of<double>),
    (maybe_f,  array_of<maybe<double>>),
    (num,      array_of<maybe<mizzle::numeric>>),
    (words,    array_of<std::string>),
    (str,      array_of<maybe<std::string>>),
    (raw,      array_of<maybe<mizzle::bytes>>),
    (day,      array_of<maybe<mizzle::date>>),
    (tod,      array_of<mizzle::time_of_day>),
    (local,    array_of<maybe<mizzle::timestamp>>),
    (instant,  array_of<maybe<mizzle::timestamptz>>),
    (span,     array_of<maybe<mizzle::interval>>),
    (uid,      array_of<maybe<mizzle::uuid>>),
    (levels,   array_of<priority>),
    (level,    array_of<maybe<priority>>))

MIZZLE_SCHEMA(schema, samples, lists)
MIZZLE_SCHEMA(schema_without_lists, samples)

}  // namespace typed

// A fresh database with these tables, empty: that of arrays where the database has them.
inline constexpr bool has_arrays = on_sqlite || has_features<mizzle::detail::feature::quantifiers>;  // SQLite: as JSON
inline test_database typed_database() {
    auto db = empty_database();
    if (has_arrays) create(db, typed::schema);
    else create(db, typed::schema_without_lists);
    return db;
}

// What a database keeps of the types whose limits are not the same everywhere.
struct kept_limits {
    std::int64_t first_day, last_day;
    bool keeps_infinity, keeps_nan, keeps_infinity_in_arrays;
    bool keeps_year_0;
    std::uint64_t whole_digits, fraction_digits;  // of numeric
};
constexpr kept_limits limits_kept_by(std::string_view word) {
    if (word == "sqlite") return {-719'528, 2'932'896, true, false, false, true, 60, 60};
    if (word == "mysql") return {-719'162, 2'932'896, false, false, false, false, 35, 30};
    return {-2'440'000, 11'248'737, true, true, true, true, 60, 60};
}

// Makes values that the test's database can keep. What it cannot keep is tested where that is refused.
class sample_source {
public:
    // The n-th value at a limit of a column; there are more or fewer of them for each, and they start anew.
    template <class Column> mizzle::detail::value_of<Column> limit(Column, std::size_t n) {
        using value = mizzle::detail::value_of<Column>;
        if constexpr (mizzle::detail::is_optional<value>) {
            const auto all = limits_of(Column::specify().sql_type, static_cast<typename value::value_type*>(nullptr));
            return n % (all.size() + 1) == all.size() ? value{} : value{all[n % (all.size() + 1)]};
        } else {
            return static_cast<value>(n);
        }
    }
    template <class Column> mizzle::detail::value_of<Column> random(Column c) {
        using value = mizzle::detail::value_of<Column>;
        if constexpr (mizzle::detail::is_optional<value>) {
            if (below(8) == 0) return limit(c, random_());
            if (below(8) == 0) return std::nullopt;
            return any_of(Column::specify().sql_type, static_cast<typename value::value_type*>(nullptr));
        } else {
            return static_cast<value>(random_());
        }
    }

private:
    using year = std::chrono::year;
    template <class T> using wanted = T*;
    static constexpr kept_limits kept = limits_kept_by(test_database::dialect::constants.word);
    static constexpr std::int64_t first_day = kept.first_day, last_day = kept.last_day;
    static constexpr std::int64_t us_per_day = 86'400'000'000;

    std::uint64_t below(std::uint64_t n) { return random_() % n; }

    template <class Type, std::integral T> static std::vector<T> limits_of(Type, wanted<T>) {
        return {std::numeric_limits<T>::min(), T(-1), T(0), T(1), std::numeric_limits<T>::max()};
    }
    template <class Type> static std::vector<bool> limits_of(Type, wanted<bool>) { return {false, true}; }
    template <class Type, std::floating_point T> static std::vector<T> limits_of(Type, wanted<T>) {
        using limits = std::numeric_limits<T>;
        std::vector<T> all{T(0),          T(0.1),        T(-1) / 3,        limits::denorm_min(),
                           limits::min(), limits::max(), limits::lowest(), T(1) + limits::epsilon()};
        if (Type::family == mizzle::detail::type_family::array ? kept.keeps_infinity_in_arrays : kept.keeps_infinity) {
            all.push_back(limits::infinity());
            all.push_back(-limits::infinity());
        }
        if (kept.keeps_nan) {
            all.push_back(limits::quiet_NaN());
            all.push_back(T(-0.0));
        }
        return all;
    }
    template <class Type> static std::vector<mizzle::numeric> limits_of(Type type, wanted<mizzle::numeric>) {
        if (has_scale(type)) return decimals({"0.00", "-99999999.99", "99999999.99", "0.01", "-1.50"});
        auto all =
            decimals({"0", "0.000", "-0.001", "1.50", "123456789012345678901234567890.123456789", "10000", "-0.10"});
        if (kept.whole_digits > 40) all.push_back(*mizzle::numeric::parse("99999999999999999999999999999999999999999"));
        if (kept.keeps_nan)
            for (const auto* word : {"NaN", "Infinity", "-Infinity"}) all.push_back(*mizzle::numeric::parse(word));
        return all;
    }
    template <class Type> static bool has_scale(Type type) {
        if constexpr (requires { type.scale; }) return type.precision != 0;
        else return false;
    }
    static std::vector<mizzle::numeric> decimals(std::initializer_list<const char*> texts) {
        std::vector<mizzle::numeric> out;
        for (const auto* t : texts) out.push_back(*mizzle::numeric::parse(t));
        return out;
    }
    static std::vector<std::string> limits_of(mizzle::types::varchar, wanted<std::string>) {
        return {"", "äöü🌧'", "     "};
    }
    static std::vector<std::string> limits_of(mizzle::types::char_, wanted<std::string>) {
        return {"abc", "ä🌧\n", "   "};
    }
    template <class Type> static std::vector<std::string> limits_of(Type, wanted<std::string>) {
        std::string every;
        for (char32_t c = 1; c < 0x900; ++c) append_character(every, c);
        for (char32_t c = 0xff00; c < 0x1'0100; ++c) append_character(every, c);
        append_character(every, 0x10'ffff);
        return {"",   "it's \"quoted\"", "\\",  "\\x41",    "\n\r\t\b",  "NULL", "null",
                "{}", "{a,\"b\"}",       "a,b", " padded ", "日本語 🌧", every,  std::string(100'000, 'x')};
    }
    template <class Type> static std::vector<mizzle::bytes> limits_of(Type, wanted<mizzle::bytes>) {
        mizzle::bytes every;
        for (int i = 0; i < 256; ++i) every.push_back(static_cast<std::byte>(i));
        return {mizzle::bytes{}, mizzle::bytes{std::byte{0}}, every, mizzle::bytes(70'000, std::byte{0xab})};
    }
    template <class Type> static std::vector<mizzle::date> limits_of(Type, wanted<mizzle::date>) {
        std::vector<mizzle::date> all{year{1969} / 12 / 31, year{2024} / 2 / 29, year{1} / 1 / 1, year{9999} / 12 / 31};
        if (kept.keeps_year_0)
            for (const mizzle::date d : {year{0} / 12 / 31, year{0} / 2 / 29}) all.push_back(d);
        if (kept.last_day > 3'000'000)
            for (const mizzle::date d :
                 {year{-4712} / 1 / 1, year{-1} / 3 / 1, year{10'000} / 1 / 1, year{32'767} / 12 / 31})
                all.push_back(d);
        return all;
    }
    template <class Type> static std::vector<mizzle::time_of_day> limits_of(Type, wanted<mizzle::time_of_day>) {
        using mizzle::time_of_day;
        return {time_of_day(0), time_of_day(1), time_of_day(1000), time_of_day(us_per_day - 1),
                time_of_day(us_per_day)};
    }
    template <class Type> static std::vector<mizzle::timestamptz> limits_of(Type, wanted<mizzle::timestamptz>) {
        std::vector<mizzle::timestamptz> all;
        for (const std::int64_t us : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{1},
                                      std::int64_t{1'700'000'000'123'456}, std::int64_t{1'700'000'000'120'000},
                                      std::int64_t{253'402'300'799'999'999}, std::int64_t{-62'135'596'800'000'000}})
            all.emplace_back(std::chrono::microseconds(us));
        if (kept.last_day > 3'000'000)
            for (const auto day : {first_day, last_day})
                all.emplace_back(std::chrono::microseconds(day * us_per_day + 1));
        return all;
    }
    template <class Type> static std::vector<mizzle::timestamp> limits_of(Type type, wanted<mizzle::timestamp>) {
        std::vector<mizzle::timestamp> all;
        for (const auto point : limits_of(type, wanted<mizzle::timestamptz>()))
            all.emplace_back(point.time_since_epoch());
        return all;
    }
    template <class Type> static std::vector<mizzle::interval> limits_of(Type, wanted<mizzle::interval>) {
        using namespace std::chrono;
        using small = std::numeric_limits<std::int32_t>;
        using large = std::numeric_limits<std::int64_t>;
        // One less than what PostgreSQL takes for infinity.
        return {mizzle::interval{},
                {months(14), days(-3), microseconds(-1'500'000)},
                {months(-1), days(0), microseconds(0)},
                {months(-13), days(1), microseconds(1)},
                {months(11), days(-1), microseconds(-1)},
                {months(0), days(0), hours(100)},
                {months(small::max()), days(small::max()), microseconds(large::max() - 1)},
                {months(-small::max()), days(small::min()), microseconds(-large::max())}};
    }
    template <class Type> static std::vector<mizzle::uuid> limits_of(Type, wanted<mizzle::uuid>) {
        mizzle::uuid highest;
        highest.bytes.fill(0xff);
        return {mizzle::uuid{}, highest, *mizzle::uuid::parse("123e4567-e89b-12d3-a456-426614174000")};
    }
    template <class Type> static std::vector<app::settings> limits_of(Type, wanted<app::settings>) {
        return {{}, {false, ""}, {true, "never \"ever\"\\ ü🌧\n\x01"}};
    }
    template <class Type> static std::vector<mizzle::json_text> limits_of(Type, wanted<mizzle::json_text>) {
        return {{"null"}, {R"({"a": [1, 2],  "a": "\u00e4'"})"}, {"\"\""}, {" [ ] "}};
    }
    template <class Type> static std::vector<app::priority> limits_of(Type, wanted<app::priority>) {
        return {app::priority::low, app::priority::high};
    }
    template <class Type> static std::vector<point> limits_of(Type, wanted<point>) {
        return {{}, {1.5, -2}, {-1e300, 5e-324}};
    }
    template <class Type, class T> static std::vector<std::vector<T>> limits_of(Type type, wanted<std::vector<T>>) {
        if constexpr (mizzle::detail::is_optional<T>) {
            std::vector<T> every;
            every.push_back(std::nullopt);
            for (const auto& v : limits_of(type, wanted<typename T::value_type>())) every.emplace_back(v);
            every.push_back(std::nullopt);
            return {{}, every, {std::nullopt}, {every[1]}};
        } else {
            const auto all = limits_of(type, wanted<T>());
            return {{}, all, {all[0]}};
        }
    }

    template <class Type, class T> T any_of(Type type, wanted<T>) {
        if constexpr (std::is_same_v<T, bool>) {
            return below(2) == 0;
        } else if constexpr (std::integral<T>) {
            return static_cast<T>(static_cast<T>(random_()) >> below(sizeof(T) * 8));
        } else if constexpr (std::floating_point<T>) {
            constexpr int reach = sizeof(T) == 4 ? 120 : 1000;
            const auto fraction = static_cast<T>(static_cast<double>(random_() >> 11) * 0x1p-53);
            return std::ldexp(below(2) == 0 ? fraction : -fraction, static_cast<int>(below(2 * reach)) - reach);
        } else if constexpr (std::is_same_v<T, mizzle::numeric>) {
            return decimal(type);
        } else if constexpr (std::is_same_v<T, std::string>) {
            if constexpr (std::is_same_v<Type, mizzle::types::varchar>) return words(below(6));
            else if constexpr (std::is_same_v<Type, mizzle::types::char_>) return words(3);
            else return words(below(60));
        } else if constexpr (std::is_same_v<T, mizzle::bytes>) {
            mizzle::bytes out(below(300));
            for (auto& b : out) b = static_cast<std::byte>(random_());
            return out;
        } else if constexpr (std::is_same_v<T, mizzle::date>) {
            return mizzle::date(std::chrono::sys_days(std::chrono::days(static_cast<int>(any_day()))));
        } else if constexpr (std::is_same_v<T, mizzle::time_of_day>) {
            return coarser(static_cast<std::int64_t>(below(us_per_day + 1)));
        } else if constexpr (std::is_same_v<T, mizzle::timestamp> || std::is_same_v<T, mizzle::timestamptz>) {
            return T(coarser(any_day() * us_per_day + static_cast<std::int64_t>(below(us_per_day))));
        } else if constexpr (std::is_same_v<T, mizzle::interval>) {
            return {std::chrono::months(static_cast<int>(random_()) >> below(32)),
                    std::chrono::days(static_cast<int>(random_()) >> below(32)),
                    coarser(static_cast<std::int64_t>(random_()) >> below(64))};
        } else if constexpr (std::is_same_v<T, mizzle::uuid>) {
            mizzle::uuid id;
            for (auto& b : id.bytes) b = static_cast<std::remove_reference_t<decltype(b)>>(random_());
            return id;
        } else if constexpr (std::is_same_v<T, app::settings>) {
            return {below(2) == 0, words(below(20))};
        } else if constexpr (std::is_same_v<T, mizzle::json_text>) {
            return {"{\"" + std::to_string(random_()) + "\" :" + std::string(below(4), ' ') + "[" +
                    std::to_string(below(99)) + "]}"};
        } else if constexpr (std::is_same_v<T, app::priority>) {
            return static_cast<app::priority>(below(3));
        } else if constexpr (std::is_same_v<T, point>) {
            return {any_of(type, wanted<double>()), any_of(type, wanted<double>())};
        } else {
            using element = typename T::value_type;
            T out;
            for (auto n = below(5); n-- > 0;) {
                if constexpr (mizzle::detail::is_optional<element>) {
                    if (below(4) == 0) out.push_back(std::nullopt);
                    else out.emplace_back(any_of(type, wanted<typename element::value_type>()));
                } else {
                    out.push_back(any_of(type, wanted<element>()));
                }
            }
            return out;
        }
    }
    std::int64_t any_day() {
        return first_day + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(last_day - first_day + 1)));
    }
    // Seconds, milliseconds and microseconds are written in forms of their own.
    std::chrono::microseconds coarser(std::int64_t us) {
        const std::int64_t unit = below(3) == 0 ? 1'000'000 : below(2) == 0 ? 1000 : 1;
        return std::chrono::microseconds(us / unit * unit);
    }
    std::string digits(std::uint64_t n) {
        std::string out;
        while (n-- > 0) out += static_cast<char>('0' + below(10));
        return out;
    }
    template <class Type> mizzle::numeric decimal(Type type) {
        const std::string sign = below(2) == 0 ? "" : "-";
        if (has_scale(type)) return *mizzle::numeric::parse(sign + digits(8) + "." + digits(2));
        return *mizzle::numeric::parse(sign + digits(1 + below(kept.whole_digits)) +
                                       (below(2) == 0 ? "." + digits(1 + below(kept.fraction_digits)) : ""));
    }

    static void append_character(std::string& out, char32_t c) {
        const auto put = [&out](char32_t unit) { out += static_cast<char>(unit); };
        if (c < 0x80) return put(c);
        if (c < 0x800) put(0xc0 | c >> 6);
        else {
            if (c < 0x1'0000) put(0xe0 | c >> 12);
            else put(0xf0 | c >> 18), put(0x80 | (c >> 12 & 0x3f));
            put(0x80 | (c >> 6 & 0x3f));
        }
        put(0x80 | (c & 0x3f));
    }
    // Much of what is special somewhere.
    std::string words(std::uint64_t characters) {
        static constexpr std::string_view special = "'\"\\{}(),;: \n\r\t\b\x1b\x7f%_$1NULnul-";
        std::string out;
        while (characters-- > 0) {
            const auto kind = below(8);
            if (kind < 4) out += special[below(special.size())];
            else if (kind < 6) append_character(out, static_cast<char32_t>(1 + below(0x7f)));
            else if (kind == 6) append_character(out, static_cast<char32_t>(0x80 + below(0xd000)));
            else append_character(out, static_cast<char32_t>(0x1'0000 + below(0x10'0000)));
        }
        return out;
    }

    std::mt19937_64 random_{20'261'120};
};

// Whether two values are the same to the last bit that the database keeps; == would call 1.5 and 1.50 alike, which
// SQLite's plain `numeric` does, too, and no NaN like another.
template <class T> bool is_same_value(const T& a, const T& b) {
    if constexpr (mizzle::detail::is_optional<T>)
        return a.has_value() == b.has_value() && (!a || is_same_value(*a, *b));
    else if constexpr (std::floating_point<T>)
        return std::isnan(a) ? std::isnan(b) : a == b && std::signbit(a) == std::signbit(b);
#ifdef MIZZLE_TEST_POSTGRES
    else if constexpr (std::is_same_v<T, mizzle::numeric>) return a.to_string() == b.to_string();
#endif
    else if constexpr (mizzle::detail::is_vector<T>) {
        if (a.size() != b.size()) return false;
        for (std::size_t i = 0; i < a.size(); ++i)
            if (!is_same_value<typename T::value_type>(a[i], b[i])) return false;
        return true;
    } else return a == b;
}

template <class Table> class whole_row {
public:
    using row = typename Table::row;

    // The columns that differ.
    static std::string difference(const row& a, const row& b) {
        std::string out;
        const auto others = members(b);
        Table::mizzle_each(a, [&]<class C, class T>(C, const T& value) {
            if (!is_same_value(value, *std::get<Table::mizzle_columns::template position<C>()>(others)))
                out += std::string(C::cpp_name) + " ";
        });
        return out;
    }

    static typename Table::new_row as_new(const row& r) {
        typename Table::new_row out{.id = 0};
        const auto values = members(r);
        Table::mizzle_each(out, [&]<class C>(C, auto& field) {
            field = *std::get<Table::mizzle_columns::template position<C>()>(values);
        });
        return out;
    }

    // insert_into(table).values(table.id = ..., ...)
    template <class Db> static void insert_assigned(Db& db, const row& r) {
        const auto values = members(r);
        [&]<class... C>(mizzle::detail::column_list<Table, C...>*) {
            db.run(mizzle::insert_into(Table{}).values(
                (C{} = *std::get<Table::mizzle_columns::template position<C>()>(values))...));
        }(static_cast<typename Table::mizzle_columns*>(nullptr));
    }

private:
    static auto members(const row& r) {
        return [&]<class... C>(mizzle::detail::column_list<Table, C...>*) {
            std::tuple<const mizzle::detail::value_of<C>*...> out;
            Table::mizzle_each(r, [&]<class Column>(Column, const auto& member) {
                std::get<Table::mizzle_columns::template position<Column>()>(out) = &member;
            });
            return out;
        }(static_cast<typename Table::mizzle_columns*>(nullptr));
    }
};
