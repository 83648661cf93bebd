// insert_tree(db, shape, row) writes a row and the rows that belong to it, `insert into ...`, in the shape in which a
// query reads them.
//
//   const auto shape = query(users).with(rel::users.todos.with(rel::todos.tags));
//   auto ada = insert_tree(db, shape, {{.email = "ada@example.org"}, {.todos = {{{.title = "write"}}}}});
//   ada.todos[0].id
#pragma once
#include "../database_concept.hpp"
#include "../queries.hpp"
#include "../statements/grouped_insert.hpp"
#include "existing_rows.hpp"

#include <utility>
#include <vector>

namespace mizzle::detail {

// Inserts the levels of a tree, keys before what names them. The rows that are stored stand in their places from the
// beginning, so nothing moves.
template <class Db> class tree_writer {
public:
    explicit tree_writer(Db& db) : db_(db) {}

    template <class L> void insert(const std::vector<tree_place<L>>& places) {
        if (places.empty()) return;
        relational::each_relation<L>([&]<class R>(R*) {
            if constexpr (relational::is_key_above<R>) insert_named<L, R>(places);
        });
        insert_rows<L>(places);
        relational::each_relation<L>([&]<class R>(R*) {
            if constexpr (!relational::is_key_above<R>) insert_belonging<L, R>(places);
        });
    }

    // Whether a row gave the key of a row that is there already.
    bool names_rows() const { return names_rows_; }

private:
    template <class L> static relational::new_columns<L>& columns(const tree_place<L>& place) { return *place.given; }

    template <class L, class R> void insert_named(const std::vector<tree_place<L>>& places) {
        const auto below = relational::places_below<L, R>(places);
        names_rows_ = names_rows_ || below.size() < places.size();
        insert<R>(below);
        using key = relational::near_key<R>;
        for (const auto& p : below)
            give_key(*p.stored, columns<L>(places[p.owner]), typename key::there{}, typename key::here{});
    }

    template <class L, class R> void insert_belonging(const std::vector<tree_place<L>>& places) {
        const auto below = relational::places_below<L, R>(places);
        using key = relational::near_key<R>;
        if constexpr (std::is_void_v<typename R::junction>) {
            for (const auto& p : below)
                give_key(*places[p.owner].stored, columns<R>(p), typename key::here{}, typename key::there{});
            insert<R>(below);
        } else {
            insert<R>(below);
            insert_pairs<L, R>(places, below);
        }
    }

    template <class L, class R>
    void insert_pairs(const std::vector<tree_place<L>>& places, const std::vector<tree_place<R>>& below) {
        using table = typename R::junction;
        using row =
            relational::new_columns_of<table, decltype(relational::required_among(relational::junction_columns<R>{}))>;
        using near_tie = typename R::tie::near_tie;
        using far_tie = typename R::tie::far_tie;
        std::vector<row> pairs(below.size());
        std::vector<const row*> rows;
        for (std::size_t i = 0; i < below.size(); ++i) {
            give_key(*places[below[i].owner].stored, pairs[i], typename near_tie::here{}, typename near_tie::there{});
            give_key(*below[i].stored, pairs[i], typename far_tie::there{}, typename far_tie::here{});
            rows.push_back(&pairs[i]);
        }
        run_inserts<table>(rows);
    }

    template <class L> void insert_rows(const std::vector<tree_place<L>>& places) {
        using table = typename L::table;
        std::vector<const relational::new_columns<L>*> rows;
        rows.reserve(places.size());
        for (const auto& p : places) rows.push_back(&columns<L>(p));
        for (const auto* row : rows) expect_keys(*row, relational::keyed_columns<L>{});
        auto stored = returned_by_inserts<table>(rows);
        for (std::size_t i = 0; i < places.size(); ++i)
            relational::take_columns(*places[i].stored, std::move(stored[i]));
    }

    // What is sent depends on the table and on which columns its rows have to give, not on the level: levels share it.
    template <class Table, class Row> void run_inserts(const std::vector<const Row*>& rows) {
        each_insert<Table, typename Db::dialect>(
            rows, [&](auto&& statement, auto, auto, std::size_t) { db_.run(std::move(statement)); });
    }
    template <class Table, class Row>
    std::vector<typename Table::row> returned_by_inserts(const std::vector<const Row*>& rows) {
        std::vector<typename Table::row> all(rows.size());
        each_insert<Table, typename Db::dialect>(
            rows, [&](auto&& statement, auto given, const std::size_t* numbers, std::size_t count) {
                auto stored = db_.all(std::move(statement).returning());
                if (stored.size() != count) throw_rows_missing(Table::mizzle_cpp_name);
                put_in_order<Table>(stored, given);
                for (std::size_t i = 0; i < count; ++i) all[numbers[i]] = std::move(stored[i]);
            });
        return all;
    }

    Db& db_;
    bool names_rows_ = false;
};

template <class Db, class L>
std::vector<relational::row_of<L>> insert_trees_here(Db& db, relational::new_row_of<L>* rows, std::size_t count) {
    std::vector<relational::row_of<L>> stored(count);
    std::vector<tree_place<L>> places;
    for (std::size_t i = 0; i < count; ++i) places.push_back({rows + i, &stored[i], i});
    if (count == 0) return stored;
    all_or_nothing scope(db.connection());
    tree_writer<Db> writer(db);
    writer.template insert<L>(places);
    if constexpr (relational::may_name_rows<L>)
        if (writer.names_rows()) load_named<L>(db, places);
    scope.keep();
    return stored;
}

template <class Db, class L>
std::vector<relational::row_of<L>> insert_trees(Db& db, relational::new_row_of<L>* rows, std::size_t count) {
    const auto insert_on = [&]<class On>(On& on) { return insert_trees<On, L>(on, rows, count); };
    if constexpr (chosen_at_run_time<Db>) return db.on_database(insert_on);
    else if constexpr (!has_connection<Db>) return db.transaction(insert_on);
    else return insert_trees_here<Db, L>(db, rows, count);
}

#define MIZZLE_DETAIL_CHECK_SHAPE(S)                                                                                  \
    using level = typename S::base;                                                                                   \
    static_assert(relational::has_nothing_but_relations<level>,                                                       \
                  "mizzle: insert_tree() takes a shape of tables and relations alone; where(), order_by(), limit(), " \
                  "offset(), columns(), without() and extras() are for reading");                                     \
    static_assert(relational::is_tied_by_keys<level>,                                                                 \
                  "mizzle: insert_tree() takes relations that a foreign key ties; one of this shape is tied by "      \
                  "on(condition), which does not say what its rows hold");                                            \
    static_assert(relational::has_no_filters<level>,                                                                  \
                  "mizzle: insert_tree() takes relations without where() in their declaration; one of this shape "    \
                  "has it, and a new row might not meet it");                                                         \
    static_assert(relational::fills_junctions<level>,                                                                 \
                  "mizzle: insert_tree() cannot fill the table that a relation of this shape goes through: beside "   \
                  "the two keys it has a NOT NULL column without default; use a relation to that table itself")

// Inserts a row and those that belong to it, and returns them as the shape's query reads them: with their keys, lists
// in the order in which they were given, with nothing else in them. All of it happens or nothing.
//
// The rows of one level are inserted together: one statement for all that give the same columns, in batches like those
// of insert_into(table).values(rows). So how many statements there are does not depend on how many rows have rows below
// them, and keys are handed out in the order of the rows that give the same columns.
//
// Of a one() whose key is in the row above, such as a todo's user, either the row is given or the key of one that is
// there; that one is read as a query reads it. Another key that a relation gives need not be given. usage_error where
// it is and differs, where a NOT NULL key is given in neither way, and where the database leaves a row out.
//
// Rows are matched with those that the database returns by the values that they give; where it changes values as it
// stores them, by the order in which both databases return what they insert.
template <database Db, class S> auto insert_tree(Db& db, const S&, typename relational::new_row_of_shape<S>::type row) {
    MIZZLE_DETAIL_CHECK_SHAPE(S);
    if constexpr (relational::can_be_inserted<level>) return std::move(insert_trees<Db, level>(db, &row, 1).front());
    else return relational::row_of<level>{};
}

// Many of them, in a std::vector of new_tree<decltype(shape)>; so is what is returned, in the same order. Nothing is
// sent for none.
template <database Db, class S, class Row>
    requires relational::is_shape<S>
auto insert_tree(Db& db, const S&, std::vector<Row> rows) {
    MIZZLE_DETAIL_CHECK_SHAPE(S);
    constexpr bool is_row = std::is_same_v<Row, new_tree<S>>;
    static_assert(is_row, "mizzle: insert_tree() takes a std::vector of new_tree<decltype(shape)>");
    if constexpr (is_row && relational::can_be_inserted<level>)
        return insert_trees<Db, level>(db, rows.data(), rows.size());
    else return std::vector<relational::row_of<level>>{};
}

template <database Db, class S>
    requires(!relational::is_shape<S>)
void insert_tree(Db&, const S&, const relational::any_rows&) {
    static_assert(relational::is_shape<S>, MIZZLE_DETAIL_SHAPE_RULE);
}

#undef MIZZLE_DETAIL_CHECK_SHAPE

}  // namespace mizzle::detail

namespace mizzle {

using detail::insert_tree;

}  // namespace mizzle
