// Rows as JSON and back, by nlohmann-json: nlohmann::ordered_json(db.all(query(users).with(...))).dump() is a response,
// from_json<users::new_row>(document) a row to insert, from_json<users::changes>(document) what to set(), and
// validate(users, document) lists what is wrong with a document, field by field. Fields are called as columns and
// relations are in C++; write_value.hpp says how each type is written. from_json() throws invalid_json, which has all
// faults.
//
// nlohmann::json sorts the fields by name; nlohmann::ordered_json keeps the order of the declaration.
#pragma once
#include "../standard.hpp"

// A name of the program's is no worse for one of our parameters that is called the same.
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#endif

#include "../mizzle.hpp"
#include "input.hpp"

namespace mizzle::detail {

template <class T, class Json> bool read_any(const Json& document, T& out, json_reading& reading) {
    if constexpr (is_row<T>) return read_row(document, out, reading);
    else return read_value<types::array<typename T::value_type>>(document, out, reading);
}

template <class T> inline constexpr bool are_written_rows = false;
template <class T> inline constexpr bool are_written_rows<std::vector<T>> = written_row<T>;

template <class T, class Json> auto read_columns_of(const Json& document, json_reading& reading) {
    using table = typename table_of_written<T>::type;
    return read_columns<table, !std::is_same_v<T, typename table::changes>>(document, reading, std::array<bool, 0>{});
}

// What an insert or an update takes, or many of them. A row to insert has no default, which std::optional would ask
// for.
template <class T, class Json> T read_written(const Json& document) {
    std::vector<json_fault> faults;
    json_reading reading(faults, true);
    if constexpr (written_row<T>) {
        auto values = read_columns_of<T>(document, reading);
        if (!faults.empty()) throw invalid_json(std::move(faults));
        return make_written<T>(values);
    } else {
        T result;
        if (!document.is_array()) reading.refuse(json_code::wrong_type, "must be a list");
        else
            for (std::size_t i = 0; i < document.size(); ++i)
                reading.within(i, [&] {
                    using row_type = typename T::value_type;
                    auto values = read_columns_of<row_type>(document[i], reading);
                    if (faults.empty()) result.push_back(make_written<row_type>(values));
                    return faults.empty();
                });
        if (!faults.empty()) throw invalid_json(std::move(faults));
        return result;
    }
}

template <class Json, class T> Json written_to_json(const T& written) {
    Json out = Json::object();
    table_of_written<T>::type::mizzle_each(written, [&]<class C>(C, const auto& field) {
        if (field.given()) out[std::string(C::cpp_name)] = value_to_json<typename C::sql_type, Json>(field.value());
    });
    return out;
}

// A row of any statement, a std::vector of them, or what an insert or an update takes. A row that was read has all of
// its fields, those that may be null excepted.
template <class T, json_document Json> T from_json(const Json& document) {
    constexpr bool can = is_row<T> || is_rows<T> || written_row<T> || are_written_rows<T>;
    static_assert(can, "mizzle: from_json<T>() makes rows: users::row, users::new_row, users::changes, the row of a "
                       "statement, or a std::vector of rows");
    if constexpr (written_row<T> || are_written_rows<T>) {
        return read_written<T>(document);
    } else if constexpr (can) {
        std::vector<json_fault> faults;
        json_reading reading(faults, false);
        T result{};
        if (!read_any(document, result, reading)) throw invalid_json(std::move(faults));
        return result;
    }
}

// Of what is no document.
template <class T, class Text>
    requires(!json_document<Text> && std::is_convertible_v<const Text&, std::string_view>)
T from_json(const Text&) {
    static_assert(std::is_void_v<Text>,
                  "mizzle: from_json() reads a document, not its text: from_json<T>(nlohmann::json::parse(text))");
    return T{};
}
template <auto Table, class Json> void from_json(const Json&) {
    static_assert(std::is_void_v<Json>,
                  "mizzle: from_json<T>() makes rows: users::row, users::new_row, users::changes, "
                  "the row of a statement, or a std::vector of rows");
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::from_json;

}  // namespace mizzle

// A row, one of a relational query with its relations within it, or a row of anything selected.
template <mizzle::detail::printable_row Row> struct nlohmann::adl_serializer<Row, void> {
    template <class Json> static void to_json(Json& out, const Row& row) {
        // Asked here as well, for Clang says how it came to what is asked further down.
        static_assert(mizzle::detail::can_be_object<Row>(), MIZZLE_DETAIL_JSON_NAMES);
        if constexpr (mizzle::detail::can_be_object<Row>()) out = mizzle::detail::row_to_json<Json>(row);
    }
    template <class Json> static Row from_json(const Json& document) { return mizzle::from_json<Row>(document); }
};

// What an insert or an update takes: what is not given is not there.
template <mizzle::detail::written_row Written> struct nlohmann::adl_serializer<Written, void> {
    template <class Json> static void to_json(Json& out, const Written& written) {
        out = mizzle::detail::written_to_json<Json>(written);
    }
    template <class Json> static Written from_json(const Json& document) {
        return mizzle::from_json<Written>(document);
    }
};

// Of what is no row.
template <class X>
    requires(mizzle::detail::expression_like<X> || mizzle::detail::statement_like<X> ||
             __is_base_of(mizzle::detail::table_tag, X))
struct nlohmann::adl_serializer<X, void> {
    template <class Json> static void to_json(Json&, const X&) {
        static_assert(std::is_void_v<Json>, "mizzle: JSON is made of rows, not of a statement, a table or a column: "
                                            "nlohmann::json(db.all(select(...).from(...)))");
    }
};

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
