// A table of a plain struct, without macros, where the compiler has the reflection of C++26 (GCC 16: -std=c++26
// -freflection). The struct is the table's row:
//   namespace words = mizzle::words;
//   struct [[=words::named("users")]] user {
//       [[=words::serial, =words::primary_key]] std::int32_t id;
//       [[=words::unique]] std::string email;
//       std::optional<std::string> bio;
//       bool operator==(const user&) const = default;
//   };
//   inline constexpr mizzle::table<user> users;
// The object is what MIZZLE_TABLE declares: users.id is a column, decltype(users)::new_row and ::changes are what an
// insert and an update take. docs/reflection.md says what is not there.
#pragma once

#if __has_include(<version>)
#include <version>
#endif

#if !defined(__cpp_impl_reflection) || !defined(__cpp_lib_reflection)
#error \
    "mizzle: <mizzle/reflect.hpp> needs the reflection of C++26, which GCC 16 has with -std=c++26 -freflection; without it MIZZLE_TABLE declares the same table"
#else
#include "reflect/enumeration.hpp"
#include "reflect/relations.hpp"
#include "reflect/table.hpp"

// A class that reflection makes can have no initializers, so GCC would warn of each column that an insert leaves out,
// at the program's own line. From here on it does not.
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#endif
