// Rows that name the row they belong to by one integer are put together by it, in whatever order they come.
#include "catch.hpp"
#include "samples.hpp"

#include <algorithm>
#include <limits>

namespace places {
MIZZLE_TABLE(countries,
    (code, text, primary_key),
    (name, text))
MIZZLE_TABLE(cities,
    (name, text, primary_key),
    (code, text, references(countries.code)))
MIZZLE_TABLE(streets,
    (city, text, not_null),
    (name, text, not_null),
    (code, text, references(countries.code)))
MIZZLE_CONSTRAINTS(streets, primary_key(streets.city, streets.name))
MIZZLE_TABLE(houses,
    (code, text, references(countries.code)),
    (id,   uuid, not_null, unique))
MIZZLE_TABLE(offices,
    (opened, date, primary_key),
    (code,   text, references(countries.code)))
MIZZLE_RELATIONS(countries, (cities, many(cities)))
MIZZLE_RELATIONS(cities, (country, one(countries)))
MIZZLE_RELATIONS(streets, (country, one(countries)))
MIZZLE_RELATIONS(houses, (country, one(countries)))
MIZZLE_RELATIONS(offices, (country, one(countries)))
}  // namespace places

namespace forest {

using namespace mizzle;

MIZZLE_TABLE(branches,
    (id,        bigint, primary_key),
    (parent_id, bigint),
    (name,      text,   not_null))

MIZZLE_CONSTRAINTS(branches,
    foreign_key(branches.parent_id).references(branches.id))

MIZZLE_TABLE(leaves,
    (id,        serial, primary_key),
    (branch_id, bigint, references(branches.id)),
    (color,     text,   not_null))

MIZZLE_TABLE(insects,
    (id,   serial, primary_key),
    (kind, text,   not_null))

MIZZLE_TABLE(visits,
    (leaf_id,   integer, references(leaves.id)),
    (insect_id, integer, references(insects.id)))

MIZZLE_RELATIONS(branches,
    (leaves,   many(leaves)),
    (branches, many(branches)),
    (red,      many(leaves).where(leaves.color == "red")),
    (leaf,     one(leaves)))
MIZZLE_RELATIONS(leaves,
    (insects, many(insects).through(visits)),
    (branch,  one(branches)))
MIZZLE_RELATIONS(insects,
    (leaves, many(leaves).through(visits)))

// Rows that are named by keys of several kinds: of text, of several columns, and by one that is not the primary key.
MIZZLE_TABLE(ports,
    (code, text, primary_key),
    (name, text))
MIZZLE_TABLE(piers,
    (port, text,    not_null, references(ports.code)),
    (no,   integer, not_null))
MIZZLE_CONSTRAINTS(piers, primary_key(piers.port, piers.no))
MIZZLE_TABLE(ships,
    (id,   serial, primary_key),
    (port, text),
    (no,   integer))
MIZZLE_CONSTRAINTS(ships, foreign_key(ships.port, ships.no).references(piers.port, piers.no))
MIZZLE_TABLE(captains,
    (id,      serial,  primary_key),
    (ship_id, integer, unique, references(ships.id)))
MIZZLE_TABLE(logs,
    (id,   serial,  primary_key),
    (ship, integer, references(captains.ship_id)))
MIZZLE_TABLE(fines,
    (id,   serial,  primary_key),
    (ship, integer, references(captains.ship_id)))
MIZZLE_TABLE(calls,
    (ship, integer, not_null, references(ships.id)),
    (port, text,    not_null, references(ports.code)))
MIZZLE_CONSTRAINTS(calls, primary_key(calls.ship, calls.port))

MIZZLE_RELATIONS(ports,
    (piers,    many(piers)),
    (visitors, many(ships).through(calls)))
MIZZLE_RELATIONS(piers,
    (ships, many(ships)))
MIZZLE_RELATIONS(ships,
    (pier,    one(piers)),
    (captain, one(captains)),
    (ports,   many(ports).through(calls)))
MIZZLE_RELATIONS(captains,
    (logs,  many(logs)),
    (fines, many(fines)))

}  // namespace forest

