// The rows of raw statements: aggregates of the program's, rows of tables, single values, members with names.
#pragma once
#include "../../message.hpp"
#include "../../query/clauses/raw_statement.hpp"
#include "aggregate_members.hpp"
#include "kinds_of_row.hpp"

namespace mizzle::detail {

[[noreturn]] MIZZLE_COLD void throw_column_count(int found, int wanted, std::string_view sql);
template <class Cursor> void expect_columns(const Cursor& cursor, int wanted) {
    if (cursor.columns() != wanted) [[unlikely]]
        throw_column_count(cursor.columns(), wanted, cursor.sql());
}

template <int Columns, class Type, class T, class Cursor>
void read_counted(const Cursor& cursor, int first, void* member) {
    expect_columns(cursor, Columns);
    read_cell<Type, T>(cursor, first, member);
}

// A member of a row whose columns were named by row_of().
template <int Columns, class Name, class T>
struct raw_output : expression_output<Name, typename sql_type_of<T>::type, is_optional<T>> {
    template <class Stored, class Cursor> static constexpr auto reader() {
        return &read_counted<Columns, typename sql_type_of<T>::type, Stored, Cursor>;
    }
};

template <class Member> inline constexpr bool is_raw_member = false;
template <class Name, class T> inline constexpr bool is_raw_member<raw_member<Name, T>> = true;

// What rows of a result can be read into: void is no rows.
template <class Rows>
inline constexpr bool is_raw_row = std::is_void_v<Rows> || table_row<Rows> ||
                                   (has_sql_type<Rows> && !std::is_same_v<Rows, bool>) || reads_members<Rows>;
template <class... M> inline constexpr bool is_raw_row<type_list<M...>> = (is_raw_member<M> && ...);

// Of each call that returns rows of a statement.
template <class Returned> inline constexpr bool returns_known_rows = true;
template <class Rows> inline constexpr bool returns_known_rows<type_list<raw_rows<Rows>>> = is_raw_row<Rows>;

template <class Rows, class Source> struct result_row<type_list<raw_rows<Rows>>, Source> {
    using type = std::conditional_t<is_raw_row<Rows> && !std::is_void_v<Rows>, Rows, row<>>;
};
template <class... Name, class... T, class Source>
struct result_row<type_list<raw_rows<type_list<raw_member<Name, T>...>>>, Source>
    : row_of_outputs<raw_output<static_cast<int>(sizeof...(Name)), Name, T>...> {};

// Read by one reader, whatever they have.
template <class Row>
concept read_as_whole = (has_sql_type<Row> && !std::is_same_v<Row, bool>) || reads_members<Row>;

template <read_as_whole Row> inline constexpr std::size_t row_size<Row> = 1;

template <read_as_whole Row>
    requires has_sql_type<Row>
inline constexpr column_kinds kinds_of<Row> = [] {
    column_kinds all;
    all.add(kind_of<typename sql_type_of<Row>::type, Row>());
    return all;
}();

template <class Row, class Cursor> void read_whole(const Cursor& cursor, int, void* row) {
    auto& out = *static_cast<Row*>(row);
    if constexpr (has_sql_type<Row>) {
        expect_columns(cursor, 1);
        decode(cursor.cell(0), typename sql_type_of<Row>::type{}, out);
    } else {
        expect_columns(cursor, static_cast<int>(member_count<Row>));
        int i = 0;
        with_members(out, [&]<class... T>(T&... member) {
            (decode(cursor.cell(i++), typename sql_type_of<T>::type{}, member), ...);
        });
    }
}
template <class Cursor, read_as_whole Row> void list_readers(Row&, member_reader<Cursor>* out) {
    *out = {&read_whole<Row, Cursor>, 0, 0};
}

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "raw_rows.ipp"
#endif
