// The functions of collect.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "collect.hpp"

namespace mizzle::detail::sqlite_detail {

MIZZLE_INLINE void collection::drop_first() {
    dropped_text += sizes[dropped++];
    if (dropped < 1024 || dropped < sizes.size() / 2) return;
    text.erase(0, dropped_text);
    sizes.erase(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(dropped));
    dropped = dropped_text = 0;
}

MIZZLE_INLINE bool append_collected(sqlite3_context* context, std::string& out, sqlite3_value* value,
                                    collected_kind kind) {
    const auto type = sqlite3_value_type(value);
    const auto bytes_of_value = [value](const void* data) {
        const auto size = static_cast<std::size_t>(sqlite3_value_bytes(value));
        if (data == nullptr && (size != 0 || sqlite3_value_type(value) == SQLITE_TEXT)) throw std::bad_alloc();
        return std::string_view(data == nullptr ? "" : static_cast<const char*>(data), size);
    };
    if (type == SQLITE_NULL) {
        out += "null";
    } else if (type == SQLITE_INTEGER) {
        const std::int64_t number = sqlite3_value_int64(value);
        if (kind == collected_kind::boolean) {
            if (number != 0 && number != 1) return give_error(context, "a boolean that is neither 0 nor 1"), false;
            out += number == 1 ? "true" : "false";
        } else {
            append_element(dialects::sqlite::id, out, number);
        }
    } else if (type == SQLITE_FLOAT) {
        const double number = sqlite3_value_double(value);
        if (!std::isfinite(number)) return give_error(context, "JSON has no NaN and no infinity"), false;
        // Arrays keep numbers of single precision as the doubles that they are; JSON has the digits that they need.
        if (kind == collected_kind::single) {
            char digits[32];
            const auto end = std::to_chars(digits, digits + sizeof digits, static_cast<float>(number)).ptr;
            out.append(digits, end);
        } else {
            append_element(dialects::sqlite::id, out, number);
        }
    } else if (type == SQLITE_TEXT) {
        const auto text = bytes_of_value(sqlite3_value_text(value));
        if (kind == collected_kind::json) out += text;
        else append_json_string(out, text);
    } else {
        const auto content = bytes_of_value(sqlite3_value_blob(value));
        const auto* data = reinterpret_cast<const std::byte*>(content.data());
        append_json_string(out, hex_text(bytes(data, data + content.size()), ""));
    }
    return true;
}

MIZZLE_INLINE collection* collection_of(sqlite3_context* context, bool is_new) {
    auto** place = static_cast<collection**>(
        sqlite3_aggregate_context(context, is_new ? static_cast<int>(sizeof(collection*)) : 0));
    if (place == nullptr) return nullptr;
    if (*place == nullptr && is_new) *place = new collection;
    return *place;
}

MIZZLE_INLINE void drop_collected(sqlite3_context* context, int, sqlite3_value**) {
    if (auto* all = collection_of(context, false); all != nullptr && !all->empty()) all->drop_first();
}

MIZZLE_INLINE void add_collecting_functions(sqlite3* db) {
    // SQLITE_RESULT_SUBTYPE by its value: a program that was compiled with a SQLite before 3.45, which ignores it, runs
    // with a later one, which may ask for it.
    constexpr int result_subtype = 0x1000000;
    constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | result_subtype;
    static constexpr struct {
        const char *array, *object;
        collected_kind kind;
    } names[] = {{"mizzle_array_agg", "mizzle_object_agg", collected_kind::plain},
                 {"mizzle_boolean_array_agg", "mizzle_boolean_object_agg", collected_kind::boolean},
                 {"mizzle_single_array_agg", "mizzle_single_object_agg", collected_kind::single},
                 {"mizzle_json_array_agg", "mizzle_json_object_agg", collected_kind::json}};
    for (const auto& name : names) {
        auto* kind = const_cast<collected_kind*>(&name.kind);
        if (sqlite3_create_window_function(db, name.array, 1, flags, kind, collect<false>, finish_collected<false>,
                                           give_collected<false>, drop_collected, nullptr) != SQLITE_OK ||
            sqlite3_create_window_function(db, name.object, 2, flags, kind, collect<true>, finish_collected<true>,
                                           give_collected<true>, drop_collected, nullptr) != SQLITE_OK)
            throw_error(db, {}, error_source::sql_text);
    }
}

}  // namespace mizzle::detail::sqlite_detail
