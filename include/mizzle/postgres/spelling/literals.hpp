// Values as PostgreSQL's literals.
#pragma once
#include "../../sql/values/literal.hpp"
#include "../dialect.hpp"

namespace mizzle::detail {

void spell_literal(dialects::postgres, std::string& out, const bound_value& v);

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "literals.ipp"
#endif
