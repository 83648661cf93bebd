// What is written goes through here: a database's own spelling of it where that database has one, else the shared one.
//
//     write(out, node)    spell(dialects::sqlite, out, node)    in sqlite/spelling/, what SQLite spells otherwise
//                         spell(out, node)                      in sql/, all else
//
// The overloads are found where a statement is written, so that a database's folder can add its own to any node.
#pragma once
#include "../dialects.hpp"
#include "writer.hpp"

namespace mizzle::detail {

template <class D, class N>
concept spells = spells_itself<D, N> && requires(writer& out, const N& node) { spell(D{}, out, node); };
template <class D, class Source, class S>
concept spells_statement = requires(writer& out, const S& statement) { spell_statement<Source>(D{}, out, statement); };
template <class D, class Table>
concept notes_table = requires(writer& out) { note_table<Table>(D{}, out); };
template <class D, class Call, class Tail>
concept spells_call = requires(writer& out, const Call& node, const Tail& tail) { spell_call(D{}, out, node, tail); };

namespace dialects {

template <class First, class... D> struct first_of_list {
    using type = First;
};

template <class... D> struct list<none, D...> {
    using first = typename first_of_list<D...>::type;  // what is spelled where no database is named
    template <class N> static constexpr void write(writer& out, const N& node) {
        if constexpr (!is_spelled_alike<N>) {
            if constexpr ((spells<D, N> || ...))
                if ((write_as<D>(out, node) || ...)) return;
        }
        spell(out, node);
    }
    template <class Source, class S> static constexpr void write_statement(writer& out, const S& statement) {
        if constexpr (!is_spelled_alike<S>) {
            if constexpr ((spells_statement<D, Source, S> || ...))
                if ((write_statement_as<D, Source>(out, statement) || ...)) return;
        }
        spell_statement<Source>(out, statement);
    }
    template <class Call, class Tail>
    static constexpr void write_call(writer& out, const Call& node, const Tail& tail) {
        if constexpr ((spells_call<D, Call, Tail> || ...)) {
            if ((write_call_as<D>(out, node, tail) || ...)) return;
        }
        spell_call(out, node, tail);
    }
    template <class Table> static constexpr void note_named_table(writer& out) { (note_table_as<D, Table>(out), ...); }
    // Calls f with the dialect itself, whose type says all.
    template <class F> static constexpr void visit(dialect_id dialect, F&& f) {
        ((dialect == D::id ? f(D{}) : void()), ...);
    }
    template <class F> static constexpr void each(F&& f) { (f(D{}), ...); }

private:
    template <class Own, class N> static constexpr bool write_as(writer& out, const N& node) {
        if constexpr (spells<Own, N>) {
            if (out.dialect() != Own::id) return false;
            spell(Own{}, out, node);
            return true;
        } else {
            return false;
        }
    }
    template <class Own, class Source, class S>
    static constexpr bool write_statement_as(writer& out, const S& statement) {
        if constexpr (spells_statement<Own, Source, S>) {
            if (out.dialect() != Own::id) return false;
            spell_statement<Source>(Own{}, out, statement);
            return true;
        } else {
            return false;
        }
    }
    template <class Own, class Table> static constexpr void note_table_as(writer& out) {
        if constexpr (notes_table<Own, Table>)
            if (out.dialect() == Own::id) note_table<Table>(Own{}, out);
    }
    template <class Own, class Call, class Tail>
    static constexpr bool write_call_as(writer& out, const Call& node, const Tail& tail) {
        if constexpr (spells_call<Own, Call, Tail>) {
            if (out.dialect() != Own::id) return false;
            spell_call(Own{}, out, node, tail);
            return true;
        } else {
            return false;
        }
    }
};

}  // namespace dialects

template <class N> constexpr void write(writer& out, const N& node) { dialects::known::write(out, node); }
template <class Source, class S> constexpr void write_statement(writer& out, const S& statement) {
    dialects::known::template write_statement<Source>(out, statement);
}
template <class Table> constexpr void note_named_table(writer& out) {
    dialects::known::template note_named_table<Table>(out);
}
template <class Type> constexpr void write_type(writer& out, Type type) {
    dialects::known::visit(out.dialect(), [&](auto dialect) { spell_type(dialect, out, type); });
}
template <class Call, class Tail> constexpr void write_call(writer& out, const Call& node, const Tail& tail) {
    dialects::known::write_call(out, node, tail);
}

template <class Text> void append_literal(Text& out, dialect_id dialect, const bound_value& v) {
    if (append_plain_literal(out, v)) return;
    dialects::known::visit(dialect, [&](auto own) { spell_literal(own, out, v); });
}

}  // namespace mizzle::detail
