// Lists of types, and all that is asked of them.
#pragma once
#include <type_traits>
#include <utility>

namespace mizzle::detail {

template <class... T> struct type_list {};

template <class T, class List> inline constexpr bool is_one_of = false;
template <class T, class... A> inline constexpr bool is_one_of<T, type_list<A...>> = (std::is_same_v<T, A> || ...);

template <class... T> inline constexpr bool each_stands_once = true;
template <class First, class... T>
inline constexpr bool each_stands_once<First, T...> = !(std::is_same_v<First, T> || ...) && each_stands_once<T...>;

template <class List> inline constexpr int size_of_list = 0;
template <class... A> inline constexpr int size_of_list<type_list<A...>> = sizeof...(A);

template <class List> struct indices_of_list;
template <class... T> struct indices_of_list<type_list<T...>> {
    using type = std::index_sequence_for<T...>;
};

// One list after another: of lists that are values, and of types.
template <class... A, class... B> constexpr type_list<A..., B...> operator+(type_list<A...>, type_list<B...>) {
    return {};
}
template <class... L> using joined = decltype((type_list<>{} + ... + L{}));

}  // namespace mizzle::detail
