// Every operator and function with every type that takes it, over all pairs of the type's boundary values and NULL:
// what SQLite gives is what PostgreSQL gives, or either refuses to give anything.
#pragma once
#include "app.hpp"
#include "catch.hpp"

#include <mizzle/fmt.hpp>

#include <cstdio>
#include <limits>
#include <map>
#include <set>

namespace asked {

using namespace mizzle;
using namespace std::chrono;

using app::priority;

MIZZLE_TABLE(cells,
    (id, integer, primary_key),
    (small_a,    smallint),              (small_b,    smallint),
    (int_a,      integer),               (int_b,      integer),
    (big_a,      bigint),                (big_b,      bigint),
    (bool_a,     boolean),               (bool_b,     boolean),
    (single_a,   real),                  (single_b,   real),
    (double_a,   double_precision),      (double_b,   double_precision),
    (price_a,    numeric(10, 2)),        (price_b,    numeric(10, 2)),
    (rate_a,     numeric(6, 4)),         (rate_b,     numeric(6, 4)),
    (exact_a,    numeric),               (exact_b,    numeric),
    (text_a,     text),                  (text_b,     text),
    (varchar_a,  varchar(4)),            (varchar_b,  varchar(4)),
    (char_a,     char_(4)),              (char_b,     char_(4)),
    (bytes_a,    bytea),                 (bytes_b,    bytea),
    (date_a,     date),                  (date_b,     date),
    (time_a,     time),                  (time_b,     time),
    (stamp_a,    timestamp),             (stamp_b,    timestamp),
    (stamptz_a,  timestamptz),           (stamptz_b,  timestamptz),
    (interval_a, interval),              (interval_b, interval),
    (uuid_a,     uuid),                  (uuid_b,     uuid),
    (label_a,    enum_<priority>),       (label_b,    enum_<priority>),
    (ints_a,     array_of<int>),         (ints_b,     array_of<int>),
    (texts_a,    array_of<std::string>), (texts_b,    array_of<std::string>),
    (floats_a,   array_of<double>),      (floats_b,   array_of<double>),
    (json_a,     jsonb<json_text>),      (json_b,     jsonb<json_text>))
MIZZLE_SCHEMA(schema, cells)

template <class T> std::vector<T> whole_numbers() {
    return {0, 1, -1, 2, 7, std::numeric_limits<T>::max(), std::numeric_limits<T>::min()};
}
template <class T> std::vector<T> fractions() {
    return {T(0),
            T(0.1),
            T(-0.5),
            T(1),
            T(2.5),
            T(16'777'217),
            std::numeric_limits<T>::max(),
            std::numeric_limits<T>::lowest(),
            std::numeric_limits<T>::min()};
}
inline std::vector<numeric> decimals(std::initializer_list<const char*> texts) {
    std::vector<numeric> out;
    for (const auto* text : texts) out.push_back(*numeric::parse(text));
    return out;
}
template <class T> std::vector<T> points() {
    std::vector<T> out;
    for (const std::int64_t us :
         {std::int64_t(0), std::int64_t(-1), std::int64_t(1'709'164'800'500'000), std::int64_t(1'700'000'000'000'001),
          std::int64_t(253'402'300'799'999'999), std::int64_t(-62'135'596'800'000'000)})
        out.emplace_back(microseconds(us));
    return out;
}
inline std::vector<mizzle::bytes> byte_strings() {
    const auto byte = [](unsigned n) { return static_cast<std::byte>(n); };
    return {{}, {byte(0)}, {byte(0x7f), byte(0x80)}, {byte(0xff)}, {byte('a'), byte('b')}};
}
inline std::vector<uuid> uuids() { return {uuid{}, uuid{{1}}, uuid{{255}}}; }
inline std::vector<json_text> documents() {
    std::vector<json_text> out;
    for (const auto* text : {R"({"a": 1, "b": [1, "x", null]})", R"({"a": "text"})", R"({"a": null})", "[]",
                             R"([1.5, {"a": true}])", "1", R"("a")", "null", "true"})
        out.push_back({text});
    return out;
}
inline const std::vector<interval> intervals = {
    interval(),    interval(months(1), days(0), 0us),     interval(months(0), days(30), 0us),
    interval(1us), interval(months(-13), days(-1), -25h), interval(59min + 59s + 500ms)};
inline const std::vector<std::string> texts = {"",       " ",    "a",          "A", "ab",  "ba ", "1",
                                               "-12.50", "true", "2024-02-29", "%", "a_b", "\\a"};
inline const std::vector<std::string> short_texts = {"", " ", "abc", "ab", "日本"};

// The row that stands at i of all pairs of values and NULL.
template <class A, class B, class Value> void fill(A& a, B& b, const std::vector<Value>& values, std::size_t i) {
    const auto n = values.size() + 1;
    const auto at = [&](std::size_t k) { return k < values.size() ? std::optional<Value>(values[k]) : std::nullopt; };
    a = at(i % n);
    b = at((i / n + i) % n);
}

inline cells::new_row row_of(std::size_t i) {
    cells::new_row r{.id = static_cast<int>(i)};
    fill(r.small_a, r.small_b, whole_numbers<std::int16_t>(), i);
    fill(r.int_a, r.int_b, whole_numbers<std::int32_t>(), i);
    fill(r.big_a, r.big_b, whole_numbers<std::int64_t>(), i);
    fill(r.bool_a, r.bool_b, std::vector<bool>{false, true}, i);
    fill(r.single_a, r.single_b, fractions<float>(), i);
    fill(r.double_a, r.double_b, fractions<double>(), i);
    fill(r.price_a, r.price_b, decimals({"0", "0.01", "-2.50", "1", "99999999.99", "-99999999.99"}), i);
    fill(r.rate_a, r.rate_b, decimals({"0", "0.0001", "-0.5", "1.5", "99.9999"}), i);
    fill(r.exact_a, r.exact_b, decimals({"0", "-0.001", "1.5", "2.5", "123456789012345678901234567890.123456789"}), i);
    fill(r.text_a, r.text_b, texts, i);
    fill(r.varchar_a, r.varchar_b, short_texts, i);
    fill(r.char_a, r.char_b, short_texts, i);
    fill(r.bytes_a, r.bytes_b, byte_strings(), i);
    fill(r.date_a, r.date_b,
         std::vector<mizzle::date>{year{2024} / 2 / 29, year{0} / 12 / 31, year{9999} / 12 / 31, year{1969} / 1 / 31},
         i);
    fill(r.time_a, r.time_b, std::vector<time_of_day>{0us, 1us, 12h + 500ms, 24h, 24h - 1us}, i);
    fill(r.stamp_a, r.stamp_b, points<timestamp>(), i);
    fill(r.stamptz_a, r.stamptz_b, points<timestamptz>(), i);
    fill(r.interval_a, r.interval_b, intervals, i);
    fill(r.uuid_a, r.uuid_b, uuids(), i);
    fill(r.label_a, r.label_b, std::vector<priority>{priority::low, priority::medium, priority::high}, i);
    fill(r.ints_a, r.ints_b, std::vector<std::vector<int>>{{}, {0}, {0, 1}, {-1, 0}}, i);
    fill(r.texts_a, r.texts_b, std::vector<std::vector<std::string>>{{}, {""}, {"a", "NULL"}, {"a"}}, i);
    fill(r.floats_a, r.floats_b, std::vector<std::vector<double>>{{}, {0.1}, {1, 1e300}}, i);
    fill(r.json_a, r.json_b, documents(), i);
    return r;
}

inline constexpr int rows_asked = 196;

struct both {
    test_database postgres = empty_database();
    sqlite lite{":memory:"};
    std::map<std::string, std::string> tried{};  // the types of each expression
    // What docs/differences.md lists, "expression of type", and what of it was seen.
    std::set<std::string> listed{}, differing{};

