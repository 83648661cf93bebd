// What was said of the rows at a level of a relational query, in any order: where, order by, limit, offset, columns,
// extras and with, each an option of its own.
#pragma once
#include "../../schema/relation_keys.hpp"
#include "../clauses/default_filter.hpp"
#include "../pack.hpp"
#include "../statement.hpp"

namespace mizzle::detail::relational {

// Stands for what was not said.
struct nothing {
    using parts = type_list<>;
};

template <class Condition> struct where_option {
    using condition_type = Condition;
    MIZZLE_DETAIL_NO_ADDRESS Condition condition{};
    constexpr where_option() = default;
    constexpr explicit where_option(Condition c) : condition(std::move(c)) {}
};
template <class... X> struct order_option {
    using orderings_type = type_list<X...>;
    MIZZLE_DETAIL_NO_ADDRESS pack<X...> orderings{};
    constexpr order_option() = default;
    constexpr explicit order_option(pack<X...> x) : orderings(std::move(x)) {}
};
template <class N> struct limit_option {
    MIZZLE_DETAIL_NO_ADDRESS N rows{};
    constexpr limit_option() = default;
    constexpr explicit limit_option(N n) : rows(std::move(n)) {}
};
template <class N> struct offset_option {
    MIZZLE_DETAIL_NO_ADDRESS N rows{};
    constexpr offset_option() = default;
    constexpr explicit offset_option(N n) : rows(std::move(n)) {}
};
template <class... C> struct only_option {
    constexpr only_option() = default;
};
template <class... C> struct without_option {
    constexpr without_option() = default;
};
template <class... X> struct extras_option {
    MIZZLE_DETAIL_NO_ADDRESS pack<X...> extras{};
    constexpr extras_option() = default;
    constexpr explicit extras_option(pack<X...> x) : extras(std::move(x)) {}
};
template <class... R> struct with_option {
    MIZZLE_DETAIL_NO_ADDRESS pack<R...> relations{};
    constexpr with_option() = default;
    constexpr explicit with_option(pack<R...> r) : relations(std::move(r)) {}
};

template <fixed_string... Names> struct lifted_option {
    constexpr lifted_option() = default;
};

// The options of a level. Each has its own place, empty or not: GCC 12 loses constants that share theirs.
template <std::size_t I, class O> struct option_slot {
    O option{};
    constexpr option_slot() = default;
    constexpr option_slot(int, O o) : option(std::move(o)) {}
};
template <class Indices, class... O> struct option_slots;
template <std::size_t... I, class... O> struct option_slots<std::index_sequence<I...>, O...> : option_slot<I, O>... {
    constexpr option_slots() = default;
    constexpr explicit option_slots(int, O... o) : option_slot<I, O>(0, std::move(o))... {}
    // With one more.
    template <class New> constexpr auto adding(New added) const {
        return option_slots<std::index_sequence_for<O..., New>, O..., New>(
            0, static_cast<const option_slot<I, O>&>(*this).option..., std::move(added));
    }
};
template <class... O> using option_list = option_slots<std::index_sequence_for<O...>, O...>;

// The option of a kind among those of a level, by its base class; `nothing` where it was not said.
template <std::size_t I, class C> constexpr const C& where_in(const option_slot<I, where_option<C>>& p) {
    return p.option.condition;
}
constexpr nothing where_in(const anything&) { return {}; }
template <std::size_t I, class... X> constexpr const pack<X...>& order_in(const option_slot<I, order_option<X...>>& p) {
    return p.option.orderings;
}
constexpr pack<> order_in(const anything&) { return {}; }
template <std::size_t I, class N> constexpr const N& limit_in(const option_slot<I, limit_option<N>>& p) {
    return p.option.rows;
}
constexpr nothing limit_in(const anything&) { return {}; }
template <std::size_t I, class N> constexpr const N& offset_in(const option_slot<I, offset_option<N>>& p) {
    return p.option.rows;
}
constexpr nothing offset_in(const anything&) { return {}; }
template <std::size_t I, class... X>
constexpr const pack<X...>& extras_in(const option_slot<I, extras_option<X...>>& p) {
    return p.option.extras;
}
constexpr pack<> extras_in(const anything&) { return {}; }
template <std::size_t I, class... R>
constexpr const pack<R...>& relations_in(const option_slot<I, with_option<R...>>& p) {
    return p.option.relations;
}
constexpr pack<> relations_in(const anything&) { return {}; }

template <std::size_t I, fixed_string... Names>
constexpr lifted_filters<Names...> lifted_in(const option_slot<I, lifted_option<Names...>>&) {
    return {};
}
constexpr lifted_filters<> lifted_in(const anything&) { return {}; }
template <class... O> using lifted_among = decltype(lifted_in(std::declval<const option_list<O...>&>()));

template <class P> struct listed;
template <class... T> struct listed<pack<T...>> {
    using type = type_list<T...>;
};

// The types of what was said at a level.
template <class L> using where_of = std::remove_cvref_t<decltype(where_in(std::declval<const L&>().options))>;
template <class L> using limit_of = std::remove_cvref_t<decltype(limit_in(std::declval<const L&>().options))>;
template <class L> using offset_of = std::remove_cvref_t<decltype(offset_in(std::declval<const L&>().options))>;
template <class L>
using order_of = typename listed<std::remove_cvref_t<decltype(order_in(std::declval<const L&>().options))>>::type;
template <class L>
using extras_of = typename listed<std::remove_cvref_t<decltype(extras_in(std::declval<const L&>().options))>>::type;
template <class L>
using relations_of =
    typename listed<std::remove_cvref_t<decltype(relations_in(std::declval<const L&>().options))>>::type;

template <class T> inline constexpr bool is_given = !std::is_same_v<T, nothing>;
template <class... T> inline constexpr bool is_given<type_list<T...>> = sizeof...(T) > 0;

template <class L> inline constexpr bool is_ordered = is_given<order_of<L>>;
template <class L> inline constexpr bool is_limited = is_given<limit_of<L>> || is_given<offset_of<L>>;

// The columns of a level's table that its rows have, in the order in which they were named.
template <std::size_t I, class... C> constexpr type_list<C...> columns_in(const option_slot<I, only_option<C...>>&) {
    return {};
}
constexpr nothing columns_in(const anything&) { return {}; }
template <std::size_t I, class... C>
constexpr type_list<C...> left_out_in(const option_slot<I, without_option<C...>>&) {
    return {};
}
constexpr type_list<> left_out_in(const anything&) { return {}; }

template <class LeftOut, class T, class... C> constexpr auto all_columns_but(column_list<T, C...>*) {
    return (type_list<>{} + ... + std::conditional_t<is_one_of<C, LeftOut>, type_list<>, type_list<C>>{});
}
template <class L> constexpr auto find_columns() {
    using only = decltype(columns_in(std::declval<const L&>().options));
    using left_out = decltype(left_out_in(std::declval<const L&>().options));
    if constexpr (is_given<only>) return only{};
    else return all_columns_but<left_out>(static_cast<typename L::table::mizzle_columns*>(nullptr));
}
template <class L> using columns_of = decltype(find_columns<L>());

template <class L>
inline constexpr bool has_all_columns =
    !is_given<decltype(columns_in(std::declval<const L&>().options))> &&
    std::is_same_v<decltype(left_out_in(std::declval<const L&>().options)), type_list<>>;

}  // namespace mizzle::detail::relational
