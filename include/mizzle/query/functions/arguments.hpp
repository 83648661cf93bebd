// Functions that take arguments of declared SQL types.
#pragma once
#include "functions.hpp"

namespace mizzle::detail {

// Whether V may be given where a function takes an SQL value of this type: a value that it holds exactly, or an
// expression that SQL converts to it unasked.
template <class Type, class V>
inline constexpr bool takes_argument = [] {
    using plain = std::remove_cvref_t<V>;
    if constexpr (is_broken<plain>) return true;  // that has been said
    else if constexpr (expression_like<plain>) {
        using given = typename plain::sql_type;
        if constexpr (Type::family == type_family::real)
            return given::family == type_family::real || given::family == type_family::integer;
        else if constexpr (Type::family == type_family::integer && given::family == type_family::integer)
            return sizeof(typename given::value_type) <= sizeof(typename Type::value_type);
        else if constexpr (Type::family == type_family::json || Type::family == type_family::text)
            return given::family == Type::family;
        else return std::is_same_v<typename given::value_type, typename Type::value_type>;
    } else if constexpr (is_null_value<V> || is_optional<plain>) return false;
    else return exactly_convertible<typename Type::value_type, V>;
}();

// Bound as the very type that is declared: PostgreSQL finds a function by the types of its arguments.
template <class Type, class V> constexpr auto make_argument(V&& v) {
    if constexpr (expression_like<V>) {
        return std::remove_cvref_t<V>(std::forward<V>(v));
    } else if constexpr (Type::family == type_family::integer || Type::family == type_family::real) {
        using stored = typename Type::value_type;
        return value<Type, stored>(convert_to<stored>(v));
    } else if constexpr (Type::family == type_family::decimal && whole_number<std::remove_cvref_t<V>>) {
        return value<types::numeric, owned<numeric>>({numeric(static_cast<std::int64_t>(v))});
    } else {
        return bind_as<Type>(std::forward<V>(v));
    }
}

template <class Types, class... V> inline constexpr bool takes_arguments = false;
template <class... A, class... V>
    requires(sizeof...(V) == sizeof...(A))
inline constexpr bool takes_arguments<type_list<A...>, V...> = (takes_argument<A, V> && ...);

template <class Function, class Signature> struct function_signature;
template <class Function, class Result, class... A> struct function_signature<Function, Result(A...)> {
    using result = Result;
    using arguments = type_list<A...>;
    template <class... V> static constexpr auto make(V&&... v) {
        return make_call<Function, Result>(make_argument<A>(std::forward<V>(v))...);
    }
};

// A function with one or two lists of arguments, each written as the type of a function of SQL types.
template <class Function, class First, class Second = First> struct function_signatures {
    using first = function_signature<Function, First>;
    using second = function_signature<Function, Second>;
    template <class... V>
    static constexpr bool takes =
        takes_arguments<typename first::arguments, V...> || takes_arguments<typename second::arguments, V...>;
    template <class... V> static constexpr auto make(V&&... v) {
        if constexpr (takes_arguments<typename first::arguments, V...>) return first::make(std::forward<V>(v)...);
        else if constexpr (takes_arguments<typename second::arguments, V...>)
            return second::make(std::forward<V>(v)...);
        else return invalid<typename first::result>{};
    }
};

}  // namespace mizzle::detail

// A function that is called name_, in SQL sql_, with the members that follow. Its C++ name names the result.
#define MIZZLE_DETAIL_FUNCTION(name_, sql_, ...)       \
    namespace functions {                              \
    struct name_ {                                     \
        MIZZLE_DETAIL_NAME(output_name, name_)         \
        static constexpr std::string_view name = sql_; \
        __VA_ARGS__                                    \
    };                                                 \
    }

// The function template for it. It takes calls with an SQL expression only, so that it hides no function of the same
// name elsewhere.
#define MIZZLE_DETAIL_SIGNATURES(name_, sentence_, ...)                                         \
    template <class... V>                                                                       \
        requires(expression_like<V> || ...)                                                     \
    constexpr auto name_(V&&... arguments) {                                                    \
        using declared = function_signatures<functions::name_, __VA_ARGS__>;                    \
        static_assert(declared::template takes<V...>, "mizzle: " #name_ "() takes " sentence_); \
        return declared::make(std::forward<V>(arguments)...);                                   \
    }
