// What a program declares: tables, constraints, enums, relations, schemas; and the expressions that checks, defaults
// and indexes are made of.
#pragma once
#include "standard.hpp"

#include "schema/specification.hpp"
#include "schema/words.hpp"

#include "schema/table.hpp"

#include "schema/constraints.hpp"

#include "query/aggregates.hpp"
#include "query/alias.hpp"
#include "query/assignment.hpp"
#include "query/functions.hpp"
#include "query/in.hpp"
#include "query/like.hpp"
#include "query/ordering.hpp"
#include "query/predicates.hpp"
#include "query/raw.hpp"
#include "query/sequence.hpp"
#include "schema/constraints.hpp"
#include "schema/enumeration.hpp"
#include "schema/relations.hpp"
#include "schema/schema_object.hpp"
#include "schema/sequence.hpp"
#include "schema/table.hpp"
