// What the wrong programs ask with.
#pragma once
#include <mizzle/mizzle.hpp>
#include <mizzle/sqlite.hpp>

#include "tables.hpp"
