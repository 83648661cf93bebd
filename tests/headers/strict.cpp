// Compiled with more warnings than the tests: the headers have none, also where they are no system headers and where a
// program gives names to rows and tables that we give to parameters.
#include <mizzle/fmt.hpp>
#include <mizzle/json/nlohmann.hpp>
#include <mizzle/migrate.hpp>
#include <mizzle/mizzle.hpp>
#include <mizzle/sqlite.hpp>
#ifdef MIZZLE_STRICT_POSTGRES
#include <mizzle/postgres.hpp>
#endif
#ifdef MIZZLE_STRICT_MYSQL
#include <mizzle/mysql.hpp>
#endif

#include "caught.hpp"

MIZZLE_NAME(a)
MIZZLE_NAME(b)
MIZZLE_NAME(before)
MIZZLE_NAME(f)
MIZZLE_NAME(name)
MIZZLE_NAME(out)
MIZZLE_NAME(result)
MIZZLE_NAME(t)
MIZZLE_NAME(text)
MIZZLE_NAME(v)
MIZZLE_NAME(x)

#include "database/facade.cpp"
