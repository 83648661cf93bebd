// Where NULL stands: before all values in ascending order, unless it is sorted by that first.
#pragma once
#include "../../sql/ordering.hpp"
#include "../../sql/set_operation.hpp"
#include "comparable.hpp"

namespace mizzle {

template <class X> inline constexpr bool is_output_position = false;
template <std::size_t I, class Column> inline constexpr bool is_output_position<output_position<I, Column>> = true;

template <class X, class F> constexpr void spell(dialects::mysql, writer& out, const placed_value<X, F>& form) {
    const bool is_first = form.place_of_nulls == nulls::first;
    if (form.place_of_nulls != nulls::as_database && is_first == form.is_descending) {
        if (is_output_position<X>)
            throw_usage_error("mizzle: MySQL sorts the rows of a set operation by its columns as they are; leave out "
                              "nulls_first() and nulls_last(), or select from the operation");
        const int before = out.placeholders();
        form.write_it();
        out.put(is_first ? " is not null, " : " is null, ");
        out.continue_after(before);
    }
    form.write_it();
    if (form.is_descending) out.put(" desc");
}

}  // namespace mizzle
