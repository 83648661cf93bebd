// Tables with composite keys, relations to themselves, a junction that holds pairs twice, and keys that are NULL.
#pragma once
#include "app.hpp"

#include <random>

namespace company {

using app::priority;
using app::settings;

MIZZLE_TABLE(offices,
    (country,        varchar(20), not_null),
    (number,         integer,     not_null),
    (city,           text,        not_null),
    (parent_country, varchar(20)),
    (parent_number,  integer))

MIZZLE_CONSTRAINTS(offices,
    primary_key(offices.country, offices.number),
    foreign_key(offices.parent_country, offices.parent_number).references(offices.country, offices.number))

MIZZLE_TABLE(employees,
    (id,             serial,         primary_key),
    (name,           text,           not_null),
    (office_country, varchar(20)),
    (office_number,  integer),
    (manager_id,     integer),
    (salary,         numeric(12, 2), not_null),
    (level,          enum_<priority>),
    (hired_at,       timestamptz,    not_null))

MIZZLE_CONSTRAINTS(employees,
    index("employees_office_idx").on(employees.office_country, employees.office_number),
    foreign_key(employees.manager_id).references(employees.id),
    foreign_key(employees.office_country, employees.office_number).references(offices.country, offices.number))

MIZZLE_TABLE(projects,
    (id,        bigint,          primary_key),
    (title,     varchar(40),     not_null),
    (lead_id,   integer,         not_null, references(employees.id)),
    (backup_id, integer,         references(employees.id)),
    (budget,    bigint),
    (logo,      bytea),
    (options,   jsonb<settings>))

MIZZLE_CONSTRAINTS(projects,
    index("projects_lead_idx").on(projects.lead_id, desc(projects.id)),
    index("projects_backup_idx").on(projects.backup_id).where(projects.backup_id > 0))

MIZZLE_TABLE(assignments,
    (id,          serial,  primary_key),
    (employee_id, integer, references(employees.id)),
    (project_id,  bigint,  references(projects.id)),
    (hours,       double_precision))

MIZZLE_TABLE(badges,
    (id,          serial,   primary_key),
    (employee_id, integer,  not_null, unique, references(employees.id)),
    (code,        char_(4), not_null),
    (doors,       MIZZLE_TEST_LIST(int)))

MIZZLE_RELATIONS(offices,
    (employees, many(employees)),
    (region,    one(offices)),
    (branches,  many(offices)),
    (urgent,    many(employees).where(employees.level == priority::high)))

MIZZLE_RELATIONS(employees,
    (office,     one(offices)),
    (manager,    one(employees)),
    (reports,    many(employees)),
    (led,        many(projects).on(projects.lead_id)),
    (backed,     many(projects).on(projects.backup_id)),
    (newest,     one(projects).on(projects.lead_id)),
    (projects,   many(projects).through(assignments)),
    (assigned,   many(assignments)),
    (badge,      one(badges)),
    (colleagues, many(employees).on(employees.office_country == outer(employees.office_country) &&
                                    employees.id != outer(employees.id))))

MIZZLE_RELATIONS(projects,
    (lead,    one(employees).on(projects.lead_id)),
    (backup,  one(employees).on(projects.backup_id)),
    (members, many(employees).through(assignments)),
    (helpers, many(employees).through(assignments).where(assignments.hours < 5.0)))

MIZZLE_RELATIONS(assignments,
    (employee, one(employees)),
    (project,  one(projects)))

MIZZLE_RELATIONS(badges,
    (owner, one(employees)))

MIZZLE_SCHEMA(schema, offices, employees, projects, assignments, badges)

// Everybody has a name of one letter and a number, so that all databases sort names alike.
template <class Db> void fill(Db& db, unsigned seed) {
    using namespace mizzle;
    std::mt19937 random(seed);
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    const auto maybe = [&](int chance, auto value) {
        return below(100) < chance ? std::optional(value) : std::nullopt;
    };
    static constexpr const char* countries[] = {"de", "fr", "jp"};
    for (int i = 0; i < 9; ++i) {
        const bool has_parent = i > 2 && below(3) != 0;
        offices::new_row office{.country = countries[i % 3], .number = i / 3, .city = std::string(1, char('a' + i))};
        if (has_parent) {
            office.parent_country = std::string(countries[below(3)]);
            office.parent_number = 0;
        } else if (i == 8) {
            office.parent_country = std::string("de");  // half a key is none
        }
        db.run(insert_into(offices).values(std::move(office)));
    }
    for (int i = 1; i <= 30; ++i) {
        employees::new_row e{.name = std::string(1, char('a' + below(26))) + std::to_string(i),
                             .salary = numeric(std::int64_t(below(5000)) * 10 - 7),
                             .hired_at = timestamptz(std::chrono::microseconds(1'700'000'000'123'456 + below(1000)))};
        e.level = maybe(80, static_cast<priority>(below(3)));
        if (i > 1) e.manager_id = maybe(80, 1 + below(i - 1));
        if (below(5) != 0) {
            e.office_country = std::string(countries[below(3)]);
            e.office_number = below(3);
        }
        db.run(insert_into(employees).values(std::move(e)));
    }
    for (int i = 1; i <= 20; ++i) {
        projects::new_row p{
            .id = 9'000'000'000'000'000'000 + i, .title = "p" + std::to_string(i), .lead_id = 1 + below(10)};
        p.backup_id = maybe(50, 1 + below(30));
        p.budget = maybe(70, std::int64_t{1} << (30 + below(33)));
        p.logo = maybe(50, bytes{std::byte{0}, std::byte(below(256)), std::byte{0xff}});
        p.options = maybe(50, settings{.email = below(2) == 0, .frequency = "it's"});
        db.run(insert_into(projects).values(std::move(p)));
    }
    for (int i = 1; i <= 60; ++i) {
        assignments::new_row a{};
        a.employee_id = maybe(90, 1 + below(12));
        a.project_id = maybe(90, 9'000'000'000'000'000'000 + 1 + below(8));
        a.hours = maybe(90, below(40) / 4.0);
        db.run(insert_into(assignments).values(std::move(a)));
    }
    for (int i = 1; i <= 30; i += 2)
        db.run(insert_into(badges).values(
            {.employee_id = i, .code = "b" + std::to_string(100 + i), .doors = std::vector<int>{i, -i}}));
}

}  // namespace company
