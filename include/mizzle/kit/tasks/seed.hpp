// seed: fills the tables of a development database with rows.
#pragma once
#include "../project.hpp"

namespace mizzle::kit {

// So many for each table; other ones for another number.
exit_code seed(const project& of, std::size_t rows, unsigned number);

}  // namespace mizzle::kit

#ifndef MIZZLE_COMPILED_KIT
#include "seed.ipp"
#endif
