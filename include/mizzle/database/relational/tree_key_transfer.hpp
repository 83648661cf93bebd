// The rows of a tree that is inserted, level by level, and the keys that go from one row to another.
#pragma once
#include "../../message.hpp"
#include "../../query/relational/tree_rules.hpp"
#include "../error.hpp"
#include "tree_assembly.hpp"

#include <string_view>
#include <vector>

namespace mizzle::detail {

// A new row, where it stands once it is stored, and the number of the row above that it belongs to.
template <class L> struct tree_place {
    relational::new_row_of<L>* given;
    relational::row_of<L>* stored;
    std::size_t owner;
};

namespace relational {

template <class L, class F> void each_relation(const F& f) {
    [&]<class... R>(type_list<R...>) { (f(static_cast<R*>(nullptr)), ...); }(relations_of<L>{});
}

// The new rows of a relation, with room for them where they are stored.
template <class L, class R> std::vector<tree_place<R>> places_below(const std::vector<tree_place<L>>& places) {
    std::vector<tree_place<R>> below;
    for (std::size_t i = 0; i < places.size(); ++i) {
        auto& given = R::relation::get(*places[i].given);
        auto& stored = R::relation::get(*places[i].stored);
        if constexpr (R::declaration::is_many) {
            stored.resize(given.size());
            for (std::size_t j = 0; j < given.size(); ++j) below.push_back({&given[j], &stored[j], i});
        } else if (given) {
            below.push_back({&*given, &joined_row(stored), i});
        }
    }
    return below;
}

// A column's value in a row that was returned.
template <class C, class Row> const value_of<C>& value_in(const Row& row) {
    if constexpr (table_row<Row>) return value_in_row<C>(row);
    else return C::get(const_cast<Row&>(row));
}

// A column's place in a new row that may leave it out.
template <class C, class Row> settable<C>& settable_in(Row& row) { return member_of<C, settable<C>>(row); }

template <class Stored, class Row> void take_columns(Stored& stored, Row&& row) {
    if constexpr (std::is_same_v<Stored, Row>) stored = std::move(row);
    else table_of<Row>::mizzle_each(row, [&]<class C>(C, value_of<C>& member) { C::get(stored) = std::move(member); });
}

}  // namespace relational

[[noreturn]] MIZZLE_COLD void throw_null_key(std::string_view column);
[[noreturn]] MIZZLE_COLD void throw_other_key(std::string_view column);
[[noreturn]] MIZZLE_COLD void throw_no_key(std::string_view column);
[[noreturn]] MIZZLE_COLD void throw_rows_missing(std::string_view table);
[[noreturn]] MIZZLE_COLD void throw_named_row_missing(std::string_view table);

template <class From, class To, class Stored, class New> void give_key_column(const Stored& from, New& to) {
    if constexpr (!To::specification::is_generated) {
        const auto& value = relational::value_in<From>(from);
        auto& member = relational::settable_in<To>(to);
        const auto give = [&member](const auto& v) {
            if (!member.given()) member = settable<To>(v);
            else if (!(member.value() == v)) throw_other_key(To::quoted);
        };
        if constexpr (is_nullable_column<From>) {
            if (!value) throw_null_key(From::quoted);
            give(*value);
        } else {
            give(value);
        }
    }
}
// The values of a stored row's columns for those of a new row that name it.
template <class Stored, class New, class... From, class... To>
void give_key(const Stored& from, New& to, type_list<From...>, type_list<To...>) {
    (give_key_column<From, To>(from, to), ...);
}

template <class New, class... C> void expect_keys(const New& row, type_list<C...>) {
    ((relational::settable_in<C>(const_cast<New&>(row)).given() ? void() : throw_no_key(C::quoted)), ...);
}

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "tree_key_transfer.ipp"
#endif
