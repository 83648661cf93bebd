// sql("..."): SQL where the builder ends. The text must be a literal; {} stands for each operand in turn, bound or,
// if it is an expression, written in place: sql<int>("instr({}, {})", users.email, "@").
#pragma once
#include "../error.hpp"
#include "case.hpp"
#include "pack.hpp"
#include "value.hpp"

namespace mizzle {

// Text that stands in the program: its constructor runs in the compiler only.
struct sql_literal {
    std::string_view text{};
    constexpr sql_literal() = default;
    consteval sql_literal(const char* t) : text(t) {}
};

template <class Type, class... A> struct raw_sql : expression<raw_sql<Type, A...>> {
    using sql_type = Type;
    using parts = type_list<A...>;
    static constexpr bool may_be_null = true;
    static constexpr bool is_run_time_text = true;  // the type does not say what the text is
    std::string_view text{};
    [[no_unique_address]] pack<A...> operands{};
    constexpr raw_sql() = default;
    constexpr raw_sql(std::string_view t, pack<A...> a) : text(t), operands(std::move(a)) {}
    template <class F> [[gnu::always_inline]] constexpr void each_part(F&& f) const { operands.each(f); }
};

// T is the C++ type of the result; without it the SQL can stand only where the type does not matter.
template <class T = void, class... V> constexpr auto sql(sql_literal text, V&&... operands) {
    using type = typename sql_type_or_untyped<T>::type;
    static_assert(std::is_void_v<T> || has_sql_type<T>, "mizzle: sql<T>() takes the C++ type of an SQL type");
    static_assert((has_own_sql_type<V> && ...),
                  "mizzle: an operand of sql() must be an expression or a value that has an SQL type");
    if constexpr (!std::is_void_v<T> && !has_sql_type<T>) {
        return invalid<types::text>{};
    } else if constexpr ((has_own_sql_type<V> && ...)) {
        return [&]<class... A>(pack<A...>*) {
            return raw_sql<type, A...>{text.text,
                                       pack<A...>(0, make_operand<own_sql_type<V>>(std::forward<V>(operands))...)};
        }(static_cast<pack<decltype(make_operand<own_sql_type<V>>(std::forward<V>(operands)))...>*>(nullptr));
    } else {
        return invalid<type>{};
    }
}

}  // namespace mizzle
