// What every call of a statement must fulfil, and a sentence for each feature that its database lacks.
#pragma once
#include "../query.hpp"

// Stands in the body of every call that runs a statement, where compilers show the caller's line. It is one macro:
// Clang says of each macro inside another, in three lines, that it was expanded.
#define MIZZLE_DETAIL_CHECK_STATEMENT(S, A)                                                                            \
    using statement_type = statement_of<S>;                                                                            \
    using source_type = typename statement_type::source;                                                               \
    static_assert(returns_known_rows<typename statement_type::returned>,                                               \
                  "mizzle: a row of sql_statement<Row>() is an aggregate of up to 24 members of C++ types that SQL "   \
                  "has, the row of a table, or one such type, but not bool");                                          \
    constexpr bool is_select = statement_type::head::kind == statement_kind::select;                                   \
    constexpr bool names_tables = all_in_scope<source_type, typename statement_type::returned>;                        \
    static_assert(!is_select || !std::is_same_v<selected_of<statement_type>, type_list<>>,                             \
                  "mizzle: select() without columns means those of every table; add from(table)");                     \
    static_assert(!is_select || names_tables,                                                                          \
                  "mizzle: select() names a column whose table is not in from() or a join; join the table");           \
    static_assert(                                                                                                     \
        !is_select || !names_tables || !requires_groups<statement_type> ||                                             \
            all_grouped<typename statement_type::groups, selected_of<statement_type>>,                                 \
        "mizzle: beside an aggregate every selected column must be in group_by(), or its table's primary key");        \
    static_assert(is_select || statement_type::is_filtered,                                                            \
                  "mizzle: an update or delete without where() would change every row; add where(), or all_rows() if " \
                  "that is meant");                                                                                    \
    static_assert(statement_type::head::kind != statement_kind::update || sets_in_scope<source_type, statement_type>,  \
                  "mizzle: set() uses a column of another table than the update's; from(table) adds one");             \
    static_assert(is_tree<statement_type> || !reaches_out<void, statement_type>,                                       \
                  "mizzle: outer(column) is of a statement around a subquery, and there is none that far out");        \
    constexpr unsigned lacks = needs_of<statement_type> & ~Self::dialect::provides;                                    \
    static_assert((lacks & features::row_locks) == 0,                                                                  \
                  "mizzle: SQLite has no row locks such as for_update(); begin an immediate transaction instead");     \
    static_assert((lacks & features::distinct_on) == 0,                                                                \
                  "mizzle: SQLite has no distinct_on(); group_by() with min() or max() says as much");                 \
    static_assert(                                                                                                     \
        (lacks & features::lateral) == 0,                                                                              \
        "mizzle: SQLite has no lateral joins; a subquery in select() or where(), or a window, says as much");          \
    static_assert(                                                                                                     \
        (lacks & features::writing_ctes) == 0,                                                                         \
        "mizzle: SQLite has no insert, update or delete inside of with(); run them one by one in a transaction");      \
    static_assert((lacks & features::quantified) == 0,                                                                 \
                  "mizzle: SQLite has no any() and all(); in(), exists(), min() and max() say as much");               \
    static_assert((lacks & features::sequences) == 0, "mizzle: SQLite has no sequences such as nextval() asks; a key " \
                                                      "that is integer and primary_key is given numbers there");       \
    static_assert((lacks & features::postgres_functions) == 0,                                                         \
                  "mizzle: SQLite lacks this function of PostgreSQL's; compute it in the program, or declare a "       \
                  "function that the program adds to SQLite with MIZZLE_FUNCTION");                                    \
    static_assert((lacks & features::regular_expressions) == 0,                                                        \
                  "mizzle: SQLite has no regular expressions such as matches(); use like(), or declare a function "    \
                  "that the program adds to SQLite with MIZZLE_FUNCTION");                                             \
    static_assert((lacks & features::full_text) == 0, "mizzle: SQLite has no full-text search over columns such as "   \
                                                      "to_tsvector(); its FTS5 tables are searched with sql()");       \
    static_assert((lacks & features::json_containment) == 0,                                                           \
                  "mizzle: SQLite has no json_contains(); compare json_get_text() of each key");                       \
    static_assert((lacks & features::quantifiers) == 0,                                                                \
                  "mizzle: SQLite compares with an array as == any_of() and != all_of() only");                        \
    static_assert((lacks & features::aggregate_order) == 0,                                                            \
                  "mizzle: SQLite has no order_by() inside an aggregate; sort what is collected, or use a window: "    \
                  "over(order_by(...))");                                                                              \
    static_assert((lacks & features::distinct_with_separator) == 0,                                                    \
                  "mizzle: SQLite's string_agg() takes no separator beside distinct(); leave it out, and a comma "     \
                  "joins the values");                                                                                 \
    static_assert((lacks & features::statistical_aggregates) == 0,                                                     \
                  "mizzle: SQLite has no stddev(), variance(), bit_and(), percentile_cont() and their like; compute "  \
                  "from sum(), avg() and count(), or in the program");                                                 \
    static_assert((lacks & features::typed_range_frames) == 0,                                                         \
                  "mizzle: SQLite's range_between() adds offsets to integers and floating-point numbers alone; use "   \
                  "rows_between() or groups_between()");                                                               \
    static_assert((lacks & features::grouping_sets) == 0,                                                              \
                  "mizzle: SQLite has no rollup(), cube() and grouping_sets(); ask once for each grouping");           \
    static_assert((lacks & features::conflict_on_constraint) == 0,                                                     \
                  "mizzle: SQLite knows the keys of on_conflict() by their columns, not by name; name the columns");   \
    static_assert((lacks & features::several_conflicts) == 0,                                                          \
                  "mizzle: PostgreSQL takes one on_conflict(); on_conflict().do_nothing() is for any key");            \
    static_assert((lacks & features::overriding) == 0,                                                                 \
                  "mizzle: SQLite has no overriding clause; a key that is given counts");                              \
    static_assert((lacks & features::delete_using) == 0,                                                               \
                  "mizzle: SQLite has no using_() in a delete; say which rows by where(exists(select...)) or "         \
                  "where(column.in(select...))");                                                                      \
    static_assert((lacks & features::returning_of_others) == 0,                                                        \
                  "mizzle: SQLite's returning() gives columns of the written table alone, none of from(table)");       \
    static_assert((lacks & features::default_keyword) == 0,                                                            \
                  "mizzle: SQLite has no default_ as a value; leave the column out of an insert, or give the value");  \
    static_assert((lacks & features::write_limit) == 0,                                                                \
                  "mizzle: PostgreSQL has no limit() in an update or delete; say which rows: "                         \
                  "where(key.in(select(key).from(table).limit(n)))");                                                  \
    static_assert(                                                                                                     \
        (lacks & features::lockable_rows) == 0,                                                                        \
        "mizzle: a row lock needs a row of each table: a left, right or full join may find none, and "                 \
        "groups, distinct rows and common table expressions have none; name others: for_update().of(table)");          \
    static_assert((lacks & features::text_order) == 0,                                                                 \
                  "mizzle: SQLite keeps arrays, JSON and custom types as text, whose order is another; sort by and "   \
                  "compare a part of them, or say custom_type::compares_as_text");                                     \
    static_assert((lacks & features::text_equality) == 0,                                                              \
                  "mizzle: SQLite keeps JSON, custom types, arrays of numbers with a point, and intervals as text, "   \
                  "of which equal values may have several; compare a part of them, or for intervals use group_by()");  \
    static_assert(                                                                                                     \
        (lacks & features::raw_decimals) == 0,                                                                         \
        "mizzle: raw SQL does not know how SQLite keeps decimals, as integers or text; pass it "                       \
        "cast<double>(x) or cast<std::string>(x), and read a decimal as cast<numeric>(sql<std::string>(...))");        \
    static_assert((lacks & features::with) == 0,                                                                       \
                  "mizzle: a common table expression is read that with() does not define: with(table)(statement)");    \
    static_assert((lacks & features::missing_over) == 0,                                                               \
                  "mizzle: a window function such as row_number() needs over(...)");                                   \
    static_assert((lacks & features::nested_aggregate) == 0,                                                           \
                  "mizzle: an aggregate cannot hold another aggregate, unless it has over(...)");                      \
    static_assert((lacks & features::named_window) == 0 ||                                                             \
                      names_windows<(lacks & features::named_window) != 0, statement_type>,                            \
                  "mizzle: over(name) names a window that the statement does not define; add window(name, ...)");      \
    static_assert(names_fit < lacks == 0 && names_tables && !is_broken<statement_type>, statement_type,                \
                  typename Self::dialect >,                                                                            \
                  "mizzle: PostgreSQL keeps 63 bytes of a name, and this statement has a longer one; give the table "  \
                  "or column another by named(\"...\"), the alias or the selected expression a shorter one");          \
    static_assert(                                                                                                     \
        arguments_fit<statement_type, A...>,                                                                           \
        "mizzle: the arguments after the statement must be one for each param<T> in it, in order and of type T")
