// rollup, cube and grouping sets inside group_by(), and grouping(). PostgreSQL only.
//
//   group_by(rollup(a, b))        group by rollup (a, b): groups by a and b, by a, and all rows together
//   group_by(cube(a, b))          by every subset of them
//   group_by(grouping_sets(grouping_set(a, b), a, grouping_set()))
//   select(upper(a).as(code)).from(t).group_by(rollup(code))
//
// In a row that is not grouped by it, an expression is NULL: it comes back as a std::optional.
#pragma once
#include "../bind.hpp"
#include "../expressions/name.hpp"
#include "../node.hpp"
#include "../scope.hpp"
#include "named_group.hpp"

namespace mizzle::detail {

struct grouping_element_tag {};
template <class T>
concept grouping_element = __is_base_of(grouping_element_tag, T);

enum class grouping_kind : unsigned char { set, rollup, cube, sets };

template <grouping_kind Kind, class... X> struct grouping_item : grouping_element_tag {
    static constexpr feature_set needs = needed(feature::grouping_sets);
    static constexpr auto kind = Kind;
    pack<X...> items{};  // which GCC 14 takes for another part of group_by()'s where it shares its address
    constexpr grouping_item() = default;
    constexpr explicit grouping_item(pack<X...> x) : items(std::move(x)) {}
    MIZZLE_DETAIL_PARTS(each(X, items))
};

template <grouping_kind Kind, class... X>
inline constexpr bool is_comparable<grouping_item<Kind, X...>> = (is_comparable<X> && ...);

// An expression, or the name of one that is selected.
template <class X> inline constexpr bool is_grouped_by = expression_like<X> || output_name<X>;
template <class X> inline constexpr bool is_grouping_set = is_grouped_by<X>;
template <class... X> inline constexpr bool is_grouping_set<grouping_item<grouping_kind::set, X...>> = true;

// Expressions that count as one in rollup(), cube() and grouping_sets().
template <class... X> constexpr auto grouping_set(const X&... expressions) {
    static_assert((is_grouped_by<X> && ...), "mizzle: grouping_set() takes columns or expressions");
    return grouping_item<grouping_kind::set, X...>{pack<X...>(0, expressions...)};
}
template <class... X> constexpr auto rollup(const X&... elements) {
    static_assert(sizeof...(X) > 0 && (is_grouping_set<X> && ...),
                  "mizzle: rollup() takes columns, expressions, and some together as grouping_set(a, b)");
    return grouping_item<grouping_kind::rollup, X...>{pack<X...>(0, elements...)};
}
template <class... X> constexpr auto cube(const X&... elements) {
    static_assert(sizeof...(X) > 0 && (is_grouping_set<X> && ...),
                  "mizzle: cube() takes columns, expressions, and some together as grouping_set(a, b)");
    return grouping_item<grouping_kind::cube, X...>{pack<X...>(0, elements...)};
}
template <class... X> constexpr auto grouping_sets(const X&... sets) {
    static_assert(sizeof...(X) > 0 && ((is_grouped_by<X> || grouping_element<X>)&&...),
                  "mizzle: grouping_sets() takes grouping_set(...), rollup(...), cube(...), columns or expressions");
    return grouping_item<grouping_kind::sets, X...>{pack<X...>(0, sets...)};
}

// What group_by() groups by: expressions in all rows, those in rollup() and its like in some.
template <class X, bool AtTimes> struct groups_of_element {
    using type = type_list<typename group_itself<X>::type>;
    using at_times = type_list<>;
};
template <class X> struct groups_of_element<X, true> {
    using at_times = type_list<typename group_itself<X>::type>;
    using type = type_list<grouped_at_times<typename group_itself<X>::type>>;
};
template <bool AtTimes, class... X> struct groups_of_elements {
    using type = joined<typename groups_of_element<X, AtTimes>::type...>;
    using at_times = joined<typename groups_of_element<X, AtTimes>::at_times...>;
};
template <grouping_kind K, class... X>
struct groups_of_element<grouping_item<K, X...>, true> : groups_of_elements<true, X...> {};
template <grouping_kind K, class... X>
struct groups_of_element<grouping_item<K, X...>, false> : groups_of_elements<K != grouping_kind::set, X...> {};

template <class... X> struct groups_of {
    using type = type_list<typename group_itself<X>::type...>;
    using at_times = type_list<>;
};
template <class... X>
    requires(grouping_element<X> || ...)
struct groups_of<X...> : groups_of_elements<false, X...> {};

template <class Source, class AtTimes> struct source_of_groups;
template <class Source> struct source_of_groups<Source, type_list<>> {
    using type = Source;
};
template <class Source, class First, class... X> struct source_of_groups<Source, type_list<First, X...>> {
    using type = rolled_source<Source, First, X...>;
};

namespace functions {
struct grouping {
    MIZZLE_DETAIL_NAME(output_name, grouping) static constexpr std::string_view name = "grouping";
    static constexpr feature_set needs = needed(feature::grouping_sets);
    using never_null = void;
};
}  // namespace functions

// 0 in rows that are grouped by the expression, 1 in those that are not; of several a bit for each, the last the
// lowest.
template <expression_like... X> constexpr auto grouping(const X&... expressions) {
    static_assert(sizeof...(X) > 0, "mizzle: grouping() takes expressions of group_by()");
    return make_call<functions::grouping, types::integer>(expressions...);
}

}  // namespace mizzle::detail

namespace mizzle {

// cube(a, b) groups by every subset of its expressions: `cube (a, b)`.
using detail::cube;
// grouping(a) is 0 in rows that are grouped by the expression and 1 in those of a rollup() or cube() that are not:
// `grouping(...)`.
using detail::grouping;
// grouping_set(a, b) is expressions that count as one in rollup(), cube() and grouping_sets(): `(a, b)`.
using detail::grouping_set;
// grouping_sets(...) groups by each of its sets: `grouping sets ((a, b), a, ())`.
using detail::grouping_sets;
// rollup(a, b) groups by a and b, by a, and all rows together: `rollup (a, b)`.
using detail::rollup;

}  // namespace mizzle
