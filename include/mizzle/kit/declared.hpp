// The schema that a program declares, as one database spells it, in the form that schemas are compared in.
#pragma once
#include "declared_schema.hpp"
#include "objects.hpp"

#include <string_view>

namespace mizzle::kit {

inline schema in_one_form(schema described) {
    normalise(described);
    name_objects(described);
    return described;
}

template <schema_like Schema> schema describe_declared(const Schema& declared, std::string_view database) {
    return in_one_form(describe(declared, dialect_of(database)));
}

}  // namespace mizzle::kit
