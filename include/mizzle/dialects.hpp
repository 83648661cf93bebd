// The databases whose SQL Mizzle spells, and the one file outside of their folders that names them. Deleting a folder
// is all that it takes to do without a database. Every file of a program sees the same list: it takes no client
// library.
#pragma once
#if __has_include("sqlite/spelling.hpp")
#include "sqlite/spelling.hpp"
#endif
#if __has_include("mysql/spelling.hpp")
#include "mysql/spelling.hpp"
#endif
#if __has_include("postgres/spelling.hpp")
#include "postgres/spelling.hpp"
#endif

namespace mizzle::detail::dialects {

struct none {};
template <class... D> struct list;

using known = list<none
#if __has_include("sqlite/spelling.hpp")
                   ,
                   sqlite
#endif
#if __has_include("postgres/spelling.hpp")
                   ,
                   postgres
#endif
#if __has_include("mysql/spelling.hpp")
                   ,
                   mysql
#endif
                   >;

}  // namespace mizzle::detail::dialects
