// The schema that a program declares, as one database spells it. The one part of a kit that is compiled anew when the
// schema changes.
#pragma once
#include "objects.hpp"

namespace mizzle::kit {

// What each of a kit's programs has of its own: its schema for the database of that word.
using declared_schema = schema (*)(std::string_view database);

template <schema_like Schema> schema describe_declared(const Schema& declared, std::string_view database) {
    schema made = describe(declared, dialect_of(database));
    normalise(made);
    name_objects(made);
    return made;
}

}  // namespace mizzle::kit
