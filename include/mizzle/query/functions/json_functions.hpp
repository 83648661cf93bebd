// JSON: parts of a document, what it holds, documents made of other values. A column is json<T> or jsonb<T>; what these
// give is mizzle::json_text unless said otherwise.
//
// A part is named by its way there, keys of objects and places in arrays (from 0, negative ones from the end):
// json_get(users.options, "colors", 0). On SQLite and MySQL a key is found as documents spell it: text with escapes
// such as \u00e9 is another, and a key that needs one, with a quote, backslash or control character, is refused.
#pragma once
#include "../values/json_value.hpp"
#include "arguments.hpp"
#include "function_facts.hpp"

namespace mizzle::detail {

// A key, or a path to it.
template <class Stored> struct json_key : expression<json_key<Stored>> {
    using sql_type = types::text;
    using parts = type_list<>;
    static constexpr bool bound_by_dialect = true;
    Stored stored{};
    constexpr json_key() = default;
    constexpr explicit json_key(Stored s) : stored(std::move(s)) {}
    void encode_into(value_list& out) const {
        const std::string_view key = view();
        if (!out.dialect()->takes_json_paths) return out.add(key);
        for (const char c : key)
            if (c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20)
                throw usage_error("mizzle: " + std::string(out.dialect()->name) +
                                  " cannot look for a JSON key with a quote, a backslash or a control character");
        out.add_owned(value_kind::text, std::string("$.\"").append(key) += '"');
    }

private:
    std::string_view view() const {
        if constexpr (requires { stored.object; }) return *stored.object;
        else return stored;
    }
};

// A place in an array.
struct json_index : expression<json_index> {
    using sql_type = types::integer;
    using parts = type_list<>;
    static constexpr bool bound_by_dialect = true;
    std::int32_t index = 0;
    constexpr json_index() = default;
    constexpr explicit json_index(std::int32_t i) : index(i) {}
    void encode_into(value_list& out) const;
};

template <class V>
inline constexpr bool is_json_step =
    !expression_like<V> && !std::is_null_pointer_v<std::remove_cvref_t<V>> &&
    (whole_number<std::remove_cvref_t<V>> || std::is_convertible_v<V, std::string_view>);
template <class V> constexpr auto make_json_step(V&& step) {
    if constexpr (whole_number<std::remove_cvref_t<V>>) return json_index(convert_to<std::int32_t>(step));
    else if constexpr (is_text_literal<V>) return json_key<literal_text>(literal_text{std::string_view(step)});
    else return json_key<owned<std::string>>({std::string(text_in_value(step))});
}

template <class X> inline constexpr bool is_json = std::remove_cvref_t<X>::sql_type::family == type_family::json;
template <class X>
using json_part =
    std::conditional_t<std::is_same_v<typename X::sql_type, types::json<typename X::sql_type::value_type>>,
                       types::json<json_text>, types::jsonb<json_text>>;

// NULL where there is no such part.
MIZZLE_DETAIL_FUNCTION(json_get, " -> ", using may_be_null = void;)
// NULL, too, where it is JSON's null.
MIZZLE_DETAIL_FUNCTION(json_get_text, " ->> ", using may_be_null = void;)

#define MIZZLE_DETAIL_CHECK_JSON(name_)                                                                                \
    constexpr bool fits = is_broken<X> || (is_json<X> && sizeof...(S) > 0 && (is_json_step<S> && ...));                \
    static_assert(fits, "mizzle: " #name_ "() takes JSON, and the way to a part of it: keys as text, places as whole " \
                        "numbers")

template <class X, class S, class... Rest> constexpr auto make_json_get(const X& document, S&& step, Rest&&... rest) {
    const auto found = make_call<functions::json_get, json_part<X>>(document, make_json_step(std::forward<S>(step)));
    if constexpr (sizeof...(Rest) == 0) return found;
    else return make_json_get(found, std::forward<Rest>(rest)...);
}

// The part as JSON.
template <expression_like X, class... S> constexpr auto json_get(const X& document, S&&... steps) {
    MIZZLE_DETAIL_CHECK_JSON(json_get);
    if constexpr (fits && is_json<X>) return make_json_get(document, std::forward<S>(steps)...);
    else return invalid<types::jsonb<json_text>>{};
}

// The part as text: a string without its quotes, of anything else its JSON. cast<int>(...) makes a number of it.
template <expression_like X, class... S> constexpr auto json_get_text(const X& document, S&&... steps) {
    MIZZLE_DETAIL_CHECK_JSON(json_get_text);
    if constexpr (fits && is_json<X>) {
        return []<class Document, class Step>(
                   const call<functions::json_get, json_part<Document>, Document, Step>& part_) {
            return call<functions::json_get_text, types::text, Document, Step>(part_.arguments);
        }(make_json_get(document, std::forward<S>(steps)...));
    } else {
        return invalid<types::text>{};
    }
}

// Whether there is such a part, be it JSON's null. Never NULL.
template <expression_like X, class... S> constexpr auto json_exists(const X& document, S&&... steps) {
    MIZZLE_DETAIL_CHECK_JSON(json_exists);
    if constexpr (fits && is_json<X>) return make_json_get(document, std::forward<S>(steps)...).is_not_null();
    else return invalid<types::boolean>{};
}

// "object", "array", "string", "number", "boolean" or "null".
#define MIZZLE_DETAIL_OF_JSON(name_, result_)                                         \
    MIZZLE_DETAIL_FUNCTION(name_, #name_)                                             \
    template <expression_like X> constexpr auto name_(const X& document) {            \
        static_assert(is_broken<X> || is_json<X>, "mizzle: " #name_ "() takes JSON"); \
        return make_call<functions::name_, result_>(document);                        \
    }
MIZZLE_DETAIL_OF_JSON(json_typeof, types::text)
// What is no array is an error.
MIZZLE_DETAIL_OF_JSON(json_array_length, types::integer)
#undef MIZZLE_DETAIL_OF_JSON

// a @> b, on PostgreSQL only: all that the second holds, at its place in the first. It may be an expression, json_text
// or a value of the column's type.
MIZZLE_DETAIL_FUNCTION(json_contains, " @> ", MIZZLE_DETAIL_NEEDS(json_containment))
template <expression_like X, class V> constexpr auto json_contains(const X& document, V&& held) {
    using plain = std::remove_cvref_t<V>;
    constexpr bool fits =
        is_broken<X> || (is_json<X> && [] {
            if constexpr (expression_like<V>) return is_json<V>;
            else return std::is_same_v<plain, json_text> || std::is_same_v<plain, typename X::sql_type::value_type>;
        }());
    static_assert(fits, "mizzle: json_contains() takes JSON, and what it is to hold: JSON, json_text or a value of the "
                        "column's type");
    if constexpr (!fits) return invalid<types::boolean>{};
    else if constexpr (expression_like<V>)
        return make_call<functions::json_contains, types::boolean>(document, plain(held));
    else
        return make_call<functions::json_contains, types::boolean>(document,
                                                                   bind_as<types::jsonb<plain>>(std::forward<V>(held)));
}

// Values that both databases write as the same JSON. SQLite writes floating-point numbers with 15 digits.
template <class V>
inline constexpr bool is_json_value = [] {
    using type = own_sql_type<V>;
    constexpr auto f = type::family;
    return is_number(f) || f == type_family::boolean || f == type_family::text || f == type_family::enumeration ||
           f == type_family::date || f == type_family::uuid || f == type_family::json ||
           (f == type_family::array && !has_point_in_time<type>) || is_broken<std::remove_cvref_t<V>>;
}();
#define MIZZLE_DETAIL_JSON_VALUES                                                                                      \
    "a value is a number, boolean, text, enum, date, UUID, array or JSON; cast<std::string>(expression) makes others " \
    "text"

// json_object("name", users.name, "tags", posts.tags): keys and values in turn. NULL becomes null.
MIZZLE_DETAIL_FUNCTION(json_object, "jsonb_build_object", using never_null = void; using makes_json = void;
                       MIZZLE_DETAIL_NEEDS(driver_functions))
// json_array(users.name, users.age)
MIZZLE_DETAIL_FUNCTION(json_array, "jsonb_build_array", using never_null = void; using makes_json = void;
                       MIZZLE_DETAIL_NEEDS(driver_functions))

template <class V> constexpr auto make_json_value(V&& v) { return make_operand<own_sql_type<V>>(std::forward<V>(v)); }
template <class Function, class... V> constexpr auto make_json(V&&... values) {
    return make_call<Function, types::jsonb<json_text>>(make_json_value(std::forward<V>(values))...);
}
// At even places.
template <class... V>
inline constexpr bool are_json_pairs = [] {
    bool key = false, fit = sizeof...(V) % 2 == 0;
    ((key = !key, fit = fit && (key ? is_text_operand<V> : is_json_value<V>)), ...);
    return fit;
}();

template <class... V>
    requires(expression_like<V> || ...)
constexpr auto json_object(V&&... keys_and_values) {
    static_assert(are_json_pairs<V...>,
                  "mizzle: json_object() takes keys, which are text, and values in turn; " MIZZLE_DETAIL_JSON_VALUES);
    if constexpr (are_json_pairs<V...>) return make_json<functions::json_object>(std::forward<V>(keys_and_values)...);
    else return invalid<types::jsonb<json_text>>{};
}
template <class... V>
    requires(expression_like<V> || ...)
constexpr auto json_array(V&&... values) {
    constexpr bool fit = (is_json_value<V> && ...);
    static_assert(fit, "mizzle: of json_array(), " MIZZLE_DETAIL_JSON_VALUES);
    if constexpr (fit) return make_json<functions::json_array>(std::forward<V>(values)...);
    else return invalid<types::jsonb<json_text>>{};
}

// The object with this key set, and without it. They keep the column's type, so that it can be set to them.
MIZZLE_DETAIL_FUNCTION(json_set, "json_set", using null_as_first = void; using makes_json = void;
                       MIZZLE_DETAIL_NEEDS(driver_functions))
template <expression_like X, class K, class V> constexpr auto json_set(const X& object, K&& key, V&& new_value) {
    constexpr bool fits = is_broken<X> || (is_json<X> && is_json_step<K> && !whole_number<std::remove_cvref_t<K>>);
    static_assert(fits, "mizzle: json_set() takes a JSON object, a key as text, and a value");
    static_assert(is_json_value<V>, "mizzle: of json_set(), " MIZZLE_DETAIL_JSON_VALUES);
    if constexpr (fits && is_json_value<V>)
        return make_call<functions::json_set, typename X::sql_type>(object, make_json_step(std::forward<K>(key)),
                                                                    make_json_value(std::forward<V>(new_value)));
    else return invalid<types::jsonb<json_text>>{};
}
// A place in an array can be named as well.
MIZZLE_DETAIL_FUNCTION(json_remove, "json_remove")
template <expression_like X, class K> constexpr auto json_remove(const X& document, K&& step) {
    constexpr bool fits = is_broken<X> || (is_json<X> && is_json_step<K>);
    static_assert(fits, "mizzle: json_remove() takes JSON, and a key as text or a place as a whole number");
    if constexpr (fits)
        return make_call<functions::json_remove, typename X::sql_type>(document, make_json_step(std::forward<K>(step)));
    else return invalid<types::jsonb<json_text>>{};
}
#undef MIZZLE_DETAIL_CHECK_JSON
#undef MIZZLE_DETAIL_JSON_VALUES

}  // namespace mizzle::detail

namespace mizzle {

// json_array(users.name, users.age) is a JSON array of these values: `jsonb_build_array(...)`, `json_array(...)`.
using detail::json_array;
// json_array_length(document) is how many elements a JSON array has, `jsonb_array_length(...)`; what is no array is an
// error of the statement.
using detail::json_array_length;
// json_contains(a, b) is whether a document has all that another one has, at the same places, on PostgreSQL only: `a
// @> b`.
using detail::json_contains;
// json_exists(document, "colors", 0) is whether there is such a part, be it JSON's null: `(document -> ...) is not
// null`.
using detail::json_exists;
// json_get(document, "colors", 0) is a part as JSON, by keys of objects and places in arrays, from 0: `document ->
// 'colors' -> 0`, and NULL where there is none.
using detail::json_get;
// json_get_text(document, "name") is a part as text, a string without its quotes: `document ->> 'name'`, and NULL
// where there is none or it is JSON's null.
using detail::json_get_text;
// json_object("name", users.name, "age", users.age) is a JSON object of keys and values in turn:
// `jsonb_build_object(...)`, `json_object(...)`.
using detail::json_object;
// json_remove(object, key) is the object without this key, or an array without the element at a place.
using detail::json_remove;
// json_set(object, key, value) is the object with this key set: `jsonb_set(...)`, `json_set(...)`.
using detail::json_set;
// json_typeof(document) is "object", "array", "string", "number", "boolean" or "null": `jsonb_typeof(...)`.
using detail::json_typeof;

}  // namespace mizzle

#ifndef MIZZLE_COMPILED
#include "json_functions.ipp"
#endif
