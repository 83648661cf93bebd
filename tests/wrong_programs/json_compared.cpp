// PostgreSQL can neither compare nor sort json, wherever a statement or a declaration does so; jsonb it can.
#include "schema.hpp"

#include <mizzle/postgres.hpp>

MIZZLE_TABLE(documents,
    (id,     serial,            primary_key),
    (plain,  json<json_text>,   not_null),
    (binary, jsonb<json_text>,  not_null))

// expect 1: mizzle: this compares json, which PostgreSQL can neither compare nor sort; declare it as jsonb
auto equal(postgres& db, const json_text& text) {
#if WRONG == 1
    return db.all(select(documents.id).from(documents).where(documents.plain == text));  // <- here 1
#else
    return db.all(select(documents.id).from(documents).where(documents.binary == text));
#endif
}

// expect 2: mizzle: in() compares json, which PostgreSQL can neither compare nor sort; declare it as jsonb
auto within(postgres& db, const json_text& text) {
#if WRONG == 2
    return db.all(select(documents.id).from(documents).where(documents.plain.in(text)));  // <- here 2
#else
    return db.all(select(documents.id).from(documents).where(documents.binary.in(text)));
#endif
}

// expect 3: mizzle: is_distinct_from() compares json, which PostgreSQL can neither compare nor sort; declare it as
// jsonb
auto distinct_from(postgres& db, const json_text& text) {
#if WRONG == 3
    return db.all(select(documents.id).from(documents).where(documents.plain.is_distinct_from(text)));  // <- here 3
#else
    return db.all(select(documents.id).from(documents).where(documents.binary.is_distinct_from(text)));
#endif
}

// expect 4: mizzle: distinct() compares json, which PostgreSQL can neither compare nor sort; declare it as jsonb
auto distinct_values_of(postgres& db) {
#if WRONG == 4
    return db.all(select(documents.plain).distinct().from(documents));  // <- here 4
#else
    return db.all(select(documents.binary).distinct().from(documents));
#endif
}

// expect 5: mizzle: distinct() compares json, which PostgreSQL can neither compare nor sort; declare it as jsonb
auto distinct_rows_of(postgres& db) {
#if WRONG == 5
    return db.all(select().distinct().from(documents));  // <- here 5
#else
    return db.all(select().distinct().from(users));
#endif
}

// expect 6: mizzle: group_by() compares json, which PostgreSQL can neither compare nor sort; declare it as jsonb
auto groups(postgres& db) {
#if WRONG == 6
    return db.all(select(count()).from(documents).group_by(documents.plain));  // <- here 6
#else
    return db.all(select(count()).from(documents).group_by(documents.binary));
#endif
}

// expect 7: mizzle: order_by() sorts json, which PostgreSQL can neither compare nor sort; declare it as jsonb
auto sorted(postgres& db) {
#if WRONG == 7
    return db.all(select().from(documents).order_by(desc(documents.plain)));  // <- here 7
#else
    return db.all(select().from(documents).order_by(desc(cast<std::string>(documents.plain))));
#endif
}

// expect 8: mizzle: union_() compares json, which PostgreSQL can neither compare nor sort; declare it as jsonb
auto united(postgres& db) {
    const auto all = select(documents.plain).from(documents);
#if WRONG == 8
    return db.all(all.union_(all));  // <- here 8
#else
    return db.all(all.union_all(all));
#endif
}

// expect 9: mizzle: JSON has no max(); take that of a part, such as cast<int>(json_get_text(column, "key"))
auto largest(postgres& db) {
#if WRONG == 9
    return db.all(select(max(documents.binary)).from(documents));  // <- here 9
#else
    return db.all(select(max(cast<int>(json_get_text(documents.binary, "size")))).from(documents));
#endif
}

// expect 10: mizzle: partition_by() compares json, which PostgreSQL can neither compare nor sort; declare it as jsonb
auto window_of(postgres& db) {
#if WRONG == 10
    return db.all(select(count().over(partition_by(documents.plain))).from(documents));  // <- here 10
#else
    return db.all(select(count().over(partition_by(documents.binary))).from(documents));
#endif
}

// expect 11: mizzle: distinct() compares json, which PostgreSQL can neither compare nor sort; declare it as jsonb
auto how_many_values(postgres& db) {
#if WRONG == 11
    return db.all(select(count(distinct(documents.plain))).from(documents));  // <- here 11
#else
    return db.all(select(count(distinct(documents.binary))).from(documents));
#endif
}

// expect 12: mizzle: the operands of coalesce() must be of one SQL type; cast one of them
auto either(postgres& db) {
#if WRONG == 12
    return db.all(select(coalesce(documents.plain, documents.binary)).from(documents));  // <- here 12
#else
    return db.all(select(coalesce(documents.plain, documents.plain)).from(documents));
#endif
}

// expect 13: mizzle: nullif() compares json, which PostgreSQL can neither compare nor sort; declare it as jsonb
auto unless_equal(postgres& db, const json_text& text) {
#if WRONG == 13
    return db.all(select(nullif(documents.plain, text)).from(documents));  // <- here 13
#else
    return db.all(select(nullif(documents.binary, text)).from(documents));
#endif
}

// expect 14: mizzle: order_by() sorts json, which PostgreSQL can neither compare nor sort; declare it as jsonb
auto sorted_level(postgres& db) {
#if WRONG == 14
    return db.all(query(documents).order_by(documents.plain));  // <- here 14
#else
    return db.all(query(documents).order_by(documents.binary));
#endif
}

// expect 15: mizzle: a key compares values, and PostgreSQL cannot compare json; declare the column as jsonb
#if WRONG == 15
MIZZLE_TABLE(settings, (id, serial, primary_key), (options, json<json_text>, not_null, unique))  // <- here 15
#else
MIZZLE_TABLE(settings, (id, serial, primary_key), (options, jsonb<json_text>, not_null, unique))
#endif

// expect 16: mizzle: an index compares values, and PostgreSQL cannot compare json; declare the column as jsonb
#if WRONG == 16
MIZZLE_CONSTRAINTS(documents, index("documents_by_text").on(documents.plain))  // <- here 16
#else
MIZZLE_CONSTRAINTS(documents, index("documents_by_text").on(documents.binary))
#endif

// expect 17: mizzle: order_by() sorts json, which PostgreSQL can neither compare nor sort; declare it as jsonb
auto sorted_both(postgres& db) {
    const auto all = select(documents).from(documents);
#if WRONG == 17
    return db.all(all.union_all(all).order_by(desc(documents.plain)));  // <- here 17
#else
    return db.all(all.union_all(all).order_by(desc(documents.binary)));
#endif
}
