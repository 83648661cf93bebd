// unindexed_relations(schema): the relations whose rows the database finds by reading a whole table.
#pragma once
#include "../../schema/schema_object.hpp"
#include "joins.hpp"

#include <string>
#include <vector>

namespace mizzle::detail {

// An unindexed_relation is one whose rows no index finds, as unindexed_relations() lists it.
struct unindexed_relation {
    std::string table, relation;       // as the program calls them: users, todos
    std::string indexed_table;         // the table, by its name in SQL, that lacks an index...
    std::vector<std::string> columns;  // ... that begins with these columns
    bool operator==(const unindexed_relation&) const = default;
};

namespace relational {

// Columns of one table that a condition compares with others, and'ed: those that an index could find rows by.
template <class Table, class N> struct compared_columns {
    using type = type_list<>;
};
template <class Table, column_like C, class R>
    requires std::is_same_v<typename C::table, Table>
struct compared_columns<Table, binary<operators::equal, types::boolean, C, R>> {
    using type = type_list<C>;
};
template <class Table, class L, column_like C>
    requires(std::is_same_v<typename C::table, Table> && !(column_like<L> && std::is_same_v<L, C>))
struct compared_columns<Table, binary<operators::equal, types::boolean, L, C>> {
    using type = type_list<C>;
};
template <class Table, column_like C, column_like D>
    requires(std::is_same_v<typename C::table, Table> && std::is_same_v<typename D::table, Table>)
struct compared_columns<Table, binary<operators::equal, types::boolean, C, D>> {
    using type = type_list<>;
};
template <class Table, class T, class L, class R> struct compared_columns<Table, binary<operators::and_, T, L, R>> {
    using type = decltype(typename compared_columns<Table, L>::type{} + typename compared_columns<Table, R>::type{});
};

// Of several columns that are compared an index on one will do.
template <class Table, class... C> constexpr bool has_index_on_one(type_list<C...>) {
    return (relational::is_indexed_key<Table, type_list<C>> || ...);
}

template <class... C> std::vector<std::string> column_names(type_list<C...>) { return {std::string(name_of<C>())...}; }

template <class Relation, class Table, class Columns> unindexed_relation describe_unindexed(Columns columns) {
    return {std::string(Relation::mizzle_table_name), std::string(Relation::name),
            std::string(table_name_of<Table>().name), column_names(columns)};
}

template <class Relation> void add_unindexed(std::vector<unindexed_relation>& found) {
    using declaration = typename Relation::mizzle_declaration;
    using tie = typename Relation::mizzle_tie;
    using table = typename declaration::target;
    if constexpr (tie::is_by_condition) {
        using on = typename declaration::on_type;
        using columns = typename compared_columns<table, on>::type;
        if (!has_index_on_one<table>(columns{})) found.push_back(describe_unindexed<Relation, table>(columns{}));
    } else {
        using near_columns = typename tie::near_tie::there;
        if constexpr (std::is_void_v<typename declaration::junction>) {
            if (!relational::is_indexed_key<table, near_columns>)
                found.push_back(describe_unindexed<Relation, table>(near_columns{}));
        } else {
            using junction = typename declaration::junction;
            using far_columns = typename tie::far_tie::there;
            if (!relational::is_indexed_key<junction, near_columns>)
                found.push_back(describe_unindexed<Relation, junction>(near_columns{}));
            if (!relational::is_indexed_key<table, far_columns>)
                found.push_back(describe_unindexed<Relation, table>(far_columns{}));
        }
    }
}

}  // namespace relational

// For a test of the program's: CHECK(unindexed_relations(schema).empty()). An index of some rows only does not count,
// nor does one that begins with other columns.
template <schema_like Schema> std::vector<unindexed_relation> unindexed_relations(const Schema&) {
    std::vector<unindexed_relation> found;
    Schema::each_table([&]<class Table>(const Table&) {
        using list = std::remove_pointer_t<decltype(mizzle_relations(static_cast<const Table*>(nullptr)))>;
        list::mizzle_each([&]<class Relation>(const Relation&) { relational::add_unindexed<Relation>(found); });
    });
    return found;
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::unindexed_relation;
// unindexed_relations(schema) lists the relations whose rows no index finds, for a test that it is empty; it asks no
// database.
using detail::unindexed_relations;

}  // namespace mizzle
