// How many bytes a row takes in a statement, so that those of many rows stay within a bound.
#pragma once
#include "../../query/values/encode.hpp"
#include "../../query/values/row_values.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace mizzle::detail {

// What a batch holds beside its first row. More at once is not faster, and a batch is there several times on its way:
// as rows, as arrays of text, in the client library and in the server.
inline constexpr std::size_t bytes_per_batch = 8'000'000;

// Whether a value of the column can be of any length.
template <class Column> constexpr bool may_be_long() {
    constexpr auto family = Column::sql_type::family;
    using value = typename Column::sql_type::value_type;
    return family == type_family::json || family == type_family::array || family == type_family::custom ||
           family == type_family::decimal || std::is_same_v<value, std::string> || std::is_same_v<value, bytes>;
}
template <class Table>
inline constexpr bool has_long_columns = [] {
    bool any = false;
    Table::mizzle_columns::each([&any]<class C>() { any = any || may_be_long<C>(); });
    return any;
}();

// Of a value by itself, in whichever column it is.
template <class T> std::size_t bytes_of_text(const T& value) {
    constexpr std::size_t short_value = 32;
    if constexpr (is_null_value<T>) return 4;
    else if constexpr (is_optional<T>) return value ? bytes_of_text(*value) : 4;
    else if constexpr (std::is_same_v<T, bytes>) return 2 * value.size();
    else if constexpr (std::convertible_to<const T&, std::string_view>) return std::string_view(value).size();
    else if constexpr (std::is_same_v<T, numeric>) return value.to_string().size();
    else return short_value;
}

// JSON and a program's own types say it by their text alone.
template <class Type, class T> std::size_t bytes_of(Type type, const T& value) {
    if constexpr (is_null_value<T>) return 4;
    else if constexpr (is_optional<T>) return value ? bytes_of(type, *value) : 4;
    else if constexpr (Type::family == type_family::json && std::is_same_v<T, json_text>) return value.text.size();
    else if constexpr (Type::family == type_family::json && std::is_same_v<T, std::string>) return value.size();
    else if constexpr (Type::family == type_family::json) return json_to_text(value).size();
    else if constexpr (Type::family == type_family::custom) return custom_to_text(value).size();
    else if constexpr (Type::family == type_family::array) {
        std::size_t sum = 2;
        for (const auto& element : value) sum += bytes_of_text(element);
        return sum;
    } else return bytes_of_text(value);
}

// Of a row that is inserted or updated.
template <class Table, class Row> std::size_t bytes_of_row(const Row& row) {
    std::size_t sum = 0;
    if constexpr (has_long_columns<Table>)
        Table::mizzle_each(row, [&sum]<class C>(C, const auto& member) {
            if constexpr (requires { member.given(); }) {
                if (member.given()) sum += bytes_of(typename C::sql_type{}, member.value());
            } else {
                sum += bytes_of(typename C::sql_type{}, member);
            }
        });
    return sum;
}

// How many of the rows, from the first on, go together.
template <class Table, class RowAt> std::size_t rows_within_bound(std::size_t count, const RowAt& row_at) {
    if constexpr (has_long_columns<Table>) {
        std::size_t sum = 0;
        for (std::size_t i = 0; i < count; ++i) {
            sum += bytes_of_row<Table>(row_at(i));
            if (sum > bytes_per_batch && i != 0) return i;
        }
    }
    return count;
}

// Whether the program computes values of any length for columns that rows leave out.
template <class Table>
inline constexpr bool computes_long_values = [] {
    bool any = false;
    Table::mizzle_columns::each([&any]<class C>() { any = any || (is_computed_on_insert<C> && may_be_long<C>()); });
    return any;
}();

// Gives a row what the program computes for it, once, so that its bytes are known.
template <class Table, class Row> void compute_values(Row& row) {
    Table::mizzle_each(row, []<class C>(C, auto& field) {
        if constexpr (is_computed_on_insert<C>) {
            if (!field.given()) with_computed<C, true>([&field](const auto& value) { field = value; });
        }
    });
}

// The rows of an insert as they are sent. Those before the latest that was asked for are gone.
template <class Table, bool Computes = computes_long_values<Table>> class rows_to_send {
public:
    using row = typename Table::new_row;
    explicit rows_to_send(const std::vector<row>& rows) : rows_(rows) {}
    void go_to(std::size_t) {}
    const row& operator[](std::size_t i) { return rows_[i]; }

private:
    const std::vector<row>& rows_;
};
template <class Table> class rows_to_send<Table, true> {
public:
    using row = typename Table::new_row;
    explicit rows_to_send(const std::vector<row>& rows) : rows_(rows) {}
    void go_to(std::size_t first) {
        made_.erase(made_.begin(), made_.begin() + static_cast<std::ptrdiff_t>(std::min(first - first_, made_.size())));
        first_ = first;
    }
    const row& operator[](std::size_t i) {
        while (first_ + made_.size() <= i) {
            made_.push_back(rows_[first_ + made_.size()]);
            compute_values<Table>(made_.back());
        }
        return made_[i - first_];
    }

private:
    const std::vector<row>& rows_;
    std::vector<row> made_;
    std::size_t first_ = 0;
};

}  // namespace mizzle::detail
