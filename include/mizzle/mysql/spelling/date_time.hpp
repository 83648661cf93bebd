// Dates and times, which are UTC's.
#pragma once
#include "function_names.hpp"

namespace mizzle {

template <class Type> constexpr void spell(dialects::mysql, writer& out, const call<functions::now, Type>&) {
    out.put("utc_timestamp(6)");
}
template <class Type> constexpr void spell(dialects::mysql, writer& out, const call<functions::current_date, Type>&) {
    out.put("utc_date()");
}
template <class Type> constexpr void spell(dialects::mysql, writer& out, const call<functions::current_time, Type>&) {
    out.put("utc_time(6)");
}
template <class Type, class X>
constexpr void spell(dialects::mysql, writer& out, const call<functions::date_of, Type, X>& node) {
    out.put("cast(");
    write_alone(out, part<0>(node.arguments));
    out.put(" as date)");
}
template <class Type, class X>
constexpr void spell(dialects::mysql, writer& out, const call<functions::time_of, Type, X>& node) {
    out.put("cast(");
    write_alone(out, part<0>(node.arguments));
    out.put(" as time(6))");
}

}  // namespace mizzle
