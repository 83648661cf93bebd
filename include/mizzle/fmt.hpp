// fmt::print("{}", ...) of statements and rows: a statement is its SQL, {:sqlite} if nothing is said or {:postgres}; a
// row is {id: 1, name: "x"}; decimals, UUIDs and intervals are their text.
#pragma once
#include "standard.hpp"

// A name of the program's is no worse for one of our parameters that is called the same.
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#endif

#include "database/rows/row_members.hpp"
#include "mizzle.hpp"

#include <fmt/format.h>

#include <iterator>
#include <string>
#include <string_view>

namespace mizzle::detail {

template <class Row> void append_row_text(std::string& out, const Row& row);

inline void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\', out += c;
        else if (c == '\n') out += "\\n";
        else if (static_cast<unsigned char>(c) < 0x20)
            fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned char>(c));
        else out += c;
    }
    out += '"';
}

// Years that have no text that sorts are written as PostgreSQL writes them.
template <class T> void append_point_text(std::string& out, const T& value) {
    constexpr bool is_date = std::is_same_v<T, date>;
    const auto day = [&] {
        if constexpr (is_date) return std::chrono::sys_days(value);
        else return std::chrono::floor<std::chrono::days>(timestamptz(value.time_since_epoch()));
    }();
    const int year = static_cast<int>(date(day).year());
    if (year >= 0 && year <= 9999) out += temporal_text(value).view();
    else if constexpr (is_date) out += date_text_with_era(day.time_since_epoch().count());
    else out += timestamp_text_with_era(value.time_since_epoch().count(), {});
}

// A value as a person reads it; `Type` is the SQL type, which tells JSON and the program's own types from the rest.
template <class Type, class T> void append_value_text(std::string& out, const T& value) {
    if constexpr (is_optional<T>) {
        if (value) append_value_text<Type>(out, *value);
        else out += "null";
    } else if constexpr (is_row<T>) append_row_text(out, value);
    else if constexpr (is_rows<T>) {
        out += '[';
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (i != 0) out += ", ";
            append_row_text(out, value[i]);
        }
        out += ']';
    } else if constexpr (Type::family == type_family::json) out += json_to_text(value);
    else if constexpr (Type::family == type_family::array) {
        using element = typename T::value_type;
        out += '[';
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (i != 0) out += ", ";
            append_value_text<typename sql_type_of<element>::type>(out, static_cast<const element&>(value[i]));
        }
        out += ']';
    } else if constexpr (Type::family == type_family::custom && !std::is_same_v<Type, untyped>)
        append_quoted(out, custom_type<T>::to_text(value));
    else if constexpr (std::is_enum_v<T>) out += label_of(value);
    else if constexpr (std::is_arithmetic_v<T>) fmt::format_to(std::back_inserter(out), "{}", value);
    else if constexpr (std::is_same_v<T, std::string>) append_quoted(out, value);
    else if constexpr (std::is_same_v<T, bytes>) out += hex_text(value, "0x");
    else if constexpr (requires { value.to_string(); }) out += value.to_string();
    else if constexpr (std::is_same_v<T, time_of_day>) out += temporal_text(value).view();
    else append_point_text(out, value);
}

template <class Row> void append_row_text(std::string& out, const Row& row) {
    out += '{';
    bool first = true;
    each_member(row, [&]<class Type>(Type*, std::string_view name, const auto& value) {
        if (!first) out += ", ";
        first = false;
        if (!name.empty()) out.append(name).append(": ");
        append_value_text<Type>(out, value);
    });
    out += '}';
}

}  // namespace mizzle::detail

template <mizzle::detail::printable_row Row> struct fmt::formatter<Row> {
    constexpr auto parse(fmt::format_parse_context& context) { return as_text_.parse(context); }
    template <class Context> auto format(const Row& row, Context& context) const {
        std::string text;
        mizzle::detail::append_row_text(text, row);
        return as_text_.format(text, context);
    }

private:
    // No base: lists would put its text in quotes.
    fmt::formatter<std::string_view> as_text_;
};

// A row has the interface of a tuple, but is none to <fmt/ranges.h>.
FMT_BEGIN_NAMESPACE
template <class T> struct is_tuple_like;
FMT_END_NAMESPACE
template <class... Outputs> struct fmt::is_tuple_like<mizzle::detail::row<Outputs...>> {
    static constexpr bool value = false;
};

template <> struct fmt::formatter<mizzle::query_plan> : fmt::formatter<std::string_view> {
    template <class Context> auto format(const mizzle::query_plan& plan, Context& context) const {
        return fmt::formatter<std::string_view>::format(plan.text(), context);
    }
};

// Values that have a text, {:>12} of which is as of any other.
template <class T>
    requires(std::is_same_v<T, mizzle::numeric> || std::is_same_v<T, mizzle::uuid> ||
             std::is_same_v<T, mizzle::interval>)
struct fmt::formatter<T> : fmt::formatter<std::string_view> {
    template <class Context> auto format(const T& value, Context& context) const {
        return fmt::formatter<std::string_view>::format(value.to_string(), context);
    }
};

template <mizzle::detail::statement_like Statement> struct fmt::formatter<Statement> {
    constexpr auto parse(fmt::format_parse_context& context) {
        const std::string_view all(context.begin(), static_cast<std::size_t>(context.end() - context.begin()));
        const auto spec = all.substr(0, all.find('}'));
        bool is_known = spec.empty();
        mizzle::dialects::known::each([&](auto dialect) {
            if (spec != dialect.constants.word) return;
            dialect_ = dialect.id;
            is_known = true;
        });
        if (!is_known)
            throw fmt::format_error("mizzle: the format of a statement is {}, or its database: {:sqlite}, {:postgres}");
        return context.begin() + spec.size();
    }
    template <class Context> auto format(const Statement& statement, Context& context) const {
        std::string text;
        mizzle::render(text, dialect_, statement);
        return fmt::format_to(context.out(), "{}", text);
    }

private:
    mizzle::detail::dialect_id dialect_ = mizzle::dialects::known::first::id;
};

// What a statement is made of has no text of its own.
template <class Part>
    requires(mizzle::detail::expression_like<Part> || __is_base_of(mizzle::detail::table_tag, Part))
struct fmt::formatter<Part> {
    constexpr auto parse(fmt::format_parse_context& context) {
        static_assert(std::is_void_v<Part>,
                      "mizzle: a column has no text, nor has an expression or a table; print a statement, a row or a "
                      "member of a row");
        return context.begin();
    }
    template <class Context> auto format(const Part&, Context& context) const { return context.out(); }
};

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
