// What an insert or an update takes, from a JSON document: all that is wrong with it, or the row.
#pragma once
#include "check_words.hpp"
#include "read_value.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace mizzle::detail {

template <class T>
concept json_document = requires(const T& document) {
    document.is_object();
    document.items();
    document.dump();
};

// What the type of a column says beyond its C++ type.
template <class C, class T> bool check_column(T& value, json_reading& reading) {
    using declared = typename C::specification::type;
    if constexpr (std::is_same_v<declared, types::varchar> || std::is_same_v<declared, types::char_>) {
        constexpr std::int64_t most = C::specify().sql_type.length;
        if (most != 0 && characters_of(value) > most)
            return reading.refuse(json_code::too_long, "must have at most " + std::to_string(most) + " characters");
    } else if constexpr (std::is_same_v<declared, types::numeric>) {
        constexpr types::numeric type = C::specify().sql_type;
        if constexpr (type.precision != 0) {
            try {
                fit_decimal(value, type);
            } catch (const usage_error&) {
                return reading.refuse(json_code::too_many_digits,
                                      "must have at most " + std::to_string(type.precision - type.scale) +
                                          " digits before the point and " + std::to_string(type.scale) + " after it");
            }
        }
    }
    return true;
}

template <class C>
inline constexpr bool is_computed_column =
    C::specification::is_generated || is_always_identity_column<C> || is_version_column<C>;

// A column that an insert leaves out is NULL, unless something gives it a value.
template <class C> inline constexpr bool is_null_if_left_out = is_nullable_column<C> && !C::specification::has_default;

template <class C, bool IsNew, class Json>
void read_column(const Json& document, column_value<C>& out, json_reading& reading, bool is_asked_for) {
    const auto found = is_asked_for ? document.find(std::string(C::cpp_name)) : document.end();
    out.is_left_out = found == document.end();
    if (out.is_left_out) {
        if constexpr (IsNew && is_null_if_left_out<C>) out.is = known_as::null;
        if constexpr (IsNew && is_required<C>)
            if (is_asked_for) reading.refuse_field(C::cpp_name, json_code::missing, "must be given");
    } else if constexpr (is_computed_column<C>) {
        reading.refuse_field(C::cpp_name, json_code::read_only, "is computed by the database and cannot be given");
    } else if (found->is_null() && is_nullable_column<C>) {
        out.is = known_as::null;
    } else if (reading.within(C::cpp_name, [&] {
                   return read_value<typename C::sql_type>(*found, out.value, reading) &&
                          check_column<C>(out.value, reading);
               })) {
        out.is = known_as::given;
    }
}

// Each part of a check that stands under && is judged by itself.
template <class Node, class Values>
void judge_part(const Node& node, std::string_view name, const Values& values, json_reading& reading) {
    if constexpr (requires {
                      requires std::is_same_v<
                          Node, binary<operators::and_, types::boolean, std::remove_cvref_t<decltype(node.left)>,
                                       std::remove_cvref_t<decltype(node.right)>>>;
                  }) {
        judge_part(node.left, name, values, reading);
        judge_part(node.right, name, values, reading);
    } else if constexpr (read_condition<Node>::can) {
        if (read_condition<Node>::judge(node, values) != verdict::fails) return;
        auto words = words_of<Node>::make(node);
        if (words.empty()) words.append("breaks the rule \"").append(name).append("\"");
        using column = typename first_column<Node>::type;
        if constexpr (std::is_void_v<column>) reading.refuse(json_code::check, std::move(words));
        else reading.refuse_field(column::cpp_name, json_code::check, std::move(words));
    }
}
template <class Constraint, class Values> void judge_constraint(const Constraint&, const Values&, json_reading&) {}
template <class Condition, class Values>
void judge_constraint(const constraints::check<Condition>& check, const Values& values, json_reading& reading) {
    judge_part(check.condition, check.name, values, reading);
}

