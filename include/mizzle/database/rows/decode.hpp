// From what the database sends to a row's members: exactly, or a decode_error that names the column.
#pragma once
#include "../../query/values/encode.hpp"
#include "../error.hpp"
#include "result.hpp"

#include <exception>
#include <new>
#include <span>

namespace mizzle::detail {

// `Cell` is a cell_of_driver: see driver.hpp.
template <class Cell, class Type, class T> MIZZLE_ALWAYS_INLINE inline void decode(const Cell& cell, Type type, T& out);

template <class Cell, class E> void decode_enum(const Cell& cell, E& out) {
    const auto value = parse_enum<E>(cell.text());
    if (!value) cell.fail({"a label that the enum does not have"});
    out = *value;
}

// Errors of an adapter are about the text in the database, and may quote it.
template <class Cell, class F> auto adapted(const Cell& cell, F&& convert) {
    try {
        return convert();
    } catch (const error&) { throw; } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& e) {
        cell.fail({"text that its type's own from_text() refuses", unfit::value, {}, e.what()});
    }
}

// As text, which a database may keep or send in another form.
template <class Cell> std::string_view json_of(const Cell& cell) {
    if constexpr (requires { cell.json(); }) return cell.json();
    else return cell.text();
}

template <class Cell, class T> void decode_json(const Cell& cell, T& out) {
    const std::string_view text = json_of(cell);
    if constexpr (std::is_same_v<T, json_text>) out.text = text;
    else if constexpr (std::is_same_v<T, std::string>) out = text;
    else out = adapted(cell, [&] { return json_adapter<T>::from_text(text); });
}

template <class Cell, class Type, class T>
MIZZLE_ALWAYS_INLINE inline void decode(const Cell& cell, Type type, T& out) {
    if constexpr (is_optional<T>) {
        if (cell.is_null()) out.reset();
        else decode(cell, type, out ? *out : out.emplace());  // a row that is streamed into keeps its memory
    } else if constexpr (Type::family == type_family::enumeration) decode_enum(cell, out);
    else if constexpr (Type::family == type_family::json) decode_json(cell, out);
    else if constexpr (Type::family == type_family::array) cell.read_array(out);
    else if constexpr (is_scaled<Type>) cell.read_scaled(out, Type::scale);
    else if constexpr (Type::family == type_family::custom && !std::is_same_v<Type, untyped>)
        out = adapted(cell, [&] {
            if constexpr (requires {
                              requires custom_type<T>::reads_numbers;
                              cell.text_or_number();
                          })
                return custom_type<T>::from_text(cell.text_or_number());
            else return custom_type<T>::from_text(cell.text());
        });
    else cell.read(out);
}

// How many columns of the result a description takes.
template <class Output> inline constexpr int width_of = 1;
template <class Table, bool Optional>
inline constexpr int width_of<table_output<Table, Optional>> = static_cast<int>(column_count<Table>);
template <class Table, class Row, bool Optional>
inline constexpr int width_of<select_output<Table, Row, Optional>> = static_cast<int>(column_count<Table>);
template <std::size_t I, class Output> inline constexpr int width_of<repeated_output<I, Output>> = width_of<Output>;

// How a member of a row is read: by what, where it stands in the row, and the first of its columns. With a list of
// these the loop over a result's rows is the same for all statements.
template <class Cursor> struct member_reader {
    void (*read)(const Cursor& cursor, int first, void* member);
    std::uint32_t offset;
    int first;
};

template <class Type, class T, class Cursor> void read_cell(const Cursor& cursor, int first, void* member) {
    decode(cursor.cell(first), Type{}, *static_cast<T*>(member));
}

template <class Row, class Cursor> void read_table(const Cursor& cursor, int first, void* member) {
    table_of<Row>::mizzle_each(*static_cast<Row*>(member), [&]<class C>(C, auto& m) MIZZLE_INLINED_LAMBDA {
        decode(cursor.cell(first++), typename C::sql_type{}, m);
    });
}