namespace {

using namespace mizzle;
using forest::branches;
using forest::insects;
using forest::leaves;
namespace rel = forest::relations;

// Made by hand, without the foreign keys: rows can lack what they name.
test_database empty_forest() {
    auto db = empty_database();
    db.exec("create table branches (id bigint primary key, parent_id bigint, name text not null)");
    db.exec("create table leaves (id integer primary key, branch_id bigint, color text not null)");
    db.exec("create table insects (id integer primary key, kind text not null)");
    db.exec("create table visits (leaf_id integer, insect_id integer)");
    return db;
}

constexpr auto least = std::numeric_limits<std::int64_t>::min(), greatest = std::numeric_limits<std::int64_t>::max();

test_database some_forest() {
    auto db = empty_forest();
    db.run(insert_into(branches).values({{.id = greatest, .name = "top"},
                                         {.id = 2, .parent_id = greatest, .name = "east"},
                                         {.id = least, .parent_id = greatest, .name = "west"},
                                         {.id = 0, .parent_id = least, .name = "low"},
                                         {.id = 1'000'000, .parent_id = 77, .name = "cut off"}}));
    db.run(insert_into(leaves).values({{.id = 1, .branch_id = least, .color = "red"},
                                       {.id = 2, .branch_id = 2, .color = "green"},
                                       {.id = 3, .branch_id = 0, .color = "red"},
                                       {.id = 4, .branch_id = 555, .color = "red"},
                                       {.id = 5, .color = "brown"},
                                       {.id = 6, .branch_id = least, .color = "green"}}));
    db.run(insert_into(insects).values({{.id = 1, .kind = "ant"}, {.id = 2, .kind = "bee"}}));
    db.run(insert_into(forest::visits)
               .values({{.leaf_id = 1, .insect_id = 2},
                        {.leaf_id = 1, .insect_id = 1},
                        {.leaf_id = 4, .insect_id = 1},
                        {.leaf_id = 99, .insect_id = 1},
                        {.insect_id = 1},
                        {.leaf_id = 6, .insect_id = 2}}));
    return db;
}

// east(2) low(3) ...: names with what belongs to them, so that a whole tree is compared by one text.
std::string spelled(const leaves::row& leaf) { return std::to_string(leaf.id); }
std::string spelled(const insects::row& insect) { return insect.kind; }
template <class Row> std::string spelled(const Row& row);
template <class Rows> std::string all_spelled(const Rows& rows) {
    std::string text;
    for (const auto& row : rows) text += (text.empty() ? "" : " ") + spelled(row);
    return text;
}
template <class Row> std::string spelled(const Row& row) {
    std::string text;
    if constexpr (requires { row.name; }) text += row.name;
    if constexpr (requires { row.color; }) text += std::to_string(row.id);
    if constexpr (requires { row.branches; }) text += "[" + all_spelled(row.branches) + "]";
    if constexpr (requires { row.leaves; }) text += "(" + all_spelled(row.leaves) + ")";
    if constexpr (requires { row.insects; }) text += "<" + all_spelled(row.insects) + ">";
    return text;
}

// In the order of their names, for rows that were asked for in none.
template <class Rows> Rows sorted(Rows rows) {
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return rows;
}

template <class Statement> std::string text_of(const Statement& statement) {
    return to_string<test_database::dialect>(statement);
}

}  // namespace

TEST_CASE("rows of whole tables are found without a join, whatever their keys are") {
    auto db = some_forest();
    constexpr auto asked = query(branches).with(rel::branches.leaves.order_by(leaves.id));
    CHECK(text_of(asked).find("row_number() over ()") == std::string::npos);
    CHECK(text_of(asked).find("from _r0 as") == std::string::npos);
    CHECK(all_spelled(sorted(db.all(asked))) == "cut off() east(2) low(3) top() west(1 6)");
}

TEST_CASE("rows that name a row which is not there are in no tree") {
    auto db = some_forest();
    CHECK(all_spelled(sorted(db.all(query(branches).with(rel::branches.branches.order_by(branches.name),
                                                         rel::branches.leaves.order_by(leaves.id))))) ==
          "cut off[]() east[](2) low[](3) top[east west]() west[low](1 6)");
    CHECK(all_spelled(db.all(query(leaves).order_by(leaves.id).with(rel::leaves.insects.order_by(insects.kind)))) ==
          "1<ant bee> 2<> 3<> 4<ant> 5<> 6<bee>");
}

