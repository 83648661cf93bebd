// A column's declaration as a value: its SQL type and its modifiers.
#pragma once
#include "modifiers.hpp"
#include "type_rules.hpp"
#include "types.hpp"

#include <optional>
#include <type_traits>
#include <utility>

namespace mizzle::detail {

template <class Type, class... Modifiers> struct specification : Modifiers... {
    using type = Type;
    Type sql_type;

    constexpr specification(Type t, Modifiers... m) : Modifiers(m)..., sql_type(t) {}

    template <class M> static constexpr bool has = (std::is_same_v<M, Modifiers> || ...);

    static constexpr bool is_primary_key = has<modifiers::primary_key>;
    static constexpr bool is_serial = std::is_same_v<Type, types::serial> || std::is_same_v<Type, types::bigserial>;
    static constexpr bool is_generated = has<modifiers::generated_as>;
    // The database hands out its numbers, and the program gives one only where it says that it overrides them.
    static constexpr bool is_always_identity = has<modifiers::identity_always>;
    static constexpr bool is_identity = has<modifiers::identity> || is_always_identity;
    static constexpr bool is_version = has<modifiers::version>;
    static constexpr bool not_null =
        has<modifiers::not_null> || is_primary_key || is_serial || is_identity || is_version;
    // The database or the program supplies a value where an insert gives none.
    static constexpr bool has_default =
        is_serial || is_generated || is_identity || is_version || has<modifiers::default_now> ||
        ((modifiers::is_default_value<Modifiers> || modifiers::is_default_from<Modifiers> ||
          modifiers::is_on_update<Modifiers>) ||
         ...);
    static constexpr bool has_whole_default =
        std::is_integral_v<typename Type::value_type> && (modifiers::is_whole_default<Modifiers> || ...);
    static constexpr bool has_default_from = (modifiers::is_default_from<Modifiers> || ...);
    static constexpr bool computed_on_insert =
        ((modifiers::is_default_from<Modifiers> || modifiers::is_on_update<Modifiers>) || ...);
    static constexpr bool computed_on_update = (modifiers::is_on_update<Modifiers> || ...);
    static constexpr bool updated_by_sql = is_version || (modifiers::is_on_update_by_sql<Modifiers> || ...);

    using value_type =
        std::conditional_t<not_null, typename Type::value_type, std::optional<typename Type::value_type>>;

    // Calls f with each modifier, in the order of the declaration.
    template <class F> constexpr void each_modifier(F&& f) const { (f(static_cast<const Modifiers&>(*this)), ...); }
};

// The SQL type of a column to expressions: that of its declaration, of decimals with their digits.
template <auto Specify>
concept has_constant_declaration = requires { typename std::integral_constant<int, Specify().sql_type.precision>; };
template <auto Specify> struct decimal_type {
    static constexpr types::numeric declared = [] {
        constexpr bool is_constant = has_constant_declaration<Specify>;
        static_assert(is_constant,
                      "mizzle: the default of a numeric(p, s) is written default_value(numeric(\"0.19\"))");
        if constexpr (is_constant) return Specify().sql_type;
        else return types::numeric{};
    }();
    static constexpr int digits = declared.precision, scale = declared.scale;
    using type = std::conditional_t<
        digits == 0, types::fixed<-1>,
        std::conditional_t<(digits > 18 || declared.is_text), types::fixed<scale>, types::scaled<scale, digits>>>;
};

template <class Type, class Modifier> inline constexpr bool refers_to_same_type = true;
template <class Type, class Column>
    requires requires { typename Column::sql_type; }
inline constexpr bool refers_to_same_type<Type, modifiers::references<Column>> =
    std::is_same_v<typename Type::value_type, typename Column::sql_type::value_type>;

constexpr bool has_now(type_family f) {
    return f == type_family::date || f == type_family::time || f == type_family::timestamp ||
           f == type_family::timestamptz;
}

constexpr bool is_collated(type_family f) {
    return f == type_family::text || f == type_family::array || f == type_family::custom;
}

template <class T>
inline constexpr bool is_type_word = requires {
    typename T::value_type;
    T::family;
};
template <class M> inline constexpr bool is_modifier_word = std::is_class_v<M> && !is_type_word<M>;

// What specify() returns. A compiler that gives up in the middle of an entry does not come to its member, by which that
// is known.
template <class Specification> struct column_entry {
    Specification declared;
};

template <class... Late> constexpr auto specify() {
    static_assert(sizeof...(Late) > 0, "mizzle: a column lacks its SQL type: (name, type, modifiers...)");
    return column_entry<specification<types::text>>{types::text{}};
}
template <class Type, class... Modifiers> constexpr auto specify(Type type, Modifiers... modifiers) {
    constexpr bool has_type = is_type_word<Type>, has_modifiers = (is_modifier_word<Modifiers> && ...),
                   has_each_once = each_stands_once<Modifiers...>;
    static_assert(has_type,
                  "mizzle: after a column's name comes its SQL type, such as integer or text, and then modifiers; "
                  "C++ types are none");
    static_assert(!has_type || has_modifiers,
                  "mizzle: a column has one SQL type, and after it modifiers, such as not_null or default_value(1)");
    static_assert(has_each_once, "mizzle: a modifier stands twice in the declaration of a column");
    if constexpr (has_type && has_modifiers && has_each_once) {
        using result = specification<Type, Modifiers...>;
        type_rules<Type>::check();
        static_assert(
            !((has_other_kind<typename Type::value_type, Modifiers> && !modifiers::is_default_null<Modifiers>) || ...),
            "mizzle: the value of default_value() is of another kind than the column: it takes a value of the "
            "column's C++ type, such as default_value(priority::low) of an enum, or sql(\"...\")");
        static_assert((is_callable_default<Modifiers> && ...),
                      "mizzle: default_from() and on_update() take what is called without arguments, such as "
                      "[] { return 1; }; a value stands in default_value()");
        static_assert(!(makes_other_kind<typename Type::value_type, Modifiers> || ...),
                      "mizzle: what default_from() or on_update() calls gives a value of another kind than the column: "
                      "it gives one of the column's C++ type");
        static_assert((refers_to_same_type<Type, Modifiers> && ...),
                      "mizzle: a column and the one it references must have the same type");
        static_assert(!result::template has<modifiers::default_now> || has_now(Type::family),
                      "mizzle: default_now is for dates and times");
        static_assert(!(modifiers::has_operands<Modifiers> || ...),
                      "mizzle: on_update(sql(\"...\")) takes text alone; write the value into it");
        static_assert(has_order<Type> || !(result::is_primary_key || result::template has<modifiers::unique>),
                      "mizzle: a key compares values, and PostgreSQL cannot compare json; declare the column as jsonb");
        static_assert((0 + ... + modifiers::is_references<Modifiers>) < 2,
                      "mizzle: a column references one other; a second key is foreign_key() in MIZZLE_CONSTRAINTS");
        static_assert((result::is_serial + ... +
                       (modifiers::is_database_default<Modifiers> || modifiers::is_identity<Modifiers>)) < 2,
                      "mizzle: a column has one default, default_value(...) or default_now, or is serial or identity, "
                      "which are defaults as well");
        static_assert(!(modifiers::is_default_column<Modifiers> || ...),
                      "mizzle: a default is a value, or SQL of no column: default_value(1); what is computed from "
                      "other columns is generated_as(\"...\")");
        static_assert(!result::template has<modifiers::collate> || is_collated(Type::family),
                      "mizzle: collate() is for text");
        static_assert(!(modifiers::is_default_null<Modifiers> || ...),
                      "mizzle: null is no default: a column is null where an insert gives none unless it is not_null; "
                      "leave default_value(null) out");
        static_assert(!result::is_version || std::is_same_v<Type, types::integer> ||
                          std::is_same_v<Type, types::bigint>,
                      "mizzle: version is for integer and bigint: every update counts it up");
        constexpr bool is_counted_alone =
            !result::is_version ||
            !(result::is_primary_key ||
              ((modifiers::gives_value<Modifiers> && !modifiers::is_database_default<Modifiers>) || ...));
        static_assert(is_counted_alone,
                      "mizzle: a version begins at 1 and every update counts it up; it is no key and has "
                      "no on_update() or default_from()");
        static_assert(Type::family == type_family::integer ||
                          !(result::is_identity || result::template has<modifiers::autoincrement>),
                      "mizzle: autoincrement and identity are for whole numbers: smallint, integer or bigint");
        static_assert(!result::is_generated || !(modifiers::gives_value<Modifiers> || ...),
                      "mizzle: the database computes this column; it has no default beside that");
        static_assert(!result::is_generated || !(result::is_primary_key || result::is_serial || result::is_identity),
                      "mizzle: the database computes this column; it cannot be a primary key, serial or identity");
        if constexpr (type_rules<Type>::hold && !(has_other_kind<typename Type::value_type, Modifiers> || ...))
            return column_entry<result>{result(type, modifiers...)};
        else return column_entry<specification<types::text>>{types::text{}};
    } else {
        return column_entry<specification<types::text>>{types::text{}};
    }
}

// What an entry declares; `Specify` returns it.
template <class Specification, auto Specify> struct declared_as {
    using specification = Specification;
    using sql_type = typename Specification::type;
    static constexpr specification specify() { return Specify(); }
};
template <class... M, auto Specify> struct declared_as<specification<types::numeric, M...>, Specify> {
    using specification = mizzle::detail::specification<types::numeric, M...>;
    using sql_type = typename decimal_type<Specify>::type;
    static constexpr specification specify() { return Specify(); }
};

template <class Type, class T> constexpr bool default_is_in_range(const modifiers::default_value<T>& given) {
    return std::in_range<typename Type::value_type>(given.value);
}
template <class Type> constexpr bool default_is_in_range(...) { return true; }
template <class Specification, auto Specify>
    requires(Specification::has_whole_default)
struct declared_as<Specification, Specify> {
    using specification = Specification;
    using sql_type = typename Specification::type;
    static constexpr specification specify() {
        static_assert(default_is_in_range<sql_type>(Specify()),
                      "mizzle: the default is a number that the column's type cannot hold; a larger one is integer or "
                      "bigint");
        return Specify();
    }
};

// An entry that is no C++ is a column of text to all that follows, so that it is complained of once.
struct text_instead {
    using specification = mizzle::detail::specification<types::text>;
    using sql_type = types::text;
    static constexpr specification specify() { return types::text{}; }
};
// Clang forgets the members of a class whose static_assert fails, not those of one that asks a function.
template <class Column> constexpr bool complain_of() {
    static_assert(!std::is_class_v<Column>,
                  "mizzle: a column's entry holds what is no SQL type or modifier, or is not written so: (name, type, "
                  "modifiers...), with a comma after each; types are SQL's, such as integer or varchar(80), modifiers "
                  "such as not_null or default_value(1); a key to a table that is declared later is foreign_key() in "
                  "MIZZLE_CONSTRAINTS, after both");
    return true;
}
template <class Column> struct not_declared : text_instead {
    using said = std::bool_constant<complain_of<Column>()>;
};
template <auto Specify> struct declared_as<void, Specify> : not_declared<declared_as<void, Specify>> {};
template <class Specification, auto Specify>
struct declared_as<column_entry<Specification>, Specify>
    : not_declared<declared_as<column_entry<Specification>, Specify>> {};

}  // namespace mizzle::detail
