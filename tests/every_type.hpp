// Statements over every type that a column can have: every operator and function that takes it, in every place where a
// value can stand, with NULLs and boundary values first. What a database finds is what the rules, worked out here, say.
//
// MIZZLE_TEST_STATEMENTS says how many statements each type is given at least, MIZZLE_TEST_SEED which values.
#pragma once
#include "app.hpp"
#include "catch.hpp"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace every {

using app::priority;
using app::settings;

struct tag {
    std::string text;
    auto operator<=>(const tag&) const = default;
};

}  // namespace every

template <> struct mizzle::custom_type<every::tag> {
    static constexpr std::string_view postgres_type = "text", sqlite_type = "text";
    static std::string to_text(const every::tag& t) { return t.text; }
    static every::tag from_text(std::string_view text) { return {std::string(text)}; }
};

namespace every {

MIZZLE_TABLE(groups,
    (id, integer, primary_key))

MIZZLE_TABLE(cells,
    (id,          integer, primary_key),
    (k,           integer, not_null),
    (group_id,    integer, not_null, references(groups.id)),
    (a_price, numeric(10, 2)), (b_price, numeric(10, 2)),
    (a_exact, numeric), (b_exact, numeric),
    (a_small,     smallint),                (b_small,     smallint),
    (a_int,       integer),                 (b_int,       integer),
    (a_big,       bigint),                  (b_big,       bigint),
    (a_bool,      boolean),                 (b_bool,      boolean),
    (a_single,    real),                    (b_single,    real),
    (a_double,    double_precision),        (b_double,    double_precision),
    (a_text,      text),                    (b_text,      text),
    (a_varchar,   varchar(4)),              (b_varchar,   varchar(4)),
    (a_char,      char_(4)),                (b_char,      char_(4)),
    (a_bytes,     bytea),                   (b_bytes,     bytea),
    (a_date,      date),                    (b_date,      date),
    (a_time,      time),                    (b_time,      time),
    (a_stamp,     timestamp),               (b_stamp,     timestamp),
    (a_stamptz,   timestamptz),             (b_stamptz,   timestamptz),
    (a_interval,  interval),                (b_interval,  interval),
    (a_uuid,      uuid),                    (b_uuid,      uuid),
    (a_label,     enum_<priority>),         (b_label,     enum_<priority>),
    (a_ints,   MIZZLE_TEST_LIST(int)),         (b_ints,   MIZZLE_TEST_LIST(int)),
    (a_texts,  MIZZLE_TEST_LIST(std::string)), (b_texts,  MIZZLE_TEST_LIST(std::string)),
    (a_floats, MIZZLE_TEST_LIST(double)),      (b_floats, MIZZLE_TEST_LIST(double)),
    (a_json,      jsonb<settings>),         (b_json,      jsonb<settings>),
    (a_tag,       custom<tag>),             (b_tag,       custom<tag>))

// Each of its columns is a key, where the database compares its values.
#ifdef MIZZLE_TEST_MYSQL
#define EVERY_LIST_IS comment("no key there")
#else
#define EVERY_LIST_IS unique
#endif
MIZZLE_TABLE(keys,
    (id,        integer, primary_key),
    (n,         integer, not_null, default_value(0)),
    (u_price, numeric(10, 2), unique),
    (u_small,   smallint, unique),
    (u_int,     integer, unique),
    (u_big,     bigint, unique),
    (u_bool,    boolean, unique),
    (u_single,  real, unique),
    (u_double,  double_precision, unique),
    (u_text,    text, unique),
    (u_varchar, varchar(4), unique),
    (u_char,    char_(4), unique),
    (u_bytes,   bytea, unique),
    (u_date,    date, unique),
    (u_time,    time, unique),
    (u_stamp,   timestamp, unique),
    (u_stamptz, timestamptz, unique),
    (u_uuid,    uuid, unique),
    (u_label,   enum_<priority>, unique),
    (u_ints,    MIZZLE_TEST_LIST(int), EVERY_LIST_IS),
    (u_texts,   MIZZLE_TEST_LIST(std::string), EVERY_LIST_IS),
    (u_tag,     custom<tag>, unique))

MIZZLE_NAME(kept)
MIZZLE_RELATIONS(groups,
    (cells, many(cells)))
MIZZLE_SCHEMA(schema, groups, cells, keys)

using mizzle::dynamic;
using tri = std::optional<bool>;

// What orders values as SQL does: less than 0, 0, more than 0.
template <class T> int way(const T& x, const T& y) { return x < y ? -1 : y < x ? 1 : 0; }
inline int way(const mizzle::interval& x, const mizzle::interval& y) {
    __extension__ typedef __int128 wide;
    const auto length = [](const mizzle::interval& i) {
        return (wide(i.months.count()) * 30 + i.days.count()) * 86'400'000'000 + i.time.count();
    };
    return way(length(x), length(y));
}
inline int way(const mizzle::uuid& x, const mizzle::uuid& y) { return way(x.bytes, y.bytes); }
inline int way(const settings& x, const settings& y) { return x == y ? 0 : 1; }

template <class T> tri compare(const std::optional<T>& x, const std::optional<T>& y, bool (*holds)(int)) {
    if (!x || !y) return std::nullopt;
    return holds(way(*x, *y));
}
inline tri opposite(const tri& x) { return x ? tri(!*x) : x; }
inline tri both(const tri& x, const tri& y) {
    if ((x && !*x) || (y && !*y)) return false;
    return x && y ? tri(true) : std::nullopt;
}
inline tri either(const tri& x, const tri& y) { return opposite(both(opposite(x), opposite(y))); }

template <class T> struct value_row {
    int id, k;
    std::optional<T> a, b;
};

// A type: its columns, its boundary values, and what SQLite keeps of its order. EVERY_TYPE(name, C++ type) begins one;
// the columns are a_name, b_name and u_name.
#define EVERY_TYPE(name, ...)                                                            \
    struct of_##name {                                                                   \
        using type = __VA_ARGS__;                                                        \
        static constexpr auto a = every::cells.a_##name;                                 \
        static constexpr auto b = every::cells.b_##name;                                 \
        static void fill(every::cells::new_row& row, const every::value_row<type>& of) { \
            row.a_##name = of.a;                                                         \
            row.b_##name = of.b;                                                         \
        }                                                                                \
        static const auto& first(const every::cells::row& row) { return row.a_##name; }  \
        static const auto& second(const every::cells::row& row) { return row.b_##name; } \
        static std::vector<type> values();                                               \
    };                                                                                   \
    inline std::vector<of_##name::type> of_##name::values()

inline std::uint64_t setting(const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

// What there is to know of the conditions, which stand in every place in statements that all types share.
class places {
public:
    explicit places(test_database& db) : db_(db) {}
    std::size_t statements = 0;

    struct row {
        int id, k;
        int group() const { return id % 3; }
    };
    void condition(const std::string& what, const std::vector<row>& rows, const dynamic<bool>& c,
                   const std::vector<tri>& expected);

private:
    template <class Ids>
    void same(const char* place, const std::string& what, const Ids& found, const std::vector<int>& expected,
              const dynamic<bool>& c) {
        ++statements;
        if (found == expected) return;
        FAIL_CHECK(what << " in " << place << ": " << shown(c) << " finds " << list(found) << " and not "
                        << list(expected));
    }
    static std::string list(const std::vector<int>& ids) {
        std::string text = "[";
        for (const int id : ids) text += std::to_string(id) + ' ';
        return text + "]";
    }
    static std::string shown(const dynamic<bool>& c) {
        return to_string<test_database::dialect>(mizzle::select(cells.id).from(cells).where(c), mizzle::show::values);
    }
    test_database& db_;
};

inline void places::condition(const std::string& what, const std::vector<row>& rows, const dynamic<bool>& c,
                              const std::vector<tri>& expected) {
    using namespace mizzle;
    std::vector<int> holding, ids, values, all;
    std::vector<int> of_groups[3];
    for (std::size_t i = 0; i < rows.size(); ++i) {
        all.push_back(rows[i].id);
        values.push_back(!expected[i] ? -1 : *expected[i]);
        if (expected[i] == true) {
            holding.push_back(rows[i].id);
            of_groups[rows[i].group()].push_back(rows[i].id);
        }
    }
    const auto ids_of = [&](const auto& found) {
        ids.clear();
        for (const auto& r : found) ids.push_back(r.id);
        return ids;
    };
    same("where", what, ids_of(db_.all(select(cells.id).from(cells).where(c).order_by(cells.id))), holding, c);
    ids.clear();
    for (const auto& r : db_.all(select(cells.id, c).from(cells).order_by(cells.id)))
        ids.push_back(!get<1>(r) ? -1 : *get<1>(r));
    same("select", what, ids, values, c);
    switch (statements / 7 % 7) {
    case 0:
        where_it_has<mizzle::detail::feature::others_in_having>(db_, [&](auto& on) {
            same("having", what,
                 ids_of(on.all(select(cells.id).from(cells).group_by(cells.id).having(c).order_by(cells.id))), holding,
                 c);
        });
        break;
    case 1: {
        const auto found = db_.all(
            select(cells.id).from(groups).inner_join(cells, c && cells.group_id == groups.id).order_by(cells.id));
        same("join", what, ids_of(found), holding, c);
        break;
    }
    case 2: {
        ids.clear();
        for (const auto& r :
             db_.all(select(cells.id, case_when(c, 1).when(!c, 0).else_(-1)).from(cells).order_by(cells.id)))
            ids.push_back(get<1>(r));
        same("case", what, ids, values, c);
        break;
    }
    case 3:
        same("filter", what, std::vector<int>{int(get<0>(db_.one(select(count().filter(c)).from(cells))))},
             {int(holding.size())}, c);
        break;
    case 4: {
        auto changed = ids_of(db_.all(update(cells).set(cells.k = cells.k).where(c).returning(cells.id)));
        std::sort(changed.begin(), changed.end());
        same("update", what, changed, holding, c);
        break;
    }
    case 5: {
        ids.clear();
        for (int state : {-1, 0, 1})
            for (std::size_t i = 0; i < rows.size(); ++i)
                if (values[i] == state) ids.push_back(rows[i].id);
        const auto sorted = ids;
        const auto found = db_.all(select(cells.id).from(cells).order_by(asc(c).nulls_first(), cells.id));
        same("order_by", what, ids_of(found), sorted, c);
        break;
    }
    default: {
        ids.clear();
        const auto tree =
            db_.all(query(groups).with(relations::groups.cells.where(c).order_by(cells.id)).order_by(groups.id));
        std::vector<int> sorted;
        for (std::size_t g = 0; g < tree.size(); ++g) {
            for (const auto& r : tree[g].cells) ids.push_back(r.id);
            sorted.insert(sorted.end(), of_groups[g].begin(), of_groups[g].end());
        }
        same("relation", what, ids, sorted, c);
    }
    }
}

// All that is asked of one type.
template <class Type> class asker {
public:
    using T = typename Type::type;
    using maybe = std::optional<T>;
    using row = value_row<T>;

    asker(test_database& db, std::uint64_t seed) : db_(db), places_(db), random_(seed) {}

    // Ordered: whether it has an order everywhere. Extremes: whether PostgreSQL has min() and max() of it. Same:
    // whether distinct(), union_() and nullif() take it. Equal: whether the database compares it at all.
    template <bool Ordered, bool Extremes, bool Same, bool Equal> void run(std::uint64_t statements) {
        while (places_.statements < statements) {
            fill();
            const int rounds = places_.statements == 0 ? 1 : 4;
            for (int i = 0; i < rounds; ++i) {
                conditions<Ordered, Equal>();
                results<Ordered, Extremes, Same, Equal>();
            }
        }
    }

private:
    static constexpr auto a = Type::a;
    static constexpr auto b = Type::b;

    template <class V> V any(const std::vector<V>& of) { return of[random_() % of.size()]; }
    maybe any_value() { return random_() % 6 == 0 ? maybe() : maybe(any(values_)); }

    // The first time every value is there, beside NULL and itself.
    void fill() {
        using namespace mizzle;
        db_.run(delete_from(cells).all_rows());
        rows_.clear();
        const bool first = places_.statements == 0;
        const auto count = first ? values_.size() + 2 : 9;
        for (std::size_t i = 0; i < count; ++i) {
            row r{int(i), int(random_() % 5), any_value(), any_value()};
            if (first) r.a = i < values_.size() ? maybe(values_[i]) : maybe();
            if (first && i % 3 != 2) r.b = i % 3 == 0 ? r.a : maybe(values_[(i + 1) % values_.size()]);
            rows_.push_back(r);
        }
        std::vector<cells::new_row> given;
        for (const auto& r : rows_) {
            given.push_back({.id = r.id, .k = r.k, .group_id = r.id % 3});
            Type::fill(given.back(), r);
        }
        db_.run(insert_into(cells).values(given));
        if (first) is_upserted();
        is_tree();
    }
    // Each row given once more with its values exchanged: what returns is what was given.
    void is_upserted() {
        using namespace mizzle;
        for (auto& r : rows_) {
            std::swap(r.a, r.b);
            cells::new_row given{.id = r.id, .k = r.k, .group_id = r.id % 3};
            Type::fill(given, r);
            const auto found = db_.all(insert_into(cells)
                                           .values(given)
                                           .on_conflict(cells.id)
                                           .do_update(a = excluded(a), b = excluded(b))
                                           .returning(a, b));
            ++places_.statements;
            CHECK((found.size() == 1 && same(get<0>(found[0]), r.a) && same(get<1>(found[0]), r.b)));
        }
    }
    void is_tree() {
        using namespace mizzle;
        std::size_t count = 0;
        for (const auto& group : db_.all(query(groups).with(relations::groups.cells)))
            for (const auto& r : group.cells) {
                const auto& wanted = rows_[std::size_t(r.id)];
                CHECK((same(Type::first(r), wanted.a) && same(Type::second(r), wanted.b)));
                ++count;
            }
        ++places_.statements;
        CHECK(count == rows_.size());
    }

    using rule = std::function<tri(const row&)>;
    void check(const char* what, const dynamic<bool>& c, const rule& expected) {
        std::vector<places::row> rows;
        std::vector<tri> wanted;
        for (const auto& r : rows_) {
            rows.push_back({r.id, r.k});
            wanted.push_back(expected(r));
        }
        places_.condition(what, rows, c, wanted);
    }

    static bool is_equal(int w) { return w == 0; }
    static bool is_less(int w) { return w < 0; }
    static bool is_more(int w) { return w > 0; }
    static tri among(const maybe& v, const std::vector<maybe>& list) {
        tri found = false;
        for (const auto& x : list) found = either(found, compare(v, x, is_equal));
        return found;
    }
    static tri is_between(const maybe& v, const maybe& low, const maybe& high) {
        return both(opposite(compare(v, low, is_less)), opposite(compare(v, high, is_more)));
    }
    static bool same(const maybe& x, const maybe& y) { return x && y ? way(*x, *y) == 0 : !x && !y; }

    template <bool Ordered, bool Equal> void conditions() {
        using namespace mizzle;
        const T x = any(values_), y = any(values_);
        check("is null", a.is_null(), [](const row& r) -> tri { return !r.a; });
        check("is not null", coalesce(a, b).is_not_null(), [](const row& r) -> tri { return r.a || r.b; });
        check("case is null", case_when(cells.k > 2, a).else_(b).is_null(),
              [](const row& r) -> tri { return r.k > 2 ? !r.a : !r.b; });
        if constexpr (Equal) comparisons<Ordered>(x, y);
    }
    template <bool Ordered> void comparisons(const T& x, const T& y) {
        using namespace mizzle;
        std::vector<T> list;
        std::vector<maybe> wanted;
        for (auto n = random_() % 4; n-- > 0;) {
            list.push_back(any(values_));
            wanted.push_back(list.back());
        }
        std::vector<maybe> of_b;
        for (const auto& r : rows_)
            if (r.k > 1) of_b.push_back(r.b);
        check("==", a == x, [&](const row& r) { return compare(r.a, maybe(x), is_equal); });
        check("!=", x != a, [&](const row& r) { return opposite(compare(r.a, maybe(x), is_equal)); });
        check("a == b", a == b, [&](const row& r) { return compare(r.a, r.b, is_equal); });
        check("distinct", a.is_distinct_from(x), [&](const row& r) -> tri { return !same(r.a, x); });
        check("not distinct", a.is_not_distinct_from(b), [&](const row& r) -> tri { return same(r.a, r.b); });
        if constexpr (in_groups) check("in", a.in(x, y, b), [&](const row& r) { return among(r.a, {x, y, r.b}); });
        if constexpr (in_groups && knows_type && !is_list) {
            check("in a list", a.in(list), [&](const row& r) { return among(r.a, wanted); });
            check("not in a list", a.not_in(list), [&](const row& r) { return opposite(among(r.a, wanted)); });
        }
        if constexpr (in_groups)
            check("in a select", a.in(select(b).from(cells).where(cells.k > 1)),
                  [&](const row& r) { return among(r.a, of_b); });
        check("coalesce", coalesce(a, x) == b,
              [&](const row& r) { return compare(r.a ? r.a : maybe(x), r.b, is_equal); });
        if constexpr (Ordered) {
            check("<", a < x, [&](const row& r) { return compare(r.a, maybe(x), is_less); });
            check("<=", a <= b, [&](const row& r) { return opposite(compare(r.a, r.b, is_more)); });
            check(">", x > a, [&](const row& r) { return compare(maybe(x), r.a, is_more); });
            check(">=", a >= x, [&](const row& r) { return opposite(compare(r.a, maybe(x), is_less)); });
            check("between", a.between(x, y), [&](const row& r) { return is_between(r.a, x, y); });
            check("not between", a.not_between(b, y), [&](const row& r) { return opposite(is_between(r.a, r.b, y)); });
            check("case", case_when(cells.k > 2, a).else_(b) < x,
                  [&](const row& r) { return compare(r.k > 2 ? r.a : r.b, maybe(x), is_less); });
        }
    }

    // Beside a number of the program's SQL reckons with the wider type.
    using wide = std::conditional_t<std::is_same_v<T, std::int16_t>, std::int32_t,
                                    std::conditional_t<std::is_same_v<T, float>, double, T>>;
    // JSON and custom types are those of a column: no dynamic<T> is of such a type.
    static constexpr bool is_list = mizzle::detail::is_vector<T> && !std::is_same_v<T, mizzle::bytes>;
    static constexpr bool knows_type =
        !std::is_same_v<T, settings> && !std::is_same_v<T, tag> && !(on_mysql && is_list);
    // MySQL compares two intervals, but finds none among many.
    static constexpr bool in_groups = !on_mysql || !std::is_same_v<T, mizzle::interval>;
    template <class E> static auto as_expression(const E& e) {
        if constexpr (knows_type) return dynamic<wide>(e);
        else return e;
    }
    static maybe narrow(const std::optional<wide>& v) {
        if (!v) return std::nullopt;
        if constexpr (std::is_arithmetic_v<T>) return static_cast<T>(*v);
        else return *v;
    }
    using computed = std::function<maybe(const row&)>;

    template <bool Ordered, bool Extremes, bool Same, bool Equal> void results() {
        using namespace mizzle;
        const T x = any(values_);
        const auto check = [&]<class E>(const char* what, const E& e, const computed& value) {
            result<Ordered, Extremes, Same, Equal>(what, as_expression(e), value);
        };
        check("a", a, [](const row& r) { return r.a; });
        check("coalesce", coalesce(a, x), [&](const row& r) { return r.a ? r.a : maybe(x); });
        check("case", case_when(cells.k > 2, a).else_(b), [&](const row& r) { return r.k > 2 ? r.a : r.b; });
        if constexpr (Same) {
            check("nullif", nullif(a, x),
                  [&](const row& r) { return compare(r.a, maybe(x), is_equal) == true ? maybe() : r.a; });
        }
        if constexpr (Ordered && Extremes) {
            check("greatest", greatest(a, x, b), [&](const row& r) {
                return !r.a || !r.b ? maybe() : highest({*r.a, x, *r.b}, 1);
            });
            check("least", least(a, b), [&](const row& r) {
                return !r.a || !r.b ? maybe() : highest({*r.a, *r.b}, -1);
            });
        }
    }
    static maybe highest(const std::vector<T>& of, int sign) {
        maybe best;
        for (const auto& v : of)
            if (!best || way(v, *best) * sign > 0) best = v;
        return best;
    }

    template <class E> void expect(bool holds, const char* place, const char* what, const E& e) {
        ++places_.statements;
        if (holds) return;
        FAIL_CHECK(what << " in " << place << ": "
                        << to_string<test_database::dialect>(mizzle::select(e).from(cells), mizzle::show::values));
    }

    template <bool Ordered, bool Extremes, bool Same, bool Equal, class E>
    void result(const char* what, const E& e, const computed& value) {
        using namespace mizzle;
        std::vector<maybe> values, known;
        for (const auto& r : rows_) {
            values.push_back(value(r));
            if (values.back()) known.push_back(values.back());
        }
        const auto found = db_.all(select(cells.id, e).from(cells).order_by(cells.id));
        bool holds = found.size() == rows_.size();
        for (std::size_t i = 0; holds && i < found.size(); ++i) holds = same(narrow(get<1>(found[i])), values[i]);
        expect(holds, "select", what, e);
        moved(what, e, values);
        if constexpr (Equal) compared<Ordered, Extremes, Same>(what, e, values, known);
    }

    // Places that give the value as it is.
    template <class E> void moved(const char* what, const E& e, const std::vector<maybe>& values) {
        using namespace mizzle;
        const auto holds = [&](const auto& found, std::ptrdiff_t behind = 0) {
            bool all = found.size() == values.size();
            for (std::size_t i = 0; all && i < found.size(); ++i) {
                const auto at = static_cast<std::ptrdiff_t>(i) - behind;
                all = same(narrow(get<1>(found[i])), at < 0 ? maybe() : values[std::size_t(at)]);
            }
            return all;
        };
        switch (places_.statements / 5 % 3) {
        case 0: {
            const auto derived = subquery<"derived">(select(cells.id, e.as(kept)).from(cells));
            return expect(holds(db_.all(select(derived.id, derived.kept).from(derived).order_by(derived.id))),
                          "subquery", what, e);
        }
        case 1:
            return expect(
                holds(db_.all(select(cells.id, lag(e).over(order_by(cells.id))).from(cells).order_by(cells.id)), 1),
                "lag", what, e);
        default:
            if constexpr (std::is_same_v<wide, T>) {
                auto found = db_.all(update(cells).set(b = e).all_rows().returning(cells.id, b));
                std::sort(found.begin(), found.end(), [](const auto& l, const auto& r) { return l.id < r.id; });
                for (std::size_t i = 0; i < values.size(); ++i) rows_[i].b = values[i];
                expect(holds(found), "update", what, e);
            }
        }
    }

    template <bool Ordered, bool Extremes, bool Same, class E>
    void compared(const char* what, const E& e, const std::vector<maybe>& values, const std::vector<maybe>& known) {
        using namespace mizzle;
        // The groups of equal values, NULL among them.
        std::vector<std::pair<maybe, std::int64_t>> classes;
        for (const auto& v : values) {
            auto at = std::find_if(classes.begin(), classes.end(), [&](const auto& c) { return same(c.first, v); });
            if (at == classes.end()) classes.emplace_back(v, 1);
            else ++at->second;
        }
        std::vector<std::int64_t> sizes, counted;
        for (const auto& c : classes) sizes.push_back(c.second);
        std::sort(sizes.begin(), sizes.end());
        switch (in_groups ? places_.statements % 6 : 2 + places_.statements % 2) {
        case 0:
            if constexpr (in_groups) {
                for (const auto& r : db_.all(select(count()).from(cells).group_by(e))) counted.push_back(get<0>(r));
                std::sort(counted.begin(), counted.end());
                expect(counted == sizes, "group_by", what, e);
            }
            return;
        case 1:
            if constexpr (in_groups) {
                for (const auto& r :
                     db_.all(select(cells.id, count().over(partition_by(e))).from(cells).order_by(cells.id)))
                    counted.push_back(get<1>(r));
                sizes.clear();
                for (const auto& v : values)
                    for (const auto& c : classes)
                        if (same(c.first, v)) sizes.push_back(c.second);
                expect(counted == sizes, "partition_by", what, e);
            }
            return;
        case 2:
            if constexpr (Ordered) {
                std::vector<int> ids, sorted;
                for (const auto& r : db_.all(select(cells.id).from(cells).order_by(asc(e).nulls_first(), cells.id)))
                    ids.push_back(r.id);
                for (const auto& r : rows_) sorted.push_back(r.id);
                std::stable_sort(sorted.begin(), sorted.end(), [&](int l, int r) {
                    const auto &vl = values[std::size_t(l)], &vr = values[std::size_t(r)];
                    return vl && vr ? way(*vl, *vr) < 0 : !vl && vr;
                });
                expect(ids == sorted, "order_by", what, e);
            }
            return;
        case 3:
            if constexpr (Ordered) {
                std::vector<std::int64_t> ranks;
                for (const auto& v : values) {
                    std::int64_t rank = 1;
                    for (const auto& other : values)
                        if (other && (!v || way(*other, *v) > 0)) ++rank;
                    ranks.push_back(rank);
                }
                for (const auto& r : db_.all(
                         select(cells.id, rank().over(order_by(desc(e).nulls_last()))).from(cells).order_by(cells.id)))
                    counted.push_back(get<1>(r));
                expect(counted == ranks, "window order", what, e);
            }
            return;
        case 4:
            if constexpr (Ordered && Extremes) {
                std::vector<T> all;
                for (const auto& v : known) all.push_back(*v);
                const auto r = db_.one(select(min(e), max(e)).from(cells));
                expect(same(narrow(get<0>(r)), highest(all, -1)) && same(narrow(get<1>(r)), highest(all, 1)),
                       "min and max", what, e);
            }
            return;
        default:
            if constexpr (Same) {
                expect(db_.all(select(e).distinct().from(cells)).size() == classes.size(), "distinct", what, e);
                expect(std::size_t(get<0>(db_.one(select(count(distinct(e))).from(cells)))) ==
                           classes.size() - (known.size() != values.size()),
                       "count of distinct", what, e);
                sets();
            }
        }
    }
    void sets() {
        using namespace mizzle;
        std::size_t both = 0, in_a = 0, in_b = 0;
        std::vector<maybe> seen;
        const auto has = [](const std::vector<maybe>& list, const maybe& v) {
            return std::any_of(list.begin(), list.end(), [&](const auto& x) { return same(x, v); });
        };
        std::vector<maybe> of_a, of_b;
        for (const auto& r : rows_) {
            if (!has(of_a, r.a)) of_a.push_back(r.a);
            if (!has(of_b, r.b)) of_b.push_back(r.b);
        }
        for (const auto& v : of_a) (has(of_b, v) ? both : in_a)++;
        in_b = of_b.size() - both;
        const auto left = select(a).from(cells);
        const auto right = select(b).from(cells);
        expect(db_.all(left.union_(right)).size() == in_a + in_b + both, "union", "a", a);
        expect(db_.all(left.intersect(right)).size() == both, "intersect", "a", a);
        expect(db_.all(left.except(right)).size() == in_a, "except", "a", a);
    }

    test_database& db_;
    places places_;
    std::mt19937_64 random_;
    const std::vector<T> values_ = Type::values();
    std::vector<row> rows_;
};

template <class Type, bool Ordered, bool Extremes, bool Same, bool Equal = true> void ask() {
    auto db = empty_database();
    create(db, schema);
    db.run(insert_into(groups).values(std::vector<groups::new_row>{{.id = 0}, {.id = 1}, {.id = 2}}));
    asker<Type>(db, setting("MIZZLE_TEST_SEED", 1))
        .template run<Ordered, Extremes, Same, Equal>(setting("MIZZLE_TEST_STATEMENTS", 250));
}

// A unique column takes each value once, by on_conflict().do_nothing(), and finds its row for do_update().
template <class Type, class Key> void ask_key(const Key& key) {
    using namespace mizzle;
    using T = typename Type::type;
    auto db = empty_database();
    create(db, schema);
    const auto values = Type::values();
    std::vector<T> once;
    int id = 0;
    for (int round = 0; round < 2; ++round)
        for (std::size_t i = 0; i < values.size(); ++i) {
            const T v = values[i];
            const bool is_new =
                std::none_of(once.begin(), once.end(), [&](const T& other) { return way(other, v) == 0; });
            const auto written =
                db.run(insert_into(keys).values(keys.id = ++id, key = v).on_conflict(key).do_nothing());
            CHECK(written.rows_affected == is_new);
            if (is_new) once.push_back(v);
            else
                db.run(
                    insert_into(keys).values(keys.id = ++id, key = v).on_conflict(key).do_update(keys.n = keys.n + 1));
            CHECK(db.one(select(keys.n).from(keys).where(key == v)).n >= round);
        }
    CHECK(db.one(select(count()).from(keys)).count == std::int64_t(once.size()));
}

}  // namespace every
