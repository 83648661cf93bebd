#include "app.hpp"
#include "catch.hpp"

using namespace mizzle;

namespace ddl {

MIZZLE_ENUM(status, draft, sent)

MIZZLE_TABLE(teams,
    (code,   text,     primary_key),
    (region, char_(2), not_null),
    (lead,   integer))

MIZZLE_TABLE(people,
    (id,       bigserial, primary_key, autoincrement),
    (team,     text,      references(teams.code).on_delete(set_null).on_update(cascade)),
    (manager,  bigint),
    (code,     varchar(8), unique, collate("nocase")),
    (state,    enum_<status>, not_null, default_value(status::draft)),
    (rate,     numeric(6, 2), default_value(0)),
    (note,     text,       default_value("it's")),
    (lucky,    bigint,     default_value(sql("abs(random())"))),
    (active,   boolean,    not_null, default_value(true)),
    (born,     date,       default_now),
    (initials, text,       generated_as("substr(note, 1, 1)")))

MIZZLE_CONSTRAINTS(people,
    unique("people_team_code").on(people.team, people.code),
    check("people_rate", people.rate >= 0 || people.note != "free"),
    index("people_lower_note").on(lower(people.note), desc(people.id)).where(people.active == true && people.note != "x'y"),
    foreign_key(people.manager).references(people.id).on_delete(restrict).deferred())

MIZZLE_TABLE(memberships,
    (team,   text,   not_null),
    (person, bigint, not_null),
    (since,  timestamptz, not_null, default_now))

MIZZLE_CONSTRAINTS(memberships,
    primary_key(memberships.team, memberships.person),
    foreign_key(memberships.team).references(teams.code),
    foreign_key(memberships.person).references(people.id).named("member"))

MIZZLE_SCHEMA(schema, teams, people, memberships)

}  // namespace ddl

TEST_CASE("CREATE statements for SQLite") {
    const auto statements = mizzle::detail::create_statements<dialects::sqlite>(ddl::schema);
    REQUIRE(statements.size() == 4);
    CHECK(statements[0] == R"(create table "teams" (
  "code" text not null primary key,
  "region" text not null,
  "lead" integer,
  constraint "teams_region_check" check (length("region") <= 2)
))");
    CHECK(statements[1] == R"(create table "people" (
  "id" integer primary key autoincrement,
  "team" text,
  "manager" integer,
  "code" text collate "nocase" unique,
  "state" text default 'draft' not null,
  "rate" scaled_integer(6, 2) default 0,
  "note" text default 'it''s',
  "lucky" integer default (abs(random())),
  "active" integer default 1 not null,
  "born" text default (date('now')),
  "initials" text generated always as (substr(note, 1, 1)) stored,
  constraint "people_team_code" unique ("team", "code"),
  constraint "people_code_check" check (length("code") <= 8),
  constraint "people_state_check" check ("state" in ('draft', 'sent')),
  constraint "people_rate_check" check ("rate" is null or typeof("rate") = 'integer' and "rate" between -999999 and 999999),
  constraint "people_active_check" check ("active" in (0, 1)),
  constraint "people_rate" check ("rate" >= 0 or "note" <> 'free'),
  constraint "people_team_fkey" foreign key ("team") references "teams" ("code") on delete set null on update cascade,
  constraint "people_manager_fkey" foreign key ("manager") references "people" ("id") on delete restrict deferrable initially deferred
))");
    CHECK(statements[2] == R"(create table "memberships" (
  "team" text not null,
  "person" integer not null,
  "since" text default (replace(strftime('%Y-%m-%d %H:%M:%f', 'now'), '.000', '')) not null,
  primary key ("team", "person"),
  constraint "memberships_team_fkey" foreign key ("team") references "teams" ("code"),
  constraint "member" foreign key ("person") references "people" ("id")
))");
    CHECK(
        statements[3] ==
        R"(create index "people_lower_note" on "people" ((lower("note")), "id" desc) where "active" = 1 and "note" <> 'x''y')");
}

TEST_CASE("CREATE statements for PostgreSQL") {
    const auto statements = mizzle::detail::create_statements<dialects::postgres>(ddl::schema);
    REQUIRE(statements.size() == 5);
    CHECK(statements[0] == R"(create type "status" as enum ('draft', 'sent'))");
    CHECK(statements[2] == R"(create table "people" (
  "id" bigserial not null primary key,
  "team" text,
  "manager" bigint,
  "code" varchar(8) collate "nocase" unique,
  "state" "status" default 'draft' not null,
  "rate" numeric(6, 2) default 0.00,
  "note" text default 'it''s',
  "lucky" bigint default (abs(random())),
  "active" boolean default true not null,
  "born" date default ((now() at time zone 'utc')::date),
  "initials" text generated always as (substr(note, 1, 1)) stored,
  constraint "people_team_code" unique ("team", "code"),
  constraint "people_rate" check ("rate" >= 0 or "note" <> 'free'),
  constraint "people_team_fkey" foreign key ("team") references "teams" ("code") on delete set null on update cascade,
  constraint "people_manager_fkey" foreign key ("manager") references "people" ("id") on delete restrict deferrable initially deferred
))");
    CHECK(
        statements[4] ==
        R"(create index "people_lower_note" on "people" ((lower("note")), "id" desc) where "active" = true and "note" <> 'x''y')");
}

TEST_CASE("what was declared is what the database then demands") {
    using namespace ddl;
    sqlite db(":memory:");
    create(db, ddl::schema);
    db.run(insert_into(teams).values({.code = "a", .region = "eu"}));
    const auto person = db.one(insert_into(people).values({.team = "a"}).returning());
    CHECK((person.state == status::draft && person.note == "it's" && person.active && person.initials == "i"));
    CHECK(person.rate->to_string() == "0.00");
    CHECK(person.born.has_value());
    db.run(update(teams).set({.code = "b"}).all_rows());
    CHECK(db.one(select(people.team).from(people)).team == "b");
    CHECK_THROWS_AS(db.run(insert_into(people).values({.rate = *numeric::parse("-1"), .note = "free"})),
                    check_violation);
    CHECK_THROWS_AS(db.run(insert_into(teams).values({.code = "c", .region = "long"})), check_violation);
    CHECK_THROWS_AS(db.run(insert_into(people).values({.manager = 99})), foreign_key_violation);
    CHECK_THROWS_AS(db.run(insert_into(memberships).values({{.team = "b", .person = 1}, {.team = "b", .person = 1}})),
                    unique_violation);
    // A second create() changes nothing.
    CHECK_THROWS_AS(create(db, ddl::schema), database_error);
    CHECK(db.one(select(count()).from(people)).count == 1);
}

namespace mutual {

MIZZLE_TABLE(left, (id, integer, primary_key), (other, integer))
MIZZLE_TABLE(right, (id, integer, primary_key), (other, integer, references(left.id)))
MIZZLE_CONSTRAINTS(left, foreign_key(left.other).references(right.id))
MIZZLE_SCHEMA(schema, left, right)

}  // namespace mutual

TEST_CASE("tables that reference each other") {
    const auto statements = mizzle::detail::create_statements<dialects::postgres>(mutual::schema);
    REQUIRE(statements.size() == 3);
    CHECK(statements[2] ==
          R"(alter table "left" add constraint "left_other_fkey" foreign key ("other") references "right" ("id"))");
    sqlite db(":memory:");
    create(db, mutual::schema);
    CHECK_THROWS_AS(db.run(insert_into(mutual::left).values({.id = 1, .other = 1})), foreign_key_violation);
}
