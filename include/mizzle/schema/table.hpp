// MIZZLE_TABLE(users, (id, serial, primary_key), (email, text, not_null, unique), ...) declares
//   users              an object whose members are the columns
//   users::row         one row
//   users::new_row     what an insert takes; columns left out are not in the statement
//   users::changes     what an update takes, likewise
// Entries are (name, type, modifiers...); words.hpp lists the types and modifiers.
//
// MIZZLE_TABLE_AS(invoices, named("Invoice"), ...) and named("Invoice").in("billing") give the name in SQL where it
// is not the C++ name. A column cannot be called row, new_row or changes: give it another C++ name and named("row").
#pragma once
#include "column.hpp"
#include "declaration_text.hpp"
#include "new_row.hpp"
#include "no_unique_address.hpp"
#include "table_macros.hpp"
#include "words.hpp"

namespace mizzle::detail {

template <class T>
concept table_like = __is_base_of(table_tag, std::remove_cvref_t<T>);

// The table that a row is one of: the row says so, or <mizzle/reflect.hpp> knows it of a program's own struct.
template <class Row> struct table_of_row {};
template <class Row>
    requires requires { typename Row::mizzle_table; }
struct table_of_row<Row> {
    using type = typename Row::mizzle_table;
};
template <class T>
concept table_row = requires { typename table_of_row<T>::type; };
template <table_row Row> using table_of = typename table_of_row<Row>::type;

// The same of what an insert or an update takes.
template <class Written> struct table_of_written {};
template <class Written>
    requires requires { typename Written::mizzle_written; }
struct table_of_written<Written> {
    using type = typename Written::mizzle_written;
};
template <class T>
concept written_row = requires { typename table_of_written<T>::type; };

template <class Table, class... Columns> struct column_list {
    static constexpr std::size_t size = sizeof...(Columns);
    // Calls f.template operator()<Column>() for each column in order.
    template <class F> static constexpr void each(F&& f) { (f.template operator()<Columns>(), ...); }
    template <class Column> static constexpr std::size_t position() {
        std::size_t i = 0;
        bool found = false;
        ((found = found || std::is_same_v<Column, Columns>, i += !found), ...);
        return i;
    }
};

// A column's member in a row, or in what an insert or an update takes.
template <class C, class Member, class Row> constexpr Member& member_of(Row& row) {
    Member* found = nullptr;
    C::table::mizzle_each(row, [&found]<class Other>(Other, auto& member) {
        if constexpr (std::is_same_v<Other, C>) found = &member;
    });
    return *found;
}
template <class C, class Row> constexpr const value_of<C>& value_in_row(const Row& row) {
    return member_of<C, const value_of<C>>(row);
}

// What << of a row calls, for streams that <mizzle/ostream.hpp> knows; without that header there is no <<.
template <class Stream> struct row_printer {
    static constexpr bool is_there = false;
};
template <class Stream>
concept prints_rows = row_printer<Stream>::is_there;

template <class Table> constexpr table_name table_name_of() { return Table::mizzle_words::mizzle_table_name(); }

}  // namespace mizzle::detail

#define MIZZLE_TABLE(table_, ...)                                                              \
    static_assert(::mizzle::detail::entry_text::accept<::mizzle::detail::entry_text::fault_of( \
                      MIZZLE_DETAIL_TEXT(table_), MIZZLE_DETAIL_TEXT(__VA_ARGS__))>());        \
    MIZZLE_DETAIL_GUARD(MIZZLE_DETAIL_PLACED, table_)                                          \
    (table_) MIZZLE_DETAIL_CHOOSE(MIZZLE_DETAIL_CHECK_NAME(table_) MIZZLE_DETAIL_EACH(         \
        MIZZLE_DETAIL_CHECK, table_, __VA_ARGS__))(table_, named(MIZZLE_DETAIL_TEXT(table_)), __VA_ARGS__)
#define MIZZLE_TABLE_AS(table_, name_, ...)                                                             \
    static_assert(::mizzle::detail::entry_text::accept<::mizzle::detail::entry_text::fault_of_sql_name( \
                      MIZZLE_DETAIL_TEXT(name_))>());                                                   \
    static_assert(::mizzle::detail::entry_text::accept<::mizzle::detail::entry_text::fault_of(          \
                      MIZZLE_DETAIL_TEXT(table_), MIZZLE_DETAIL_TEXT(__VA_ARGS__))>());                 \
    MIZZLE_DETAIL_GUARD(MIZZLE_DETAIL_PLACED, table_)                                                   \
    (table_) MIZZLE_DETAIL_CHOOSE(MIZZLE_DETAIL_CHECK_NAME(table_) MIZZLE_DETAIL_EACH(                  \
        MIZZLE_DETAIL_CHECK, table_, __VA_ARGS__))(table_, name_, __VA_ARGS__)