TEST_CASE("three levels are put together by their keys, sorted or not") {
    auto db = some_forest();
    CHECK(all_spelled(db.all(query(branches)
                                 .order_by(desc(branches.name))
                                 .with(rel::branches.leaves.order_by(desc(leaves.id))
                                           .with(rel::leaves.insects.order_by(desc(insects.kind)))))) ==
          "west(6<bee> 1<bee ant>) top() low(3<>) east(2<>) cut off()");
    auto unsorted = sorted(db.all(query(branches).with(rel::branches.leaves.with(rel::leaves.insects))));
    REQUIRE(unsorted.size() == 5);
    auto& west = unsorted[4].leaves;
    REQUIRE(west.size() == 2);
    std::sort(west.begin(), west.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    CHECK(west[0].insects.size() == 2);
    CHECK(all_spelled(west[1].insects) == "bee");
}

TEST_CASE("rows that come several times are not known by their key") {
    auto db = some_forest();
    // The bee's leaf 1 and the ant's leaf 1 are two rows of the tree, each with its insects.
    CHECK(all_spelled(db.all(query(insects)
                                 .order_by(insects.kind)
                                 .with(rel::insects.leaves.order_by(leaves.id).with(rel::leaves.insects.order_by(
                                     insects.kind))))) == "(1<ant bee> 4<ant>) (1<ant bee> 6<bee>)");
}

TEST_CASE("only the rows that belong to those asked for are looked up") {
    auto db = some_forest();
    constexpr auto some = query(branches).where(branches.id <= 2).order_by(branches.id);
    CHECK(all_spelled(db.all(some.with(rel::branches.leaves.order_by(leaves.id)))) == "west(1 6) low(3) east(2)");
    CHECK(all_spelled(db.all(query(branches)
                                 .order_by(branches.id)
                                 .limit(2)
                                 .offset(1)
                                 .with(rel::branches.leaves.with(rel::leaves.insects)))) == "low(3<>) east(2<>)");
    CHECK(all_spelled(db.all(
              query(branches).order_by(branches.id).with(rel::branches.leaves.order_by(desc(leaves.id)).limit(1)))) ==
          "west(6) low(3) east(2) cut off() top()");
    CHECK(all_spelled(db.all(query(branches)
                                 .order_by(branches.id)
                                 .with(rel::branches.leaves.where(leaves.color == "red").order_by(leaves.id)))) ==
          "west(1) low(3) east() cut off() top()");
    const auto red = db.all(query(branches).order_by(branches.id).with(rel::branches.red));
    REQUIRE(red.size() == 5);
    CHECK(all_spelled(red[0].red) == "1");
}

TEST_CASE("a level whose key is not asked for is put together all the same") {
    auto db = some_forest();
    const auto rows = db.all(query(branches)
                                 .columns(branches.name)
                                 .order_by(branches.id)
                                 .with(rel::branches.leaves.columns(leaves.color).order_by(leaves.id)));
    REQUIRE(rows.size() == 5);
    CHECK(rows[0].name == "west");
    REQUIRE(rows[0].leaves.size() == 2);
    CHECK(rows[0].leaves[1].color == "green");
}

TEST_CASE("many keys far apart and close together") {
    auto db = empty_forest();
    std::vector<branches::new_row> many;
    std::vector<leaves::new_row> their;
    for (std::int64_t i = 0; i < 3000; ++i) {
        const auto id = i % 3 == 0 ? i : i % 3 == 1 ? i * 1'000'003 : -i;
        many.push_back({.id = id, .name = std::to_string(id)});
        for (int n = 0; n < i % 4; ++n)
            their.push_back({.id = static_cast<int>(i * 4 + n), .branch_id = id, .color = "c"});
    }
    db.transaction([&](auto& tx) {
        tx.run(insert_into(leaves).values(their));
        tx.run(insert_into(branches).values(many));
    });
    for (const auto& row : db.all(query(branches).with(rel::branches.leaves))) {
        INFO(row.id);
        CHECK(row.name == std::to_string(row.id));
        const auto i = row.id < 0 ? -row.id : row.id % 1'000'003 == 0 ? row.id / 1'000'003 : row.id;
        CHECK(static_cast<std::int64_t>(row.leaves.size()) == i % 4);
        for (const auto& leaf : row.leaves) CHECK(leaf.branch_id == row.id);
    }
}

TEST_CASE("a key that is there twice is an error, not a row that is lost or comes twice") {
    auto db = empty_database();
    db.exec("create table branches (id bigint, parent_id bigint, name text)");
    db.exec("create table leaves (id integer, branch_id bigint, color text)");
    db.exec("insert into branches values (1, null, 'a'), (2, 1, 'b'), (3, 1, 'c')");
    db.exec("insert into leaves values (1, 1, 'red'), (2, 2, 'green'), (3, 2, 'red')");
    const auto fails = [](const auto& run, const std::string& column) {
        std::string found;
        try {
            run();
        } catch (const decode_error& e) {
            found = e.column();
            CHECK_THAT(e.what(), Catch::Matchers::ContainsSubstring("declared to be unique"));
            CHECK(!e.statement().empty());
        }
        CHECK(found == column);
    };
    const auto all = [&](const std::string& expected) {
        fails([&] { (void)db.all(query(branches).with(rel::branches.leaves)); }, expected);
        fails([&] { (void)db.all(query(branches).order_by(branches.name).with(rel::branches.leaves)); }, expected);
        fails([&] { (void)db.all(query(branches).columns(branches.name).with(rel::branches.leaves.limit(1))); },
              expected);
        fails([&] { (void)db.all(query(branches).with(rel::branches.leaf)); }, expected);
        fails([&] { (void)db.all(query(branches).with(rel::branches.branches.with(rel::branches.leaves))); }, expected);
        fails([&] { (void)db.all(query(leaves).with(rel::leaves.branch)); }, expected);
        fails([&] { (void)db.all(query(leaves).columns(leaves.color).with(rel::leaves.branch)); }, expected);
        fails([&] { (void)db.all(query(leaves).order_by(leaves.color).with(rel::leaves.branch)); }, expected);
        fails([&] { (void)db.all(query(branches).with(rel::branches.leaves.with(rel::leaves.branch))); }, expected);
        fails([&] { (void)db.all(query(leaves).with(rel::leaves.branch.with(rel::branches.leaves))); }, expected);
    };
    all("");
    db.exec("insert into branches values (2, 1, 'again')");
    all("id");
    db.exec("delete from branches where name = 'again'");
    all("");
    // Those of a one() that is limited may be several: the first of them is meant.
    db.exec("insert into leaves values (4, 2, 'blue')");
    const auto third =
        db.all(query(branches).where(branches.id == 2).with(rel::branches.leaf.order_by(leaves.id).offset(1).limit(2)));
    CHECK(third.at(0).leaf.value().id == 3);
}

TEST_CASE("a one() that is there twice is noticed by keys of every kind") {
    using namespace places;
    namespace rel = places::relations;
    auto db = empty_database();
    const std::string id = on_sqlite ? "text" : "uuid";
    db.exec("create table countries (code text, name text)");
    db.exec("create table cities (name text, code text)");
    db.exec("create table streets (city text, name text, code text)");
    db.exec("create table houses (id " + id + ", code text)");
    db.exec("create table offices (opened date, code text)");
    db.exec("insert into countries values ('no', 'Norway'), ('se', 'Sweden')");
    db.exec("insert into cities values ('Oslo', 'no'), ('Bergen', 'no'), ('Nowhere', null)");
    db.exec("insert into streets values ('Oslo', 'A', 'no'), ('Oslo', 'B', 'no'), ('OsloA', '', 'no')");
    db.exec("insert into houses values ('00000000-0000-0000-0000-000000000001', 'no'), "
            "('00000000-0000-0000-0000-000000000002', 'se')");
    db.exec("insert into offices values ('2026-01-01', 'no'), ('2026-01-02', 'no')");
    const auto all = [&](bool twice) {
        const auto ask = [&](const auto& tree, std::size_t rows, const std::string& column) {
            if (!twice) {
                CHECK(db.all(tree).size() == rows);
                return;
            }
            std::string found = "none";
            try {
                (void)db.all(tree);
            } catch (const decode_error& e) { found = e.column(); }
            CHECK(found == column);
        };
        ask(query(cities).with(rel::cities.country), 3, "name");
        ask(query(cities).columns(cities.code).order_by(cities.name).with(rel::cities.country), 3, "name");
        ask(query(streets).with(rel::streets.country), 3, "of a relation");
        ask(query(streets).columns(streets.name).with(rel::streets.country), 3, "of a relation");
        ask(query(houses).with(rel::houses.country), 2, "id");
        ask(query(offices).with(rel::offices.country), 2, "opened");
        ask(query(countries).with(rel::countries.cities.with(rel::cities.country)), 2, "code");
    };
    all(false);
    db.exec("insert into countries values ('no', 'Norway once more')");
    all(true);
}

TEST_CASE("a row that rows hang on is there once, whatever names it and by however many ways it comes") {
    using namespace forest;
    auto db = empty_database();
    db.exec("create table ports (code varchar(10), name varchar(10))");
    db.exec("create table piers (port varchar(10), no integer)");
    db.exec("create table ships (id integer, port varchar(10), no integer)");
    db.exec("create table captains (id integer, ship_id integer)");
    db.exec("create table logs (id integer, ship integer)");
    db.exec("create table fines (id integer, ship integer)");
    db.exec("create table calls (ship integer, port varchar(10))");
    db.exec("create table branches (id bigint, parent_id bigint, name varchar(10))");
    db.exec("create table leaves (id integer, branch_id bigint, color varchar(10))");
    db.exec("create table insects (id integer, kind varchar(10))");
    db.exec("create table visits (leaf_id integer, insect_id integer)");
    db.exec("insert into ports values ('a', 'A'), ('b', 'B')");
    db.exec("insert into piers values ('a', 1), ('a', 2), ('b', 1)");
    db.exec("insert into ships values (1, 'a', 1), (2, 'a', 1), (3, null, null)");
    db.exec("insert into captains values (11, 1), (12, 2), (13, null), (14, null)");
    db.exec("insert into logs values (1, 1), (2, 1), (3, 2)");
    db.exec("insert into fines values (1, 1), (2, 2), (3, 2)");
    db.exec("insert into calls values (1, 'a'), (1, 'b'), (2, 'b')");
    db.exec("insert into branches values (1, null, 'oak'), (2, 1, 'twig')");
    db.exec("insert into leaves values (1, 1, 'red'), (2, 2, 'green')");
    db.exec("insert into insects values (1, 'ant'), (2, 'bee')");
    // The ant came to the first leaf twice, which is no fault.
    db.exec("insert into visits values (1, 1), (1, 1), (2, 1), (1, 2)");

    const auto refused = [&](const auto& tree) {
        try {
            (void)db.all(tree);
            return std::string("not refused");
        } catch (const decode_error& e) { return e.column(); }
    };
    const auto doubled = [&](const std::string& row, const std::string& undo, const std::string& column,
                             const auto&... tree) {
        db.exec("insert into " + row);
        INFO(row);
        CHECK(std::vector{refused(tree)...} == std::vector(sizeof...(tree), column));
        db.exec("delete from " + undo);
        ((void)db.all(tree), ...);
    };

    const auto bugs =
        query(insects).order_by(insects.id).with(rel::insects.leaves.order_by(leaves.id).with(rel::leaves.branch));
    const auto seen = db.all(bugs);
    REQUIRE(seen.size() == 2);
    REQUIRE(seen[0].leaves.size() == 3);
    CHECK(seen[0].leaves[1].id == 1);
    CHECK(seen[0].leaves[1].branch.value().name == "oak");
    CHECK(seen[0].leaves[2].branch.value().name == "twig");
    REQUIRE(seen[1].leaves.size() == 1);
    doubled("branches values (2, null, 'again')", "branches where name = 'again'", "id", bugs,
            query(insects).with(rel::insects.leaves.with(rel::leaves.branch)),
            query(insects).where(insects.id == 1).with(rel::insects.leaves.limit(9).with(rel::leaves.branch)),
            query(insects).with(rel::insects.leaves.with(rel::leaves.branch.with(rel::branches.red))));

    const auto harbour = db.all(
        query(ports)
            .order_by(ports.code)
            .with(rel::ports.piers.order_by(piers.no).with(rel::piers.ships.order_by(ships.id)), rel::ports.visitors));
    REQUIRE(harbour.size() == 2);
    REQUIRE(harbour[0].piers.size() == 2);
    CHECK(harbour[0].piers[0].ships.size() == 2);
    CHECK(harbour[0].visitors.size() == 1);
    CHECK(harbour[1].visitors.size() == 2);
    doubled("ports values ('a', 'again')", "ports where name = 'again'", "code", query(ports).with(rel::ports.piers),
            query(ports).columns(ports.name).order_by(ports.name).with(rel::ports.piers),
            query(ports).with(rel::ports.visitors), query(ports).with(rel::ports.piers.limit(1)),
            query(ships).with(rel::ships.ports.with(rel::ports.piers)));
    doubled("piers values ('a', 1)", "piers where no = 1 and port = 'a'; insert into piers values ('a', 1)",
            "of a relation", query(piers).with(rel::piers.ships),
            query(ports).with(rel::ports.piers.with(rel::piers.ships)));

    const auto crews = query(ships).order_by(ships.id).with(
        rel::ships.captain.with(rel::captains.logs.order_by(logs.id), rel::captains.fines));
    const auto crew = db.all(crews);
    REQUIRE(crew.size() == 3);
    REQUIRE(crew[0].captain.has_value());
    CHECK(crew[0].captain->logs.size() == 2);
    CHECK(crew[0].captain->fines.size() == 1);
    CHECK(!crew[2].captain);
    doubled("captains values (15, 1)", "captains where id = 15", "id", crews, query(ships).with(rel::ships.captain),
            query(piers).with(rel::piers.ships.with(rel::ships.captain.with(rel::captains.logs))),
            query(ports).with(rel::ports.visitors.with(rel::ships.captain)));
    doubled("captains values (15, 1)", "captains where id = 15", "ship_id",
            query(captains).with(rel::captains.logs, rel::captains.fines), query(captains).with(rel::captains.logs));
}

TEST_CASE("a key that cannot be read is named, not the column that was read last") {
    auto db = empty_database();
    db.exec("create table branches (id bigint, parent_id bigint, name text)");
    db.exec(on_sqlite ? "create table leaves (id integer, branch_id text, color text)"
                      : "create table leaves (id integer, branch_id bigint, color text)");
    db.exec("insert into branches values (1, null, 'a'), (null, 1, 'b')");
    const auto column_of = [](const auto& run) -> std::string {
        try {
            run();
        } catch (const decode_error& e) {
            CHECK_THAT(e.what(), Catch::Matchers::ContainsSubstring("mizzle: column " + e.column() + " holds "));
            return e.column();
        }
        return "";
    };
    CHECK(column_of([&] { (void)db.all(query(branches).with(rel::branches.leaves)); }) == "id");
    db.exec("delete from branches where id is null; insert into branches values (2, 7, null)");
    CHECK(column_of([&] { (void)db.all(query(branches).with(rel::branches.leaves)); }) == "name");
    db.exec("update branches set name = 'b'");
    if constexpr (on_sqlite) {
        db.exec("insert into leaves values (1, 1, 'red'), (2, 'two', 'red')");
        CHECK(column_of([&] { (void)db.all(query(branches).with(rel::branches.leaves)); }) == "branch_id");
        CHECK(column_of([&] { (void)db.all(query(branches).with(rel::branches.leaves.order_by(leaves.id))); }) ==
              "branch_id");
    } else if constexpr (on_postgres) {
        db.exec("alter table leaves alter column branch_id type text");
        CHECK_THROWS_AS(db.all(query(branches).with(rel::branches.leaves)), schema_mismatch);
    } else {
        // MariaDB unites numbers and text to text.
        db.exec("alter table leaves modify branch_id varchar(10)");
        CHECK_THROWS_AS(db.all(query(branches).with(rel::branches.leaves)), decode_error);
    }
}
