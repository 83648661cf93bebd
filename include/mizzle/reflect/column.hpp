// A column that a member of a struct declares.
#pragma once
#include "../schema/column.hpp"
#include "members.hpp"

#include <cstddef>
#include <meta>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace mizzle::detail {

template <class Row> struct table;

namespace reflection {

template <class Row, fixed_string Name> struct column;

template <class T> struct not_null_part {
    using type = T;
    static constexpr bool is_nullable = false;
};
template <class T> struct not_null_part<std::optional<T>> {
    using type = T;
    static constexpr bool is_nullable = true;
};

// The SQL type of a member whose annotations name none.
template <class T> constexpr auto type_of_member() {
    if constexpr (is_written<custom_type<T>>) return types::custom<T>{};
    else if constexpr (requires { typename sql_type_of<T>::type; }) return typename sql_type_of<T>::type{};
    else {
        static_assert(!std::is_same_v<T, T>,
                      "mizzle: the C++ type of this member is no column's; std::int64_t, std::string, mizzle::numeric, "
                      "std::optional of one and their like are; [[=words::jsonb]] keeps a struct as JSON");
        return types::text{};
    }
}
template <class T> constexpr auto type_of_word(reflection::json) { return types::json<T>{}; }
template <class T> constexpr auto type_of_word(reflection::jsonb) { return types::jsonb<T>{}; }
template <class T, class Type>
    requires is_type_word<Type>
constexpr Type type_of_word(Type type) {
    return type;
}

template <std::meta::info Member> struct declaration {
    using part = not_null_part<typename[:std::meta::type_of(Member):]>;
    using value_type = typename part::type;

    static constexpr auto types = std::define_static_array(words_of(Member, ^^is_type));
    static constexpr auto modifiers = std::define_static_array(words_of(Member, ^^is_modifier));
    static_assert(types.size() < 2, "mizzle: a column has one SQL type: one annotation such as words::varchar(80)");

    static constexpr auto sql_type() {
        if constexpr (types.size() == 0) return type_of_member<value_type>();
        else return type_of_word<value_type>(value_of_word<types[0]>());
    }

    template <std::meta::info Word> static constexpr auto modifier() {
        constexpr auto word = value_of_word<Word>();
        if constexpr (std::is_same_v<decltype(word), const references>) {
            using referred = column<typename[:std::meta::parent_of(word.member):], name_as_argument<word.member>()>;
            return mizzle::detail::modifiers::references<referred>{word.deleting, word.updating, word.is_deferred};
        } else {
            return word.modifier();
        }
    }

    template <std::size_t... I> static constexpr auto made_of(std::index_sequence<I...>) {
        using type = decltype(sql_type());
        static_assert(std::is_same_v<typename type::value_type, value_type>,
                      "mizzle: the C++ type of a member is that of its SQL type's values: std::string of varchar(n), "
                      "std::int32_t of serial, mizzle::numeric of numeric(p, s)");
        using alone = decltype(specify(sql_type(), modifier<modifiers[I]>()...).declared);
        static_assert(!(part::is_nullable && alone::not_null),
                      "mizzle: a primary key, serial, identity or version is never null: its member is no "
                      "std::optional");
        if constexpr (part::is_nullable || alone::not_null)
            return specify(sql_type(), modifier<modifiers[I]>()...).declared;
        else return specify(sql_type(), mizzle::detail::modifiers::not_null{}, modifier<modifiers[I]>()...).declared;
    }
    static constexpr auto made() { return made_of(std::make_index_sequence<modifiers.size()>()); }
};

// What has one member of that name, for rows: each of a type of its own, which `Of` tells apart.
template <fixed_string Name, class T> struct member_holder {
    struct type;
    consteval { std::meta::define_aggregate(^^type, {std::meta::data_member_spec(^^T, {.name = Name.view()})}); }
};
template <class Of, fixed_string Name, class T> struct field : member_holder<Name, T>::type {
    static constexpr T& get(field& f) { return f.[:members<typename member_holder<Name, T>::type>[0]:]; }
    friend constexpr bool operator==(const field& a, const field& b) {
        return get(const_cast<field&>(a)) == get(const_cast<field&>(b));
    }
};

consteval std::string quoted_name(std::string_view table, std::string_view column) {
    return "\"" + std::string(table) + "\".\"" + std::string(column) + "\"";
}

template <class Row, fixed_string Name> struct column : mizzle::detail::column<column<Row, Name>> {
    using mizzle::detail::column<column>::operator=;
    using table = detail::table<Row>;
    static consteval std::meta::info member() { return member_called<Row>(Name.view()); }
    using mizzle_declaration = declaration<member()>;
    using mizzle_entry = declared_as<decltype(mizzle_declaration::made()), &mizzle_declaration::made>;
    using specification = typename mizzle_entry::specification;
    using sql_type = typename mizzle_entry::sql_type;
    using value_type = typename specification::value_type;
    static constexpr std::string_view cpp_name = Name.view();
    static constexpr std::string_view quoted =
        std::define_static_string(quoted_name(name_in_rows<Row>().view(), cpp_name));
    static constexpr specification specify() { return mizzle_entry::specify(); }
    template <class T> using field = reflection::field<Row, Name, T>;
    template <class T> static constexpr T& get(field<T>& f) { return field<T>::get(f); }
};

}  // namespace reflection

}  // namespace mizzle::detail
