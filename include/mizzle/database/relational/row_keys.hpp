// Whether the rows of a tree's level have come already, told by keys that are no integers, or several columns.
#pragma once
#include "../rows/decode.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>
#include <vector>

namespace mizzle::detail {

// What an error calls a column of a tree.
struct column_label {
    std::string_view name{}, table{};
};
template <class Column> constexpr column_label label_of() {
    return {name_of<Column>(), Column::table::mizzle_cpp_name};
}

class row_keys_base {
public:
    row_keys_base() = default;
    row_keys_base(const row_keys_base&) = delete;
    row_keys_base& operator=(const row_keys_base&) = delete;
    virtual ~row_keys_base() = default;

    column_label label{};
    std::unique_ptr<row_keys_base> next{};  // another key of the same rows
};
template <class Cursor> class row_keys : public row_keys_base {
public:
    // False for a key that has come before below the same row. `current` is what is being read.
    virtual bool is_new(const Cursor& cursor, std::int64_t parent, const column_label*& current) = 0;
};

template <class T> void append_key(std::string& key, const T& value) {
    if constexpr (std::is_same_v<T, std::string>) {
        append_key(key, value.size());
        key += value;
    } else if constexpr (std::is_same_v<T, std::vector<std::byte>>) {
        append_key(key, value.size());
        key.append(reinterpret_cast<const char*>(value.data()), value.size());
    } else if constexpr (std::is_same_v<T, numeric>) {
        std::string_view digits = value.to_string();
        if (value.scale() != 0) digits = digits.substr(0, digits.find_last_not_of('0') + 1);
        append_key(key, std::string(digits.substr(0, digits.find_last_not_of('.') + 1)));
    } else if constexpr (std::is_same_v<T, date>) {
        append_key(key, std::chrono::sys_days(value).time_since_epoch().count());
    } else {
        static_assert(std::is_trivially_copyable_v<T> && std::has_unique_object_representations_v<T>);
        key.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
}

template <class Cursor, class... C> class row_keys_of final : public row_keys<Cursor> {
public:
    int columns[sizeof...(C)]{};

    bool is_new(const Cursor& cursor, std::int64_t parent, const column_label*& current) override {
        key_.clear();
        append_key(key_, parent);
        bool has_null = false;
        const int* column = columns;
        (add<C>(cursor, *column++, current, has_null), ...);
        return has_null || seen_.insert(key_).second;
    }

private:
    template <class One> void add(const Cursor& cursor, int column, const column_label*& current, bool& has_null) {
        static constexpr auto label = label_of<One>();
        current = &label;
        if (cursor.cell(column).is_null()) {
            has_null = true;
            return;
        }
        typename One::sql_type::value_type value{};
        decode(cursor.cell(column), typename One::sql_type{}, value);
        append_key(key_, value);
    }

    std::string key_;
    std::unordered_set<std::string> seen_;
};

}  // namespace mizzle::detail

namespace mizzle {

using detail::label_of;

}  // namespace mizzle