// A table that was left-joined. A row was found if its primary key is not NULL or, in a table without one, any column
// is not.
template <class Row, class Cursor> void read_joined_table(const Cursor& cursor, int first, void* member) {
    bool has_key = false, key_found = true, any_found = false;
    table_of<Row>::mizzle_columns::each([&, i = first]<class C>() mutable {
        const bool found = !cursor.cell(i++).is_null();
        any_found = any_found || found;
        if constexpr (C::specification::is_primary_key) {
            has_key = true;
            key_found = key_found && found;
        }
    });
    auto& out = *static_cast<std::optional<Row>*>(member);
    if (has_key ? key_found : any_found) read_table<Row>(cursor, first, &out.emplace());
    else out.reset();
}

// A row inside of a row.
template <class Row, class Cursor> void read_nested(const Cursor& cursor, int first, void* member) {
    if constexpr (table_row<Row>) read_table<Row>(cursor, first, member);
    else read_members(cursor, first, *static_cast<Row*>(member));
}
// Of a table that was left-joined: a row was found if any column is not NULL.
template <class Row, int Width, class Cursor> void read_joined_nested(const Cursor& cursor, int first, void* member) {
    bool found = false;
    for (int i = first; i < first + Width; ++i) found = found || !cursor.cell(i).is_null();
    auto& out = *static_cast<std::optional<Row>*>(member);
    if (found) read_nested<Row>(cursor, first, &out.emplace());
    else out.reset();
}

template <class Output, class T, class Cursor> consteval auto reader_of() {
    if constexpr (requires { Output::template reader<T, Cursor>(); }) return Output::template reader<T, Cursor>();
    else if constexpr (requires { Output::is_repeated; }) return reader_of<typename Output::output, T, Cursor>();
    else if constexpr (requires { Output::is_made_by_select; }) {
        if constexpr (is_optional<T>) return &read_joined_nested<typename T::value_type, width_of<Output>, Cursor>;
        else return &read_nested<T, Cursor>;
    } else if constexpr (column_like<Output> || !requires { typename Output::table; })
        return &read_cell<typename Output::sql_type, T, Cursor>;
    else if constexpr (is_optional<T>) return &read_joined_table<typename T::value_type, Cursor>;
    else return &read_table<T, Cursor>;
}

template <class Cursor, class... Outputs> void read_members(const Cursor& cursor, int first, row<Outputs...>& r) {
    ((reader_of<Outputs, typename Outputs::value_type, Cursor>()(cursor, first,
                                                                 &Outputs::get(static_cast<field_of<Outputs>&>(r))),
      first += width_of<Outputs>),
     ...);
}

// The readers of a row's members, which stand in every row as they stand in `row`.
template <class Cursor, class T>
MIZZLE_ALWAYS_INLINE inline void add_reader(member_reader<Cursor>*& out, const void* row, T& member, int first,
                                            void (*read)(const Cursor&, int, void*)) {
    const auto offset = reinterpret_cast<const char*>(&member) - static_cast<const char*>(row);
    *out++ = {read, static_cast<std::uint32_t>(offset), first};
}

template <class Cursor, class... Outputs>
MIZZLE_ALWAYS_INLINE inline void list_readers(row<Outputs...>& r, member_reader<Cursor>* out) {
    int first = 0;
    ((add_reader<Cursor>(out, &r, Outputs::get(static_cast<field_of<Outputs>&>(r)), first,
                         reader_of<Outputs, typename Outputs::value_type, Cursor>()),
      first += width_of<Outputs>),
     ...);
}

template <class Cursor, class Row>
    requires table_row<Row>
void list_readers(Row& r, member_reader<Cursor>* out) {
    int first = 0;
    table_of<Row>::mizzle_each(r, [&]<class C, class T>(C, T& member) MIZZLE_INLINED_LAMBDA {
        add_reader<Cursor>(out, &r, member, first++, reader_of<C, T, Cursor>());
    });
}

template <class Cursor>
MIZZLE_ALWAYS_INLINE inline void read_row(const Cursor& cursor, const member_reader<Cursor>* readers, int count,
                                          void* row) {
    for (const auto* r = readers; r != readers + count; ++r)
        r->read(cursor, r->first, static_cast<char*>(row) + r->offset);
}

