// By what the rows of a level are known to the rows that belong to them: by an integer key that they have anyway, or by
// a number that the statement gives them. A key spares the database the numbering and, where all rows of a table are
// asked for, the join with the level above.
#pragma once
#include "../clauses/primary_key.hpp"
#include "joins.hpp"

namespace mizzle::detail::relational {

// The key of the row above by which a relation's rows name it; `nothing` if that is not one integer.
template <class R> constexpr auto find_key_named() {
    if constexpr (is_by_condition<R>) {
        return nothing{};
    } else if constexpr (size_of_list<typename near_key<R>::here> != 1) {
        return nothing{};
    } else {
        using here = decltype(first_of(typename near_key<R>::here{}));
        using there = decltype(first_of(typename near_key<R>::there{}));
        if constexpr (here::sql_type::family == type_family::integer &&
                      there::sql_type::family == type_family::integer && here::specification::not_null &&
                      is_unique_key<typename R::parent, typename near_key<R>::here>)
            return here{};
        else return nothing{};
    }
}

// The one key that all rows below name; `nothing` where they name several, or rows that are joined to the level's.
template <class... R> constexpr auto keys_named_below(type_list<R...>) {
    [[maybe_unused]] const auto of_one = []<class One>(One*) {
        if constexpr (!is_joined<One>) return type_list<decltype(find_key_named<One>())>{};
        else if constexpr (has_branches<One>) return type_list<nothing>{};
        else return type_list<>{};
    };
    return (type_list<>{} + ... + of_one(static_cast<R*>(nullptr)));
}
constexpr nothing one_key(type_list<>) { return {}; }
template <class Key, class... Rest> constexpr auto one_key(type_list<Key, Rest...>) {
    if constexpr ((std::is_same_v<Key, Rest> && ...)) return Key{};
    else return nothing{};
}
template <class L> using key_below = decltype(one_key(keys_named_below(relations_of<L>{})));

// An integer key of a level's rows, where others hang on them or are joined to them; `nothing` if there is none. A row
// is there once, then, unless the database holds twice what is declared to be unique.
template <class T, class... C> constexpr auto find_key_among(std::type_identity<column_list<T, C...>>) {
    [[maybe_unused]] const auto of_one = []<class One>(One*) {
        if constexpr (One::sql_type::family == type_family::integer && One::specification::not_null) {
            if constexpr (is_unique_key<T, type_list<One>>) return type_list<One>{};
            else return type_list<>{};
        } else {
            return type_list<>{};
        }
    };
    return (type_list<>{} + ... + of_one(static_cast<C*>(nullptr)));
}
template <class... R> constexpr bool any_joined(type_list<R...>) { return (is_joined<R> || ...); }
constexpr nothing first_of_keys(type_list<>) { return {}; }
template <class C, class... Rest> constexpr C first_of_keys(type_list<C, Rest...>) { return {}; }
template <class L> constexpr auto find_own_key() {
    if constexpr (!std::is_same_v<relations_of<L>, type_list<>>)
        return first_of_keys(find_key_among(std::type_identity<typename L::table::mizzle_columns>{}));
    else return nothing{};
}
template <class L> using own_key = decltype(find_own_key<L>());

// Without an integer the columns of the primary key, or those that are unique, whose values can be told apart as they
// are. Where a value is NULL, nothing is known to be unique.
template <class C>
inline constexpr bool is_plain_key = [] {
    constexpr auto family = C::sql_type::family;
    return family != type_family::real && family != type_family::interval && family != type_family::json &&
           family != type_family::array && family != type_family::custom;
}();
template <class... C> constexpr bool are_plain(type_list<C...>) { return (is_plain_key<C> && ...); }
template <class... C> constexpr auto columns_of_unique(const constraints::unique<C...>*) {
    return std::conditional_t<are_plain(type_list<C...>{}), type_list<type_list<C...>>, type_list<>>{};
}
constexpr auto columns_of_unique(const void*) { return type_list<>{}; }
template <class... C> constexpr auto columns_of_uniques(const std::tuple<C...>*) {
    return (type_list<>{} + ... + columns_of_unique(static_cast<const C*>(nullptr)));
}
template <class T, class... C> constexpr auto find_keys_among(std::type_identity<column_list<T, C...>>) {
    [[maybe_unused]] const auto of_primary = []<class One>(One*) {
        if constexpr (is_key_column<One>) return type_list<One>{};
        else return type_list<>{};
    };
    [[maybe_unused]] const auto of_unique = []<bool NotNull, class One>(std::bool_constant<NotNull>, One*) {
        if constexpr (is_plain_key<One> && One::specification::not_null == NotNull && is_unique_key<T, type_list<One>>)
            return type_list<type_list<One>>{};
        else return type_list<>{};
    };
    using primary = decltype((type_list<>{} + ... + of_primary(static_cast<C*>(nullptr))));
    if constexpr (!std::is_same_v<primary, type_list<>> && are_plain(primary{})) {
        return primary{};
    } else {
        using unique = decltype((type_list<>{} + ... + of_unique(std::true_type{}, static_cast<C*>(nullptr))) +
                                columns_of_uniques(static_cast<constraints_of<T>*>(nullptr)) +
                                (type_list<>{} + ... + of_unique(std::false_type{}, static_cast<C*>(nullptr))));
        if constexpr (std::is_same_v<unique, type_list<>>) return type_list<>{};
        else return first_of_keys(unique{});
    }
}
template <class L> constexpr auto find_own_keys() {
    if constexpr (!std::is_same_v<relations_of<L>, type_list<>> && !column_like<own_key<L>>)
        return find_keys_among(std::type_identity<typename L::table::mizzle_columns>{});
    else return type_list<>{};
}
template <class L> using own_keys = decltype(find_own_keys<L>());

// What else rows below or joined ones name them by: a row of such a key that is there twice would come below two rows.
template <class Key, class Own> inline constexpr bool is_told_by = are_listed<Key, Own>;
template <class Key> inline constexpr bool is_told_by<Key, type_list<>> = false;
template <class L> using all_own_keys = std::conditional_t<column_like<own_key<L>>, type_list<own_key<L>>, own_keys<L>>;
template <class L, class R> constexpr auto find_other_key() {
    if constexpr (is_by_condition<R>) {
        return type_list<>{};
    } else {
        using here = typename near_key<R>::here;
        if constexpr (is_unique_key<typename L::table, here> && are_plain(here{}) && !is_told_by<here, all_own_keys<L>>)
            return type_list<here>{};
        else return type_list<>{};
    }
}
constexpr auto each_once(type_list<>) { return type_list<>{}; }
template <class One, class... Rest> constexpr auto each_once(type_list<One, Rest...>) {
    return std::conditional_t<is_one_of<One, type_list<Rest...>>, type_list<>, type_list<One>>{} +
           each_once(type_list<Rest...>{});
}
template <class L> constexpr auto find_other_keys() {
    return []<class... R>(type_list<R...>) {
        return each_once((type_list<>{} + ... + find_other_key<L, R>()));
    }(relations_of<L>{});
}
// Lists of columns.
template <class L> using other_keys = decltype(find_other_keys<L>());
template <class C, class... Keys> constexpr bool is_in_one(type_list<Keys...>) { return (is_one_of<C, Keys> || ...); }

// Whether a row of a relation's table belongs to a row above but once; one that comes through a table that may hold a
// pair of keys twice does not.
template <class R> constexpr bool find_comes_once() {
    if constexpr (is_by_condition<R> || std::is_void_v<typename R::junction>) return true;
    else
        return is_unique_key<typename R::junction,
                             decltype(typename near_key<R>::there{} + typename R::tie::far_tie::here{})>;
}
template <class R> inline constexpr bool comes_once = find_comes_once<R>();

// Whether the statement itself says of a row that what is joined to it is there twice: its own key may come twice.
template <class L> constexpr bool find_tells_twice() {
    if constexpr (is_related<L>) return !comes_once<L> && any_joined(relations_of<L>{});
    else return false;
}
template <class L> inline constexpr bool tells_twice = find_tells_twice<L>();

// Whether a column is part of a level's result, and whether the levels below need it.
template <class L, class C>
inline constexpr bool is_returned =
    has_all_columns<L> || is_one_of<C, columns_of<L>> || std::is_same_v<C, found_column<L>> ||
    std::is_same_v<C, key_below<L>> || std::is_same_v<C, own_key<L>> || is_one_of<C, own_keys<L>> ||
    is_in_one<C>(other_keys<L>{});
template <class L, class C> inline constexpr bool is_carried = is_returned<L, C> || is_one_of<C, columns_below<L>>;

// Whether only some of a relation's rows are wanted for each row above.
template <class R> inline constexpr bool is_cut = is_limited<R> || takes_first<R>;

// What is known of a level's rows by what they belong to.
struct level_rows {
    bool are_distinct = true;  // no row of the table is there twice
    bool are_all = true;       // that there are, or that belong to all rows above
};

template <class L> constexpr level_rows rows_of_base() {
    return {.are_distinct = true,
            .are_all =
                !is_given<where_of<L>> && !is_limited<L> && std::is_same_v<typename L::filter_type, no_condition>};
}
template <class R> constexpr level_rows rows_below(level_rows above) {
    bool names_one_row = false;
    if constexpr (!is_by_condition<R> && std::is_void_v<typename R::junction>)
        names_one_row = is_unique_key<typename R::parent, typename near_key<R>::here>;
    constexpr bool is_filtered = is_given<where_of<R>> || !std::is_same_v<typename R::filter_type, no_condition>;
    return {.are_distinct = above.are_distinct && names_one_row,
            .are_all = above.are_all && names_one_row && !is_filtered && !is_cut<R>};
}

template <class L> constexpr bool is_keyed(level_rows rows) { return column_like<key_below<L>> && rows.are_distinct; }
// Whether a relation's rows are found without those above.
template <class R> constexpr bool is_found_alone(bool above_is_keyed, level_rows above) {
    return above_is_keyed && above.are_all && !is_cut<R>;
}
// Whether rows below are found by way of a level's rows.
template <class... R> constexpr bool any_cut(type_list<R...>) { return ((!is_joined<R> && is_cut<R>) || ...); }
template <class L> constexpr bool is_looked_up(level_rows rows) {
    return has_branches<L> && !(is_keyed<L>(rows) && rows.are_all && !any_cut(relations_of<L>{}));
}

// Whether the statement numbers a level's rows: they are sorted, or rows below name them so.
template <class L> constexpr bool is_numbered(level_rows rows) {
    return is_ordered<L> || (has_branches<L> && !is_keyed<L>(rows));
}
// Whether a relation's rows have the key of the row above among their own columns.
template <class R> constexpr bool has_key_of_above(bool above_is_keyed) {
    if constexpr (column_like<decltype(find_key_named<R>())>) {
        using there = decltype(first_of(typename near_key<R>::there{}));
        return above_is_keyed && std::is_void_v<typename R::junction> && is_returned<R, there>;
    } else {
        return false;
    }
}

// Whether a column of a level is that by which its rows name the row above.
template <class L, class C> constexpr bool find_names_row_above() {
    if constexpr (is_related<L>) {
        if constexpr (!is_by_condition<L> && std::is_void_v<typename L::junction>)
            return std::is_same_v<C, decltype(first_of(typename near_key<L>::there{}))>;
        else return false;
    } else {
        return false;
    }
}
template <class L, class C> inline constexpr bool names_row_above = find_names_row_above<L, C>();

// Which columns of the result say where a row belongs: its level is the first of them.
struct place_columns {
    bool parent = false, number = false;

