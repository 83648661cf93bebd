// MIZZLE_SCHEMA(schema, users, todos, ...) lists the tables that create() makes, in an order in which each comes after
// those that it references, and the sequences, wherever they stand. The enums of their columns come along. What
// MIZZLE_SQL_OBJECT declares comes before the tables or after them, as it is listed.
#pragma once
#include "declaration_macros.hpp"
#include "declaration_text.hpp"
#include "relation_keys.hpp"
#include "sequence.hpp"
#include "sql_object.hpp"
#include "table.hpp"

namespace mizzle::detail {

struct schema_tag {};

template <class T>
concept schema_like = __is_base_of(schema_tag, T);

template <class F, class Entry> constexpr void visit_table(F&& f, const Entry& entry) {
    if constexpr (table_like<Entry>) f(entry);
}
template <class F, class Entry> constexpr void visit_sequence(F&& f, const Entry& entry) {
    if constexpr (sequence_like<Entry>) f(entry);
}

template <class F, class Entry> constexpr void visit_sql_object(F&& f, bool& is_after_tables, const Entry& entry) {
    if constexpr (sql_object_like<Entry>) f(entry, is_after_tables);
    is_after_tables = is_after_tables || table_like<Entry>;
}

// What a schema is made of.
template <class... Entry> struct schema_of : schema_tag {
    template <class F> static constexpr void each_table([[maybe_unused]] F&& f) { (visit_table(f, Entry{}), ...); }
    template <class F> static constexpr void each_sequence([[maybe_unused]] F&& f) {
        (visit_sequence(f, Entry{}), ...);
    }
    // Calls f(object, whether a table is listed before it).
    template <class F> static constexpr void each_sql_object([[maybe_unused]] F&& f) {
        [[maybe_unused]] bool is_after_tables = false;
        (visit_sql_object(f, is_after_tables, Entry{}), ...);
    }
};

// A table or a view, and not another name for one.
template <class T>
concept of_its_own =
    table_like<T> && (
                         requires { typename T::mizzle_words; } || requires { typename T::mizzle_view_select; });

// Says nothing of what is listed: a compiler tries what it guesses that a name stands for.
template <class... Entry> constexpr schema_of<Entry...> list_schema(const Entry&...) { return {}; }

// Tables with a column that references what is no key. Views and sequences refer to nothing.
template <class Entry> constexpr auto refers_to_no_key() {
    if constexpr (requires { typename Entry::mizzle_words; })
        return std::conditional_t<relational::refers_to_key<typename Entry::mizzle_columns>, type_list<>,
                                  type_list<Entry>>{};
    else return type_list<>{};
}
// Said where the compiler names the tables.
template <class Tables> constexpr void expect_keys() {
    static_assert(
        std::is_same_v<Tables, type_list<>>,
        "mizzle: a table of this schema references a column that is no key, which databases refuse: make that "
        "primary_key or unique; a key of several columns is named whole, by foreign_key(t.a, t.b).references("
        "u.a, u.b)");
}

template <class Schema> struct schema_rules;
template <class... Entry> struct schema_rules<schema_of<Entry...>> {
    static constexpr bool are_listable = ((of_its_own<Entry> || sequence_like<Entry> || sql_object_like<Entry>)&&...);
    static constexpr bool are_once = each_stands_once<Entry...>;
    using without_key = decltype((type_list<>{} + ... + refers_to_no_key<Entry>()));
};

template <class Listed> constexpr auto make_schema() {
    if constexpr (requires { decltype(Listed::all())::each_table(0); }) {
        using rules = schema_rules<decltype(Listed::all())>;
        constexpr bool are_listable = rules::are_listable;
        static_assert(are_listable,
                      "mizzle: MIZZLE_SCHEMA(name, ...) takes tables, views and sequences, no columns and no aliases; "
                      "enums come along with the columns that have them");
        static_assert(rules::are_once, "mizzle: MIZZLE_SCHEMA(name, ...) lists a table twice");
        if constexpr (are_listable) {
            expect_keys<typename rules::without_key>();
            return Listed::all();
        } else {
            return schema_of<>{};
        }
    } else {
        static_assert(
            !std::is_class_v<Listed>,
            "mizzle: MIZZLE_SCHEMA(name, ...) lists what is no table, view or sequence declared before it; one "
            "of another namespace is written with that, app::users, and enums come along with the columns "
            "that have them");
        return schema_of<>{};
    }
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::make_schema;

}  // namespace mizzle

#define MIZZLE_SCHEMA(name_, ...)                                                                   \
    static_assert(::mizzle::detail::entry_text::accept<::mizzle::detail::entry_text::fault_of_list( \
                      MIZZLE_DETAIL_TEXT(name_), MIZZLE_DETAIL_TEXT(__VA_ARGS__))>());              \
    MIZZLE_DETAIL_GUARD(MIZZLE_DETAIL_SCHEMA, name_)(name_, __VA_ARGS__)
