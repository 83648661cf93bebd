// The root of everything that Mizzle throws, and the errors that need no database.
#pragma once
#include "inline.hpp"
#include "standard.hpp"

#include <stdexcept>
#include <string>
#include <string_view>

// Who catches an error in another shared library has to know its type by the same symbol.
#if defined(__GNUC__)
#pragma GCC visibility push(default)
#endif

namespace mizzle {

// error is what every error of the library is, and of each driver: catch this to catch them all. what() quotes no
// values.
class error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;

    // What kind of error it is, for those who have it by reference alone and may be compiled without RTTI: "error"
    // where no database has said it, else "database_error" or the word of those below it that come for one reason.
    virtual std::string_view family() const noexcept { return "error"; }
};
// any_error is mizzle::error by a name that C's <error.h> does not have, for programs that are using namespace mizzle.
using any_error = error;

// usage_error is thrown where the program asked for something that cannot be done: an empty filter on a delete, a value
// out of a column's range.
class usage_error : public error {
public:
    using error::error;
};

}  // namespace mizzle

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

namespace mizzle::detail {

[[noreturn]] MIZZLE_COLD void throw_usage_error(const char* message);

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "error.ipp"
#endif
