// Exact decimals on SQLite, which keeps them as text: the collation mizzle_decimal compares by value, the aggregate
// mizzle_sum adds. Both are known to this connection only, so that no schema depends on them.
#pragma once
#include "../schema/numeric.hpp"
#include "../schema/small_decimal.hpp"
#include "last_error.hpp"

#include <sqlite3.h>

#include <charconv>
#include <new>
#include <string>
#include <string_view>
#include <vector>

namespace mizzle::detail::sqlite_detail {

int compare_decimals(void*, int a_size, const void* a, int b_size, const void* b);

// A window also takes values out again. The scale of the sum is that of its most precise value.
struct decimal_sum {
    numeric total;
    std::int64_t whole = 0;  // what of it came as integers, as long as there is room
    std::int64_t values = 0, not_a_number = 0, infinite[2] = {};
    std::vector<std::int64_t> values_of_scale;

    void add(const numeric& value, int sign);
    void add(std::int64_t value, int sign);
    std::string text() const;

private:
    static numeric inverse(const numeric& value) {
        const auto& text = value.to_string();
        return *numeric::parse(value.is_negative() ? text.substr(1) : "-" + text);
    }
};

template <int Sign> void add_decimal(sqlite3_context* context, int, sqlite3_value** arguments) {
    auto** sum = static_cast<decimal_sum**>(sqlite3_aggregate_context(context, sizeof(decimal_sum*)));
    if (sum == nullptr) return sqlite3_result_error_nomem(context);
    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL) return;
    try {
        if (*sum == nullptr) *sum = new decimal_sum;
        if (sqlite3_value_type(arguments[0]) == SQLITE_INTEGER)
            return (*sum)->add(std::int64_t{sqlite3_value_int64(arguments[0])}, Sign);
        std::optional<numeric> value;
        if (sqlite3_value_type(arguments[0]) == SQLITE_FLOAT) {
            char digits[400];
            const auto end = std::to_chars(digits, digits + sizeof digits, sqlite3_value_double(arguments[0])).ptr;
            value = numeric::parse({digits, static_cast<std::size_t>(end - digits)});
        } else {
            const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(arguments[0]));
            if (text == nullptr) return sqlite3_result_error_nomem(context);
            value = numeric::parse({text, static_cast<std::size_t>(sqlite3_value_bytes(arguments[0]))});
        }
        if (!value) return sqlite3_result_error(context, "mizzle: sum() of a value that is no decimal number", -1);
        (*sum)->add(*value, Sign);
    } catch (const std::bad_alloc&) { sqlite3_result_error_nomem(context); }
}

void give_decimal_sum(sqlite3_context* context);

void finish_decimal_sum(sqlite3_context* context);

void add_decimal_collation(sqlite3* db);

void add_decimal_sum(sqlite3* db);

}  // namespace mizzle::detail::sqlite_detail

#ifndef MIZZLE_COMPILED
#include "decimal.ipp"
#endif
