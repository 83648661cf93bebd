// How each statement is spelled.
#pragma once
#include "../query.hpp"
#include "comment.hpp"
#include "derived_table.hpp"
#include "insert.hpp"
#include "relational.hpp"
#include "select.hpp"
#include "set_operation.hpp"
#include "subquery.hpp"
#include "update.hpp"
#include "update_by_key.hpp"
#include "update_from.hpp"
#include "write.hpp"
