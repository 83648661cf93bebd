// spans("postgresql", handler) shows each statement that db.on_query() tells of as a span, in the words of
// OpenTelemetry, for an exporter that the program has.
#pragma once
#include "../database/statements/query_event.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace mizzle::detail {

// It ends when the handler is called, on the thread of the statement: what is the current span there is its parent. All
// that it refers to lives as long as the call.
struct query_span {
    std::string_view name;    // "select", "insert", "update", "delete", of what ends transactions its text, else "sql"
    std::string_view system;  // db.system.name, as it was given: "sqlite", "postgresql", "mysql", "mariadb"
    std::chrono::system_clock::time_point start{}, end{};
    const query_event& event;  // db.query.text is event.sql

    // The name of the error's kind where there was one, for error.type; else empty.
    std::string_view error_type() const;
    // Calls f(key, value) with each attribute; a value is std::string_view or std::int64_t.
    template <class F> void each_attribute(F&& f) const {
        f(std::string_view("db.system.name"), system);
        f(std::string_view("db.operation.name"), name);
        f(std::string_view("db.query.text"), event.sql);
        if (event.failure == nullptr) f(std::string_view("db.response.returned_rows"), event.rows);
        else f(std::string_view("error.type"), error_type());
        f(std::string_view("mizzle.connection"), static_cast<std::int64_t>(event.connection));
        if (event.transaction != 0)
            f(std::string_view("mizzle.transaction"), static_cast<std::int64_t>(event.transaction));
    }
};

query_span span_of(const query_event& event, std::string_view system);

// An observer that calls handler(const query_span&) after each statement, and after what begins, commits and takes back
// transactions. `system` must live as long.
template <class Handler> auto spans(std::string_view system, Handler handler) {
    constexpr bool handles = std::is_invocable_v<Handler&, const query_span&>;
    static_assert(handles,
                  "mizzle: spans() takes the database's name for OpenTelemetry and what is called with each span: "
                  "spans(\"postgresql\", [](const mizzle::query_span& s) { ... })");
    return [system, handler = std::move(handler)](const query_event& event) mutable {
        if constexpr (handles) handler(span_of(event, system));
    };
}

}  // namespace mizzle::detail

namespace mizzle {

// query_span is a statement that has ended, with its times and attributes, as spans() tells it to an exporter.
using detail::query_span;
using detail::spans;

}  // namespace mizzle

#ifndef MIZZLE_COMPILED
#include "spans.ipp"
#endif
