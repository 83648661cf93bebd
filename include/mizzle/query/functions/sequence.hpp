// nextval(sequence), currval(sequence). PostgreSQL only.
#pragma once
#include "../../schema/sequence.hpp"
#include "../expressions/name.hpp"
#include "../statement.hpp"

namespace mizzle::detail {

template <class Sequence, bool Next> struct sequence_value : expression<sequence_value<Sequence, Next>> {
    using sql_type = types::bigint;
    using parts = type_list<>;
    static constexpr bool never_null = true;
    static constexpr feature_set needs = needed(feature::sequences);
};

// The next number, which nobody else is given.
template <sequence_like Sequence> constexpr auto nextval(const Sequence&) { return sequence_value<Sequence, true>{}; }

// The number that nextval() gave this connection last; a database_error where it has given none.
template <sequence_like Sequence> constexpr auto currval(const Sequence&) { return sequence_value<Sequence, false>{}; }

}  // namespace mizzle::detail

namespace mizzle {

// currval(sequence) is the number that this session took last: `currval(...)`.
using detail::currval;
// nextval(sequence) takes the next number of a sequence: `nextval(...)`.
using detail::nextval;

}  // namespace mizzle
