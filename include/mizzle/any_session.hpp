// mizzle::any_session: what functions take of a database that is chosen at run time. Beside it a program includes those
// that it chooses from: mizzle/sqlite.hpp, mizzle/postgres.hpp.
#pragma once
#include "standard.hpp"

// A name of the program's is no worse for one of our parameters that is called the same.
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#endif

#include "mizzle.hpp"

#include "database/any_session.hpp"

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
