// What MySQL and MariaDB lack, or what is not spelled for them, and what to do instead.
#pragma once
#include "../features.hpp"

namespace mizzle::detail {

namespace dialects {

struct mysql;

}  // namespace dialects

template <> struct lacking<dialects::mysql, feature::distinct_on> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL has no distinct_on(); group_by() with min() or max() says as much");
    };
};
template <> struct lacking<dialects::mysql, feature::lateral> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MariaDB has no lateral joins; a subquery in select() or where(), or a "
                               "window, says as much");
    };
};
template <> struct lacking<dialects::mysql, feature::outer_in_tables> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MariaDB's subquery() and with() inside of a subquery see no table around it; "
                               "say outer(column) in where() of the select that reads them");
    };
};
template <> struct lacking<dialects::mysql, feature::writing_ctes> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL has no insert, update or delete inside of with(); run them one by "
                               "one in a transaction");
    };
};
template <> struct lacking<dialects::mysql, feature::sequences> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL has no sequences such as nextval() asks; a key that is serial is "
                               "given numbers there");
    };
};
template <> struct lacking<dialects::mysql, feature::further_functions> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL lacks this function of PostgreSQL's, or has another by its name; "
                               "compute it in the program, or declare MySQL's own with MIZZLE_FUNCTION");
    };
};
template <> struct lacking<dialects::mysql, feature::regular_expressions> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL's regular expressions are of another kind than PostgreSQL's "
                               "matches(); use like(), or sql<bool>(\"{} regexp {}\", ...)");
    };
};
template <> struct lacking<dialects::mysql, feature::full_text> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL searches text by match() against(), not by to_tsvector(); say so "
                               "with sql()");
    };
};
template <> struct lacking<dialects::mysql, feature::text_index> : lacking<dialects::mysql, feature::full_text> {};
template <>
struct lacking<dialects::mysql, feature::text_without_index> : lacking<dialects::mysql, feature::full_text> {};
template <> struct lacking<dialects::mysql, feature::json_containment> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL's json_contains() takes other JSON for contained; compare "
                               "json_get_text() of each key");
    };
};
template <> struct lacking<dialects::mysql, feature::quantifiers> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL has no arrays to compare with, such as any_of(); use in()");
    };
};
template <> struct lacking<dialects::mysql, feature::statistical_aggregates> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: stddev(), variance(), bit_and(), percentile_cont() and their like are not "
                               "what they are elsewhere on MySQL; compute from sum(), avg() and count(), or in the "
                               "program");
    };
};
template <> struct lacking<dialects::mysql, feature::typed_range_frames> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL's range_between() adds offsets to numbers alone; use rows_between()");
    };
};
template <> struct lacking<dialects::mysql, feature::frame_offsets> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL takes no bound values for preceding() and following(); leave out the "
                               "bounds or say unbounded_preceding, or sum lag() and lead() with their offsets");
    };
};
template <> struct lacking<dialects::mysql, feature::frame_groups> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL has no groups_between() and no frames that exclude rows; use "
                               "rows_between() or range_between()");
    };
};
template <> struct lacking<dialects::mysql, feature::grouping_sets> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL has no rollup(), cube() and grouping_sets() as others do; ask once "
                               "for each grouping");
    };
};
template <> struct lacking<dialects::mysql, feature::others_in_having> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere,
                      "mizzle: MySQL's having() knows no columns but those that are selected or in group_by(); "
                      "say min(expression), which is that of the group, or ask in where()");
    };
};
template <> struct lacking<dialects::mysql, feature::conflict_on_constraint> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL takes any unique key for that of on_conflict(), none by its name; "
                               "name the columns");
    };
};
template <> struct lacking<dialects::mysql, feature::several_conflicts> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL takes one on_conflict(), which is for any unique key");
    };
};
template <> struct lacking<dialects::mysql, feature::overriding> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL has no overriding clause; a key that is given counts");
    };
};
template <> struct lacking<dialects::mysql, feature::with_before_write> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere,
                      "mizzle: MariaDB has no with() before an insert, update or delete; use subqueries in its place");
    };
};
template <> struct lacking<dialects::mysql, feature::conflict_condition> : absent {
    template <bool IsThere> struct check {
        static_assert(
            IsThere,
            "mizzle: MySQL has no where() after do_update(); assign case_when(condition, value).else_(the column)");
    };
};
template <> struct lacking<dialects::mysql, feature::returning_kept> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL would return the rows that do_nothing() left as they were, too; select "
                               "what is wanted in a statement of its own");
    };
};
template <> struct lacking<dialects::mysql, feature::returning_beside_others> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: on MySQL returning() does not stand after from(), using_() or by_key(); select "
                               "what is wanted in a statement of its own, in one transaction");
    };
};
template <> struct lacking<dialects::mysql, feature::returning_beside_limit> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: on MySQL returning() does not stand beside limit(); say which rows by where()");
    };
};
template <> struct lacking<dialects::mysql, feature::returning_of_others> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL's returning() gives columns of the written table alone, none of "
                               "from(table)");
    };
};
template <> struct lacking<dialects::mysql, feature::rows_before_the_write> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL may have written by then what a subquery in returning(), or in "
                               "do_update() of many rows, looks up; select it in a statement of its own, in one "
                               "transaction");
    };
};
template <> struct lacking<dialects::mysql, feature::text_order> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL keeps JSON and custom types as text, whose order is another; sort by "
                               "and compare a part of them, or say custom_type::compares_as_text");
    };
};
template <> struct lacking<dialects::mysql, feature::text_equality> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL keeps JSON, custom types and intervals as text, of which equal "
                               "values may have several; compare a part of them");
    };
};
template <> struct lacking<dialects::mysql, feature::long_names> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL keeps 64 characters of a name, and this statement has a longer one; "
                               "give the table or column another by named(\"...\"), the alias or the selected "
                               "expression a shorter one");
    };
};
template <> struct lacking<dialects::mysql, feature::explain_analyze> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL's analyze gives a table of its own; explain() shows the plan without "
                               "running it");
    };
};
template <> struct lacking<dialects::mysql, feature::materialized_views> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL has no materialized views; fill a table by "
                               "insert_into(...).select(...)");
    };
};
template <> struct lacking<dialects::mysql, feature::copy> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL has no copy; insert_into(table).values(rows) is its fastest way in");
    };
};
template <> struct lacking<dialects::mysql, feature::arrays> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL has no arrays, which array_agg() gives and functions of arrays take; "
                               "json_agg() collects values as JSON");
    };
};
template <> struct lacking<dialects::mysql, feature::collecting_windows> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL has no over() after string_agg(), json_agg() and json_object_agg(); "
                               "collect in a subquery with group_by()");
    };
};
template <> struct lacking<dialects::mysql, feature::collecting_filters> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL has no filter() of json_agg() and json_object_agg(), which collect NULL, "
                               "too; say which rows by where()");
    };
};
template <> struct lacking<dialects::mysql, feature::ordered_objects> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL's JSON objects have no order of their keys; leave out order_by() in "
                               "json_object_agg()");
    };
};
template <> struct lacking<dialects::mysql, feature::separators_of_rows> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: on MySQL the separator of string_agg() is one text for all rows, no "
                               "expression; give the text, or param<std::string>");
    };
};
template <> struct lacking<dialects::mysql, feature::extremes_of_intervals> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL keeps intervals as text, of which min(), max(), greatest() and least() "
                               "find another; order_by() the interval and take one row, or say case_when()");
    };
};
template <> struct lacking<dialects::mysql, feature::groups_of_intervals> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL keeps intervals as text, of which one length has several; say == and || "
                               "instead of in(), and group by a number, such as extract<date_part::day>(interval)");
    };
};
template <> struct lacking<dialects::mysql, feature::further_casts> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL writes floating-point numbers, bytes and intervals as other text than "
                               "elsewhere; select the value and cast it in the program");
    };
};
template <> struct lacking<dialects::mysql, feature::nulls_of_sets> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL sorts the rows of a set operation by its columns as they are; leave out "
                               "nulls_first() and nulls_last(), or select from the operation");
    };
};
template <> struct lacking<dialects::mysql, feature::returning_without_key> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: on MySQL returning() after an update needs a table with a primary key; select "
                               "the rows in a statement of its own, in one transaction");
    };
};
template <> struct lacking<dialects::mysql, feature::full_join> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: MySQL has no full_join(); unite a left_join() with a right_join() by "
                               "union_()");
    };
};

}  // namespace mizzle::detail
