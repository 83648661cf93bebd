// MIZZLE_SQL_OBJECT(touched, "create trigger touched ...") declares what a schema has that no other declaration makes,
// as its statement in SQL: a trigger, a function, an extension, a policy, a right. Where databases say it differently,
// sqlite("..."), postgres("...") and mysql("...") are for one of them, and a text without such a word for the others; a
// database that none is for goes without. Listed in MIZZLE_SCHEMA, it is made by create(): before the tables where it
// is listed before the first of them, else after tables and views.
#pragma once
#include "declaration_macros.hpp"
#include "declaration_text.hpp"
#include "literal_text.hpp"

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>

namespace mizzle::detail {

struct sql_object_tag {};

template <class T>
concept sql_object_like = __is_base_of(sql_object_tag, std::remove_cvref_t<T>);

// `database` is its word; empty for those that have none of their own.
struct sql_object_text {
    std::string_view database{}, sql{};
};

struct sql_object_texts {
    std::array<sql_object_text, 4> all{};
    std::size_t count = 0;
    bool are_whole = true;

    constexpr std::string_view of(std::string_view database) const {
        std::string_view found;
        for (std::size_t i = 0; i < count; ++i) {
            if (all[i].database == database) return all[i].sql;
            if (all[i].database.empty()) found = all[i].sql;
        }
        return found;
    }
};

template <class T>
inline constexpr bool is_sql_object_text =
    std::is_same_v<T, sql_object_text> || (std::is_array_v<T> && std::is_convertible_v<const T&, std::string_view>);

constexpr bool is_said_once(const sql_object_texts& texts) {
    for (std::size_t i = 0; i < texts.count; ++i) {
        if (texts.all[i].sql.empty()) return false;
        for (std::size_t j = 0; j < i; ++j)
            if (texts.all[i].database == texts.all[j].database) return false;
    }
    return true;
}

constexpr void add_text(sql_object_texts& texts, std::string_view sql) { texts.all[texts.count++] = {"", sql}; }
template <std::size_t N> constexpr void add_text(sql_object_texts& texts, const char (&sql)[N]) {
    const std::string_view text(sql, N);
    texts.are_whole = texts.are_whole && text.find('\0') >= N - 1;
    add_text(texts, text.substr(0, N - 1));
}
constexpr void add_text(sql_object_texts& texts, const sql_object_text& text) { texts.all[texts.count++] = text; }

template <class... T> constexpr sql_object_texts join_texts(const T&... given) {
    constexpr bool are_texts = sizeof...(T) > 0 && sizeof...(T) <= 4 && (is_sql_object_text<T> && ...);
    static_assert(
        are_texts,
        "mizzle: MIZZLE_SQL_OBJECT(name, \"create trigger ...\") takes its statement as text, or one for each "
        "database: sqlite(\"create ...\"), postgres(\"create ...\"), mysql(\"create ...\")");
    sql_object_texts texts;
    if constexpr (are_texts) (add_text(texts, given), ...);
    return texts;
}

// The words inside MIZZLE_SQL_OBJECT.
struct sql_object_words {
    static constexpr sql_object_text sqlite(declared_sql sql) { return {"sqlite", sql.text}; }
    static constexpr sql_object_text postgres(declared_sql sql) { return {"postgres", sql.text}; }
    static constexpr sql_object_text mysql(declared_sql sql) { return {"mysql", sql.text}; }
};

}  // namespace mizzle::detail

#define MIZZLE_SQL_OBJECT(object_, ...)                                                             \
    static_assert(::mizzle::detail::entry_text::accept<::mizzle::detail::entry_text::fault_of_name( \
                      MIZZLE_DETAIL_TEXT(object_))>());                                             \
    MIZZLE_DETAIL_GUARD(MIZZLE_DETAIL_SQL_OBJECT, object_)(object_, __VA_ARGS__)