    constexpr int count() const { return 1 + parent + number; }
    constexpr int parent_column() const { return 1; }
    constexpr int number_column() const { return 1 + parent; }

    template <class L> constexpr void add_level(level_rows rows) {
        number = number || is_numbered<L>(rows);
        [[maybe_unused]] const auto each = [&]<class R>(R*) {
            if constexpr (!is_joined<R>) {
                parent = parent || !has_key_of_above<R>(is_keyed<L>(rows));
                add_level<R>(rows_below<R>(rows));
            } else if constexpr (has_branches<R>) {
                parent = number = true;
            }
        };
        [&]<class... R>(type_list<R...>) { (each(static_cast<R*>(nullptr)), ...); }(relations_of<L>{});
    }
};
template <class L> constexpr place_columns columns_for_places() {
    place_columns columns;
    columns.add_level<L>(rows_of_base<L>());
    return columns;
}

// Whether there may be several rows for a one(), of which the first is meant.
template <class R> inline constexpr bool may_be_several = !R::declaration::is_many && is_limited<R>;

// Whether the rows of a relation go into a list of their own first: others hang on them, they are sorted, or only the
// first of several is wanted.
template <class R> inline constexpr bool is_kept_apart = has_branches<R> || is_ordered<R> || may_be_several<R>;

}  // namespace mizzle::detail::relational
