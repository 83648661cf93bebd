// Everything but the drivers: schema, queries and what a database can be asked.
#pragma once
#include "standard.hpp"

// What refuses declarations comes first, each after what it needs: compilers list the headers on the way to a sentence
// before the program's own line.
// clang-format off
#include "schema/modifiers.hpp"
#include "schema/specification.hpp"
#include "schema/words.hpp"
#include "schema/table.hpp"
#include "schema/constraints.hpp"
#include "schema/relation_keys.hpp"
#include "schema/relations.hpp"
#include "schema/sequence.hpp"
#include "schema/schema_object.hpp"
// clang-format on

#include "database/concept.hpp"
#include "database/create.hpp"
#include "database/insert_tree.hpp"
#include "database/queries.hpp"
#include "database/refresh.hpp"
#include "database/to_string.hpp"
#include "database/transaction.hpp"
#include "query.hpp"
#include "schema.hpp"
