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
#include "new_row.hpp"
#include "no_address.hpp"
#include "preprocessor.hpp"
#include "words.hpp"

namespace mizzle {

struct table_tag {};

template <class T>
concept table_like = __is_base_of(table_tag, std::remove_cvref_t<T>);

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

template <class Table> constexpr mizzle::table_name table_name_of() { return Table::mizzle_words::mizzle_table_name(); }

}  // namespace mizzle

#define MIZZLE_TABLE(table_, ...) MIZZLE_TABLE_AS(table_, named(#table_), __VA_ARGS__)

#define MIZZLE_TABLE_AS(table_, name_, ...)                                                           \
    struct table_;                                                                                    \
    struct table_##_words : ::mizzle::words {                                                         \
        using mizzle_table = struct table_;                                                           \
        static constexpr ::mizzle::table_name mizzle_table_name() { return name_; }                   \
        MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_SPECIFY, table_, __VA_ARGS__)                                \
    };                                                                                                \
    struct table_ : ::mizzle::table_tag {                                                             \
        using mizzle_words = table_##_words;                                                          \
        static constexpr ::std::string_view mizzle_cpp_name = #table_;                                \
        MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_COLUMN, table_, __VA_ARGS__)                                 \
        using mizzle_columns = ::mizzle::column_list<table_##_words::mizzle_table MIZZLE_DETAIL_EACH( \
            MIZZLE_DETAIL_COLUMN_TYPE, table_, __VA_ARGS__)>;                                         \
        struct row {                                                                                  \
            MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_ROW_MEMBER, table_, __VA_ARGS__)                         \
            friend bool operator==(const row&, const row&) = default;                                 \
            using mizzle_table = table_##_words::mizzle_table;                                        \
        };                                                                                            \
        template <class Late> struct mizzle_new_row {                                                 \
            MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_NEW_MEMBER, table_, __VA_ARGS__)                         \
        };                                                                                            \
        using new_row = mizzle_new_row<void>;                                                         \
        template <class Late> struct mizzle_changes {                                                 \
            MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_CHANGE_MEMBER, table_, __VA_ARGS__)                      \
        };                                                                                            \
        using changes = mizzle_changes<void>;                                                         \
        template <class MizzleRow, class MizzleFunction>                                              \
        static constexpr void mizzle_each(MizzleRow& mizzle_row, MizzleFunction&& mizzle_function) {  \
            MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_VISIT, table_, __VA_ARGS__)                              \
        }                                                                                             \
        template <class T> struct mizzle_field {                                                      \
            T table_;                                                                                 \
            friend bool operator==(const mizzle_field&, const mizzle_field&) = default;               \
        };                                                                                            \
        template <class T> static constexpr T& mizzle_get(mizzle_field<T>& f) { return f.table_; }    \
        MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_OBJECT, table_, __VA_ARGS__)                                 \
    };                                                                                                \
    inline constexpr struct table_ table_ {};

#define MIZZLE_DETAIL_SPECIFY(t, c) \
    MIZZLE_DETAIL_CALL(MIZZLE_DETAIL_SPECIFY_, MIZZLE_DETAIL_FIRST c, MIZZLE_DETAIL_REST c)
#define MIZZLE_DETAIL_SPECIFY_(n, ...) \
    static constexpr auto n##_specification() { return ::mizzle::specify(__VA_ARGS__); }

#define MIZZLE_DETAIL_COLUMN(t, c) MIZZLE_DETAIL_CALL(MIZZLE_DETAIL_COLUMN_, t, MIZZLE_DETAIL_FIRST c)
#define MIZZLE_DETAIL_COLUMN_(t, n)                                                                            \
    struct n##_column : ::mizzle::column<n##_column> {                                                         \
        using ::mizzle::column<n##_column>::operator=;                                                         \
        using table = t##_words::mizzle_table;                                                                 \
        using specification = decltype(t##_words::n##_specification());                                        \
        using sql_type =                                                                                       \
            typename ::mizzle::column_type<typename specification::type, &t##_words::n##_specification>::type; \
        using value_type = typename specification::value_type;                                                 \
        static constexpr ::std::string_view cpp_name = #n;                                                     \
        static constexpr ::std::string_view quoted = "\"" #t "\".\"" #n "\"";                                  \
        static constexpr specification specify() { return t##_words::n##_specification(); }                    \
        template <class T> struct field {                                                                      \
            T n;                                                                                               \
            friend bool operator==(const field&, const field&) = default;                                      \
        };                                                                                                     \
        template <class T> static constexpr T& get(field<T>& f) { return f.n; }                                \
    };

#define MIZZLE_DETAIL_COLUMN_TYPE(t, c) MIZZLE_DETAIL_CALL(MIZZLE_DETAIL_COLUMN_TYPE_, MIZZLE_DETAIL_FIRST c)
#define MIZZLE_DETAIL_COLUMN_TYPE_(n) , n##_column
#define MIZZLE_DETAIL_ROW_MEMBER(t, c) MIZZLE_DETAIL_CALL(MIZZLE_DETAIL_ROW_MEMBER_, MIZZLE_DETAIL_FIRST c)
#define MIZZLE_DETAIL_ROW_MEMBER_(n) typename n##_column::value_type n{};
#define MIZZLE_DETAIL_NEW_MEMBER(t, c) MIZZLE_DETAIL_CALL(MIZZLE_DETAIL_NEW_MEMBER_, MIZZLE_DETAIL_FIRST c)
#define MIZZLE_DETAIL_NEW_MEMBER_(n) ::mizzle::new_field<n##_column, Late> n{};
#define MIZZLE_DETAIL_CHANGE_MEMBER(t, c) MIZZLE_DETAIL_CALL(MIZZLE_DETAIL_CHANGE_MEMBER_, MIZZLE_DETAIL_FIRST c)
#define MIZZLE_DETAIL_CHANGE_MEMBER_(n) ::mizzle::changed_field<n##_column, Late> n{};
#define MIZZLE_DETAIL_VISIT(t, c) MIZZLE_DETAIL_CALL(MIZZLE_DETAIL_VISIT_, MIZZLE_DETAIL_FIRST c)
#define MIZZLE_DETAIL_VISIT_(n) mizzle_function(n##_column{}, mizzle_row.n);
#define MIZZLE_DETAIL_OBJECT(t, c) MIZZLE_DETAIL_CALL(MIZZLE_DETAIL_OBJECT_, MIZZLE_DETAIL_FIRST c)
#define MIZZLE_DETAIL_OBJECT_(n) MIZZLE_DETAIL_NO_ADDRESS n##_column n;
