// What SQLite lacks, and what to do instead.
#pragma once
#include "../features.hpp"

namespace mizzle::detail {

namespace dialects {

struct sqlite;

}  // namespace dialects

template <> struct lacking<dialects::sqlite, feature::row_locks> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: SQLite has no row locks such as for_update(); a transaction that "
                               "begins immediate locks all: for_update().or_immediate()");
    };
};
template <> struct lacking<dialects::sqlite, feature::distinct_on> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: SQLite has no distinct_on(); group_by() with min() or max() says as much");
    };
};
template <> struct lacking<dialects::sqlite, feature::lateral> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: SQLite has no lateral joins; a subquery in select() or where(), or a "
                               "window, says as much");
    };
};
template <> struct lacking<dialects::sqlite, feature::outer_in_order> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere,
                      "mizzle: SQLite sees no outer(column) in order_by() and group_by() of a subquery; select "
                      "the expression under a name, as(name), and sort or group by that name from outside: "
                      "select(q.x).from(q).order_by(q.name), where q is subquery<\"q\">(...)");
    };
};
template <> struct lacking<dialects::sqlite, feature::writing_ctes> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: SQLite has no insert, update or delete inside of with(); run them one by "
                               "one in a transaction");
    };
};
template <> struct lacking<dialects::sqlite, feature::quantified> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: SQLite has no any() and all(); in(), exists(), min() and max() say as much");
    };
};
template <> struct lacking<dialects::sqlite, feature::sequences> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: SQLite has no sequences such as nextval() asks; a key that is integer and "
                               "primary_key is given numbers there");
    };
};
template <> struct lacking<dialects::sqlite, feature::further_functions> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: SQLite lacks this function of PostgreSQL's; compute it in the program, or "
                               "declare a function that the program adds to SQLite with MIZZLE_FUNCTION");
    };
};
template <> struct lacking<dialects::sqlite, feature::regular_expressions> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: SQLite has no regular expressions such as matches(); use like(), or declare "
                               "a function that the program adds to SQLite with MIZZLE_FUNCTION");
    };
};
template <> struct lacking<dialects::sqlite, feature::full_text> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: SQLite searches a column's words as they are alone: matches(to_tsvector"
                               "<\"simple\">(column), websearch_to_tsquery<\"simple\">(text)), and ts_rank() of "
                               "them; FTS5 tables of the program's own are searched with sql()");
    };
};
template <> struct lacking<dialects::sqlite, feature::text_without_index> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: SQLite searches text by an index that MIZZLE_CONSTRAINTS declares, of a table "
                               "whose primary key is one integer: index(\"name\").using_(\"gin\").on(to_tsvector"
                               "<\"simple\">(table.column))");
    };
};
template <> struct lacking<dialects::sqlite, feature::json_containment> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: SQLite has no json_contains(); compare json_get_text() of each key");
    };
};
template <> struct lacking<dialects::sqlite, feature::quantifiers> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: SQLite compares with an array as == any_of() and != all_of() only");
    };
};
template <> struct lacking<dialects::sqlite, feature::aggregate_order> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: SQLite has no order_by() inside an aggregate; sort what is collected, or "
                               "use a window: over(order_by(...))");
    };
};
template <> struct lacking<dialects::sqlite, feature::distinct_with_separator> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: SQLite's string_agg() takes no separator beside distinct(); leave it out, "
                               "and a comma joins the values");
    };
};
template <> struct lacking<dialects::sqlite, feature::statistical_aggregates> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: SQLite has no stddev(), variance(), bit_and(), percentile_cont() and their "
                               "like; compute from sum(), avg() and count(), or in the program");
    };
};
template <> struct lacking<dialects::sqlite, feature::typed_range_frames> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: SQLite's range_between() adds offsets to integers and floating-point "
                               "numbers alone; use rows_between() or groups_between()");
    };
};
template <> struct lacking<dialects::sqlite, feature::grouping_sets> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: SQLite has no rollup(), cube() and grouping_sets(); ask once for each "
                               "grouping");
    };
};
template <> struct lacking<dialects::sqlite, feature::conflict_on_constraint> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: SQLite knows the keys of on_conflict() by their columns, not by name; name "
                               "the columns");
    };
};
template <> struct lacking<dialects::sqlite, feature::overriding> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: SQLite has no overriding clause; a key that is given counts");
    };
};
template <> struct lacking<dialects::sqlite, feature::delete_using> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: SQLite has no using_() in a delete; say which rows by "
                               "where(exists(select...)) or where(column.in(select...))");
    };
};
template <> struct lacking<dialects::sqlite, feature::returning_of_others> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: SQLite's returning() gives columns of the written table alone, none of "
                               "from(table)");
    };
};
template <> struct lacking<dialects::sqlite, feature::rows_before_the_write> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: SQLite may have written by then what a subquery in returning(), or in "
                               "do_update() of many rows, looks up; select it in a statement of its own, in one "
                               "transaction");
    };
};
template <> struct lacking<dialects::sqlite, feature::default_keyword> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: SQLite has no default_ as a value; leave the column out of an insert, or "
                               "give the value");
    };
};
template <> struct lacking<dialects::sqlite, feature::text_order> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: SQLite keeps arrays, JSON and custom types as text, whose order is another; "
                               "sort by and compare a part of them, or say custom_type::compares_as_text");
    };
};
template <> struct lacking<dialects::sqlite, feature::text_equality> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: SQLite keeps JSON, custom types, arrays of numbers with a point, and "
                               "intervals as text, of which equal values may have several; compare a part of them, "
                               "or for intervals use group_by()");
    };
};
template <> struct lacking<dialects::sqlite, feature::raw_decimals> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: raw SQL does not know how SQLite keeps decimals, as integers or text; pass "
                               "it cast<double>(x) or cast<std::string>(x), and read a decimal as "
                               "cast<numeric>(sql<std::string>(...))");
    };
};
template <> struct lacking<dialects::sqlite, feature::explain_analyze> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: SQLite has no explain analyze; explain() shows the plan without running it");
    };
};
template <> struct lacking<dialects::sqlite, feature::materialized_views> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere,
                      "mizzle: SQLite has no materialized views; fill a table by insert_into(...).select(...)");
    };
};
template <> struct lacking<dialects::sqlite, feature::copy> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: SQLite has no copy; insert_into(table).values(rows) is its fastest way in");
    };
};

}  // namespace mizzle::detail
