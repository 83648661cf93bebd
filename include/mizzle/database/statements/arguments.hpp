// What is given after a statement for its param<T>s: db.first(by_id, 7).
#pragma once
#include "../../query/values/encode.hpp"
#include "../rows/result.hpp"

#include <optional>
#include <string>
#include <type_traits>

namespace mizzle::detail {

// What an argument for param<P> becomes.
template <class P> struct argument_type {
    using type = typename sql_type_of<P>::type::value_type;
};
template <class P> struct argument_type<std::optional<P>> {
    using type = std::optional<typename argument_type<P>::type>;
};

template <class Given, class... A> inline constexpr bool parameters_fit = false;
template <class... P, class... A>
    requires(sizeof...(P) == sizeof...(A))
inline constexpr bool parameters_fit<type_list<P...>, A...> =
    (exactly_convertible<typename argument_type<P>::type, const A&> && ...);

// A statement that broke a rule has been refused already.
template <class S, class... A> inline constexpr bool arguments_fit = is_broken<S>;
template <class S, class... A>
    requires(parameters_fit<typename parameters_of<S>::type, A...>)
inline constexpr bool arguments_fit<S, A...> = true;

// Text and bytes are looked at where they are; other values are converted exactly.
template <class P, class A> constexpr decltype(auto) argument_as(const A& argument) {
    using wanted = typename argument_type<P>::type;
    if constexpr (std::is_same_v<wanted, std::string>) return text_in_value(argument);
    else if constexpr (std::is_same_v<wanted, A> || (std::is_same_v<wanted, bytes> && bytes_elsewhere<A>))
        return (argument);
    else return convert_to<wanted>(argument);
}
template <class P, class A> void add_argument(value_list& given, const A& argument) {
    decltype(auto) value = argument_as<P>(argument);
    encode(given, typename sql_type_of<P>::type{}, value);
    using made = decltype(value);
    if constexpr (!std::is_reference_v<made> && !std::is_same_v<made, std::string_view>) given.own_latest();
}

}  // namespace mizzle::detail
