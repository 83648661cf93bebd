// relations_for<Struct> are the relations of a struct's table, which MIZZLE_RELATIONS would declare: static members of
// a class in it, each made of one() or many(), that comes after the tables that it names.
//   struct user::relations : mizzle::relation_words { static constexpr auto todos = many(app::todos); };
//   inline constexpr mizzle::relations_for<user> of_user;       // of_user.todos
#pragma once
#include "../schema/relations.hpp"
#include "table.hpp"

#include <cstddef>
#include <meta>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace mizzle::detail {

namespace reflection {

consteval std::vector<std::meta::info> relations_in(std::meta::info type) {
    return std::meta::static_data_members_of(type, std::meta::access_context::unchecked());
}
consteval std::meta::info relation_called(std::meta::info type, std::string_view name) {
    for (const std::meta::info relation : relations_in(type))
        if (std::meta::identifier_of(relation) == name) return relation;
    return {};
}

// Its own member, and not that of a base: {.todos = {...}} names it.
template <class Relation, fixed_string Name, class T> struct related_holder {
    struct type;
    consteval { std::meta::define_aggregate(^^type, {std::meta::data_member_spec(^^T, {.name = Name.view()})}); }
    friend constexpr bool operator==(const type& a, const type& b) {
        return a.[:member_at(^^type, 0):] == b.[:member_at(^^type, 0):];
    }
};
// The class among a row's bases that holds the rows of the relation.
consteval std::meta::info field_among(std::meta::info type, std::meta::info relation) {
    if (std::meta::has_parent(type)) {
        const std::meta::info parent = std::meta::parent_of(type);
        if (std::meta::is_type(parent) && std::meta::has_template_arguments(parent) &&
            std::meta::template_of(parent) == ^^related_holder &&
            std::meta::template_arguments_of(parent)[0] == std::meta::dealias(relation))
            return type;
    }
    for (const std::meta::info base : std::meta::bases_of(type, std::meta::access_context::unchecked()))
        if (const auto found = field_among(std::meta::type_of(base), relation); found != std::meta::info{})
            return found;
    return {};
}

template <class Row, fixed_string Name> struct relation : relation_tag, level_steps<relation<Row, Name>> {
    using mizzle_parent = table<Row>;
    static constexpr const auto& mizzle_value = [:relation_called(^^typename Row::relations, Name.view()):];
    using mizzle_declaration = std::remove_cvref_t<decltype(mizzle_value)>;
    static_assert(relational::is_declaration<mizzle_declaration>,
                  "mizzle: a relation is made of one(table) or many(table): static constexpr auto todos = many(todos)");
    using mizzle_tie = relational::tie<mizzle_parent, mizzle_declaration>;
    static_assert(
        bool(mizzle_tie::near_count),
        "mizzle: no foreign key ties the tables of this relation, or none on these columns; say on(condition)");
    static_assert(!bool(mizzle_tie::near_count / 2),
                  "mizzle: several foreign keys tie the tables of this relation; say which by on(columns), or "
                  "from(columns) where it goes through another table");
    static_assert(
        bool(!mizzle_tie::near_count || mizzle_tie::far_count),
        "mizzle: the table that this relation goes through has no foreign key to the target, or none on these "
        "columns");
    static_assert(!bool(mizzle_tie::far_count / 2),
                  "mizzle: the table that this relation goes through has several foreign keys to the target; say which "
                  "by to(columns)");
    static_assert(!has_column_called<mizzle_parent>(Name.view()),
                  "mizzle: the table has a column that is called like this relation; rows have both as members");
    static constexpr mizzle_declaration mizzle_declare() { return mizzle_value; }
    static constexpr std::string_view name = Name.view(), mizzle_table_name = mizzle_parent::mizzle_cpp_name;
    template <class T> using field = typename related_holder<relation, Name, T>::type;
    template <class Field> static constexpr auto& get(Field& f) {
        constexpr std::meta::info found = field_among(std::meta::remove_const(^^Field), ^^relation);
        return f.[:member_at(found, 0):];
    }
};

template <class Row, std::meta::info Member> using relation_of = relation<Row, name_as_argument<Member>()>;
template <class Row> struct relations_holder {
    struct type;
    consteval {
        std::vector<std::meta::info> members;
        for (const std::meta::info member : relations_in(^^typename Row::relations))
            members.push_back(std::meta::data_member_spec(
                std::meta::substitute(^^relation_of, {^^Row, std::meta::reflect_constant(member)}),
                {.name = std::meta::identifier_of(member), .no_unique_address = true}));
        std::meta::define_aggregate(^^type, members);
    }
};

}  // namespace reflection

template <class Row> struct relations_for : reflection::relations_holder<Row>::type {
    template <class MizzleFunction> static constexpr void mizzle_each(MizzleFunction&& mizzle_function) {
        static constexpr auto all = std::define_static_array(reflection::relations_in(^^typename Row::relations));
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (mizzle_function(reflection::relation_of<Row, all[I]>{}), ...);
        }(std::make_index_sequence<all.size()>());
    }
};

template <class Row>
    requires requires { typename Row::relations; }
constexpr const relations_for<Row>* mizzle_relations(const table<Row>*) {
    return nullptr;
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::relations_for;

}  // namespace mizzle
