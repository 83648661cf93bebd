// Enums that a database has already.
#pragma once
#include "../database/create.hpp"
#include "dialect.hpp"

namespace mizzle::detail {

// Whether PostgreSQL has the enum already. Throws schema_mismatch where it is another one of the name.
template <class Tx> bool has_enum(Tx& tx, const enum_description& wanted) {
    const auto row =
        tx.one(select(sql<std::vector<std::string>>("array(select label.enumlabel::text from pg_enum label "
                                                    "join pg_type type on type.oid = label.enumtypid "
                                                    "join pg_namespace schema on schema.oid = type.typnamespace "
                                                    "where schema.nspname = current_schema() and type.typname = {} "
                                                    "order by label.enumsortorder)",
                                                    wanted.name)));
    const auto labels = get<0>(row).value_or(std::vector<std::string>());
    if (labels.empty()) return false;
    if (labels == wanted.labels) return true;
    const auto list = [](const std::vector<std::string>& names) {
        std::string text;
        for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
        return text;
    };
    throw schema_mismatch("mizzle: the database has an enum \"" + wanted.name + "\" of the labels " + list(labels) +
                          ", the program one of " + list(wanted.labels) +
                          "; migrate it, or give one of them another name");
}

template <class Tx> void leave_out_existing(dialects::postgres, Tx& tx, schema_description& schema) {
    std::erase_if(schema.enums, [&](const auto& e) { return has_enum(tx, e); });
}

}  // namespace mizzle::detail
