// update ... returning, which neither MySQL nor MariaDB has. MariaDB returns the rows of an insert, those included that
// it changed instead, and a row that is inserted again is changed:
//
//   insert into t (id, a) select id, a from t where ... for update on duplicate key update a = ... returning ...
#pragma once
#include "../../query/clauses/primary_key.hpp"
#include "../../query/clauses/set.hpp"
#include "../../query/clauses/write_where.hpp"
#include "../../sql/clauses/update.hpp"
#include "../../sql/clauses/update_from.hpp"
#include "../../sql/clauses/where.hpp"
#include "../dialect.hpp"
#include "refused.hpp"

namespace mizzle::detail {

// Values are bound in the order of an update: first those that are set.
template <class Set, class Where>
constexpr void write_returning_update(writer& out, const Set& set, const Where& write_where) {
    using table = typename Set::head::table;
    if constexpr (!has_primary_key<table>) {
        write_refused(out, "mizzle: on MySQL returning() after an update needs a table with a primary key");
    } else {
        out.put("insert into ");
        write_table<table>(out);
        const alias_name name{out.next_alias(), 'u'};
        const auto each = [&](std::string_view before, std::string_view between, const auto& write_it) {
            table::mizzle_columns::each([&]<class C>() {
                if constexpr (!C::specification::is_generated) {
                    out.put(before);
                    before = between;
                    write_it.template operator()<C>();
                }
            });
        };
        each(" (", ", ", [&]<class C>() { write_bare_column<C>(out); });
        out.put(")");
        // What on_update(sql("...")) names are columns of the table: those of the rows must not be called so.
        constexpr bool names_anew = has_column_updated_by_sql<table>;
        if constexpr (names_anew) {
            int index = 0;
            each(" with _v (", ", ", [&]<class C>() {
                out.put("_");
                out.number(static_cast<unsigned>(index++));
            });
            out.put(") as (");
        }
        each(names_anew ? "select " : " select ", ", ", [&]<class C>() {
            out.alias(name);
            out.put(".");
            write_bare_column<C>(out);
        });
        out.put(" from ");
        write_table<table>(out);
        out.put(" as ");
        out.alias(name);

        writer count(out.dialect());
        write_set_list(count, set);
        const int before = out.placeholders();
        out.continue_after(before + count.placeholders());
        const auto* around = out.aliases();
        const level_alias own{number_of_type<table>, name, around};
        out.set_aliases(&own);
        write_where();
        out.set_aliases(around);
        const int after = out.placeholders();
        out.put(" for update");
        if constexpr (names_anew) out.put(") select * from _v");
        out.put(" on duplicate key update ");
        out.continue_after(before);
        write_set_list(out, set);
        out.continue_after(after);
    }
}

template <class Source, class Head, class Changes, class... A, class Condition, class... Items>
constexpr void
spell_statement(dialects::mysql, writer& out,
                const returning_clause<where_clause<set_clause<Head, Changes, A...>, Condition>, Items...>& node) {
    write_returning_update(out, node.before.before, [&] { write_filter(out, node.before.condition); });
    out.put(" returning ");
    write_items<Source>(out, node.items);
}
template <class Source, class Head, class Changes, class... A, class... Items>
constexpr void
spell_statement(dialects::mysql, writer& out,
                const returning_clause<all_rows_clause<set_clause<Head, Changes, A...>>, Items...>& node) {
    write_returning_update(out, node.before.before, [] {});
    out.put(" returning ");
    write_items<Source>(out, node.items);
}

}  // namespace mizzle::detail
