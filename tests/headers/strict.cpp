// Compiled with more warnings than the tests: the headers have none, also where they are no system headers and where a
// program gives names to rows and tables that we give to parameters.
#include <mizzle/any_session.hpp>
#include <mizzle/async.hpp>
#include <mizzle/fmt.hpp>
#include <mizzle/json/nlohmann.hpp>
#include <mizzle/metrics.hpp>
#include <mizzle/migrate.hpp>
#include <mizzle/mizzle.hpp>
#include <mizzle/pool.hpp>
#include <mizzle/replicated.hpp>
#include <mizzle/sandbox.hpp>
#include <mizzle/sqlite.hpp>
#include <mizzle/sqlite/changes.hpp>
#include <mizzle/sqlite/service/backup.hpp>
#include <mizzle/sqlite/service/blob.hpp>
#include <mizzle/sqlite/service/functions.hpp>
#include <mizzle/sqlite/service/upkeep.hpp>
#ifdef MIZZLE_STRICT_POSTGRES
#include <mizzle/postgres.hpp>
#include <mizzle/postgres/notifications.hpp>
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
