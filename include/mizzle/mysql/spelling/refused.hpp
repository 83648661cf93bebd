// What MySQL lacks, where a condition or a dynamic<T> brings it when the program runs.
#pragma once
#include "../../sql/writer.hpp"

#include <type_traits>

namespace mizzle::detail {

inline constexpr char not_on_mysql[] =
    "mizzle: this function is not spelled for MySQL, or means something else there; compute it in the "
    "program, or say MySQL's own by sql<T>(\"...\")";

// Of what is written while compiling a sentence of lacks.hpp is shown, and nothing beside it; this would be no SQL.
constexpr void write_refused(writer& out, const char* sentence = not_on_mysql) {
    if (std::is_constant_evaluated()) out.put("mizzle_refused()");
    else throw_usage_error(sentence);
}

}  // namespace mizzle::detail
