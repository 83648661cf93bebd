// The body of seed.hpp.
#pragma once
#include "../connection.hpp"
#include "../context.hpp"
#include "../inline.hpp"
#include "../rules_of.hpp"
#include "../seed.hpp"
#include "seed.hpp"

namespace mizzle::kit {

// The keys are read as literals.
inline keys_of_table read_keys(connection& db, const schema& all, const std::string& table,
                               const std::vector<std::string>& columns) {
    const auto* t = find_full(all.tables, table);
    if (t == nullptr) return {};
    const ddl_writer write(all);
    const auto& rules = kit_rules(all.dialect);
    std::string list, order;
    for (const auto& c : columns) {
        list += (list.empty() ? "" : ", ") + rules.literal(find(t->columns, c), write.quote(c));
        order += (order.empty() ? "" : ", ") + write.quote(c);
    }
    const std::string from =
        " from (select * from " + write.quote(t->schema, t->name) + " order by " + order + ") as parents";
    return db.ask(rules.list_of_lists(list, from, order)).get<keys_of_table>();
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
