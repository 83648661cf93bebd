// What sorts otherwise than its text: enums by their place, intervals by their length.
#pragma once
#include "../../sql/expressions/comparable.hpp"
#include "../dialect.hpp"
#include "intervals.hpp"
#include "refused.hpp"

namespace mizzle::detail {

// , 'label', 'label' ...)
template <class E> constexpr void write_labels(writer& out) {
    for (const auto label : enumeration_of<E>.labels) {
        out.put(", ");
        out.text_literal(label);
    }
    out.put(")");
}

// NULL stays NULL.
template <class E, class F> constexpr void write_place_of_label(writer& out, const F& write_it) {
    out.put("nullif(field(");
    write_it();
    write_labels<E>(out);
    out.put(", 0)");
}

template <class E, class F>
constexpr void spell(dialects::mysql, writer& out,
                     const compared<comparison_of_kept::ordered, types::enum_<E>, F>& form) {
    write_place_of_label<E>(out, form.write_it);
}
// Intervals sort by their length: a month counts 30 days.
template <class F>
constexpr void spell(dialects::mysql, writer& out,
                     const compared<comparison_of_kept::ordered, types::interval, F>& form) {
    const int before = out.placeholders();
    const auto again = [&] {
        out.continue_after(before);
        form.write_it();
    };
    out.put("(cast(");
    write_months_of_interval(out, again);
    out.put(" as decimal(30)) * 2592000 + cast(");
    write_interval_part(out, date_part::day, again);
    out.put(" as decimal(30)) * 86400 + ");
    write_seconds_of_interval(out, again);
    out.put(")");
}
template <comparison_of_kept How, class Type, class F>
inline constexpr bool spells_itself<dialects::mysql, compared<How, Type, F>> = true;
template <class F>
constexpr void spell(dialects::mysql, writer& out, const compared<comparison_of_kept::equal, types::interval, F>&) {
    write_refused(out,
                  "mizzle: MySQL keeps intervals as text, of which one length has several; say == and || instead of "
                  "in(), and group by a number");
}

}  // namespace mizzle::detail
