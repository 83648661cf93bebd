// What every SQL expression, a column included, can be asked. The members are defined where the operator they
// stand for is: query/expressions/like.hpp, query/expressions/in.hpp, query/expressions/predicates.hpp,
// query/expressions/alias.hpp.
#pragma once
#include "fixed_string.hpp"
#include "no_unique_address.hpp"
#include "type_list.hpp"

#include <initializer_list>
#include <type_traits>

namespace mizzle::detail {

// For those who look for them here. They are found for expressions alone, and take no name from a program. What a wrong
// program gets after its sentence is compared_no_value(), which the argument finds among queries.
#define MIZZLE_DETAIL_MEMBER_OF_EXPRESSION(name_, form_)                                                      \
    template <class X, class... V>                                                                            \
        requires __is_base_of(expression_tag, X)                                                              \
    friend constexpr auto name_(const X& operand, const V&...) {                                              \
        static_assert(std::is_void_v<X>, "mizzle: " #name_ "() stands behind the expression: column." form_); \
        return compared_no_value(operand, operand);                                                           \
    }
#define MIZZLE_DETAIL_NO_BITS(symbol, other_)                                                                \
    template <class L, class R>                                                                              \
        requires(__is_base_of(expression_tag, L) || __is_base_of(expression_tag, R))                         \
    friend constexpr auto operator symbol(const L& left, const R& right) {                                   \
        static_assert(std::is_void_v<L>, "mizzle: conditions are joined by " #other_ "; bits of numbers by " \
                                         "sql<int>(\"{} " #symbol " {}\", a, b)");                           \
        return compared_no_value(left, right);                                                               \
    }
struct expression_tag {
    MIZZLE_DETAIL_MEMBER_OF_EXPRESSION(in, "in(1, 2)")
    MIZZLE_DETAIL_MEMBER_OF_EXPRESSION(not_in, "not_in(1, 2)")
    MIZZLE_DETAIL_MEMBER_OF_EXPRESSION(between, "between(1, 9)")
    MIZZLE_DETAIL_MEMBER_OF_EXPRESSION(like, "like(\"a%\")")
    MIZZLE_DETAIL_NO_BITS(&, &&)
    MIZZLE_DETAIL_NO_BITS(|, ||)
};
#undef MIZZLE_DETAIL_MEMBER_OF_EXPRESSION
#undef MIZZLE_DETAIL_NO_BITS

#define MIZZLE_DETAIL_TABLE_FOR_VALUE \
    "mizzle: this is a whole table, which has no value; say which of its columns, as in users.id"
// Its operators are found for tables alone, columns have others. What they give is in query/values/value.hpp.
#define MIZZLE_DETAIL_NO_VALUE(symbol)                                                                             \
    template <class L, class R>                                                                                    \
        requires((__is_base_of(table_tag, L) || __is_base_of(table_tag, R)) && !__is_base_of(expression_tag, L) && \
                 !__is_base_of(expression_tag, R))                                                                 \
    friend constexpr auto operator symbol(const L& left, const R& right) {                                         \
        static_assert(std::is_void_v<L>, MIZZLE_DETAIL_TABLE_FOR_VALUE);                                           \
        return compared_no_value(left, right);                                                                     \
    }
struct table_tag {
    MIZZLE_DETAIL_NO_VALUE(==)
    MIZZLE_DETAIL_NO_VALUE(!=)
    MIZZLE_DETAIL_NO_VALUE(<)
    MIZZLE_DETAIL_NO_VALUE(<=)
    MIZZLE_DETAIL_NO_VALUE(>)
    MIZZLE_DETAIL_NO_VALUE(>=)
    MIZZLE_DETAIL_NO_VALUE(+)
    MIZZLE_DETAIL_NO_VALUE(-)
    MIZZLE_DETAIL_NO_VALUE(*)
    MIZZLE_DETAIL_NO_VALUE(/)
    MIZZLE_DETAIL_NO_VALUE(%)
};
#undef MIZZLE_DETAIL_NO_VALUE

// Anything that stands for an SQL value: it has a `sql_type`.
template <class T>
concept expression_like = __is_base_of(expression_tag, std::remove_cvref_t<T>);

// Compilers show the lines to a program that prints one so: of two alike they list no others.
// clang-format off
template <class Stream, expression_like X>
void operator<<(Stream&, const X&) = delete;  // mizzle: a column has no text, nor has an expression; print a statement, or a member of a row
template <class Stream, expression_like X>
int operator<<(Stream&, const X&) = delete;  // mizzle: a column has no text, nor has an expression; print a statement, or a member of a row
template <class Stream, class T> requires __is_base_of(table_tag, T)
void operator<<(Stream&, const T&) = delete;  // mizzle: a table has no text; print a statement, or its rows
template <class Stream, class T> requires __is_base_of(table_tag, T)
int operator<<(Stream&, const T&) = delete;  // mizzle: a table has no text; print a statement, or its rows
// clang-format on

// A node of a statement's tree that says which types its parts have. What is asked of every node is a variable template
// with specialisations: compilers make those faster than functions and classes.
// A table is none: its own name is a type in it, which may be any word.
template <class N>
concept has_parts = requires { typename N::parts; } && !__is_base_of(table_tag, N);

// Rules of a tree. MIZZLE_DETAIL_RULE(bool, is_grouped, all_grouped, true, (is_grouped<N> && ...)) declares what
// is_grouped<N> says of what has no parts, and all_grouped<type_list<N...>> of several; what a node says of its own
// parts stands behind it. MIZZLE_DETAIL_FOLD is a rule of which a node says what its parts do; kinds of nodes that say
// otherwise stand behind it, each as a specialisation. A condition of N in the last place says whose parts are asked;
// others have none that matter.
#define MIZZLE_DETAIL_RULE(type, rule, rule_of_list, none, folded) \
    template <class N> inline constexpr type rule = none;          \
    template <class N> inline constexpr type rule_of_list = none;  \
    template <class... N> inline constexpr type rule_of_list<type_list<N...>> = folded;
#define MIZZLE_DETAIL_FOLD(type, rule, rule_of_list, none, folded, ...) \
    MIZZLE_DETAIL_RULE(type, rule, rule_of_list, none, folded)          \
    template <has_parts N>                                              \
    __VA_OPT__(requires(__VA_ARGS__))                                   \
    inline constexpr type rule<N> = rule_of_list<typename N::parts>;
#define MIZZLE_DETAIL_ANY_PART(rule, rule_of_list, ...) \
    MIZZLE_DETAIL_FOLD(bool, rule, rule_of_list, false, (rule<N> || ...), __VA_ARGS__)

// The same beside something else, as in in_scope<Source, N>.
#define MIZZLE_DETAIL_RULE_WITH(With, type, rule, rule_of_list, none, folded) \
    template <class With, class N> inline constexpr type rule = none;         \
    template <class With, class N> inline constexpr type rule_of_list = none; \
    template <class With, class... N> inline constexpr type rule_of_list<With, type_list<N...>> = folded;
#define MIZZLE_DETAIL_FOLD_WITH(With, type, rule, rule_of_list, none, folded, ...) \
    MIZZLE_DETAIL_RULE_WITH(With, type, rule, rule_of_list, none, folded)          \
    template <class With, has_parts N>                                             \
    __VA_OPT__(requires(__VA_ARGS__))                                              \
    inline constexpr type rule<With, N> = rule_of_list<With, typename N::parts>;
#define MIZZLE_DETAIL_ANY_PART_WITH(With, rule, rule_of_list, ...) \
    MIZZLE_DETAIL_FOLD_WITH(With, bool, rule, rule_of_list, false, (rule<With, N> || ...), __VA_ARGS__)
#define MIZZLE_DETAIL_ALL_PARTS_WITH(With, rule, rule_of_list, ...) \
    MIZZLE_DETAIL_FOLD_WITH(With, bool, rule, rule_of_list, true, (rule<With, N> && ...), __VA_ARGS__)

// The same so many statements below that something, where a subquery is one further.
#define MIZZLE_DETAIL_RULE_BELOW(With, first, rule, rule_of_list, none, folded)          \
    template <class With, class N, int Depth = first> inline constexpr bool rule = none; \
    template <class With, class N, int Depth> inline constexpr bool rule_of_list = none; \
    template <class With, class... N, int Depth>                                         \
    inline constexpr bool rule_of_list<With, type_list<N...>, Depth> = folded;
#define MIZZLE_DETAIL_FOLD_BELOW(With, rule, rule_of_list, none, folded) \
    MIZZLE_DETAIL_RULE_BELOW(With, 1, rule, rule_of_list, none, folded)  \
    template <class With, has_parts N, int Depth>                        \
    inline constexpr bool rule<With, N, Depth> = rule_of_list<With, typename N::parts, Depth>;
#define MIZZLE_DETAIL_ANY_PART_BELOW(With, rule, rule_of_list) \
    MIZZLE_DETAIL_FOLD_BELOW(With, rule, rule_of_list, false, (rule<With, N, Depth> || ...))
#define MIZZLE_DETAIL_ALL_PARTS_BELOW(With, rule, rule_of_list) \
    MIZZLE_DETAIL_FOLD_BELOW(With, rule, rule_of_list, true, (rule<With, N, Depth> && ...))

template <class Self> struct expression : expression_tag {
    // self in (a, b, ...): each value is bound.
    template <class... V> constexpr auto in(V&&... values) const;
    template <class... V> constexpr auto not_in(V&&... values) const;
    // A list in braces is one whose length the text does not know, as that of a std::vector.
    template <class V> auto in(std::initializer_list<V> values) const;
    template <class V> auto not_in(std::initializer_list<V> values) const;

    // % stands for any text, _ for one character, \ makes the next character plain. like tells letters of either case
    // apart, ilike does not; on SQLite it knows those of ASCII alone.
    template <class P> constexpr auto like(P&& pattern) const;
    template <class P> constexpr auto not_like(P&& pattern) const;
    template <class P> constexpr auto ilike(P&& pattern) const;
    template <class P> constexpr auto not_ilike(P&& pattern) const;

    template <class A, class B> constexpr auto between(A&& low, B&& high) const;
    template <class A, class B> constexpr auto not_between(A&& low, B&& high) const;

    constexpr auto is_null() const;
    constexpr auto is_not_null() const;
    // Equality that takes NULL for a value like any other; the operand may be null or a std::optional.
    template <class V> constexpr auto is_distinct_from(V&& value) const;
    template <class V> constexpr auto is_not_distinct_from(V&& value) const;

    // Names the expression in a select list: get<"total">(row), or row.total for a name from MIZZLE_NAME(total).
    template <fixed_string Name> constexpr auto as() const;
    template <class Name> constexpr auto as(const Name& name) const;

    // For those who look for them here.
    template <class A> constexpr auto between(std::initializer_list<A>) const {
        static_assert(std::is_void_v<A>, "mizzle: between() takes two bounds: between(low, high)");
        return self() == self();
    }
    template <class A> constexpr auto not_between(std::initializer_list<A>) const {
        static_assert(std::is_void_v<A>, "mizzle: not_between() takes two bounds: not_between(low, high)");
        return self() == self();
    }
    template <class A> constexpr auto between(const A&) const {
        static_assert(std::is_void_v<A>, "mizzle: between() takes two bounds: between(low, high)");
        return self().is_null();
    }
    template <class A> constexpr auto not_between(const A&) const {
        static_assert(std::is_void_v<A>, "mizzle: not_between() takes two bounds: not_between(low, high)");
        return self().is_null();
    }
    template <class Late = Self> constexpr auto desc() const {
        static_assert(std::is_void_v<Late>, "mizzle: an order is written around the expression: desc(column)");
        return self();
    }
    template <class Late = Self> constexpr auto asc() const {
        static_assert(std::is_void_v<Late>, "mizzle: an order is written around the expression: asc(column)");
        return self();
    }

protected:
    constexpr const Self& self() const { return static_cast<const Self&>(*this); }
};

}  // namespace mizzle::detail

namespace mizzle {

using detail::operator<<;

}  // namespace mizzle
