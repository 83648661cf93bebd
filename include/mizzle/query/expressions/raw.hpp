// sql("...") is SQL where the builder ends: an expression, a condition, something to sort or to group by, a value to
// select, to return or to set. The text must be a literal; {} stands for each operand in turn, bound or, if it is an
// expression, written in place: sql<int>("instr({}, {})", users.email, "@"). Beside operands {{}} is a plain {}; text
// without operands is taken as it is. unsafe_sql(text) alone takes text that is made at run time.
#pragma once
#include "../../error.hpp"
#include "../../schema/given_text.hpp"
#include "../../schema/literal_text.hpp"
#include "../node.hpp"
#include "../pack.hpp"
#include "../values/value.hpp"
#include "case.hpp"

#include <algorithm>
#include <string_view>
#include <type_traits>

namespace mizzle::detail {

// Text up to the next {}, and what stands there.
struct raw_piece {
    std::string_view plain{};
    enum { end, operand, braces } then = end;
};
constexpr raw_piece next_piece(std::string_view& text) {
    for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
        const bool is_doubled = text.substr(at, 4) == "{{}}";
        if (!is_doubled && text.substr(at, 2) != "{}") continue;
        const auto plain = text.substr(0, at);
        text.remove_prefix(at + (is_doubled ? 4 : 2));
        return {plain, is_doubled ? raw_piece::braces : raw_piece::operand};
    }
    return {text};
}
constexpr std::size_t count_operands(std::string_view text) {
    std::size_t count = 0;
    for (;;) {
        const auto piece = next_piece(text);
        if (piece.then == raw_piece::end) return count;
        count += piece.then == raw_piece::operand;
    }
}

void the_text_needs_one_pair_of_braces_for_each_operand();

template <class T>
concept text_in_program = std::is_convertible_v<const T&, const char*>;

// Text that stands in the program: its constructor runs in the compiler only.
struct sql_literal {
    std::string_view text{};
    constexpr sql_literal() = default;
    template <text_in_program T> consteval sql_literal(const T& t) : text(view_of_literal(t)) {}
};
template <std::size_t Operands> struct sql_literal_of : sql_literal {
    template <text_in_program T> consteval sql_literal_of(const T& t) : sql_literal(t) {
        if (Operands != 0 && count_operands(text) != Operands) the_text_needs_one_pair_of_braces_for_each_operand();
    }
};

// SQLite's text and integers for decimals are not what raw SQL would take them for.
template <class Type> inline constexpr bool is_decimal_in_text = false;
template <class Type>
    requires requires { Type::family; }
inline constexpr bool is_decimal_in_text<Type> = Type::family == type_family::decimal;
template <class Type, class... A>
inline constexpr feature_set needs_of_raw =
    is_decimal_in_text<Type> || (is_decimal_in_text<typename A::sql_type> || ...) ? needed(feature::raw_decimals) : 0u;

// `Text` is std::string_view for a literal, std::string for text that was made at run time.
template <class Type, class Text, class... A> struct raw_expression : expression<raw_expression<Type, Text, A...>> {
    using sql_type = Type;
    static constexpr bool may_be_null = true;
    static constexpr bool is_run_time_text = true;  // the type does not say what the text is
    static constexpr feature_set needs = needs_of_raw<Type, A...>;
    Text text{};
    MIZZLE_DETAIL_NO_ADDRESS pack<A...> operands{};
    constexpr raw_expression() = default;
    constexpr raw_expression(Text t, pack<A...> a) : text(std::move(t)), operands(std::move(a)) {}
    MIZZLE_DETAIL_PARTS(each(A, operands))
};

// Operands of raw SQL, each with the SQL type that it has by itself.
template <class... V> constexpr auto make_raw_operands(V&&... operands) {
    return [&]<class... A>(pack<A...>*) {
        return pack<A...>(0, make_operand<own_sql_type<V>>(std::forward<V>(operands))...);
    }(static_cast<pack<decltype(make_operand<own_sql_type<V>>(std::forward<V>(operands)))...>*>(nullptr));
}

template <class Type, class Text, class... A> constexpr auto make_raw_expression(Text text, pack<A...> operands) {
    return raw_expression<Type, Text, A...>{std::move(text), std::move(operands)};
}

// T is the C++ type of the result; without it the SQL can stand only where the type does not matter.
template <class T = void, class... V> constexpr auto sql(sql_literal_of<sizeof...(V)> text, V&&... operands) {
    using type = typename sql_type_or_untyped<T>::type;
    static_assert(std::is_void_v<T> || has_sql_type<T>, "mizzle: sql<T>() takes the C++ type of an SQL type");
    static_assert((has_own_sql_type<V> && ...),
                  "mizzle: an operand of sql() must be an expression or a value that has an SQL type");
    if constexpr (!std::is_void_v<T> && !has_sql_type<T>) return invalid<types::text>{};
    else if constexpr ((has_own_sql_type<V> && ...))
        return make_raw_expression<type>(text.text, make_raw_operands(std::forward<V>(operands)...));
    else return invalid<type>{};
}

template <class T = void, class Text, class... V>
    requires(!text_in_program<Text> && std::is_convertible_v<const Text&, std::string_view>)
constexpr auto sql(const Text&, const V&...) {
    static_assert(text_in_program<Text>,
                  "mizzle: sql() takes text that stands in the program, a literal, with {} for each value; "
                  "unsafe_sql<T>(text, values...) takes text that is made at run time");
    return invalid<types::text>{};
}

// unsafe_sql() takes text that is made at run time: nothing in it is checked, so whatever comes from outside of the
// program belongs in an operand, never in the text. Throws usage_error where {} and operands are not of one number.
template <class T = void, class... V> auto unsafe_sql(given_string text, V&&... operands) {
    using type = typename sql_type_or_untyped<T>::type;
    static_assert(std::is_void_v<T> || has_sql_type<T>, "mizzle: unsafe_sql<T>() takes the C++ type of an SQL type");
    static_assert((has_own_sql_type<V> && ...),
                  "mizzle: an operand of unsafe_sql() must be an expression or a value that has an SQL type");
    if constexpr (!std::is_void_v<T> && !has_sql_type<T>) return invalid<types::text>{};
    else if constexpr ((has_own_sql_type<V> && ...))
        return make_raw_expression<type>(std::string(std::move(text)), make_raw_operands(std::forward<V>(operands)...));
    else return invalid<type>{};
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::sql;
using detail::unsafe_sql;

}  // namespace mizzle
