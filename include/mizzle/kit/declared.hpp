// The schema that a program declares, as one database spells it.
#pragma once
#include "schema.hpp"

namespace mizzle::kit {

template <class Db, schema_like Schema> schema declared_schema(const Schema& declared) {
    schema made = describe(declared, Db::dialect::id);
    normalise(made);
    return made;
}

}  // namespace mizzle::kit
