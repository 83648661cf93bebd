// A program's own SQL functions, in one line each:
//   MIZZLE_FUNCTION(levenshtein, int(std::string, std::string))
//   MIZZLE_FUNCTION_AS(similar, named("similarity").in("extensions"), float(std::string, std::string))
//   MIZZLE_AGGREGATE(any_value, std::optional<std::string>(std::string))
// and then levenshtein(users.name, "ada") < 3. Arguments are checked against the types that are declared, and values
// bound as those. A type is the C++ type of an SQL type, or an SQL type such as mizzle::types::jsonb<settings>.
//
// NULL: a function's result may be NULL where an argument may be; std::optional<T> as its type says that it may be NULL
// whatever the arguments are. A function with std::optional<T> for an argument takes null and std::optional there, and
// has a result for NULL. An aggregate may be NULL, as over no rows, if its type is std::optional<T>.
#pragma once
#include "../../schema/type_rules.hpp"
#include "../../schema/words.hpp"
#include "../scope.hpp"
#include "arguments.hpp"

namespace mizzle::detail {

struct own_function_tag {};

// The SQL type that a declaration names, and whether it takes NULL.
template <class T> struct declared_type : sql_type_or_untyped<T> {};
template <class T>
    requires requires { T::family; }
struct declared_type<T> {
    using type = T;
};
template <class T> struct declared_type<std::optional<T>> : declared_type<T> {};

template <class A, class V>
inline constexpr bool takes_declared = [] {
    using plain = std::remove_cvref_t<V>;
    using type = typename declared_type<A>::type;
    if constexpr (is_null_value<V>) return is_optional<A>;
    else if constexpr (is_optional<plain>) return is_optional<A> && takes_argument<type, typename plain::value_type>;
    else return takes_argument<type, V>;
}();

template <class A, class V> constexpr auto make_declared(V&& v) {
    using type = typename declared_type<A>::type;
    if constexpr (is_null_value<V> || is_optional<std::remove_cvref_t<V>>) {
        using stored = std::optional<typename type::value_type>;
        return value<type, owned<stored>>({convert_to<stored>(std::forward<V>(v))});
    } else {
        return make_argument<type>(std::forward<V>(v));
    }
}

// What a call's type says of the function. `Strict` tells of each argument whether NULL there makes the result NULL.
template <class Name, bool MayBeNull, bool... Strict> struct declared_function : Name, own_function_tag {
    template <class Source, class... A> static constexpr bool is_null_for(type_list<A...>) {
        if constexpr (MayBeNull || requires { typename Name::aggregate; }) return MayBeNull;
        else return ((Strict && is_nullable<Source, A>) || ...);
    }
};

template <class Source, class Function, class Type, class... A>
    requires(__is_base_of(own_function_tag, Function))
inline constexpr bool is_nullable<Source, call<Function, Type, A...>> =
    Function::template is_null_for<Source>(type_list<A...>{});

template <class Name, class Signature> struct own_function;
template <class Name, class Result, class... A> struct own_function<Name, Result(A...)> {
    template <class... V> constexpr auto operator()(V&&... arguments) const {
        using type = typename declared_type<Result>::type;
        using function = declared_function<Name, is_optional<Result>, !is_optional<A>...>;
        constexpr bool declared =
            !std::is_same_v<type, untyped> && !(std::is_same_v<typename declared_type<A>::type, untyped> || ...);
        constexpr bool fit = !declared || takes_all(static_cast<type_list<V...>*>(nullptr));
        static_assert(fit, "mizzle: the arguments of this function must be, in number and SQL type, those of its "
                           "declaration; cast those that differ");
        if constexpr (!declared) return invalid<types::text>{};
        else if constexpr (!fit) return invalid<type>{};
        else return make_call<function, type>(make_declared<A>(std::forward<V>(arguments))...);
    }

private:
    template <class... V> static constexpr bool takes_all(type_list<V...>*) {
        if constexpr (sizeof...(V) != sizeof...(A)) return false;
        else return (takes_declared<A, V> && ...);
    }
};

template <class T> inline constexpr bool has_declared_type = !std::is_same_v<typename declared_type<T>::type, untyped>;

// What MIZZLE_FUNCTION makes; arguments are values, however their types are written.
template <class Name, class Result, class... A> constexpr auto function_of(std::type_identity<Result(A...)>) {
    return own_function<Name, Result(std::remove_cvref_t<A>...)>{};
}
template <class Result, class... A> constexpr bool are_declared_types(std::type_identity<Result(A...)>) {
    return has_declared_type<Result> && (has_declared_type<std::remove_cvref_t<A>> && ...);
}
// Whether the program's own types have what their SQL types demand of them.
template <class Result, class... A> constexpr bool are_known_types(std::type_identity<Result(A...)>) {
    return type_rules<typename declared_type<Result>::type>::hold &&
           (type_rules<typename declared_type<std::remove_cvref_t<A>>::type>::hold && ...);
}
template <class Name, class Signature> constexpr auto make_own_function() {
    if constexpr (requires { typename std::type_identity<decltype(function_of<Name>(Signature::make()))>::type; }) {
        static_assert(are_declared_types(decltype(Signature::make()){}),
                      "mizzle: MIZZLE_FUNCTION takes C++ types of SQL types, such as int(std::string), or SQL types, "
                      "such as mizzle::types::jsonb<settings>");
        static_assert(are_known_types(decltype(Signature::make()){}),
                      "mizzle: a type of this MIZZLE_FUNCTION is not known yet: jsonb<T> and json<T> need "
                      "<mizzle/json/nlohmann.hpp> or mizzle::json_adapter<T>, custom<T> needs mizzle::custom_type<T>, "
                      "and each a ==, before it");
        return function_of<Name>(Signature::make());
    } else {
        static_assert(!std::is_class_v<Signature>,
                      "mizzle: MIZZLE_FUNCTION(name, result(argument, ...)) takes the type of a function, such as "
                      "int(std::string), of C++ types, or of SQL types such as mizzle::types::text");
        return own_function<Name, int()>{};
    }
}

}  // namespace mizzle::detail
