// The rows of a tree that were there before: a new row gave the key of one instead of the row.
#pragma once
#include "../../query/expressions/condition.hpp"
#include "../../query/expressions/in.hpp"
#include "../../query/relational/steps.hpp"
#include "tree_key_transfer.hpp"

#include <algorithm>
#include <tuple>

namespace mizzle::detail {

namespace relational {

template <class Relation, class... O> constexpr auto query_of(related<Relation, O...>*) {
    return tree_query<typename related<Relation, O...>::table, O...>{};
}

template <class Columns> struct key_values;
template <class... C> struct key_values<type_list<C...>> {
    using type = std::tuple<typename C::sql_type::value_type...>;

    // Nothing where one of them is NULL: that names no row.
    template <class Row> static std::optional<type> of(const Row& row) {
        const auto is_null = [](const auto& value) {
            if constexpr (is_optional<std::remove_cvref_t<decltype(value)>>) return !value.has_value();
            else return false;
        };
        const auto plain = [](const auto& value) -> const auto& {
            if constexpr (is_optional<std::remove_cvref_t<decltype(value)>>) return *value;
            else return value;
        };
        if ((is_null(value_in<C>(row)) || ...)) return std::nullopt;
        return type(plain(value_in<C>(row))...);
    }
};

// The columns have the values of one of the keys. Halved again and again, since SQLite's parser takes a hundred
// parentheses inside each other, no more.
template <class... C>
condition has_any_key(type_list<C...> columns, const std::tuple<typename C::sql_type::value_type...>* keys,
                      std::size_t count) {
    if (count > 1)
        return has_any_key(columns, keys, count / 2) || has_any_key(columns, keys + count / 2, count - count / 2);
    condition all;
    std::apply([&all](const auto&... value) { ((all &= condition(C{} == value)), ...); }, *keys);
    return all;
}

// Calls take(row) for each row of the relation's level that has one of the keys.
template <class R, class Db, class Key, class F>
void each_row_named(Db& db, const std::vector<Key>& keys, const F& take) {
    using columns = typename near_key<R>::there;
    const auto asked = query_of(static_cast<R*>(nullptr));
    using only = decltype(first_of(columns{}));
    constexpr auto family = only::sql_type::family;
    if constexpr (size_of_list<columns> == 1 && (family == type_family::integer || family == type_family::uuid)) {
        std::vector<std::tuple_element_t<0, Key>> values;
        for (const auto& key : keys) values.push_back(std::get<0>(key));
        for (const auto& row : db.all(asked.where(only{}.in(values)))) take(row);
    } else {
        constexpr std::size_t most = 250;
        for (std::size_t start = 0; start < keys.size(); start += most) {
            const auto count = std::min(most, keys.size() - start);
            for (const auto& row : db.all(asked.where(has_any_key(columns{}, &keys[start], count)))) take(row);
        }
    }
}

}  // namespace relational

// The key of a row, and the member that takes it. Relations by keys of the same types share what is done with them.
template <class Key> struct wanted_row {
    Key key;
    void* member;
    bool is_found = false;
    bool operator<(const wanted_row& other) const { return key < other.key; }
};
// Sorts them and returns their keys, each once.
template <class Key> std::vector<Key> sort_wanted(std::vector<wanted_row<Key>>& wanted) {
    std::sort(wanted.begin(), wanted.end());
    std::vector<Key> keys;
    for (const auto& w : wanted)
        if (keys.empty() || keys.back() < w.key) keys.push_back(w.key);
    return keys;
}
// The first of those that have the key, whose integers may be wider.
template <class Key, class Other> wanted_row<Key>* find_wanted(std::vector<wanted_row<Key>>& wanted, const Other& key) {
    return std::lower_bound(wanted.data(), wanted.data() + wanted.size(), key,
                            [](const wanted_row<Key>& w, const Other& k) { return w.key < k; });
}

template <class L, class R, class Db> void load_relation(Db& db, const std::vector<tree_place<L>>& places) {
    using here = relational::key_values<typename relational::near_key<R>::here>;
    using there = relational::key_values<typename relational::near_key<R>::there>;
    using member_type = std::remove_reference_t<decltype(R::relation::get(*places.front().stored))>;
    std::vector<wanted_row<typename here::type>> wanted;
    for (const auto& p : places)
        if (!R::relation::get(*p.given))
            if (auto key = here::of(*p.stored)) wanted.push_back({std::move(*key), &R::relation::get(*p.stored)});
    if (wanted.empty()) return;
    relational::each_row_named<R>(db, sort_wanted(wanted), [&wanted](const relational::row_of<R>& row) {
        const auto key = *there::of(row);
        const auto* end = wanted.data() + wanted.size();
        for (auto* at = find_wanted(wanted, key); at != end && !(key < at->key); ++at) {
            *static_cast<member_type*>(at->member) = row;
            at->is_found = true;
        }
    });
    if constexpr (relational::is_required_one<R>)
        for (const auto& w : wanted)
            if (!w.is_found) throw_named_row_missing(R::table::mizzle_cpp_name);
}

// Reads them with what belongs to them, once everything is inserted.
template <class L, class Db> void load_named(Db& db, const std::vector<tree_place<L>>& places) {
    relational::each_relation<L>([&]<class R>(R*) {
        if constexpr (relational::is_key_above<R>) load_relation<L, R>(db, places);
        if constexpr (relational::may_name_rows<R>) load_named<R>(db, relational::places_below<L, R>(places));
    });
}

}  // namespace mizzle::detail
