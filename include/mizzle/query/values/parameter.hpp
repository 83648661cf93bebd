// param<T> is a place for a value that is given when the statement runs: db.first(by_id, 7).
#pragma once
#include "value.hpp"

namespace mizzle::detail {

template <class T> struct parameter : expression<parameter<T>> {
    using sql_type = typename sql_type_of<T>::type;
    using parts = type_list<>;
    using parameter_type = T;
    // For those who look for it here.
    template <class... V> constexpr parameter operator()(const V&...) const {
        static_assert(
            sizeof...(V) == std::size_t(-1),
            "mizzle: param<T> stands without parentheses; its value follows the statement: db.all(statement, value)");
        return *this;
    }
};

// The rule stands in what the variable's type is deduced from: compilers then show the line that names it.
template <class T> consteval auto make_parameter() {
    static_assert(has_sql_type<T>, "mizzle: param<T> takes the C++ type of an SQL type, such as int or std::string");
    if constexpr (has_sql_type<T>) return parameter<T>{};
    else return invalid<untyped>{};
}

template <class T> inline constexpr auto param = make_parameter<T>();

}  // namespace mizzle::detail

namespace mizzle {

using detail::param;

}  // namespace mizzle
