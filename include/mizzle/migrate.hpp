// Applies migrations: migrate(db, app::migrations), of a set that mizzle_embed_migrations() put into the program or
// that read_migrations() reads from a folder. It needs nothing of the kit that writes them.
#pragma once
#include "standard.hpp"

// A name of the program's is no worse for one of our parameters that is called the same.
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#endif

#include "mizzle.hpp"

#if __has_include("sqlite/migrate.hpp")
#include "sqlite/differences.hpp"
#include "sqlite/migrate.hpp"
#endif
#if __has_include("postgres/migrate.hpp")
#include "postgres/differences.hpp"
#include "postgres/migrate.hpp"
#endif
#if __has_include("mysql/migrate.hpp")
#include "mysql/differences.hpp"
#include "mysql/migrate.hpp"
#endif
#include "migrate/code.hpp"
#include "migrate/database_session.hpp"
#include "migrate/lock_file.hpp"
#include "migrate/repair.hpp"
#include "migrate/require_schema.hpp"
#include "migrate/runner.hpp"
#include "migrate/status.hpp"

#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#define MIZZLE_DETAIL_CHECK_MIGRATED(Db)                                                                    \
    static_assert(detail::migratable<Db>,                                                                   \
                  "mizzle: migrations begin and commit their own transactions, on a connection to SQLite, " \
                  "PostgreSQL or MySQL; give them the database, not a transaction");                        \
    static_assert(detail::is_migrations<Set>,                                                               \
                  "mizzle: migrations are what mizzle_embed_migrations() puts into a program, what "        \
                  "read_migrations(\"folder\", \"sqlite\") reads, or with_code() of one of them")

namespace mizzle::detail {

struct migrations_are_included {};

template <class Set> inline constexpr bool is_migrations = requires(const Set& set) { migrations_for(set, ""); };

// Calls f with the session of a database and the migrations for it.
template <class Db, class Set, class F> auto with_migrations(Db& db, const Set& set, F&& f) {
    database_session<Db> session(db);
    return f(session, migrations_for(set, Db::dialect::constants.word));
}
template <class Db, class Set, class... Code, class F>
auto with_migrations(Db& db, const migrations_with_code<Set, Code...>& set, F&& f) {
    return std::apply(
        [&](const auto&... code) {
            database_session<Db, code_migration<Code>...> session(db, code...);
            return f(session, migrations_for(set, Db::dialect::constants.word));
        },
        set.code);
}

// Applies what is pending, each migration in a transaction of its own. Any number of programs may do so at once: each
// migration is applied once, and all of them return when all is applied. Throws what migrate/errors.hpp has.
template <database Db, class Set>
migration_report migrate(Db& db, const Set& set, const migration_options& options = {}) {
    MIZZLE_DETAIL_CHECK_MIGRATED(Db);
    if constexpr (migratable<Db> && is_migrations<Set>)
        return with_migrations(db, set, [&](migration_session& s, const migration_set& all) {
            return migration_runner(s, all, options, migration_runner::direction::up).run();
        });
}

template <class Db, class... Set>
    requires(!std::is_lvalue_reference_v<Db> || !database<std::remove_reference_t<Db>> || sizeof...(Set) == 0 ||
             std::is_const_v<std::remove_reference_t<Db>>)
void migrate(Db&&, const Set&...) {
    static_assert(std::is_void_v<Db>,
                  "mizzle: migrate() takes the database, which is not const, and then the migrations: "
                  "migrate(db, app::migrations)");
}

// Takes the latest one back, or as many as `options` say, by their down.sql.
template <database Db, class Set>
migration_report migrate_down(Db& db, const Set& set, const migration_options& options = {}) {
    MIZZLE_DETAIL_CHECK_MIGRATED(Db);
    if constexpr (migratable<Db> && is_migrations<Set>)
        return with_migrations(db, set, [&](migration_session& s, const migration_set& all) {
            return migration_runner(s, all, options, migration_runner::direction::down).run();
        });
}

// Reads, and writes nothing.
template <database Db, class Set>
std::vector<migration_state> migration_status(Db& db, const Set& set, migration_order order = migration_order::linear) {
    MIZZLE_DETAIL_CHECK_MIGRATED(Db);
    if constexpr (migratable<Db> && is_migrations<Set>)
        return with_migrations(
            db, set, [&](migration_session& s, const migration_set& all) { return states_of(s, all, order); });
}

// Says that a migration that broke off was put right by hand: it counts as applied, or as not applied, from now on.
template <database Db, class Set> void repair_migration(Db& db, const Set& set, given_text name, migration_repair how) {
    MIZZLE_DETAIL_CHECK_MIGRATED(Db);
    if constexpr (migratable<Db> && is_migrations<Set>)
        with_migrations(db, set,
                        [&](migration_session& s, const migration_set& all) { repair_record(s, all, name, how); });
}

}  // namespace mizzle::detail

namespace mizzle {

// migrate(db, app::migrations) applies what the database has not yet, each migration in a transaction of its own; it
// throws a migration_error where history and program do not agree or one fails.
using detail::migrate;
// migrate_down(db, app::migrations) takes the latest migration back by its down.sql, or as many as its options say; it
// throws what migrate() does.
using detail::migrate_down;
// migration_status(db, app::migrations) says of each migration whether it is applied; it reads, and writes nothing.
using detail::migration_status;
// repair_migration(db, app::migrations, "0002_second", how) says that a migration that broke off was put right by
// hand, so that it counts as applied, or as not applied.
using detail::repair_migration;

}  // namespace mizzle

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
