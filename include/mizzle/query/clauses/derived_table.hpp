// subquery(name, select) makes a select a table of another one: `from (select ...) as "name"`.
//   MIZZLE_NAME(latest)                                    or subquery<"latest">(...), anywhere
//   const auto last = subquery(latest, select(todos.user_id, max(todos.id).as(last_id)).from(todos).group_by(...));
//   select(users.name, last.last_id).from(users).inner_join(last, last.user_id == users.id)
//
// Its columns are members, named as in a row. Two of one name are told apart by what they are made of: last[todos.id].
// A whole derived table in a select list is one member of the row: row.latest.
#pragma once
#include "../node.hpp"
#include "from.hpp"
#include "select_table.hpp"
#include "window_clause.hpp"

namespace mizzle::detail {

// The select as a part of from or join.
template <class Name, class S, bool IsLateral> struct derived_source {
    static constexpr feature_set needs = IsLateral                 ? needed(feature::lateral)
                                         : takes_from_around<S, 2> ? needed(feature::outer_in_tables)
                                                                   : 0;
    MIZZLE_DETAIL_NO_ADDRESS S statement{};
    constexpr derived_source() = default;
    constexpr explicit derived_source(S s) : statement(std::move(s)) {}
    MIZZLE_DETAIL_PARTS(one(statement))
};

template <class Source, class Name, class S, bool IsLateral, int Depth>
inline constexpr bool outer_in_scope<Source, derived_source<Name, S, IsLateral>, Depth> =
    outer_in_scope<Source, S, Depth + 1>;
template <class Table, class Name, class S, bool IsLateral, int Depth>
inline constexpr bool reaches_out<Table, derived_source<Name, S, IsLateral>, Depth> = reaches_out<Table, S, Depth + 1>;

template <class Around, class Name, class S, bool IsLateral>
inline constexpr bool windows_defined<Around, derived_source<Name, S, IsLateral>> = windows_defined<S, S>;

template <class Name, class S, bool IsLateral = false> class derived_table : public select_table<Name, S> {
public:
    using mizzle_source = derived_source<Name, S, IsLateral>;
    static constexpr bool mizzle_is_lateral = IsLateral;
    constexpr explicit derived_table(S s) : statement_(std::move(s)) {}
    constexpr mizzle_source mizzle_held() const { return mizzle_source(statement_); }
    constexpr auto mizzle_as_lateral() const { return derived_table<Name, S, true>(statement_); }

private:
    MIZZLE_DETAIL_NO_ADDRESS S statement_;
};

template <class S> inline constexpr bool has_untyped_item = false;
template <class... Items> inline constexpr bool has_untyped_item<type_list<Items...>> = (is_untyped<Items> || ...);

#define MIZZLE_DETAIL_SUBQUERY(name_type_)                                                                        \
    static_assert(is_whole_select<S>, "mizzle: subquery() takes a select(...).from(...)");                        \
    if constexpr (is_whole_select<S>) {                                                                           \
        static_assert(is_sound_select<S>,                                                                         \
                      "mizzle: the select in subquery() uses a column that it does not read, or does not group"); \
        return derived_table<name_type_, S>(statement);                                                           \
    }

// (select ...) as "name"
template <fixed_string Name, class S> constexpr auto subquery(const S& statement) {
    MIZZLE_DETAIL_SUBQUERY(text_name<Name>)
}
template <output_name Name, class S> constexpr auto subquery(const Name&, const S& statement) {
    MIZZLE_DETAIL_SUBQUERY(Name)
}

#undef MIZZLE_DETAIL_SUBQUERY

// For those who look for it here.
template <class X, class... S>
    requires(!output_name<X>)
constexpr auto subquery(const X& first, const S&... statement) {
    static_assert(std::is_void_v<X>,
                  "mizzle: a subquery has a name in angle brackets: subquery<\"name\">(select(...).from(...))");
    if constexpr (sizeof...(S) == 1) return subquery<"subquery">(statement...);
    else return subquery<"subquery">(first);
}

template <class T> inline constexpr bool is_derived_table = false;
template <class Name, class S, bool IsLateral>
inline constexpr bool is_derived_table<derived_table<Name, S, IsLateral>> = true;

// lateral(table) is a subquery() that is made for each row of the tables before it, `lateral (select ...) as "name"`:
// its select may use the columns of tables before it by outer(column). PostgreSQL only.
template <class Table> constexpr auto lateral(const Table& table) {
    static_assert(is_derived_table<Table>, "mizzle: lateral() takes a subquery<\"name\">(select(...))");
    if constexpr (is_derived_table<Table>) return table.mizzle_as_lateral();
    else return table;
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::lateral;
using detail::subquery;

}  // namespace mizzle
