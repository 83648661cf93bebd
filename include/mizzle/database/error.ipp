// The functions of error.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "error.hpp"

namespace mizzle {

MIZZLE_NOINLINE MIZZLE_INLINE database_error::database_error(const std::string& message, const error_details& details)
    : error(message), details_(std::make_shared<const error_details>(details)) {}

MIZZLE_INLINE stale_row::stale_row(const std::string& message, std::string_view table, std::string_view statement)
    : error(message), parts_(std::make_shared<const parts>(parts{std::string(table), std::string(statement)})) {}

MIZZLE_INLINE row_count_error::row_count_error(const std::string& message, std::string_view statement)
    : error(message), statement_(std::make_shared<const std::string>(statement)) {}

MIZZLE_NOINLINE MIZZLE_INLINE decode_error::decode_error(detail::unfit kind, parts p)
    : error(message(kind, p)), kind_(kind), parts_(std::make_shared<const parts>(std::move(p))) {}

MIZZLE_NOINLINE MIZZLE_INLINE decode_error::decode_error(std::string_view column, std::string_view table,
                                                         const detail::unfit_value& wrong, std::string_view statement)
    : decode_error(wrong.kind, {std::string(column), std::string(table), std::string(wrong.found),
                                std::string(wrong.expected), std::string(statement), std::string(wrong.detail)}) {}

MIZZLE_INLINE decode_error decode_error::of_column(std::string_view name, std::string_view table) const {
    auto known = *parts_;
    known.column = name;
    known.table = table;
    return {kind_, std::move(known)};
}

MIZZLE_INLINE std::string decode_error::message(detail::unfit kind, const parts& p) {
    const bool has_other = kind == detail::unfit::type || kind == detail::unfit::form;
    return detail::message_of(
        {"mizzle: column ", p.column, " holds ", p.found,
         !has_other                    ? ""
         : kind == detail::unfit::type ? " where "
                                       : " that is not ",
         has_other ? std::string_view(p.expected) : "", kind == detail::unfit::type ? " is expected" : "",
         kind == detail::unfit::rows ? "" : ", which the type it is declared with cannot represent",
         "; mend the row or the declaration.", p.detail.empty() ? "" : " detail() says more."});
}

}  // namespace mizzle
