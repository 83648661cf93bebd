// Set operations, subqueries and limits nested at random, compared with the same done by hand.
#include "app.hpp"
#include "catch.hpp"

#include <algorithm>
#include <array>
#include <iterator>

using namespace mizzle;

MIZZLE_TABLE(draws, (n, integer, not_null))
MIZZLE_SCHEMA(draw_schema, draws)
MIZZLE_NAME(picked)

namespace {

using ints = std::vector<int>;  // sorted, equal ones as often as they are there

constexpr std::uint32_t mixed(std::uint32_t seed) {
    seed += 0x9e3779b9u;
    seed = (seed ^ (seed >> 16)) * 0x85ebca6bu;
    seed = (seed ^ (seed >> 13)) * 0xc2b2ae35u;
    return seed ^ (seed >> 16);
}
constexpr int pick(std::uint32_t seed, int salt, int below) {
    return static_cast<int>(mixed(seed * 31u + static_cast<std::uint32_t>(salt)) % static_cast<std::uint32_t>(below));
}

ints slice(const ints& sorted, std::size_t skip, std::size_t count) {
    const auto first = std::min(skip, sorted.size()), last = std::min(first + count, sorted.size());
    return {sorted.begin() + static_cast<std::ptrdiff_t>(first), sorted.begin() + static_cast<std::ptrdiff_t>(last)};
}
ints without_twins(ints values) {
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}
template <class F> ints filtered(const ints& values, F&& keep) {
    ints result;
    std::copy_if(values.begin(), values.end(), std::back_inserter(result), keep);
    return result;
}

// A select of one column, named picked, and its rows as C++ finds them among all.
template <std::uint32_t Seed> struct leaf {
    static constexpr int kind = pick(Seed, 1, 4), a = 1 + pick(Seed, 2, 7), b = pick(Seed, 3, 4);

    static auto statement() {
        const auto from = select(draws.n.as(picked)).from(draws);
        if constexpr (kind == 0) return from.where(draws.n % (a + 1) == b);
        else if constexpr (kind == 1) return from.where(draws.n < a || draws.n == b + 4);
        else if constexpr (kind == 2) return from.order_by(draws.n).limit(a * 2);
        else return from.where(draws.n != b).order_by(desc(draws.n)).limit(a + 2).offset(b);
    }
    static ints rows(const ints& all) {
        if constexpr (kind == 0) return filtered(all, [](int n) { return n % (a + 1) == b; });
        else if constexpr (kind == 1) return filtered(all, [](int n) { return n < a || n == b + 4; });
        else if constexpr (kind == 2) return slice(all, 0, a * 2);
        else {
            auto rest = filtered(all, [](int n) { return n != b; });
            std::reverse(rest.begin(), rest.end());
            auto page = slice(rest, b, a + 2);
            std::reverse(page.begin(), page.end());
            return page;
        }
    }
};

template <std::uint32_t Seed, int Depth> struct tree;

template <std::uint32_t Seed, int Depth>
using operand = std::conditional_t<Depth <= 0 || pick(Seed, 4, 5) == 0, leaf<Seed>, tree<Seed, Depth>>;

template <std::uint32_t Seed, int Depth> struct tree {
    using left = operand<mixed(Seed * 2 + 1), Depth - 1>;
    using right = operand<mixed(Seed * 2 + 2), Depth - 1>;
    static constexpr int operation = pick(Seed, 5, 6), shape = pick(Seed, 6, 5), count = 1 + pick(Seed, 7, 9);

    static auto combined() {
        const auto l = left::statement();
        const auto r = right::statement();
        if constexpr (operation == 0) return l.union_(r);
        else if constexpr (operation == 1) return l.union_all(r);
        else if constexpr (operation == 2) return l.intersect(r);
        else if constexpr (operation == 3) return l.intersect_all(r);
        else if constexpr (operation == 4) return l.except(r);
        else return l.except_all(r);
    }
    // As it is, ordered and limited, as a subquery in from, as a common table, or looked for in another select.
    static auto statement() {
        const auto both = combined();
        if constexpr (shape == 0) return both;
        else if constexpr (shape == 1) return both.order_by(picked).limit(count);
        else if constexpr (shape == 2) {
            const auto inner = subquery<"inner">(both);
            return select(inner.picked.as(picked)).from(inner).where(inner.picked < count);
        } else if constexpr (shape == 3) {
            const auto common = cte<"common">(both);
            const auto outer = subquery<"outer">(
                with(common)(select((common.picked + 0).as(picked)).from(common).where(common.picked >= count / 2)));
            return select(outer.picked.as(picked)).from(outer);
        } else return select(draws.n.as(picked)).from(draws).where(draws.n.in(both) || draws.n == count);
    }

    static ints combined_rows(const ints& all) {
        auto l = left::rows(all), r = right::rows(all);
        ints result;
        if constexpr (operation % 2 == 0) l = without_twins(l), r = without_twins(r);
        if constexpr (operation < 2) std::merge(l.begin(), l.end(), r.begin(), r.end(), std::back_inserter(result));
        else if constexpr (operation < 4)
            std::set_intersection(l.begin(), l.end(), r.begin(), r.end(), std::back_inserter(result));
        else std::set_difference(l.begin(), l.end(), r.begin(), r.end(), std::back_inserter(result));
        return operation == 0 ? without_twins(result) : result;
    }
    static ints rows(const ints& all) {
        const auto both = combined_rows(all);
        if constexpr (shape == 0) return both;
        else if constexpr (shape == 1) return slice(both, 0, count);
        else if constexpr (shape == 2) return filtered(both, [](int n) { return n < count; });
        else if constexpr (shape == 3) return filtered(both, [](int n) { return n >= count / 2; });
        else return filtered(all, [&](int n) { return n == count || std::binary_search(both.begin(), both.end(), n); });
    }
};

template <std::uint32_t Seed> void compare(test_database& db, const ints& all) {
    using generated = tree<mixed(Seed), 3>;
    const auto statement = generated::statement();
    ints found;
    for (const auto& row : db.all(statement)) found.push_back(row.picked);
    std::sort(found.begin(), found.end());
    INFO("seed " << Seed << ": " << sqlite_text(statement));
    CHECK(found == generated::rows(all));
}

}  // namespace

TEST_CASE("set operations nested at random give what they give by hand") {
    auto db = empty_database();
    create(db, draw_schema);
    ints all;
    for (int n = 0; n < 10; ++n)
        for (int i = 0; i <= n % 4; ++i) all.push_back(n);
    std::vector<draws::new_row> rows;
    for (const int n : all) rows.push_back({.n = n});
    db.run(insert_into(draws).values(rows));
    [&]<std::uint32_t... Seed>(std::integer_sequence<std::uint32_t, Seed...>) {
        (compare<Seed>(db, all), ...);
    }(std::make_integer_sequence<std::uint32_t, 30>{});
}