// Converts to anything: finds out how many members an aggregate has.
struct any_member {
    template <class T> operator T() const;
};
template <class T, std::size_t N>
inline constexpr bool has_members = []<std::size_t... I>(std::index_sequence<I...>) {
    return requires { T{(void(I), any_member{})...}; };
}(std::make_index_sequence<N>{});

// A member of a row on its way into a member of the program's: as it is, or as what converts to that.
template <class Output> struct member_passed_on {
    template <class T> static T&& of(T& value) { return std::move(value); }
};

// A row as the program's own aggregate, its members in the order selected.
template <class Row> inline constexpr std::size_t row_size = 0;
template <class... Outputs> inline constexpr std::size_t row_size<row<Outputs...>> = sizeof...(Outputs);
template <class Row>
    requires table_row<Row>
inline constexpr std::size_t row_size<Row> = column_count<table_of<Row>>;

template <class Into, class Row> inline constexpr bool fits_into = false;
template <class Into, class... Outputs>
inline constexpr bool fits_into<Into, row<Outputs...>> =
    requires(typename Outputs::value_type... v) { Into{member_passed_on<Outputs>::of(v)...}; };
template <class Into, class Row>
    requires table_row<Row>
inline constexpr bool fits_into<Into, Row> = []<class T, class... C>(std::type_identity<column_list<T, C...>>) {
    return requires(value_of<C>... v) { Into{std::move(v)...}; };
}(std::type_identity<typename table_of<Row>::mizzle_columns>{});

// Whether a member of the aggregate only looks at what is gone with the row: at text, or at the elements of a
// std::vector. What has constructors, as a pair has, may make text of what looks at it.
template <class V> struct to_look_at {
    static constexpr bool is_looked_at = false;
};
// Other libraries have views of their own: a pointer and a size, made of what they look at. What a constructor keeps
// beside that nobody sees.
template <class T, class Of>
concept other_view = std::is_trivially_copyable_v<T> && alignof(T) >= alignof(void*) &&
                     sizeof(T) <= 2 * sizeof(void*) && std::is_convertible_v<Of, T> && requires(const T& view) {
                         { view.data() } -> std::convertible_to<const void*>;
                         view.size();
                     };
template <class V> struct to_look_at<std::optional<V>> : to_look_at<V> {};
template <> struct to_look_at<std::string> {
    static constexpr bool is_looked_at = true;
    operator std::string_view() const;
    operator const char*() const;
    template <other_view<std::string> T> operator T() const;
};
template <class T> struct to_look_at<std::vector<T>> {
    static constexpr bool is_looked_at = true;
    operator std::span<const T>() const;
    operator std::span<T>() const;
    template <other_view<std::vector<T>&> Other> operator Other() const;
};
template <class V> inline constexpr bool is_view_of = false;
template <> inline constexpr bool is_view_of<std::string_view> = true;
template <> inline constexpr bool is_view_of<const char*> = true;
template <class T> inline constexpr bool is_view_of<std::span<T>> = true;
template <class T> inline constexpr bool is_view_of<std::optional<T>> = is_view_of<T>;
template <class A, class B> inline constexpr bool is_view_of<std::pair<A, B>> = is_view_of<A> || is_view_of<B>;
template <class V, bool IsProbed> struct probed_member {
    static V&& of();
};
template <class V> struct probed_member<V, true> {
    static to_look_at<V> of();
};
template <class Into, std::size_t At, class Indices, class... V> inline constexpr bool looks_at_text = is_view_of<Into>;
template <class Into, std::size_t At, std::size_t... I, class... V>
    requires(std::is_aggregate_v<Into> && requires { Into{probed_member<V, I == At>::of()...}; })
inline constexpr bool looks_at_text<Into, At, std::index_sequence<I...>, V...> = true;
// A reference looks likewise. It binds to one of the two; for a value they are as good as each other.
template <class V> struct reference_probe {
    operator const V&() const;
    operator V() const;
};
struct no_value {};
template <class V, class Probe, bool IsProbed> struct referring_member : probed_member<V, false> {};
template <class V, class Probe> struct referring_member<V, Probe, true> {
    static Probe of();
};
// What can be assigned has none.
template <class Into>
inline constexpr bool refers_to_members = std::is_aggregate_v<Into> && !std::is_copy_assignable_v<Into>;
template <class Into, std::size_t At, class Indices, class Probe, class... V> inline constexpr bool refers_at = false;
template <class Into, std::size_t At, std::size_t... I, class Probe, class... V>
    requires requires { Into{referring_member<V, Probe, I == At>::of()...}; }
