// Enums, which sort by their place and compare as text: their place is compared.
#pragma once
#include "../../sql/comparable.hpp"
#include "../dialect.hpp"

namespace mizzle {

// NULL stays NULL.
template <class E, class F> constexpr void write_place_of_label(writer& out, const F& write_it) {
    out.put("nullif(field(");
    write_it();
    for (const auto label : enumeration_of<E>.labels) {
        out.put(", ");
        out.text_literal(label);
    }
    out.put("), 0)");
}

template <class E, class F>
constexpr void spell(dialects::mysql, writer& out,
                     const compared<comparison_of_kept::ordered, types::enum_<E>, F>& form) {
    write_place_of_label<E>(out, form.write_it);
}
template <class F>
constexpr void spell(dialects::mysql, writer&, const compared<comparison_of_kept::ordered, types::interval, F>&) {
    throw_usage_error("mizzle: MySQL keeps intervals as text, which does not sort by length; keep a number");
}
template <class F>
constexpr void spell(dialects::mysql, writer&, const compared<comparison_of_kept::equal, types::interval, F>&) {
    throw_usage_error("mizzle: MySQL keeps intervals as text, which does not compare by length; keep a number");
}

}  // namespace mizzle
