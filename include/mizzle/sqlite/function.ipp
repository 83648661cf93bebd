// The functions of function.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "function.hpp"

namespace mizzle::detail::sqlite_detail {

MIZZLE_INLINE std::string_view function_arguments::text(int i) const {
    const auto* data = reinterpret_cast<const char*>(sqlite3_value_text(values_[i]));
    if (data == nullptr) throw std::bad_alloc();
    return {data, static_cast<std::size_t>(sqlite3_value_bytes(values_[i]))};
}

MIZZLE_INLINE void give_result(sqlite3_context* context, const std::string& text) {
    sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

MIZZLE_INLINE void give_result(sqlite3_context* context, const number_of_sql& number) {
    if (number.is_real) give_result(context, number.real);
    else give_result(context, number.integer);
}

MIZZLE_INLINE void give_error(sqlite3_context* context, std::string_view sentence) {
    const auto text = sentence.starts_with(own_sentence) ? std::string(sentence) : message_of({own_sentence, sentence});
    sqlite3_result_error(context, text.data(), static_cast<int>(text.size()));
}

MIZZLE_INLINE void call_function(sqlite3_context* context, int count, sqlite3_value** values) {
    for (int i = 0; i < count; ++i)
        if (sqlite3_value_type(values[i]) == SQLITE_NULL) return sqlite3_result_null(context);
    try {
        static_cast<const function_of_sql*>(sqlite3_user_data(context))->run(context, function_arguments(values));
    } catch (const std::bad_alloc&) { sqlite3_result_error_nomem(context); } catch (const std::exception& e) {
        give_error(context, e.what());
    }
}

MIZZLE_INLINE void add_function(sqlite3* db, const function_of_sql& function) {
    if (sqlite3_create_function_v2(
            db, function.name, function.arguments, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
            const_cast<function_of_sql*>(&function), call_function, nullptr, nullptr, nullptr) != SQLITE_OK)
        throw_error(db, {}, error_source::sql_text);
}

}  // namespace mizzle::detail::sqlite_detail
