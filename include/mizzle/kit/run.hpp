// run<mizzle::sqlite, mizzle::postgres>(count, arguments, declared): what main() of a kit is.
#pragma once
#include "connection_of.hpp"
#include "declared_schema.hpp"

#include <utility>
#include <vector>

namespace mizzle::kit {

int run(int count, char** arguments, declared_schema declared, std::vector<known_database> databases);

template <class... Databases> int run(int count, char** arguments, declared_schema declared) {
    return run(count, arguments, declared, {database_of<Databases>()...});
}

}  // namespace mizzle::kit

#ifndef MIZZLE_COMPILED_KIT
#include "run.ipp"
#endif
