// The body of seed.hpp.
#pragma once
#include "../connection.hpp"
#include "../context.hpp"
#include "../inline.hpp"
#include "../seed.hpp"
#include "seed.hpp"

namespace mizzle::kit {

// The keys are read as literals.
inline keys_of_table read_keys(connection& db, const schema& all, const std::string& table,
                               const std::vector<std::string>& columns) {
    const auto* t = find_full(all.tables, table);
    if (t == nullptr) return {};
    const ddl_writer write(all);
    const bool is_sqlite = all.dialect->word == "sqlite", is_mysql = all.dialect->word == "mysql";
    const auto literal_of = [&](const std::string& name) {
        const std::string column = write.quote(name);
        if (!is_mysql) return (is_sqlite ? "quote(" : "quote_literal(") + column + ")";
        const auto* c = find(t->columns, name);
        const bool is_bytes =
            c != nullptr && (c->type.starts_with("binary") || c->type.find("blob") != std::string::npos);
        const std::string text =
            is_bytes ? "'x''', hex(" + column + ")" : "'''', replace(" + column + ", '''', '''''')";
        return "coalesce(concat(" + text + ", ''''), 'null')";
    };
    std::string list, order;
    for (const auto& c : columns) {
        list += (list.empty() ? "" : ", ") + literal_of(c);
        order += (order.empty() ? "" : ", ") + write.quote(c);
    }
    const std::string from =
        " from (select * from " + write.quote(t->schema, t->name) + " order by " + order + ") as parents";
    return db
        .ask(is_sqlite ? "select json_group_array(json_array(" + list + "))" + from
             // Which forgets the order of a table in from().
             : is_mysql ? "select coalesce(json_arrayagg(json_array(" + list + ") order by " + order + "), '[]')" + from
                        : "select coalesce(json_agg(json_build_array(" + list + ")), '[]')::text" + from)
        .get<keys_of_table>();
}

MIZZLE_KIT_INLINE exit_code seed(const project& of, std::size_t rows, unsigned number) {
    const auto db = of.connect();
    const schema all = of.declared();
    detail::row_maker make(all, number);
    std::string text;
    json answer = json::object();
    for (const auto* t : in_order_of_references(all)) {
        const json there = db->ask("select cast(count(*) as " + word_of_text(all.dialect) + ") from " +
                                   ddl_writer(all).quote(t->schema, t->name));
        const auto count = there.get<std::size_t>();
        const auto inserts = detail::table_seeder(all, *t, count, make)
                                 .inserts(rows, [&](const std::string& table, const std::vector<std::string>& columns) {
                                     return read_keys(*db, all, table, columns);
                                 });
        db->exec_together(inserts);
        text += full_name(*t) + ": " + std::to_string(inserts.size()) + " rows\n";
        answer[full_name(*t)] = inserts.size();
    }
    of.context().say(text, json{{"rows", std::move(answer)}});
    return exit_code::done;
}

}  // namespace mizzle::kit
