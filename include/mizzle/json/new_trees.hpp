// Trees of new rows, which insert_tree() takes, as JSON and from it: each relation's rows stand in the row, as in what
// a query reads; a list, or an object or null.
#pragma once
#include "../query/relational/new_tree.hpp"
#include "input.hpp"

#include <array>
#include <compare>
#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace mizzle::detail {

template <class T> struct level_of_new_tree {};
template <class L, std::size_t N, class Before> struct level_of_new_tree<new_tree_row<L, N, Before>> {
    using type = L;
};
template <class T>
concept new_tree_row_like = requires { typename level_of_new_tree<T>::type; };

template <class Keyed> struct late_of_keyed {
    using type = void;
};
template <class C, class... Rest> struct late_of_keyed<type_list<C, Rest...>> {
    using type = keyed_by<C, Rest...>;
};

// Whether a row is given in the document whose key gives the column.
template <class C, class R, class Json> bool is_given_by(const Json& document) {
    if constexpr (!relational::is_key_above<R>) return false;
    else if constexpr (!is_one_of<C, typename relational::near_key<R>::here>) return false;
    else {
        const auto found = document.find(std::string(R::relation::name));
        return found != document.end() && !found->is_null();
    }
}

// A key that neither stands in the document nor comes from a row above or below.
template <class L, class Json, class Values, class... R, class... C>
void expect_keys_of(const Json& document, const Values& values, json_reading& reading, type_list<R...>,
                    type_list<C...>) {
    [[maybe_unused]] const auto expect = [&]<class Column>(std::type_identity<Column>) {
        if constexpr (!is_one_of<Column, decltype(relational::find_key_to_above<L>())>)
            if (values.template of<Column>().is_left_out && !(is_given_by<Column, R>(document) || ...))
                reading.refuse_field(Column::cpp_name, json_code::missing, "must be given");
    };
    (expect(std::type_identity<C>()), ...);
}

// A key that stands in the document twice, in a row and in the one above it, is the same in both.
template <class L, class Above, class Values>
void expect_keys_of_above(const Above& above, const Values& values, json_reading& reading) {
    [[maybe_unused]] const auto expect = [&]<class Here, class There>(type_list<Here, There>) {
        const auto& key = above.template of<Here>();
        const auto& own = values.template of<There>();
        if (key.is == known_as::unseen || (own.is == known_as::unseen && key.is == known_as::given)) return;
        const auto words = std::string("must be the same as ").append(Here::cpp_name).append(" of the row above");
        if (key.is == known_as::null) {
            reading.refuse_field(There::cpp_name, json_code::null_value, words + ", which is null");
            return;
        }
        const auto order =
            own.is == known_as::null ? std::partial_ordering::unordered : compare_values(key.value, own.value);
        if (order && *order != std::partial_ordering::equivalent)
            reading.refuse_field(There::cpp_name, json_code::other_key, words);
    };
    if constexpr (std::is_void_v<typename L::junction>)
        [&]<class... Here, class... There>(type_list<Here...>, type_list<There...>) {
            (expect(type_list<Here, There>{}), ...);
        }(typename relational::near_key<L>::here{}, typename relational::near_key<L>::there{});
}

template <class L, class Json, class... Above>
new_one<relational::new_row_of<L>> read_new_tree(const Json& document, json_reading& reading, const Above&... above);

template <class R, class Json, class Above>
relational::new_related<R> read_new_related(const Json& document, json_reading& reading, const Above& above) {
    relational::new_related<R> rows;
    constexpr std::string_view name = R::relation::name;
    const auto found = document.find(std::string(name));
    if (found == document.end()) return rows;
    reading.within(name, [&] {
        if constexpr (R::declaration::is_many) {
            if (!found->is_array()) return reading.refuse(json_code::wrong_type, "must be a list");
            for (std::size_t i = 0; i < found->size(); ++i)
                reading.within(i, [&] {
                    auto row = read_new_tree<R>((*found)[i], reading, above);
                    if (row) rows.push_back(std::move(*row));
                    return row.has_value();
                });
        } else if (!found->is_null()) {
            rows = read_new_tree<R>(*found, reading, above);
        }
        return true;
    });
    return rows;
}

// A row and those that belong to it, or nothing where the document has faults. `above` are the values of the row above.
template <class L, class Json, class... Above>
new_one<relational::new_row_of<L>> read_new_tree(const Json& document, json_reading& reading, const Above&... above) {
    using row = relational::new_row_of<L>;
    using columns = relational::new_columns<L>;
    using keyed = relational::keyed_columns<L>;
    return [&]<class... R>(type_list<R...> relations) -> new_one<row> {
        using given = decltype(relational::find_columns_given<L>(relations));
        auto values = read_columns<typename L::table, true, given>(document, reading, std::array<bool, 0>{},
                                                                   {R::relation::name...});
        if (!document.is_object()) return {};
        expect_keys_of<L>(document, values, reading, relations, keyed{});
        (expect_keys_of_above<L>(above, values, reading), ...);
        std::tuple<relational::new_related_field<R>...> rows{
            relational::new_related_field<R>{read_new_related<R>(document, reading, values)}...};
        if (!reading.is_well()) return {};
        auto own = make_written<columns, typename late_of_keyed<keyed>::type>(values);
        if constexpr (sizeof...(R) == 0) return own;
        else return std::apply([&](auto&... related) { return row(std::move(own), std::move(related)...); }, rows);
    }(relational::relations_of<L>{});
}

template <class Json, class L, class Row> Json new_tree_to_json(const Row& row) {
    auto out = written_to_json<Json>(static_cast<const relational::new_columns<L>&>(row));
    [[maybe_unused]] const auto write = [&]<class R>(std::type_identity<R>) {
        const auto& given = R::relation::get(const_cast<Row&>(row));
        const std::string name(R::relation::name);
        if constexpr (R::declaration::is_many) {
            out[name] = Json::array();
            for (const auto& each : given) out[name].push_back(new_tree_to_json<Json, R>(each));
        } else if (given) {
            out[name] = new_tree_to_json<Json, R>(*given);
        }
    };
    [&]<class... R>(type_list<R...>) { (write(std::type_identity<R>()), ...); }(relational::relations_of<L>{});
    return out;
}

// validate(shape, document) lists every fault of a tree that insert_tree() would be given, of the shape of a query.
template <class S, json_document Json>
    requires relational::is_shape<S>
std::vector<json_fault> validate(const S&, const Json& document) {
    std::vector<json_fault> faults;
    json_reading reading(faults, true);
    read_new_tree<typename S::base>(document, reading);
    return faults;
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::validate;

}  // namespace mizzle
