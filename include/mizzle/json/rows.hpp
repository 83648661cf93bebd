// Rows as JSON and back, by nlohmann-json: nlohmann::ordered_json(db.all(query(users).with(...))).dump() is a response,
// from_json<users::new_row>(document) a row to insert, from_json<users::changes>(document) what to set(),
// from_json<new_tree<decltype(shape)>>(document) what insert_tree() takes, and
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
#include "new_trees.hpp"

namespace mizzle::detail {

template <class T, class Json> bool read_any(const Json& document, T& out, json_reading& reading) {
    if constexpr (is_row<T>) return read_row(document, out, reading);
    else return read_value<types::array<typename T::value_type>>(document, out, reading);
}

template <class T>
concept given_row = written_row<T> || new_tree_row_like<T>;
template <class T> inline constexpr bool are_given_rows = false;
template <class T> inline constexpr bool are_given_rows<std::vector<T>> = given_row<T>;

// What an insert or an update takes, or nothing where the document has faults.
template <class T, class Json> new_one<T> read_given(const Json& document, json_reading& reading) {
    if constexpr (new_tree_row_like<T>) {
        return read_new_tree<typename level_of_new_tree<T>::type>(document, reading);
    } else {
        using table = typename table_of_written<T>::type;
        constexpr bool is_new = !std::is_same_v<T, typename table::changes>;
        auto values = read_columns<table, is_new>(document, reading, std::array<bool, 0>{});
        if (!reading.is_well()) return {};
        return make_written<T>(values);
    }
}

// The same, or many of them.
template <class T, class Json> T read_written(const Json& document) {
    std::vector<json_fault> faults;
    json_reading reading(faults, true);
    if constexpr (given_row<T>) {
        auto row = read_given<T>(document, reading);
        if (!faults.empty()) throw invalid_json(std::move(faults));
        return std::move(*row);
    } else {
        T result;
        if (!document.is_array()) reading.refuse(json_code::wrong_type, "must be a list");
        else
            for (std::size_t i = 0; i < document.size(); ++i)
                reading.within(i, [&] {
                    auto row = read_given<typename T::value_type>(document[i], reading);
                    if (row) result.push_back(std::move(*row));
                    return row.has_value();
                });
        if (!faults.empty()) throw invalid_json(std::move(faults));
        return result;
    }
}

// from_json<T>(document) makes of a JSON document a row of any statement, what an insert, insert_tree() or an update
// takes, or a std::vector of such; it throws invalid_json, which has all faults. A row that was read has all of its
// fields, those that may be null excepted.
template <class T, json_document Json> T from_json(const Json& document) {
    constexpr bool can = is_row<T> || is_rows<T> || given_row<T> || are_given_rows<T>;
    static_assert(can, "mizzle: from_json<T>() makes rows: users::row, users::new_row, users::changes, "
                       "new_tree<decltype(shape)>, the row of a statement, or a std::vector of rows");
    if constexpr (given_row<T> || are_given_rows<T>) {
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
                  "new_tree<decltype(shape)>, the row of a statement, or a std::vector of rows");
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
template <mizzle::detail::written_row Written>
    requires(!mizzle::detail::new_tree_row_like<Written>)
struct nlohmann::adl_serializer<Written, void> {
    template <class Json> static void to_json(Json& out, const Written& written) {
        out = mizzle::detail::written_to_json<Json>(written);
    }
    template <class Json> static Written from_json(const Json& document) {
        return mizzle::from_json<Written>(document);
    }
};

// What insert_tree() takes, its relations within.
template <mizzle::detail::new_tree_row_like Tree> struct nlohmann::adl_serializer<Tree, void> {
    template <class Json> static void to_json(Json& out, const Tree& tree) {
        out = mizzle::detail::new_tree_to_json<Json, typename mizzle::detail::level_of_new_tree<Tree>::type>(tree);
    }
    template <class Json> static Tree from_json(const Json& document) { return mizzle::from_json<Tree>(document); }
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
