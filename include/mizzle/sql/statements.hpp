// How each statement is spelled.
#pragma once
#include "../query.hpp"
#include "insert.hpp"
#include "relational.hpp"
#include "select.hpp"
#include "subquery.hpp"
#include "update.hpp"
