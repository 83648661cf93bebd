// What a program asks: expressions, functions and statements.
#pragma once
#include "standard.hpp"

// A name of the program's is no worse for one of our parameters that is called the same.
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#endif

#include "query/after.hpp"
#include "query/aggregates.hpp"
#include "query/alias.hpp"
#include "query/array_functions.hpp"
#include "query/collate.hpp"
#include "query/collect.hpp"
#include "query/columns_of.hpp"
#include "query/comment.hpp"
#include "query/common_table.hpp"
#include "query/condition.hpp"
#include "query/constant.hpp"
#include "query/date_arithmetic.hpp"
#include "query/date_time.hpp"
#include "query/default_filter.hpp"
#include "query/delete.hpp"
#include "query/derived_table.hpp"
#include "query/dynamic.hpp"
#include "query/each_time.hpp"
#include "query/filter.hpp"
#include "query/from.hpp"
#include "query/full_text.hpp"
#include "query/functions.hpp"
#include "query/group_by.hpp"
#include "query/grouping_sets.hpp"
#include "query/in.hpp"
#include "query/insert.hpp"
#include "query/insert_select.hpp"
#include "query/json_functions.hpp"
#include "query/like.hpp"
#include "query/locking.hpp"
#include "query/math.hpp"
#include "query/nullable.hpp"
#include "query/optional_join.hpp"
#include "query/order_by.hpp"
#include "query/own_functions.hpp"
#include "query/parameter.hpp"
#include "query/plan_each_time.hpp"
#include "query/predicates.hpp"
#include "query/quantified.hpp"
#include "query/raw.hpp"
#include "query/raw_statement.hpp"
#include "query/raw_table.hpp"
#include "query/regular_expressions.hpp"
#include "query/relational/filters.hpp"
#include "query/relational/level.hpp"
#include "query/relational/steps.hpp"
#include "query/relational/unindexed.hpp"
#include "query/result_type.hpp"
#include "query/select.hpp"
#include "query/sequence.hpp"
#include "query/set_operation.hpp"
#include "query/shared_values.hpp"
#include "query/sort_keys.hpp"
#include "query/statistics.hpp"
#include "query/string_functions.hpp"
#include "query/subquery.hpp"
#include "query/table_alias.hpp"
#include "query/unchanged.hpp"
#include "query/update.hpp"
#include "query/update_by_key.hpp"
#include "query/update_from.hpp"
#include "query/view.hpp"
#include "query/when.hpp"
#include "query/where.hpp"
#include "query/window_clause.hpp"
#include "query/window_functions.hpp"
#include "query/write_limit.hpp"

// schema.hpp tells who has that alone that statements are here.
#define MIZZLE_DETAIL_QUERIES
namespace mizzle::detail {
struct queries_are_included {};
}  // namespace mizzle::detail

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
