// nextval, currval.
#pragma once
#include "../../query/functions/sequence.hpp"
#include "../writer.hpp"

namespace mizzle::detail {

[[noreturn]] MIZZLE_COLD void refuse_sequence(dialect_id dialect);

template <class Sequence, bool Next> constexpr void spell(writer& out, const sequence_value<Sequence, Next>&) {
    // A statement is refused by the compiler; this is for defaults of columns.
    if (!std::is_constant_evaluated() && (needed(feature::sequences) & ~out.dialect()->provides) != 0)
        refuse_sequence(out.dialect());
    constexpr table_name name = Sequence::options().name;
    out.put(Next ? "nextval('" : "currval('");
    const auto quoted = [&out](std::string_view part) {
        out.expect_fitting(part);
        put_quoted(
            part, '"', [&out](std::string_view piece) { out.put(piece); }, true);
    };
    if (!name.schema.empty()) {
        quoted(name.schema);
        out.put(".");
    }
    quoted(name.name);
    out.put("')");
}

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "sequence.ipp"
#endif
