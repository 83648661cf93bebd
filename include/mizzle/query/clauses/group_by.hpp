// group by expressions
#pragma once
#include "../expressions/outer.hpp"
#include "../node.hpp"
#include "grouping_sets.hpp"
#include "order_by.hpp"
#include "select.hpp"

namespace mizzle::detail {

template <class X> inline constexpr feature_set needs_of_grouping_by = 0;
template <expression_like X>
inline constexpr feature_set needs_of_grouping_by<X> = needs_of_groups<typename X::sql_type>;

template <class Before, class... X>
struct MIZZLE_DETAIL_STATEMENT group_by_clause : after<Before>, Before::template steps<group_by_clause<Before, X...>> {
    using groups = typename groups_of<X...>::type;
    using source = typename source_of_groups<typename Before::source, typename groups_of<X...>::at_times>::type;
    static constexpr feature_set needs = (needs_of_outer_order<X...> | ... | needs_of_grouping_by<X>);
    static constexpr auto place = clause::group_by;
    MIZZLE_DETAIL_NO_ADDRESS Before before{};
    MIZZLE_DETAIL_NO_ADDRESS pack<X...> expressions{};
    constexpr group_by_clause() = default;
    constexpr group_by_clause(const Before& b, pack<X...>&& x) : before(b), expressions(std::move(x)) {}
    MIZZLE_DETAIL_PARTS(one(before), each(X, expressions))
};

// What a name among the groups stands for: the selected expression that as() calls so.
template <class S> constexpr const auto& head_of(const S& statement) {
    return find_clause<begins_statement>(statement);
}
template <class Items, class X> struct grouped_expression {
    using type = X;
};
template <class... Items, output_name Name>
    requires(!is_unknown_name<type_list<Items...>, Name>)
struct grouped_expression<type_list<Items...>, Name> {
    using item = typename item_named<Name, Items...>::type;
    using type = std::remove_cvref_t<decltype(std::declval<item>().operand)>;
};
template <class Items, grouping_kind K, class... X>
inline constexpr bool is_unknown_name<Items, grouping_item<K, X...>> = (is_unknown_name<Items, X> || ...);

template <class S, class X> constexpr auto find_group(const S& statement, const X& x) {
    using found = grouped_expression<typename S::returned, X>;
    if constexpr (std::is_same_v<typename found::type, X>) {
        return x;
    } else {
        using type = typename found::type;
        type result{};
        head_of(statement).items.each([&]<class Item>(const Item& item) {
            if constexpr (std::is_same_v<Item, typename found::item>) result = item.operand;
        });
        if constexpr (has_parameters<type>) {
            using head = std::remove_cvref_t<decltype(head_of(statement))>;
            return named_group<type, parameters_before<typename found::item>(typename head::parts{})>(
                std::move(result));
        } else {
            return result;
        }
    }
}
template <std::size_t... I, class S, grouping_kind K, class... X>
constexpr auto find_groups(const S& statement, const grouping_item<K, X...>& item, std::index_sequence<I...>) {
    using found = grouping_item<K, std::remove_cvref_t<decltype(find_group(statement, part<I>(item.items)))>...>;
    return found{decltype(found::items)(0, find_group(statement, part<I>(item.items))...)};
}
template <class S, grouping_kind K, class... X>
constexpr auto find_group(const S& statement, const grouping_item<K, X...>& item) {
    return find_groups(statement, item, std::index_sequence_for<X...>{});
}

template <class Self>
template <class... Named>
constexpr auto select_steps<Self>::group_by(const Named&... named) const {
    constexpr bool names_items = !(is_unknown_name<typename Self::returned, Named> || ...);
    static_assert(names_items,
                  "mizzle: group_by() uses a name that no selected expression has; give it one by as(name)");
    if constexpr (names_items) return group_by_these(find_group(static_cast<const Self&>(*this), named)...);
    else return Self(static_cast<const Self&>(*this));
}

template <class Self>
template <class... X>
constexpr auto select_steps<Self>::group_by_these(const X&... expressions) const {
    constexpr bool in_place =
        Self::place == clause::from || Self::place == clause::join || Self::place == clause::where;
    constexpr bool has_groups = sizeof...(X) > 0 && ((expression_like<X> || grouping_element<X>)&&...);
    static_assert(in_place, "mizzle: group_by() comes once, after where() and before having() and order_by()");
    static_assert(has_groups, "mizzle: group_by() takes columns or expressions");
    static_assert(!in_place || (in_scope<typename Self::source, X> && ...),
                  "mizzle: group_by() uses a column whose table is not in from() or a join; join the table");
    static_assert((is_comparable<X> && ...), MIZZLE_DETAIL_JSON_RULE("group_by() compares"));
    static_assert(!(has_aggregate<X> || ...), "mizzle: group_by() cannot use an aggregate");
    static_assert(!(has_window<X> || ...), "mizzle: group_by() cannot use a window function; select it in a subquery");
    if constexpr (in_place && has_groups)
        return group_by_clause<Self, X...>{static_cast<const Self&>(*this), pack<X...>(0, expressions...)};
    else return Self(static_cast<const Self&>(*this));
}

}  // namespace mizzle::detail
