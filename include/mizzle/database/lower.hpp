// A statement made small for a driver: its text, or how to find it, and its values.
#pragma once
#include "../sql/text.hpp"

#include <string>
#include <string_view>

namespace mizzle {

// How a driver finds the prepared statement: by the slot of the type, by slot and shape, or by text.
struct statement_source {
    statement_slot* slot = nullptr;
    const statement_shape* shape = nullptr;
    std::string_view text{};  // empty where the shape decides it and it may not be needed
    // Makes the text of a shaped statement when it is not prepared yet.
    void (*render)(std::string& out, dialect_id dialect, const void* statement) = nullptr;
    const void* statement = nullptr;
};

template <class S> void render_erased(std::string& out, dialect_id dialect, const void* statement) {
    render(out, dialect, *static_cast<const S*>(statement));
}

// The one row object in a shaped statement.
template <class S> const auto& shaped_part(const S& statement) {
    if constexpr (requires { statement.shape(); }) return statement;
    else if constexpr (requires { statement.rows.shape(); }) return statement.rows;
    else if constexpr (requires { statement.changes.shape(); }) return statement.changes;
    else return shaped_part(statement.before);
}

// The filter of an update or delete, to see whether it is empty.
template <class S> void refuse_empty_filter(const S& statement) {
    if constexpr (requires { statement.condition.empty(); }) {
        if (S::place == clause::where && statement.condition.empty())
            throw_usage_error("mizzle: the condition of an update or delete is empty, so every row would match; say "
                              "all_rows() if that is meant");
    } else if constexpr (requires { statement.before; }) {
        refuse_empty_filter(statement.before);
    }
}

// Calls run(source, values) with the statement's text and values, which live as long as the call.
template <class Dialect, class S, class F>
[[gnu::always_inline]] inline decltype(auto) with_lowered(const S& statement, given_values given, F&& run) {
    constexpr auto kind = text_kind_of<S>;
    if constexpr (S::head::kind == statement_kind::update || S::head::kind == statement_kind::delete_) {
        if constexpr (kind == text_kind::dynamic) refuse_empty_filter(statement);
    }
    if constexpr (kind == text_kind::fixed) {
        inline_values<static_cast<std::size_t>(measure_of<S, Dialect>.placeholders)> values(Dialect::id);
        bind_values(values, given, statement);
        return run(statement_source{&kept<S, Dialect>.slot, nullptr, kept<S, Dialect>.text.view()}, values);
    } else if constexpr (kind == text_kind::shaped) {
        inline_values<24> values(Dialect::id);
        bind_values(values, given, statement);
        const statement_shape shape = shaped_part(statement).shape();
        return run(statement_source{&shaped_slot<S, Dialect>, &shape, {}, &render_erased<S>, &statement}, values);
    } else {
        inline_values<16> values(Dialect::id);
        bind_values(values, given, statement);
        std::string text;
        text.reserve(256);
        render(text, Dialect::id, statement);
        return run(statement_source{nullptr, nullptr, text}, values);
    }
}

}  // namespace mizzle
