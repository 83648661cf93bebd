// What a part of a statement may need, which stands beside that part: `static constexpr feature_set needs`. A database
// says in its folder what it lacks, and what to do instead.
#pragma once
#include "standard.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace mizzle::detail {

enum class feature : unsigned char {
    // Of the database.
    row_locks,               // for_update() and its like
    row_locks_or_immediate,  // the same where a transaction that begins immediate serves as well
    distinct_on,
    lateral,
    writing_ctes,  // cte(insert, update or delete)
    quantified,
    sequences,
    further_functions,  // reverse(), split_part(), age(), to_char() and their like
    regular_expressions,
    full_text,
    text_index,          // a search of words as they are, which an index that the schema declares finds
    text_without_index,  // the same without such an index
    json_containment,
    quantifiers,
    aggregate_order,
    distinct_with_separator,  // string_agg(distinct(x), separator)
    statistical_aggregates,
    typed_range_frames,
    frame_offsets,  // preceding(n), following(n)
    frame_groups,   // groups_between(), excluding rows of a frame
    grouping_sets,
    conflict_on_constraint,
    overriding,
    delete_using,
    with_before_write,        // with() before an insert, update or delete
    conflict_condition,       // where() after do_update()
    returning_kept,           // returning() after do_nothing()
    returning_beside_others,  // returning() after from(), using_() or by_key()
    returning_beside_limit,   // returning() after limit() of an update
    returning_of_others,
    rows_before_the_write,  // what returning() and do_update() look up beside a row
    default_keyword,
    several_conflicts,
    write_limit,
    driver_functions,
    text_order,
    text_equality,
    raw_decimals,
    long_names,          // a name of more bytes than the database keeps
    explain_analyze,     // explain_analyze()
    materialized_views,  // refresh()
    copy,                // copy_into()
    full_join,
    outer_in_tables,   // outer(column) in a table that a select makes inside of a subquery
    outer_in_order,    // outer(column) in order_by() or group_by() of a subquery
    others_in_having,  // columns in having() that are neither grouped nor selected
    arrays,
    collecting_windows,     // string_agg(x).over() and its like
    collecting_filters,     // json_agg(x).filter() and its like, of NULL as well
    ordered_objects,        // json_object_agg(k, v).order_by()
    separators_of_rows,     // string_agg(x, expression)
    extremes_of_intervals,  // min(), max(), greatest(), least()
    groups_of_intervals,    // group_by() and partition_by() them
    further_casts,          // floating-point numbers, bytes and intervals as text, text as intervals
    nulls_of_sets,          // nulls_first() or nulls_last() of a column of a set operation, against the direction
    returning_without_key,  // returning() of an update of a table without a primary key
    count_of_databases,
    // Of the statement around.
    lockable_rows = count_of_databases,
    with,
    missing_over,
    nested_aggregate,  // an aggregate that is not inside of another
    named_window,
    count
};

// A set of them, which the compiler numbers: a type list would cost more for each node of a statement than one number.
using feature_set = std::uint64_t;
static_assert(static_cast<unsigned>(feature::count) <= 64, "a set of features has room for 64");
constexpr feature_set needed(feature f) { return feature_set{1} << static_cast<unsigned>(f); }
inline constexpr feature_set features_of_databases = needed(feature::count_of_databases) - 1;

// What a database lacks it says in its folder by a specialisation that is `absent`, whose check has a sentence for the
// compiler.
struct absent {};
template <class Dialect, feature F> struct lacking {
    template <bool IsThere> struct check {};
};
template <class Dialect, feature F> inline constexpr bool lacks_feature = __is_base_of(absent, lacking<Dialect, F>);

template <class Dialect> consteval feature_set provided_by() {
    return []<std::size_t... I>(std::index_sequence<I...>) {
        return (feature_set{0} | ... |
                (lacks_feature<Dialect, static_cast<feature>(I)> ? 0 : needed(static_cast<feature>(I))));
    }(std::make_index_sequence<static_cast<std::size_t>(feature::count_of_databases)>{});
}

// Complete where a database has all that is needed. It stands in the body of every call that runs a statement, where
// compilers show the caller's line.
template <class Dialect, feature_set Lacks>
using all_provided =
    typename lacking<Dialect, static_cast<feature>(std::countr_zero(Lacks))>::template check<Lacks == 0>;

// The same of one feature.
template <class Dialect, feature F, bool IsThere>
using provided = typename lacking<Dialect, F>::template check<IsThere>;

}  // namespace mizzle::detail