inline constexpr bool refers_at<Into, At, std::index_sequence<I...>, Probe, V...> = true;
// What is made of rows; of what is refused, nothing.
template <class Into> struct read_as_type : std::decay<Into> {};
template <written_row Into> struct read_as_type<Into> {
    using type = no_value;
};
template <class Into> using read_as = typename read_as_type<Into>::type;
template <class Into, class... V>
inline constexpr bool looks_at_values = []<std::size_t... I>(std::index_sequence<I...> indices) {
    if constexpr (written_row<Into>) return false;
    else if constexpr (refers_to_members<Into>)
        return ((refers_at<Into, I, decltype(indices), reference_probe<V>, V...> &&
                 !refers_at<Into, I, decltype(indices), no_value, V...>) ||
                ...);
    else return ((to_look_at<V>::is_looked_at && looks_at_text<Into, I, decltype(indices), V...>) || ...);
}(std::index_sequence_for<V...>{});
template <class Into, class Row> inline constexpr bool holds_view = false;
template <class Into, class... Outputs>
inline constexpr bool holds_view<Into, row<Outputs...>> = looks_at_values<Into, typename Outputs::value_type...>;
template <class Into, class Row>
    requires table_row<Row>
inline constexpr bool holds_view<Into, Row> = []<class T, class... C>(std::type_identity<column_list<T, C...>>) {
    return looks_at_values<Into, value_of<C>...>;
}(std::type_identity<typename table_of<Row>::mizzle_columns>{});

// Whether it is the type of the only thing that the row has, a column's value or a table's row, or an optional of it.
template <class Into, class Row> inline constexpr bool is_only_value = false;
template <class Into, class Output>
inline constexpr bool is_only_value<Into, row<Output>> = std::is_same_v<Into, typename Output::value_type>;
template <class Into, class Row> inline constexpr bool takes_only_value = is_only_value<Into, Row>;
template <class T, class Output>
inline constexpr bool takes_only_value<std::optional<T>, row<Output>> =
    std::is_same_v<T, typename Output::value_type> || is_only_value<std::optional<T>, row<Output>>;

// A std::optional converts to bool, whatever is in it.
template <class Row> inline constexpr bool is_optional_alone = false;
template <class Output> inline constexpr bool is_optional_alone<row<Output>> = is_optional<typename Output::value_type>;

template <class Into, class Row>
inline constexpr bool takes_row =
    std::is_same_v<Into, std::decay_t<Into>> &&
    (takes_only_value<Into, Row> || (fits_into<Into, Row> && !has_members<Into, row_size<Row> + 1> &&
                                     !(std::is_same_v<Into, bool> && is_optional_alone<Row>)));
template <written_row Into, class Row> inline constexpr bool takes_row<Into, Row> = false;

template <class Into, class... Outputs> Into convert_row(row<Outputs...>&& r) {
    if constexpr (takes_only_value<Into, row<Outputs...>>) return Into(get<0>(std::move(r)));
    else return Into{member_passed_on<Outputs>::of(Outputs::get(static_cast<field_of<Outputs>&>(r)))...};
}
template <class Into, class Row>
    requires table_row<Row>
Into convert_row(Row&& r) {
    if constexpr (std::is_same_v<Into, Row>) {
        return std::move(r);
    } else {
        return [&]<class T, class... C>(std::type_identity<column_list<T, C...>>) {
            std::tuple<value_of<C>...> members;
            T::mizzle_each(r, [&]<class Column>(Column, auto& member) {
                std::get<column_list<T, C...>::template position<Column>()>(members) = std::move(member);
            });
            return std::apply([](auto&&... m) { return Into{std::move(m)...}; }, std::move(members));
        }(std::type_identity<typename table_of<Row>::mizzle_columns>{});
    }
}

}  // namespace mizzle::detail
