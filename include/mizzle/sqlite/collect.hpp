// array_agg, json_agg and json_object_agg on SQLite: aggregates of the driver that write values as arrays keep them,
// floating-point numbers to their last digit, bytes in hexadecimal, and NULL where there are no rows. SQLite's
// json_group_array() rounds the first, refuses the second and has [] for the third. They are window functions, too.
#pragma once
#include "../query/encode.hpp"
#include "function.hpp"

#include <sqlite3.h>

#include <charconv>
#include <cmath>
#include <new>
#include <string>
#include <string_view>
#include <vector>

namespace mizzle::sqlite_detail {

// What a value is in JSON, where SQLite's own type does not say.
enum class collected_kind : unsigned char { plain, boolean, single, json };

// The elements one after the other, each with a comma before it; a window drops those that came first.
struct collection {
    std::string text;
    std::vector<std::size_t> sizes;
    std::size_t dropped = 0, dropped_text = 0;

    bool empty() const { return dropped == sizes.size(); }
    void drop_first() {
        dropped_text += sizes[dropped++];
        if (dropped < 1024 || dropped < sizes.size() / 2) return;
        text.erase(0, dropped_text);
        sizes.erase(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(dropped));
        dropped = dropped_text = 0;
    }
};

// False, with the context's error set, for what has no form in JSON.
inline bool append_collected(sqlite3_context* context, std::string& out, sqlite3_value* value, collected_kind kind) {
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

inline collection* collection_of(sqlite3_context* context, bool is_new) {
    auto** place = static_cast<collection**>(
        sqlite3_aggregate_context(context, is_new ? static_cast<int>(sizeof(collection*)) : 0));
    if (place == nullptr) return nullptr;
    if (*place == nullptr && is_new) *place = new collection;
    return *place;
}

template <bool Object> void collect(sqlite3_context* context, int, sqlite3_value** arguments) {
    try {
        auto* all = collection_of(context, true);
        if (all == nullptr) return sqlite3_result_error_nomem(context);
        const auto size = all->text.size();
        all->text += ',';
        if constexpr (Object) {
            if (sqlite3_value_type(arguments[0]) != SQLITE_TEXT)
                return give_error(context, "json_object_agg() of a key that is NULL or no text");
            append_collected(context, all->text, arguments[0], collected_kind::plain);
            all->text += ':';
        }
        const auto kind = *static_cast<const collected_kind*>(sqlite3_user_data(context));
        if (append_collected(context, all->text, arguments[Object ? 1 : 0], kind))
            all->sizes.push_back(all->text.size() - size);
    } catch (const std::bad_alloc&) { sqlite3_result_error_nomem(context); }
}

inline void drop_collected(sqlite3_context* context, int, sqlite3_value**) {
    if (auto* all = collection_of(context, false); all != nullptr && !all->empty()) all->drop_first();
}

template <bool Object> void give_collected(sqlite3_context* context) {
    const auto* all = collection_of(context, false);
    if (all == nullptr || all->empty()) return sqlite3_result_null(context);
    try {
        std::string text(1, Object ? '{' : '[');
        text.append(all->text, all->dropped_text + 1);
        text += Object ? '}' : ']';
        sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
        sqlite3_result_subtype(context, 'J');
    } catch (const std::bad_alloc&) { sqlite3_result_error_nomem(context); }
}

template <bool Object> void finish_collected(sqlite3_context* context) {
    give_collected<Object>(context);
    auto** place = static_cast<collection**>(sqlite3_aggregate_context(context, 0));
    if (place == nullptr) return;
    delete *place;
    *place = nullptr;
}

inline void add_collecting_functions(sqlite3* db) {
#ifdef SQLITE_RESULT_SUBTYPE
    constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_RESULT_SUBTYPE;
#else
    constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
#endif
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
            throw_error(db, {}, error_source::text);
    }
}

}  // namespace mizzle::sqlite_detail
