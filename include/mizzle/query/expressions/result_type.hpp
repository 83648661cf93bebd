// The SQL type of a selected expression where the source of the rows has a say in it: an array of what may be NULL.
#pragma once
#include "../functions/collect.hpp"
#include "../scope.hpp"
#include "subquery.hpp"

namespace mizzle::detail {

template <class Source, class Item> struct result_type {
    using type = typename Item::sql_type;
};

// `Filter` may leave the NULLs out.
template <class Source, class X, class Filter, class T>
using collected_array =
    types::array<std::conditional_t<is_nullable<Source, X> && !excludes_null<Filter, X>, std::optional<T>, T>>;

template <class Source, class T, class X> struct result_type<Source, call<functions::array_agg, types::array<T>, X>> {
    using type = collected_array<Source, X, no_condition, T>;
};
template <class Source, class T, class X, class Order, class Filter, class Window>
struct result_type<Source, modified_call<call<functions::array_agg, types::array<T>, X>, Order, Filter, Window>> {
    using type = collected_array<Source, X, Filter, T>;
};
template <class Source, class X, class Name> struct result_type<Source, aliased<X, Name>> : result_type<Source, X> {};
template <class Source, class S>
struct result_type<Source, scalar_query<S>> : result_type<typename S::source, only_item_of<S>> {};

}  // namespace mizzle::detail
