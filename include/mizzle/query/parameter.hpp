// param<T>: a place for a value that is given when the statement runs: db.first(by_id, 7).
#pragma once
#include "value.hpp"

namespace mizzle {

template <class T> struct parameter : expression<parameter<T>> {
    using sql_type = typename sql_type_of<T>::type;
    using parts = type_list<>;
    using parameter_type = T;
};

template <class T> inline constexpr parameter<T> param{};

}  // namespace mizzle
