// table<Struct> is the table of a struct: what MIZZLE_TABLE declares, made by the compiler's reflection.
#pragma once
#include "../schema/constraints.hpp"
#include "../schema/new_row.hpp"
#include "../schema/schema_object.hpp"
#include "../schema/table.hpp"
#include "column.hpp"

#include <cstddef>
#include <meta>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace mizzle::detail {

namespace reflection {

template <class Row, std::meta::info Member> using column_of = column<Row, name_as_argument<Member>()>;
template <class Row, class Indices> struct columns_of_row;
template <class Row, std::size_t... I> struct columns_of_row<Row, std::index_sequence<I...>> {
    using list = column_list<table<Row>, column_of<Row, members<Row>[I]>...>;
};

// A member for each of the struct's, called like it, of the type Type<its column, Late>.
consteval std::vector<std::meta::info> members_alike(std::meta::info row, std::meta::info type, std::meta::info late,
                                                     bool take_no_space = false) {
    std::vector<std::meta::info> all;
    for (const std::meta::info member : members_of(row)) {
        const std::meta::info column = std::meta::substitute(^^column_of, {row, std::meta::reflect_constant(member)});
        all.push_back(std::meta::data_member_spec(
            std::meta::substitute(type, {column, late}),
            {.name = std::meta::identifier_of(member), .no_unique_address = take_no_space}));
    }
    return all;
}

template <class Column, class> using column_itself = Column;
template <class Row> struct columns_holder {
    struct type;
    consteval { std::meta::define_aggregate(^^type, members_alike(^^Row, ^^column_itself, ^^void, true)); }
};
// What an insert takes, and what an update takes.
template <class Row, class Late> struct new_row_holder {
    struct type;
    consteval { std::meta::define_aggregate(^^type, members_alike(^^Row, ^^new_field, ^^Late)); }
};
template <class Row, class Late> struct changes_holder {
    struct type;
    consteval { std::meta::define_aggregate(^^type, members_alike(^^Row, ^^changed_field, ^^Late)); }
};

// The holder of a type that an insert or an update takes; nothing for others.
consteval std::meta::info holder_of(std::meta::info type) {
    const std::meta::info plain = std::meta::remove_cv(type);
    if (!std::meta::is_class_type(plain) || !std::meta::has_parent(plain)) return {};
    const std::meta::info parent = std::meta::parent_of(plain);
    if (!std::meta::is_type(parent) || !std::meta::has_template_arguments(parent)) return {};
    const std::meta::info of = std::meta::template_of(parent);
    return of == ^^new_row_holder || of == ^^changes_holder ? parent : std::meta::info{};
}
// The class that has the columns' members: the struct itself, what is written, or a base of a row of a tree.
consteval std::meta::info class_with_members(std::meta::info type, std::meta::info row) {
    if (type == row || holder_of(type) != std::meta::info{}) return type;
    for (const std::meta::info base : std::meta::bases_of(type, std::meta::access_context::unchecked())) {
        const std::meta::info found = class_with_members(std::meta::type_of(base), row);
        if (found != std::meta::info{}) return found;
    }
    return {};
}

// The members of what has them, in the order of the columns.
template <class T, class Row>
inline constexpr auto members_alike_in = std::define_static_array(members_of(class_with_members(^^T, ^^Row)));

// Names of their own that tables have.
template <class Row> consteval bool has_free_names() {
    for (const std::string_view taken : {"row", "new_row", "changes"})
        if (member_called<Row>(taken) != std::meta::info{}) return false;
    return true;
}

}  // namespace reflection

template <class Row>
    requires reflection::is_struct_of_table<std::remove_const_t<Row>>
struct table_of_row<Row> {
    using type = table<std::remove_const_t<Row>>;
};
template <class Written>
    requires(reflection::holder_of(^^Written) != std::meta::info{})
struct table_of_written<Written> {
    using type = table<typename[:std::meta::template_arguments_of(reflection::holder_of(^^Written))[0]:]>;
};

template <class Row> struct table : table_tag, reflection::columns_holder<Row>::type {
    static_assert(
        reflection::is_struct_of_table<Row>,
        "mizzle: table<T> takes a struct that says the table's name: struct [[=words::named(\"users\")]] user");
    static_assert(std::is_aggregate_v<Row> &&
                      std::meta::bases_of(^^Row, std::meta::access_context::unchecked()).empty(),
                  "mizzle: the struct of a table has public members alone, no bases and no constructors");
    static_assert(reflection::has_free_names<Row>(),
                  "mizzle: no member of a table's struct is called row, new_row or changes, which every table has; "
                  "[[=words::named(\"row\")]] gives it that name in SQL");

    struct mizzle_words {
        static constexpr table_name mizzle_table_name() { return reflection::name_of_table<Row>(); }
    };
    using mizzle_columns =
        typename reflection::columns_of_row<Row, std::make_index_sequence<reflection::members<Row>.size()>>::list;
    using row = Row;
    template <class Late> using mizzle_row_in_tree = typename reflection::new_row_holder<Row, Late>::type;
    using new_row = mizzle_row_in_tree<void>;
    using changes = typename reflection::changes_holder<Row, void>::type;

    template <class MizzleRow, class MizzleFunction>
    static constexpr void mizzle_each(MizzleRow& mizzle_row, MizzleFunction&& mizzle_function) {
        mizzle_each_of(mizzle_row, mizzle_function, static_cast<mizzle_columns*>(nullptr),
                       std::make_index_sequence<mizzle_columns::size>());
    }

    static constexpr auto mizzle_name = reflection::name_in_rows<Row>();
    static constexpr std::string_view mizzle_cpp_name = mizzle_name.view();
    template <class T> using mizzle_field = reflection::field<table, mizzle_name, T>;
    template <class T> static constexpr T& mizzle_get(mizzle_field<T>& f) { return mizzle_field<T>::get(f); }

private:
    template <class R, class F, class... C, std::size_t... I>
    static constexpr void mizzle_each_of(R& row_given, F& f, column_list<table, C...>*, std::index_sequence<I...>) {
        constexpr auto& members = reflection::members_alike_in<std::remove_const_t<R>, Row>;
        (f(C{}, row_given.[:members[I]:]), ...);
    }
};

// Keys, indexes and checks of several columns: static constexpr auto constraints(auto t) of the struct, which returns
// one, or a std::tuple of them.
template <class Row>
    requires requires(table<Row> t) { Row::constraints(t); }
constexpr auto mizzle_constraints(const table<Row>*) {
    return [](auto given) {
        if constexpr (requires { std::tuple_size<decltype(given)>::value; })
            return std::apply([](auto... c) { return list_constraints<table<Row>>(c...); }, given);
        else return list_constraints<table<Row>>(given);
    }(Row::constraints(table<Row>{}));
}

// make_schema(users, todos) is the schema that MIZZLE_SCHEMA(schema, users, todos) declares.
template <class... Entry> struct schema_list {
    static constexpr auto all() { return list_schema(Entry{}...); }
};
template <class... Entry>
    requires(sizeof...(Entry) > 0)
constexpr auto make_schema(const Entry&...) {
    return make_schema<schema_list<Entry...>>();
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::make_schema;
using detail::table;

}  // namespace mizzle
