// What a program asks: expressions, functions and statements.
#pragma once
#include "standard.hpp"

// A name of the program's is no worse for one of our parameters that is called the same.
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#endif

#include "query/clauses/columns_of.hpp"
#include "query/clauses/comment.hpp"
#include "query/clauses/default_filter.hpp"
#include "query/clauses/delete.hpp"
#include "query/clauses/derived_table.hpp"
#include "query/clauses/from.hpp"
#include "query/clauses/group_by.hpp"
#include "query/clauses/grouping_sets.hpp"
#include "query/clauses/having.hpp"
#include "query/clauses/insert.hpp"
#include "query/clauses/insert_select.hpp"
#include "query/clauses/join.hpp"
#include "query/clauses/keyset_page.hpp"
#include "query/clauses/limit.hpp"
#include "query/clauses/locking.hpp"
#include "query/clauses/optional_join.hpp"
#include "query/clauses/order_by.hpp"
#include "query/clauses/plan_each_time.hpp"
#include "query/clauses/raw_statement.hpp"
#include "query/clauses/raw_table.hpp"
#include "query/clauses/select.hpp"
#include "query/clauses/set.hpp"
#include "query/clauses/sort_keys.hpp"
#include "query/clauses/table_alias.hpp"
#include "query/clauses/unchanged.hpp"
#include "query/clauses/union.hpp"
#include "query/clauses/update.hpp"
#include "query/clauses/update_by_key.hpp"
#include "query/clauses/update_from.hpp"
#include "query/clauses/using.hpp"
#include "query/clauses/values.hpp"
#include "query/clauses/view.hpp"
#include "query/clauses/where.hpp"
#include "query/clauses/window_clause.hpp"
#include "query/clauses/with.hpp"
#include "query/clauses/write_limit.hpp"
#include "query/clauses/write_where.hpp"
#include "query/expressions/alias.hpp"
#include "query/expressions/cast.hpp"
#include "query/expressions/collate.hpp"
#include "query/expressions/condition.hpp"
#include "query/expressions/conditional.hpp"
#include "query/expressions/dynamic.hpp"
#include "query/expressions/exists.hpp"
#include "query/expressions/in.hpp"
#include "query/expressions/like.hpp"
#include "query/expressions/nullable.hpp"
#include "query/expressions/predicates.hpp"
#include "query/expressions/quantified.hpp"
#include "query/expressions/raw.hpp"
#include "query/expressions/result_type.hpp"
#include "query/expressions/subquery.hpp"
#include "query/functions/aggregate_call.hpp"
#include "query/functions/aggregates.hpp"
#include "query/functions/array_functions.hpp"
#include "query/functions/collect.hpp"
#include "query/functions/date_arithmetic.hpp"
#include "query/functions/date_time.hpp"
#include "query/functions/full_text.hpp"
#include "query/functions/functions.hpp"
#include "query/functions/json_functions.hpp"
#include "query/functions/math.hpp"
#include "query/functions/own_functions.hpp"
#include "query/functions/regular_expressions.hpp"
#include "query/functions/sequence.hpp"
#include "query/functions/statistics.hpp"
#include "query/functions/string_functions.hpp"
#include "query/functions/window_functions.hpp"
#include "query/relational/filters.hpp"
#include "query/relational/level.hpp"
#include "query/relational/steps.hpp"
#include "query/relational/unindexed.hpp"
#include "query/values/constant.hpp"
#include "query/values/each_time.hpp"
#include "query/values/parameter.hpp"
#include "query/values/shared_values.hpp"

// schema.hpp tells who has that alone that statements are here.
#define MIZZLE_DETAIL_QUERIES
namespace mizzle::detail {

struct queries_are_included {};

}  // namespace mizzle::detail

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
