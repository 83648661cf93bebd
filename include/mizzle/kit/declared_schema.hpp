// What each of a kit's programs has of its own, and what is compiled anew when it changes: its schema as describe()
// gives it, for the database of that word.
#pragma once
#include "../sql/schema/description.hpp"
#include "names.hpp"

#include <string_view>

namespace mizzle::kit {

using declared_schema = schema_description (*)(std::string_view database);

}  // namespace mizzle::kit
