// A tuple for the parts of a statement: cheaper to compile than std::tuple, empty parts take no space.
#pragma once
#include "../inline.hpp"
#include "../schema/no_unique_address.hpp"

#include <cstddef>
#include <utility>

namespace mizzle::detail {

// Its constructor is needed: made from a constant as an aggregate, an empty part writes over its neighbour (GCC 12).
template <std::size_t I, class T> struct pack_part {
    MIZZLE_DETAIL_NO_ADDRESS T value{};
    constexpr pack_part() = default;
    template <class V> constexpr pack_part(int, V&& v) : value(std::forward<V>(v)) {}
};

template <std::size_t I, class T> constexpr const T& part(const pack_part<I, T>& p) { return p.value; }

template <class Indices, class... T> struct pack_parts;

template <std::size_t... I, class... T> struct pack_parts<std::index_sequence<I...>, T...> : pack_part<I, T>... {
    constexpr pack_parts() = default;
    template <class... V>
    constexpr explicit pack_parts(int, V&&... values) : pack_part<I, T>(0, std::forward<V>(values))... {}

    // Calls f with each part in order.
    template <class F> MIZZLE_ALWAYS_INLINE constexpr void each(F&& f) const {
        (f(static_cast<const pack_part<I, T>&>(*this).value), ...);
    }
};

template <class... T> struct pack : pack_parts<std::make_index_sequence<sizeof...(T)>, T...> {
    using pack_parts<std::make_index_sequence<sizeof...(T)>, T...>::pack_parts;
    static constexpr std::size_t size = sizeof...(T);
};

}  // namespace mizzle::detail
