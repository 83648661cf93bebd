// The names of SQL types: spell_type() of the database's folder.
#pragma once
#include "../../schema/enumeration.hpp"
#include "../writer.hpp"

namespace mizzle::detail {

// As create table and cast take it; in write.hpp.
template <class Type> constexpr void write_type(writer& out, Type type);

constexpr void put_with_length(writer& out, std::string_view name, int length, int scale = 0) {
    out.put(name);
    if (length == 0) return;
    out.put("(");
    out.number(static_cast<unsigned>(length));
    if (scale != 0) {
        out.put(", ");
        out.number(static_cast<unsigned>(scale));
    }
    out.put(")");
}

}  // namespace mizzle::detail
