// sql_statement<Row>("select ... where x = {}", value) is a whole statement in the program's own SQL, with operands as
// in sql().
//
// Row says what its rows are: an aggregate of the program's, whose members take the columns in order, the row of a
// table (users::row), or a single value's C++ type. Or the rows have names:
// sql_statement("...").row_of(member<int>(total)), where MIZZLE_NAME(total) makes it row.total. Without either it
// returns no rows, and run() is for it.
#pragma once
#include "../../schema/given_text.hpp"
#include "../expressions/name.hpp"
#include "../expressions/raw.hpp"
#include "../node.hpp"
#include "../statement.hpp"
#include "select.hpp"

namespace mizzle::detail {

template <class S> struct planned_each_time;

// A column of the result: std::optional<T> where it may be NULL.
template <class Name, class T> struct raw_member {
    using name = Name;
    using type = T;
};
template <class T, class Name> constexpr auto member(const Name&) {
    static_assert(output_name<Name>, "mizzle: member<T>() takes a name declared with MIZZLE_NAME");
    static_assert(has_sql_type<T>,
                  "mizzle: member<T>() takes the C++ type of an SQL type, in std::optional where it may "
                  "be NULL");
    return raw_member<Name, T>{};
}

template <class Rows> struct raw_rows {};

// `Rows` is void, the type of a row, or a type_list of members.
template <class Rows, class Text, class... A> struct MIZZLE_DETAIL_STATEMENT raw_statement : statement_tag {
    using head = raw_statement;
    using source = no_source;
    using groups = no_groups;
    using returned = type_list<raw_rows<Rows>>;
    static constexpr auto kind = statement_kind::raw;
    static constexpr auto place = clause::returning;
    static constexpr bool is_filtered = true;
    static constexpr bool has_returning = !std::is_void_v<Rows>;
    static constexpr bool is_run_time_text = true;
    static constexpr feature_set needs = needs_of_raw<void, A...>;
    Text text{};
    MIZZLE_DETAIL_NO_ADDRESS pack<A...> operands{};
    constexpr raw_statement() = default;
    constexpr raw_statement(Text t, pack<A...> a) : text(std::move(t)), operands(std::move(a)) {}
    MIZZLE_DETAIL_PARTS(each(A, operands))

    // At the end of the text; see comment.hpp.
    auto comment(std::initializer_list<comment_tag> tags) const;
    // Last; see plan_each_time.hpp.
    constexpr auto plan_each_time() const { return planned_each_time<raw_statement>(*this); }

    // Names the columns of the result, in order.
    template <class... Name, class... T> constexpr auto row_of(raw_member<Name, T>...) const {
        static_assert(std::is_void_v<Rows>, "mizzle: the rows of this statement are declared already");
        static_assert(sizeof...(Name) > 0, "mizzle: row_of() takes member<T>(name) for each column of the result");
        return raw_statement<type_list<raw_member<Name, T>...>, Text, A...>{text, operands};
    }
};

template <class Rows, class Text, class... A> constexpr auto make_raw_statement(Text text, pack<A...> operands) {
    return raw_statement<Rows, Text, A...>{std::move(text), std::move(operands)};
}

template <class Rows = void, class... V>
constexpr auto sql_statement(sql_literal_of<sizeof...(V)> text, V&&... operands) {
    static_assert((has_own_sql_type<V> && ...),
                  "mizzle: an operand of sql_statement() must be an expression or a value that has an SQL type");
    if constexpr ((has_own_sql_type<V> && ...))
        return make_raw_statement<Rows>(text.text, make_raw_operands(std::forward<V>(operands)...));
    else return raw_statement<Rows, std::string_view>{text.text, pack<>()};
}

// With text that is made at run time; see unsafe_sql().
template <class Rows = void, class... V> auto unsafe_sql_statement(given_string text, V&&... operands) {
    static_assert((has_own_sql_type<V> && ...),
                  "mizzle: an operand of unsafe_sql_statement() must be an expression or a value that has an SQL type");
    if constexpr ((has_own_sql_type<V> && ...))
        return make_raw_statement<Rows>(std::string(std::move(text)), make_raw_operands(std::forward<V>(operands)...));
    else return raw_statement<Rows, std::string>{std::string(std::move(text)), pack<>()};
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::sql_statement;
// unsafe_sql_statement<Row>(text, values...) is sql_statement() with a text that is made at run time: nothing in it is
// checked, and what comes from outside belongs in a value.
using detail::unsafe_sql_statement;

}  // namespace mizzle
