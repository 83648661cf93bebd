// array_agg, json_agg and json_object_agg on SQLite: aggregates of the driver that write values as arrays keep them,
// floating-point numbers to their last digit, bytes in hexadecimal, and NULL where there are no rows. SQLite's
// json_group_array() rounds the first, refuses the second and has [] for the third. They are window functions, too.
#pragma once
#include "../query/values/encode.hpp"
#include "function.hpp"
#include "functions.hpp"

#include <sqlite3.h>

#include <charconv>
#include <cmath>
#include <new>
#include <string>
#include <string_view>
#include <vector>

namespace mizzle::detail::sqlite_detail {

// What a value is in JSON, where SQLite's own type does not say.
enum class collected_kind : unsigned char { plain, boolean, single, json };

// The elements one after the other, each with a comma before it; a window drops those that came first.
struct collection {
    std::string text;
    std::vector<std::size_t> sizes;
    std::size_t dropped = 0, dropped_text = 0;

    bool empty() const { return dropped == sizes.size(); }
    void drop_first();
};

// False, with the context's error set, for what has no form in JSON.
bool append_collected(sqlite3_context* context, std::string& out, sqlite3_value* value, collected_kind kind);

collection* collection_of(sqlite3_context* context, bool is_new);

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

void drop_collected(sqlite3_context* context, int, sqlite3_value**);

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

}  // namespace mizzle::detail::sqlite_detail

#ifndef MIZZLE_COMPILED
#include "collect.ipp"
#endif
