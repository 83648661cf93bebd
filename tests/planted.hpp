// Tables for trees that are inserted: keys in the row above, below and in a table between; composite keys, keys that
// the program or an expression of the database makes, a table to itself.
#pragma once
#include "app.hpp"

namespace planted {

using app::priority;
using app::settings;

// Distinct, and not in the order in which they are made.
inline mizzle::uuid next_uuid() {
    static std::uint32_t count = 0;
    const std::uint32_t mixed = ++count * 0x9e37'79b9u;
    mizzle::uuid id;
    for (std::size_t i = 0; i < 4; ++i) {
        id.bytes[i] = static_cast<std::uint8_t>(mixed >> (8 * i));
        id.bytes[15 - i] = static_cast<std::uint8_t>(count >> (8 * i));
    }
    return id;
}

MIZZLE_TABLE(members,
    (id,        serial,  primary_key),
    (email,     text,    not_null, unique),
    (name,      text,    not_null),
    (bio,       text),
    (is_active, boolean, not_null, default_value(true)))

MIZZLE_TABLE(tasks,
    (id,        serial,          primary_key),
    (member_id, integer,         not_null, references(members.id)),
    (helper_id, integer,         references(members.id)),
    (title,     text,            not_null),
    (note,      text),
    (level,     enum_<priority>, not_null, default_value(priority::medium)),
    (price,     numeric(10, 2)),
    (options,   jsonb<settings>))

MIZZLE_TABLE(labels,
    (id,    serial, primary_key),
    (name,  text,   not_null),
    (color, text,   default_value("grey")))

MIZZLE_TABLE(task_labels,
    (task_id,  integer, not_null, references(tasks.id)),
    (label_id, integer, not_null, references(labels.id)))
MIZZLE_CONSTRAINTS(task_labels, primary_key(task_labels.task_id, task_labels.label_id))

MIZZLE_TABLE(profiles,
    (id,        serial,      primary_key),
    (member_id, integer,     not_null, unique, references(members.id)),
    (theme,     varchar(20), default_value("system")))

// Without a key of its own.
MIZZLE_TABLE(log_lines,
    (task_id, integer, not_null, references(tasks.id)),
    (line,    text,    not_null))

MIZZLE_RELATIONS(members,
    (tasks,   many(tasks).on(tasks.member_id)),
    (profile, one(profiles)))
MIZZLE_RELATIONS(tasks,
    (member, one(members).on(tasks.member_id)),
    (helper, one(members).on(tasks.helper_id)),
    (labels, many(labels).through(task_labels)),
    (lines,  many(log_lines)))
MIZZLE_RELATIONS(profiles, (member, one(members)))

// Names a row that may come later in the transaction, where the database has keys that are checked at its end.
MIZZLE_TABLE(drafts,
    (id,        serial,  primary_key),
    (member_id, integer, not_null, references(members.id).deferred()))
MIZZLE_RELATIONS(drafts, (member, one(members)))

MIZZLE_TABLE(folders,
    (id,        serial,  primary_key),
    (parent_id, integer),
    (name,      text,    not_null))
MIZZLE_CONSTRAINTS(folders, foreign_key(folders.parent_id).references(folders.id))
MIZZLE_RELATIONS(folders,
    (parent,  one(folders)),
    (folders, many(folders)))

MIZZLE_TABLE(plots,
    (country, varchar(20), not_null),
    (number,  integer,     not_null),
    (area,    double_precision))
MIZZLE_CONSTRAINTS(plots, primary_key(plots.country, plots.number))

MIZZLE_TABLE(beds,
    (country,     varchar(20), not_null),
    (plot_number, integer,     not_null),
    (number,      integer,     not_null),
    (plant,       text))
MIZZLE_CONSTRAINTS(beds,
    primary_key(beds.country, beds.plot_number, beds.number),
    foreign_key(beds.country, beds.plot_number).references(plots.country, plots.number))

// Named by a column that is not its primary key.
MIZZLE_TABLE(suppliers,
    (id,   serial,      primary_key),
    (code, varchar(20), unique),
    (name, text))
MIZZLE_TABLE(deliveries,
    (country,       varchar(20), not_null),
    (plot_number,   integer,     not_null),
    (supplier_code, varchar(20), not_null, references(suppliers.code)),
    (weight,        integer,     not_null, default_value(1)))
MIZZLE_CONSTRAINTS(deliveries,
    foreign_key(deliveries.country, deliveries.plot_number).references(plots.country, plots.number))

MIZZLE_RELATIONS(plots,
    (beds,      many(beds)),
    (suppliers, many(suppliers).through(deliveries)))
MIZZLE_RELATIONS(beds, (plot, one(plots)))
MIZZLE_RELATIONS(suppliers, (deliveries, many(deliveries)))

MIZZLE_TABLE(books,
    (id,    uuid, primary_key, default_from(next_uuid)),
    (title, text, not_null))
MIZZLE_TABLE(pages,
    (id,      uuid,    primary_key, default_from(next_uuid)),
    (book_id, uuid,    not_null, references(books.id)),
    (number,  integer, not_null))
MIZZLE_RELATIONS(books, (pages, many(pages)))
MIZZLE_RELATIONS(pages, (book, one(books)))

// Keys that the database makes of something else than a sequence.
#ifdef MIZZLE_TEST_POSTGRES
#define PLANTED_RANDOM "md5(random()::text)"
#elif defined(MIZZLE_TEST_MYSQL)
#define PLANTED_RANDOM "md5(uuid())"
#else
#define PLANTED_RANDOM "lower(hex(randomblob(8)))"
#endif
MIZZLE_TABLE(vouchers,
    (code,  varchar(40), primary_key, default_value(mizzle::sql(PLANTED_RANDOM))),
    (title, text))
MIZZLE_TABLE(stamps,
    (id,           serial,      primary_key),
    (voucher_code, varchar(40), references(vouchers.code)))
MIZZLE_RELATIONS(vouchers, (stamps, many(stamps)))

MIZZLE_SCHEMA(schema, members, tasks, labels, task_labels, profiles, log_lines, folders, plots, beds, suppliers, deliveries,
              books, pages, vouchers, stamps)
MIZZLE_SCHEMA(schema_of_drafts, members, drafts)

}  // namespace planted
