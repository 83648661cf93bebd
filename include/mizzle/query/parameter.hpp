// param<T>: a place for a value that is given when the statement runs: db.first(by_id, 7).
#pragma once
#include "value.hpp"

namespace mizzle {

template <class T> consteval auto find_parameter_type() {
    static_assert(has_sql_type<T>, "mizzle: param<T> takes the C++ type of an SQL type, such as int or std::string");
    return sql_type_or_untyped<T>{};
}

template <class T> struct parameter : expression<parameter<T>> {
    using sql_type = typename decltype(find_parameter_type<T>())::type;
    using parts = type_list<>;
    using parameter_type = T;
};

template <class T> inline constexpr parameter<T> param{};

}  // namespace mizzle
