// What other headers have, for a program that includes <mizzle/schema.hpp> alone: it is told which.
#pragma once
#include <type_traits>

namespace mizzle {

// Compilers show the line, with what it says, to a program that uses a database without its header.
class sqlite;    // mizzle: include <mizzle/sqlite.hpp>, where mizzle::sqlite is
class postgres;  // mizzle: include <mizzle/postgres.hpp>, where mizzle::postgres is
class mysql;     // mizzle: include <mizzle/mysql.hpp>, where mizzle::mysql is

}  // namespace mizzle

namespace mizzle::detail {

template <class Db> class pool;             // mizzle: include <mizzle/pool.hpp>, where mizzle::pool is
template <class... Dbs> class any_session;  // mizzle: include <mizzle/any_session.hpp>, where mizzle::any_session is

// Their headers complete them. Templates have no declaration to show: their names alone would say "incomplete type".
struct pools_are_included;
struct any_sessions_are_included;
template <class Included, class... Dbs>
concept is_elsewhere = sizeof...(Dbs) > 0 && !requires { sizeof(Included); };

template <class Db>
    requires is_elsewhere<pools_are_included, Db>
class pool<Db> {
    static_assert(std::is_void_v<Db>, "mizzle: include <mizzle/pool.hpp>, where mizzle::pool is");

public:
    template <class... X> explicit pool(const X&...) {}
};
template <class First, class... Dbs>
    requires is_elsewhere<any_sessions_are_included, First>
class any_session<First, Dbs...> {
    static_assert(std::is_void_v<First>, "mizzle: include <mizzle/any_session.hpp>, where mizzle::any_session is");

public:
    template <class... X> explicit(false) any_session(const X&...) {}
};

// migrate.hpp completes it.
struct migrations_are_included;
template <class Migrations, class X>
concept lacks_migrations = requires { typename X::dialect; } && !requires { sizeof(Migrations); };

template <class Db, class Set, class... More>
    requires lacks_migrations<migrations_are_included, Db>
constexpr void migrate(Db&, const Set&, const More&...) {
    static_assert(std::is_void_v<Db>, "mizzle: migrate() is in <mizzle/migrate.hpp>: include it");
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::any_session;
using detail::migrate;
using detail::pool;

}  // namespace mizzle

#ifndef MIZZLE_DETAIL_QUERIES
namespace mizzle::detail {

// query.hpp completes it: with that header these functions are none. Asked for each type that a statement begins with.
struct queries_are_included;
template <class Queries, class X>
concept lacks_queries = !requires { sizeof(Queries); };

struct no_statement {
    template <class... X> constexpr no_statement where(const X&...) const { return {}; }
    template <class... X> constexpr no_statement set(const X&...) const { return {}; }
    template <class... X> constexpr no_statement values(const X&...) const { return {}; }
};

#define MIZZLE_DETAIL_ELSEWHERE(name_)                                                                  \
    template <class X, class... More>                                                                   \
        requires lacks_queries<queries_are_included, X>                                                 \
    constexpr no_statement name_(const X&, const More&...) {                                            \
        static_assert(std::is_void_v<X>, "mizzle: " #name_ "() is in <mizzle/mizzle.hpp>: include it; " \
                                         "<mizzle/schema.hpp> has what is declared");                   \
        return {};                                                                                      \
    }
MIZZLE_DETAIL_ELSEWHERE(insert_into)
MIZZLE_DETAIL_ELSEWHERE(update)
MIZZLE_DETAIL_ELSEWHERE(delete_from)
MIZZLE_DETAIL_ELSEWHERE(query)
#undef MIZZLE_DETAIL_ELSEWHERE

}  // namespace mizzle::detail

namespace mizzle {

using detail::delete_from;
using detail::insert_into;
using detail::query;
using detail::update;

}  // namespace mizzle
#endif
