// Everything but the drivers: schema, queries and what a database can be asked.
#pragma once
#include "standard.hpp"

#include "database/concept.hpp"
#include "database/create.hpp"
#include "database/insert_tree.hpp"
#include "database/queries.hpp"
#include "database/refresh.hpp"
#include "database/to_string.hpp"
#include "database/transaction.hpp"
#include "query.hpp"
#include "schema.hpp"
