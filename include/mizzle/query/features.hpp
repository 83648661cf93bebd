// What calls of functions need, and where they are NULL.
#pragma once
#include "statement.hpp"

namespace mizzle {

// A function says what it needs; so its calls do. Some are the driver's on SQLite for decimals only.
template <class Function, class Type> inline constexpr unsigned needs_of_function = 0;
template <class Function, class Type>
    requires(requires { Function::needs; })
inline constexpr unsigned needs_of_function<Function, Type> = Function::needs;
template <class Function, class Type>
    requires(requires { typename Function::exact_decimals; } && Type::family == type_family::decimal)
inline constexpr unsigned needs_of_function<Function, Type> = features::driver_functions;

template <class Function, class Type, class... A>
inline constexpr unsigned needs_of<call<Function, Type, A...>> =
    needs_of_function<Function, Type> | needs_of_parts<type_list<A...>>;

// NULL where the first of its operands is, whatever the others are.
template <class Source, class Function, class Type, class X, class... A>
    requires(requires { typename Function::null_as_first; })
inline constexpr bool is_nullable<Source, call<Function, Type, X, A...>> = is_nullable<Source, X>;

}  // namespace mizzle

#define MIZZLE_DETAIL_NEEDS(feature) static constexpr unsigned needs = features::feature;