// `asked` says of each column, in their order, whether it may be given; without elements all may. `names` are those of
// what else may be given, which the caller reads; something of it gives the columns `Keyed` where they are left out.
template <class Table, bool IsNew, class Keyed = type_list<>, class Json, std::size_t N>
auto read_columns(const Json& document, json_reading& reading, const std::array<bool, N>& asked,
                  std::vector<std::string_view> names = {}) {
    values_of_columns<typename Table::mizzle_columns> values;
    if (!document.is_object()) {
        reading.refuse(json_code::wrong_type, "must be an object");
        return values;
    }
    std::size_t at = 0;
    Table::mizzle_columns::each([&]<class C>() {
        bool is_asked_for = true;
        if constexpr (N != 0) is_asked_for = asked[at++];
        if (is_asked_for) names.push_back(C::cpp_name);
        read_column<C, IsNew && !is_one_of<C, Keyed>>(document, values.template of<C>(), reading, is_asked_for);
    });
    for (const auto& [key, value] : document.items())
        if (std::find(names.begin(), names.end(), key) == names.end())
            reading.refuse_field(key, json_code::unknown, "is no field of this");
    std::apply([&](const auto&... constraint) { (judge_constraint(constraint, values, reading), ...); },
               mizzle_constraints(static_cast<const Table*>(nullptr)));
    return values;
}

template <class Field, class C> Field make_field(column_value<C>& value) {
    if constexpr (is_computed_column<C>) return Field();
    else if constexpr (std::is_same_v<Field, required<C>>) return Field(std::move(value.value));
    else {
        if (value.is_left_out) return Field();
        if constexpr (is_nullable_column<C>)
            if (value.is == known_as::null) return Field(null);
        return Field(std::move(value.value));
    }
}

// `Late` is that of a row in a tree; schema/new_row.hpp.
template <class Written, class Late = void, class Table, class... C>
Written make_written(values_of_columns<column_list<Table, C...>>& values) {
    if constexpr (std::is_same_v<Written, typename Table::changes>)
        return Written{make_field<changed_field<C, void>>(values.template of<C>())...};
    else return Written{make_field<new_field<C, Late>>(values.template of<C>())...};
}

template <bool IsNew, class Table, class Json, class... C>
std::vector<json_fault> validate_columns(const Json& document) {
    std::vector<json_fault> faults;
    std::array<bool, (sizeof...(C) == 0 ? 0 : Table::mizzle_columns::size)> asked{};
    if constexpr (sizeof...(C) != 0) ((asked[Table::mizzle_columns::template position<C>()] = true), ...);
    json_reading reading(faults, true);
    read_columns<Table, IsNew>(document, reading, asked);
    return faults;
}

#define MIZZLE_DETAIL_VALIDATE_RULE \
    "mizzle: after the document come the columns that it may give, which are columns of this table"

// Every fault of a row to be inserted, and none where from_json<users::new_row>(document) has one to give. Where
// columns are named, only these may be given: the others are the program's to set. Keys, unique and foreign, are the
// database's.
template <table_like Table, json_document Json, class... C>
std::vector<json_fault> validate(const Table&, const Json& document, const C&...) {
    constexpr bool are_columns = (std::is_same_v<typename C::table, Table> && ...);
    static_assert(are_columns, MIZZLE_DETAIL_VALIDATE_RULE);
    return validate_columns<true, Table, Json, C...>(document);
}

// The same of what an update sets: nothing is missing, and a check is judged by what the document gives alone.
template <table_like Table, json_document Json, class... C>
std::vector<json_fault> validate_changes(const Table&, const Json& document, const C&...) {
    constexpr bool are_columns = (std::is_same_v<typename C::table, Table> && ...);
    static_assert(are_columns, MIZZLE_DETAIL_VALIDATE_RULE);
    return validate_columns<false, Table, Json, C...>(document);
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::validate;
// validate_changes(table, document) lists every fault of what an update would set: as validate(), but that nothing is
// missing.
using detail::validate_changes;

}  // namespace mizzle
