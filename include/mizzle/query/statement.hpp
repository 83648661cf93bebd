// What all statements share. A statement is a chain: each clause holds the part of the statement before it.
#pragma once
#include "bind.hpp"
#include "scope.hpp"

namespace mizzle::detail {

struct statement_tag {
    // For those who look for it here.
    template <class S, class... V>
        requires __is_base_of(statement_tag, S)
    friend constexpr auto in(const S&, const V&...) {
        static_assert(std::is_void_v<S>, "mizzle: in() stands behind the expression: column.in(select(...).from(...))");
        return invalid<types::boolean>{};
    }
};

template <class T>
concept statement_like = __is_base_of(statement_tag, std::remove_cvref_t<T>);

// Compilers show the lines to a program that prints one so: of two alike they list no others.
// clang-format off
template <class Stream, statement_like Statement>
void operator<<(Stream&, const Statement&) = delete;  // mizzle: a statement is printed with <mizzle/ostream.hpp>, or with <mizzle/fmt.hpp> by fmt
template <class Stream, statement_like Statement>
int operator<<(Stream&, const Statement&) = delete;  // mizzle: a statement is printed with <mizzle/ostream.hpp>, or with <mizzle/fmt.hpp> by fmt
// clang-format on

// In the order in which SQL writes them.
enum class clause : unsigned char {
    head,
    from,
    join,
    values,
    set,
    where,
    group_by,
    having,
    window,
    order_by,
    limit,
    offset,
    lock,
    conflict,
    returning
};

// A statement_kind is the word that a statement begins with; raw is one of the program's own text.
enum class statement_kind : unsigned char { select, insert, update, delete_, raw };

struct no_groups {};

MIZZLE_DETAIL_FOLD(feature_set, needs_of, needs_of_parts, 0, (0u | ... | needs_of<N>))
template <has_parts N>
    requires(requires { N::needs; })
inline constexpr feature_set needs_of<N> = N::needs | needs_of_parts<typename N::parts>;

// What a clause takes over from the part before it.
template <class Before> struct after {
    using before_type = Before;
    using head = typename Before::head;
    using source = typename Before::source;
    using groups = typename Before::groups;
    using returned = typename Before::returned;
    template <class S> using steps = typename Before::template steps<S>;
    static constexpr bool is_filtered = Before::is_filtered;
    static constexpr bool has_returning = requires { requires Before::has_returning; };
};

// The clause that Is<S> is true of, the last that was said of those, as a type; no_clause where none is.
struct no_clause {};
template <template <class> class Is, class S> constexpr auto search_clause() {
    if constexpr (Is<S>::value) return std::type_identity<S>{};
    else if constexpr (requires { typename S::before_type; }) return search_clause<Is, typename S::before_type>();
    else return std::type_identity<no_clause>{};
}
template <template <class> class Is, class S> using clause_of = typename decltype(search_clause<Is, S>())::type;
template <template <class> class Is, class S>
inline constexpr bool has_clause = !std::is_same_v<clause_of<Is, S>, no_clause>;
// The clause itself, in a statement that has it.
template <template <class> class Is, class S> constexpr const auto& find_clause(const S& statement) {
    if constexpr (Is<S>::value) return statement;
    else return find_clause<Is>(statement.before);
}
template <class S> struct begins_statement : std::bool_constant < !requires {
    typename S::before_type;
} > {};
template <class S> struct is_no_with : std::bool_constant < !requires {
    requires S::is_with;
} > {};
// Where a select's items stand: its head, or what has selects of its own.
template <class S> struct holds_items : std::bool_constant<begins_statement<S>::value || !is_no_with<S>::value> {};
template <class S> struct is_given_rows : std::bool_constant < requires {
    typename S::rows_type;
} > {};
template <class S> struct is_given_changes : std::bool_constant < requires {
    typename S::changes_type;
} > {};

// What a select gives: no items stand for every column of every table.
template <class S>
using selected_of = std::conditional_t<std::is_same_v<typename S::returned, type_list<>>, typename S::source::tables,
                                       typename S::returned>;

// Whether the rows of a select are groups: then every column outside of an aggregate must be grouped.
template <class S>
inline constexpr bool requires_groups =
    !std::is_same_v<typename S::groups, no_groups> || any_aggregate<typename S::returned>;

// What insert_into(), update() and delete_from() give where they have refused what they took.
struct failed_head {
    template <class... A> constexpr failed_head set(const A&...) const { return {}; }
    template <class... A> constexpr failed_head values(const A&...) const { return {}; }
    template <class... A> constexpr failed_head where(const A&...) const { return {}; }
    template <class... A> constexpr failed_head returning(const A&...) const { return {}; }
    template <class... A> constexpr failed_head columns(const A&...) const { return {}; }
    template <class... A> constexpr failed_head select(const A&...) const { return {}; }
    constexpr failed_head all_rows() const { return {}; }
};

}  // namespace mizzle::detail

namespace mizzle {

using detail::operator<<;
using detail::statement_kind;

}  // namespace mizzle
