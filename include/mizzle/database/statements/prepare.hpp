// A statement made small for a driver: what its prepared form is found by, what is known of it, and its values.
#pragma once
#include "../../sql/statement_text.hpp"
#include "../driver.hpp"
#include "../rows/kinds_of_row.hpp"
#include "../rows/result.hpp"

#include <atomic>
#include <string>
#include <string_view>

namespace mizzle::detail {

// The one row object in a shaped statement.
template <class S> struct has_shaped_part {
    static constexpr bool has_shape = requires(const S& s) { s.shape(); };
    static constexpr bool has_shape_of_rows = requires(const S& s) { s.rows.shape(); };
    static constexpr bool has_shape_of_changes = requires(const S& s) { s.changes.shape(); };
    static constexpr bool value = has_shape || has_shape_of_rows || has_shape_of_changes;
};
template <class S> const auto& shaped_part(const S& statement) {
    const auto& found = find_clause<has_shaped_part>(statement);
    if constexpr (requires { found.shape(); }) return found;
    else if constexpr (requires { found.rows.shape(); }) return found.rows;
    else return found.changes;
}

// The filter of an update or delete, to see whether it is empty.
template <class S> struct has_dynamic_filter : std::bool_constant < requires(const S& s) {
    requires S::place == clause::where;
    s.condition.empty();
} > {};
template <class S> void refuse_empty_filter(const S& statement) {
    if constexpr (has_clause<has_dynamic_filter, S>)
        if (find_clause<has_dynamic_filter>(statement).condition.empty())
            throw_usage_error("mizzle: the condition of an update or delete is empty, so every row would match; say "
                              "all_rows() if that is meant");
}

// A number for a statement type whose texts depend on the shape of a row. It is handed out when one first runs.
class shaped_type {
public:
    std::uint32_t number() {
        const auto n = number_.load(std::memory_order_relaxed);
        return n != 0 ? n : assign();
    }

private:
    MIZZLE_COLD std::uint32_t assign();
    std::atomic<std::uint32_t> number_{0};
};

template <class S> inline constinit shaped_type shaped_type_of{};

// A function for all statements of one kind of rows. Each insert computes it, so it takes fewer steps than key_maker.
template <class Table, class Shaped> MIZZLE_NOINLINE text_key key_of_shape(std::uint32_t type, const Shaped& shaped) {
    const statement_shape shape = shaped.shape();
    text_key key{(type + std::uint64_t{1}) * 0x9e37'79b9'7f4a'7c15, shape.rows * 0xc2b2'ae3d'27d4'eb4f + ~type};
    for (std::size_t i = 0; i < (column_count<Table> + 63) / 64; ++i) {
        key.first = (key.first ^ shape.given[i]) * 0xff51'afd7'ed55'8ccd;
        key.first ^= key.first >> 32;
        if (i != 0) key.second = (key.second + shape.given[i]) * 0xc4ce'b9fe'1a85'ec53;
    }
    return key;
}

// Of a statement that is planned each time there is another prepared form.
template <bool Planned> constexpr text_key key_of_plan(text_key key) {
    if (Planned) key.second = ~key.second;
    return key;
}

// What a driver may choose a form of values by. A tree has other columns than its rows have members.
template <class S, class Dialect> consteval column_kinds columns_read_by() {
    if constexpr (
        requires { requires Dialect::reads_binary_values && returns_rows<S>; } &&
        !requires { typename S::base::junction; })
        return kinds_of<result_of<S>>;
    else return {};
}
// Statements of one text whose columns are read as other types are prepared apart.
constexpr text_key key_of_columns(text_key key, column_kinds columns) {
    key.first ^= columns.digest();
    return key;
}

template <class Clause> inline constexpr taken_key taken_key_by = taken_key::is_refused;
template <class Before, class Target, class Condition, class... A>
inline constexpr taken_key taken_key_by<conflict_clause<Before, Target, Condition, A...>> =
    sizeof...(A) == 0 ? taken_key::keeps_row : taken_key::changes_row;
template <class S> struct says_taken_key : std::bool_constant<taken_key_by<S> != taken_key::is_refused> {};
template <class S> inline constexpr taken_key taken_key_of = taken_key_by<clause_of<says_taken_key, S>>;

// Of the rows of what is put together; raw statements, trees and columns that are chosen at run time see to it
// themselves.
template <class Row> inline constexpr int width_of_row = 0;
template <class... Outputs> inline constexpr int width_of_row<row<Outputs...>> = (0 + ... + width_of<Outputs>);
template <class Row>
    requires table_row<Row>
inline constexpr int width_of_row<Row> = static_cast<int>(column_count<table_of<Row>>);
template <class S> consteval int width_read_by() {
    if constexpr (text_kind_of<S> != text_kind::dynamic || S::head::kind == statement_kind::raw || !returns_rows<S> ||
                  requires { typename S::base::junction; })
        return 0;
    else return width_of_row<result_of<S>>;
}

// Of texts that are made at run time the writer says so.
template <class S, class Dialect> consteval bool is_prepared_each_time() {
    if constexpr (text_kind_of<S> == text_kind::fixed) return measure_of<S, Dialect>.is_prepared_each_time;
    else return false;
}

// By value, since a constant would be named after the statement's type.
template <class S, class Dialect, bool Planned> consteval statement_facts facts_of(value_order order = {}) {
    return {.kind = S::head::kind,
            .on_taken_key = taken_key_of<S>,
            .duration = text_kind_of<S> == text_kind::fixed ? kept::always : kept::recently_used,
            .returns_rows = returns_rows<S>,
            .holds_own_sql = text_kind_of<S> == text_kind::dynamic,
            .plans_each_time = Planned,
            .prepared_each_time = is_prepared_each_time<S, Dialect>(),
            .locks_rows = (needs_of<S> & (needed(feature::row_locks) | needed(feature::row_locks_or_immediate))) != 0,
            .width = width_read_by<S>(),
            .order = order,
            .columns = columns_read_by<S, Dialect>()};
}

// What a text that is made at run time is bound to, on databases whose placeholders have no numbers.
template <class Dialect> struct order_where_unnumbered {
    static constexpr noted_order* noted() { return nullptr; }
    static constexpr statement_facts in(const statement_facts& facts, bool) { return facts; }
};
template <class Dialect>
    requires(!Dialect::constants.numbers_parameters)
struct order_where_unnumbered<Dialect> {
    noted_order order;
    noted_order* noted() { return &order; }
    statement_facts in(statement_facts facts, bool is_prepared_each_time) const {
        facts.order = order.view();
        facts.prepared_each_time = is_prepared_each_time;
        return facts;
    }
};

// Calls run(connection, prepared statement, values); the values live as long as the call. `Planned`: each time for its
// values, where the database would rather plan once for any.
template <class Dialect, bool Planned = false, class Connection, class S, class F>
MIZZLE_ALWAYS_INLINE inline decltype(auto) with_lowered(Connection& c, const S& statement, given_values given,
                                                        const F& run) {
    static_assert(Dialect::spells_statements,
                  "mizzle: statements are not spelled for this database yet; exec() runs SQL text");
    constexpr auto kind = text_kind_of<S>;
    if constexpr (S::head::kind == statement_kind::update || S::head::kind == statement_kind::delete_) {
        if constexpr (kind == text_kind::dynamic) refuse_empty_filter(statement);
    }
    if constexpr (kind == text_kind::fixed) {
        constexpr text_key key =
            key_of_columns(key_of_plan<Planned>(text_key_of<S, Dialect>), columns_read_by<S, Dialect>());
        inline_values<static_cast<std::size_t>(measure_of<S, Dialect>.placeholders)> values(Dialect::id);
        value_binder{values, given}(statement);
        auto* prepared = c.find(key);
        if (prepared == nullptr) [[unlikely]] {
            // On the stack, the only place for a constant that is not named after the statement's type.
            constexpr auto text = text_constant<S, Dialect>;
            prepared = &c.prepare(key, text.view(), facts_of<S, Dialect, Planned>(order_constant<S, Dialect>()));
        }
        return run(c, *prepared, values);
    } else if constexpr (kind == text_kind::shaped) {
        inline_values<24> values(Dialect::id);
        value_binder{values, given}(statement);
        const text_key key = key_of_plan<Planned>(
            key_of_shape<typename S::head::table>(shaped_type_of<S>.number(), shaped_part(statement)));
        auto* prepared = c.find(key);
        if (prepared == nullptr) [[unlikely]] {
            std::string text;
            order_where_unnumbered<Dialect> order;
            const bool each_time = render(text, Dialect::id, statement, nullptr, order.noted());
            prepared = &c.prepare(key, text, order.in(facts_of<S, Dialect, Planned>(), each_time));
        }
        return run(c, *prepared, values);
    } else {
        shared_values values(Dialect::id, given, statement);
        std::string text;
        text.reserve(256);
        order_where_unnumbered<Dialect> order;
        const bool each_time = render(text, Dialect::id, statement, values.numbers(), order.noted());
        return run(c, c.find_text(text, order.in(facts_of<S, Dialect, Planned>(), each_time)), values);
    }
}

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "prepare.ipp"
#endif
