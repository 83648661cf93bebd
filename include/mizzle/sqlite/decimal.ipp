// The functions of decimal.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "decimal.hpp"

namespace mizzle::detail::sqlite_detail {

MIZZLE_INLINE int compare_decimals(void*, int a_size, const void* a, int b_size, const void* b) {
    const std::string_view left(static_cast<const char*>(a), static_cast<std::size_t>(a_size));
    const std::string_view right(static_cast<const char*>(b), static_cast<std::size_t>(b_size));
    const auto m = parse_small(left), n = parse_small(right);
    if (m.is_one && n.is_one) return compare_small(m, n);
    try {
        const auto x = numeric::parse(left), y = numeric::parse(right);
        if (x && y) return *x < *y ? -1 : *x > *y ? 1 : 0;
        // Text that is no number comes last, in the order of its bytes.
        if (x.has_value() != y.has_value()) return x ? -1 : 1;
    } catch (const std::bad_alloc&) {
        // A collation cannot fail: what is left is the order of the text.
    }
    return left.compare(right);
}

MIZZLE_INLINE void decimal_sum::add(const numeric& value, int sign) {
    values += sign;
    if (value.is_nan()) not_a_number += sign;
    else if (value.is_infinite()) infinite[value.is_negative() ? 1 : 0] += sign;
    else {
        const auto scale = value.scale();
        if (scale >= values_of_scale.size()) values_of_scale.resize(scale + 1);
        values_of_scale[scale] += sign;
        total = total + (sign > 0 ? value : inverse(value));
    }
}

MIZZLE_INLINE void decimal_sum::add(std::int64_t value, int sign) {
    std::int64_t next = 0;
    if (sign > 0 ? __builtin_add_overflow(whole, value, &next) : __builtin_sub_overflow(whole, value, &next))
        return add(numeric(value), sign);
    whole = next;
    values += sign;
    if (values_of_scale.empty()) values_of_scale.resize(1);
    values_of_scale[0] += sign;
}

MIZZLE_INLINE std::string decimal_sum::text() const {
    if (not_a_number != 0 || (infinite[0] != 0 && infinite[1] != 0)) return "NaN";
    if (infinite[0] != 0 || infinite[1] != 0) return infinite[0] != 0 ? "Infinity" : "-Infinity";
    std::size_t scale = values_of_scale.size();
    while (scale > 1 && values_of_scale[scale - 1] == 0) --scale;
    return (total + numeric(whole)).with_scale(scale - 1)->to_string();
}

MIZZLE_INLINE void give_decimal_sum(sqlite3_context* context) {
    auto** sum = static_cast<decimal_sum**>(sqlite3_aggregate_context(context, 0));
    if (sum == nullptr || *sum == nullptr || (*sum)->values == 0) return sqlite3_result_null(context);
    try {
        const auto text = (*sum)->text();
        sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    } catch (const std::bad_alloc&) { sqlite3_result_error_nomem(context); }
}

MIZZLE_INLINE void finish_decimal_sum(sqlite3_context* context) {
    give_decimal_sum(context);
    auto** sum = static_cast<decimal_sum**>(sqlite3_aggregate_context(context, 0));
    if (sum == nullptr) return;
    delete *sum;
    *sum = nullptr;
}

MIZZLE_INLINE void add_decimal_collation(sqlite3* db) {
    if (sqlite3_create_collation(db, "mizzle_decimal", SQLITE_UTF8, nullptr, compare_decimals) != SQLITE_OK)
        throw_error(db, {}, error_source::sql_text);
}

MIZZLE_INLINE void add_decimal_sum(sqlite3* db) {
    if (sqlite3_create_window_function(db, "mizzle_sum", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, add_decimal<1>,
                                       finish_decimal_sum, give_decimal_sum, add_decimal<-1>, nullptr) != SQLITE_OK)
        throw_error(db, {}, error_source::sql_text);
}

}  // namespace mizzle::detail::sqlite_detail
