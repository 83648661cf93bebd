// each_time(function) is a value that the program is asked for whenever the statement runs, a kept one included.
//   thread_local int tenant = 0;
//   inline int current_tenant() { return tenant; }
//   constexpr auto mine = select().from(notes).where(notes.tenant_id == each_time(current_tenant));
#pragma once
#include "../../schema/constraints.hpp"
#include "value.hpp"

namespace mizzle::detail {

template <class F> struct made_each_time {
    F make{};
};

template <class Type, class F> inline constexpr bool is_made_each_time<value<Type, made_each_time<F>>> = true;

template <class F> constexpr auto each_time(F make) {
    constexpr bool is_called = std::is_invocable_v<const F&>;
    static_assert(is_called, "mizzle: each_time() takes what is called without arguments and gives a value");
    if constexpr (is_called) {
        using result = std::remove_cvref_t<std::invoke_result_t<const F&>>;
        static_assert(has_sql_type<result>, "mizzle: what each_time() calls gives a value of the C++ type of an SQL "
                                            "type, such as int or std::string");
        if constexpr (has_sql_type<result>)
            return value<typename sql_type_of<result>::type, made_each_time<F>>(made_each_time<F>{make});
        else return invalid<untyped>{};
    } else {
        return invalid<untyped>{};
    }
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::each_time;

}  // namespace mizzle
