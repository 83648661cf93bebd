// What the wrong programs ask with that know PostgreSQL as well; compilers read its client library once for all of
// them.
#pragma once
#include "schema.hpp"

#include <mizzle/postgres.hpp>