    explicit both(std::set<std::string> differences = {}) : listed(std::move(differences)) {
        std::vector<cells::new_row> rows;
        for (int i = 0; i < rows_asked; ++i) rows.push_back(row_of(static_cast<std::size_t>(i)));
        create(postgres, schema);
        create(lite, schema);
        postgres.run(insert_into(cells).values(rows));
        lite.run(insert_into(cells).values(rows));
    }

    // A whole number is one in whatever way it is written.
    static std::string shown(nlohmann::json value) {
        const auto made_whole = [](auto& self, nlohmann::json& v) -> void {
            if (v.is_number()) v = v.template get<double>();
            for (auto& part : v)
                if (v.is_structured()) self(self, part);
        };
        made_whole(made_whole, value);
        return value.dump();
    }
    // What a database gives for each row, where it gives something.
    template <class E, class Db> static void add(std::vector<std::string>& out, Db& db, const E& e, int low, int high) {
        try {
            for (const auto& row :
                 db.all(select(e).from(cells).where(cells.id.between(low, high)).order_by(cells.id))) {
                if constexpr (E::sql_type::family == mizzle::detail::type_family::json) {
                    const std::optional<json_text> value = get<0>(row);
                    out.push_back(value ? shown(nlohmann::json::parse(value->text)) : "null");
                } else {
                    const auto text = fmt::format("{}", row);
                    out.push_back(text == "{-0}" ? "{0}" : text);  // the same number
                }
            }
            return;
        } catch (const syntax_error&) { throw; } catch (const decode_error&) {
        } catch (const database_error&) {}
        if (low == high) return out.push_back("refused");
        const int middle = low + (high - low) / 2;
        add(out, db, e, low, middle);
        add(out, db, e, middle + 1, high);
    }
    // The table of what was tried is the one that the test shows.
    void finish(std::string_view table) const {
        std::string found = "\n";
        for (const auto& [what, types] : tried) found += what + ": " + types + "\n";
        CHECK(found == table);
        if (found != table) std::fputs(found.c_str(), stdout);  // for whoever adds a line
        CHECK(differing == listed);
    }
    template <class R> void ask(const std::string& what, const std::string& type, const dynamic<R>& e) {
        compare(what, type, e);
    }
    template <class E> void compare(const std::string& what, const std::string& type, const E& e) {
        auto& types = tried[what];
        types += types.empty() ? type : " " + type;
        std::vector<std::string> wanted, found;
        try {
            add(wanted, postgres, e, 0, rows_asked - 1);
            add(found, lite, e, 0, rows_asked - 1);
        } catch (const error& x) {
            FAIL_CHECK(what << " of " << type << ": " << x.what());
            return;
        }
        REQUIRE(wanted.size() == found.size());
        int shown = 0;
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            if (wanted[i] == found[i] || (found[i] == "refused" && is_beyond_calendar(wanted[i]))) continue;
            const auto known = what + " of " + type;
            if (listed.contains(known)) differing.insert(known);
            else if (shown++ < 2)
                FAIL_CHECK(known << " in row " << i << ": SQLite " << found[i] << ", PostgreSQL " << wanted[i] << ": "
                                 << to_string<dialects::sqlite>(select(e).from(cells), show::values));
        }
    }
    // Every row of a statement, as text.
    template <class S, class Db> static std::string rows_of(Db& db, const S& statement) {
        try {
            std::string all;
            for (const auto& row : db.all(statement)) all += fmt::format("{} ", row);
            return all;
        } catch (const syntax_error&) { throw; } catch (const decode_error&) {
        } catch (const database_error&) {}
        return "refused";
    }
    // A number in the places that compare, sort, group and add it up.
    template <class E> void ask_places(const std::string& what, const std::string& type, const E& e) {
        const auto same = [&](const char* place, const auto& statement) {
            INFO(what << " of " << type << " in " << place);
            const auto wanted = rows_of(postgres, statement);
            CHECK(rows_of(lite, statement) == wanted);
        };
        const auto there = e.is_not_null();
        same("where", select(cells.id).from(cells).where(e > numeric("0.5")).order_by(cells.id));
        same("between", select(cells.id).from(cells).where(e.between(cells.rate_a, cells.price_b)).order_by(cells.id));
        same("in", select(cells.id).from(cells).where(e.in(select(cells.rate_b).from(cells))).order_by(cells.id));
        same("order by", select(cells.id).from(cells).where(there).order_by(desc(e), cells.id));
        same("group by", select(count(), min(cells.id)).from(cells).where(there).group_by(e).order_by(e));
        same("distinct", select(count(distinct(e))).from(cells));
        same("having", select(cells.small_a)
                           .from(cells)
                           .where(cells.small_a.is_not_null())
                           .group_by(cells.small_a)
                           .having(sum(e) > numeric("1.5"))
                           .order_by(cells.small_a));
        same("min and max",
             select(min(e) == min(cells.rate_a), max(e) > numeric("99.9999"), sum(e) < avg(cells.exact_a)).from(cells));
    }
    // A date before the year 0 or after 9999.
    static bool is_beyond_calendar(std::string_view text) {
        return text.find(" BC") != text.npos || text.find('-', 1) == 6;
    }
};

#define ASK(R, ...) b_.ask<R>(#__VA_ARGS__, type, __VA_ARGS__)

#define ASK_PLACES(...) b_.ask_places(#__VA_ARGS__, type, __VA_ARGS__)

#define ASK_JSON(...) b_.compare(#__VA_ARGS__, type, __VA_ARGS__)

}  // namespace asked
