// What a program declares: tables, constraints, enums, relations, schemas; and the expressions that checks, defaults
// and indexes are made of.
#pragma once
#include "standard.hpp"

// A name of the program's is no worse for one of our parameters that is called the same.
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#endif

// Each after what it includes itself, so that compilers come to all of them through this one: tests/headers/order.
// clang-format off
#include "schema/fixed_string.hpp"
#include "schema/no_address.hpp"
#include "schema/expression.hpp"
#include "schema/actions.hpp"
#include "schema/modifiers.hpp"
#include "schema/type_family.hpp"
#include "schema/wide_integer.hpp"
#include "schema/interval.hpp"
#include "error.hpp"
#include "schema/numeric.hpp"
#include "schema/uuid.hpp"
#include "schema/preprocessor.hpp"
#include "schema/table_macros.hpp"
#include "schema/declaration_macros.hpp"
#include "schema/entry_text.hpp"
#include "schema/declaration_text.hpp"
#include "schema/enumeration.hpp"
#include "schema/types.hpp"
#include "schema/type_rules.hpp"
#include "schema/specification.hpp"
#include "schema/column.hpp"
#include "schema/null.hpp"
#include "schema/exact_value.hpp"
#include "schema/new_row.hpp"
#include "schema/words.hpp"
#include "schema/table.hpp"
#include "features.hpp"
#include "dialect.hpp"
#include "query/bound_value.hpp"
#include "query/convert.hpp"
#include "schema/scaled_integer.hpp"
#include "query/encode_decimal.hpp"
#include "query/temporal_text.hpp"
#include "query/encode.hpp"
#include "query/kept_text.hpp"
#include "query/value.hpp"
#include "query/parameter.hpp"
#include "query/decimals.hpp"
#include "query/kept_order.hpp"
#include "query/computed_bits.hpp"
#include "query/operators.hpp"
#include "query/case.hpp"
#include "query/name.hpp"
#include "schema/constraints.hpp"
#include "query/over_rows.hpp"
#include "query/pack.hpp"
#include "query/functions.hpp"
#include "query/aggregates.hpp"
#include "query/alias.hpp"
#include "query/default_value.hpp"
#include "query/assignment.hpp"
#include "query/in.hpp"
#include "query/like.hpp"
#include "query/ordering.hpp"
#include "query/predicates.hpp"
#include "query/raw.hpp"
#include "schema/sequence.hpp"
#include "query/bind.hpp"
#include "query/filter.hpp"
#include "query/table_source.hpp"
#include "query/scope.hpp"
#include "query/statement.hpp"
#include "query/sequence.hpp"
#include "schema/relation_keys.hpp"
#include "schema/relations.hpp"
#include "schema/schema_object.hpp"
// clang-format on

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
