// The words inside MIZZLE_TABLE and MIZZLE_CONSTRAINTS. They live in a base of the macro's own scope, so that they
// collide neither with ::time or ::index nor with a program's names.
#pragma once
#include "specification.hpp"

#include <string_view>

namespace mizzle::detail {

struct type_words {
    static constexpr types::smallint smallint{};
    static constexpr types::integer integer{};
    static constexpr types::bigint bigint{};
    static constexpr types::serial serial{};
    static constexpr types::bigserial bigserial{};
    static constexpr types::boolean boolean{};
    static constexpr types::real real{};
    static constexpr types::double_precision double_precision{};
    static constexpr types::text text{};
    static constexpr types::bytea bytea{};
    static constexpr types::date date{};
    static constexpr types::time time{};
    static constexpr types::timestamp timestamp{};
    static constexpr types::timestamptz timestamptz{};
    static constexpr types::interval interval{};
    static constexpr types::uuid uuid{};
    static constexpr types::varchar varchar{};
    static constexpr types::char_ char_{};
    static constexpr types::numeric numeric{};
    template <class E> static constexpr types::enum_<E> enum_{};
    template <class T> static constexpr types::json<T> json{};
    template <class T> static constexpr types::jsonb<T> jsonb{};
    template <class T> static constexpr types::array<T> array_of{};
    template <class T> static constexpr types::custom<T> custom{};
};

struct action_words {
    static constexpr action no_action = action::no_action;
    static constexpr action restrict = action::restrict;
    static constexpr action cascade = action::cascade;
    static constexpr action set_null = action::set_null;
    static constexpr action set_default = action::set_default;
};

struct declaration_words : type_words, action_words {
    static constexpr modifiers::not_null not_null{};
    static constexpr modifiers::primary_key primary_key{};
    static constexpr modifiers::unique unique{};
    static constexpr modifiers::default_now default_now{};
    static constexpr modifiers::identity identity{};
    static constexpr modifiers::identity_always identity_always{};
    static constexpr modifiers::autoincrement autoincrement{};
    // Not null, 1 in a new row, and counted up by every update.
    static constexpr modifiers::version version{};

    // The name in SQL where it is not the C++ name.
    static consteval modifiers::named named(std::string_view name) { return {name}; }
    static consteval modifiers::collate collate(std::string_view name) { return {name}; }

    // What people should know of the column. PostgreSQL keeps it; SQLite has no place for it.
    static consteval modifiers::comment comment(std::string_view text) { return {text}; }

    // The column's name until now, so that a migration renames it and keeps what is in it. It may stay in the
    // declaration.
    static consteval modifiers::renamed_from renamed_from(std::string_view name) { return {name}; }

    // DEFAULT: a value, or an expression such as sql("random()").
    template <class T> static constexpr modifiers::default_value<T> default_value(T value) { return {value}; }
    static constexpr modifiers::default_value<modifiers::decimal_digits> default_value(numeric_literal value) {
        return {modifiers::decimal_digits(value.text)};
    }
    static constexpr modifiers::default_value<modifiers::decimal_digits> default_value(const mizzle::numeric& value) {
        return {modifiers::decimal_digits(value.to_string())};
    }
    // A callable without arguments, called for each insert that does not give the column.
    template <class F> static constexpr modifiers::default_from<F> default_from(F make) { return {make}; }
    // For each update that does not set the column: a callable without arguments, or sql("counter + 1"), which sees the
    // row as it was.
    template <class F> static constexpr modifiers::on_update<F> on_update(F make) { return {make}; }
    // GENERATED ALWAYS AS (...): SQL over the table's other columns. It is stored; .virtual_() has SQLite compute it as
    // it is read.
    static consteval modifiers::generated_as generated_as(declared_sql sql) { return {sql.text}; }
    template <class Column> static constexpr modifiers::references<Column> references(const Column&) {
        static_assert(
            requires { typename Column::sql_type; },
            "mizzle: references() takes the column that is referred to: references(users.id)");
        return {};
    }
};

}  // namespace mizzle::detail
