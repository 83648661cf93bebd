// Functions that SQLite has under another name.
#pragma once
#include "../../query/functions/array_functions.hpp"
#include "../../query/functions/date_time.hpp"
#include "../../query/functions/string_functions.hpp"
#include "../../sql/functions/functions.hpp"
#include "../dialect.hpp"

namespace mizzle::detail {

namespace dialects {

template <class Function> inline constexpr std::string_view name_in_sqlite{};
template <> inline constexpr std::string_view name_in_sqlite<functions::strpos> = "instr";
template <> inline constexpr std::string_view name_in_sqlite<functions::array_length> = "json_array_length";
template <> inline constexpr std::string_view name_in_sqlite<functions::make_date> = "mizzle_make_date";

}  // namespace dialects

template <class Function, class Type, class... A>
    requires(!dialects::name_in_sqlite<Function>.empty())
constexpr void spell(dialects::sqlite, writer& out, const call<Function, Type, A...>& node) {
    out.put(dialects::name_in_sqlite<Function>);
    out.put("(");
    write_arguments(out, node.arguments);
    out.put(")");
}

}  // namespace mizzle::detail
