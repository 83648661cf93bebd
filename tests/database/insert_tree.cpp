#include "caught.hpp"
#include "planted.hpp"

#include <algorithm>
#include <memory>

using namespace mizzle;
using namespace planted;
namespace rel = planted::relations;

namespace {

test_database empty_garden() {
    auto db = empty_database();
    create(db, planted::schema);
    return db;
}

constexpr auto whole =
    query(members).with(rel::members.tasks.with(rel::tasks.labels, rel::tasks.lines), rel::members.profile);
using new_member = new_tree<decltype(whole)>;

// What is sent of inserts and selects, in their order.
struct sent_texts {
    std::shared_ptr<std::vector<std::string>> texts = std::make_shared<std::vector<std::string>>();
    explicit sent_texts(test_database& db) {
        db.on_query([list = texts](const query_event& e) {
            if (e.sql.starts_with("insert") || e.sql.starts_with("select") || e.sql.starts_with("with"))
                list->emplace_back(e.sql);
        });
    }
    std::size_t take() {
        const auto count = texts->size();
        texts->clear();
        return count;
    }
};

}  // namespace

TEST_CASE("a tree is inserted with its keys") {
    auto db = empty_garden();
    sent_texts sent(db);
    const auto ada = insert_tree(db, whole,
                                 {{.email = "ada@example.org", .name = "ada"},
                                  {.tasks = {{{.title = "plant"}, {.labels = {{.name = "home"}, {.name = "now"}}}},
                                             {{.title = "water", .level = priority::high}},
                                             {{.title = "rest"}, {}, {.lines = {{.line = "a"}, {.line = "b"}}}}}},
                                  {.profile = {{.theme = "dark"}}}});
    static_assert(std::is_same_v<decltype(ada), const result_of<std::remove_const_t<decltype(whole)>>>);
    CHECK(ada.id == 1);
    CHECK(ada.is_active);
    REQUIRE(ada.tasks.size() == 3);
    CHECK(ada.tasks[0].title == "plant");
    CHECK(ada.tasks[0].member_id == ada.id);
    CHECK(ada.tasks[1].level == priority::high);
    CHECK(ada.tasks[2].level == priority::medium);
    REQUIRE(ada.tasks[0].labels.size() == 2);
    CHECK(ada.tasks[0].labels[1].name == "now");
    CHECK(ada.tasks[0].labels[1].color == "grey");
    CHECK(ada.tasks[1].labels.empty());
    REQUIRE(ada.tasks[2].lines.size() == 2);
    CHECK(ada.tasks[2].lines[1].line == "b");
    CHECK(ada.tasks[2].lines[1].task_id == ada.tasks[2].id);
    REQUIRE(ada.profile);
    CHECK(ada.profile->theme == "dark");
    CHECK(ada.profile->member_id == ada.id);
    // Tasks in two statements, as they give different columns.
    CHECK(sent.take() == 7);
    CHECK(db.all(select().from(task_labels)).size() == 2);

    // The rows of each level in the order in which they were given are those in the order of their keys, but for the
    // tasks.
    auto sorted = ada;
    std::sort(sorted.tasks.begin(), sorted.tasks.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    CHECK(db.one(
              query(members).with(rel::members.tasks.order_by(tasks.id).with(rel::tasks.labels.order_by(labels.id),
                                                                             rel::tasks.lines.order_by(log_lines.line)),
                                  rel::members.profile)) == sorted);
}

TEST_CASE("rows of a tree that is kept are inserted as they are") {
    auto db = empty_garden();
    new_member bob{{.email = "bob@example.org", .name = "bob"}};
    bob.bio = "of few words";
    bob.tasks.push_back({{.title = "sow"}});
    bob.tasks.back().labels.push_back({.name = "spring"});
    const auto stored = insert_tree(db, whole, bob);
    CHECK(stored.bio == "of few words");
    CHECK(!stored.profile);
    CHECK(bob.tasks[0].title.value() == "sow");
    CHECK(!bob.tasks[0].member_id.given());
    CHECK(stored.tasks[0].labels[0].name == "spring");

    // A shape without relations takes the table's own new rows.
    static_assert(std::is_same_v<new_tree<decltype(query(labels))>, labels::new_row>);
    CHECK(insert_tree(db, query(labels), {.name = "x"}).id == 2);
}

TEST_CASE("many trees take as many statements as a few") {
    const auto statements_for = [](int count) {
        auto db = empty_garden();
        sent_texts sent(db);
        std::vector<new_member> rows;
        for (int i = 0; i < count; ++i) {
            const auto name = std::to_string(i);
            rows.push_back({{.email = name, .name = name}, {}, {.profile = {{.theme = "t" + name}}}});
            for (int j = 0; j < i % 3 + 1; ++j) {
                rows.back().tasks.push_back({{.title = name + "." + std::to_string(j)}});
                rows.back().tasks.back().labels = {{.name = name + ":" + std::to_string(j)}, {.name = "all"}};
            }
        }
        const auto stored = insert_tree(db, whole, rows);
        const auto sent_count = sent.take();
        REQUIRE(stored.size() == rows.size());
        bool same = true;
        for (int i = 0; i < count; ++i) {
            const auto& m = stored[static_cast<std::size_t>(i)];
            const auto name = std::to_string(i);
            same = same && m.name == name && m.profile && m.profile->theme == "t" + name &&
                   m.profile->member_id == m.id && std::ssize(m.tasks) == i % 3 + 1;
            for (std::size_t j = 0; same && j < m.tasks.size(); ++j)
                same = m.tasks[j].title == name + "." + std::to_string(j) && m.tasks[j].member_id == m.id &&
                       m.tasks[j].labels.size() == 2 && m.tasks[j].labels[0].name == name + ":" + std::to_string(j);
        }
        CHECK(same);
        auto in_order = db.all(query(members)
                                   .with(rel::members.tasks.order_by(tasks.id).with(
                                             rel::tasks.labels.order_by(labels.id), rel::tasks.lines),
                                         rel::members.profile)
                                   .order_by(members.id));
        CHECK(in_order == stored);
        return sent_count;
    };
    CHECK(statements_for(3) == 5);
    if (!on_postgres) {
        // 64 rows each: members, profiles, tasks, labels and pairs.
        CHECK(statements_for(3000) == 47 + 47 + 94 + 188 + 188);
    } else {
        CHECK(statements_for(3000) == 5 + 2);  // of labels and pairs there are 12,000
    }
}

TEST_CASE("rows that give different columns share statements with those that give the same") {
    auto db = empty_garden();
    sent_texts sent(db);
    const auto shape = query(members).with(rel::members.tasks);
    std::vector<new_tree<decltype(shape)>> rows;
    for (int i = 0; i < 60; ++i) {
        rows.push_back({{.email = std::to_string(i), .name = "m"}});
        if (i % 2 == 0) rows.back().bio = "bio " + std::to_string(i);
        if (i % 3 == 0) rows.back().is_active = false;
        if (i % 5 == 0) rows.back().tasks = {{.title = "t" + std::to_string(i)}, {.title = "u", .note = "n"}};
    }
    const auto stored = insert_tree(db, shape, rows);
    CHECK(sent.take() == 4 + 2);
    REQUIRE(stored.size() == 60);
    for (std::size_t i = 0; i < stored.size(); ++i) {
        INFO(i);
        CHECK(stored[i].email == std::to_string(i));
        CHECK(stored[i].bio.has_value() == (i % 2 == 0));
        CHECK(stored[i].is_active == (i % 3 != 0));
        CHECK(stored[i].tasks.size() == (i % 5 == 0 ? 2u : 0u));
        for (const auto& t : stored[i].tasks) CHECK(t.member_id == stored[i].id);
        if (i % 5 == 0) CHECK(stored[i].tasks[1].note == "n");
        if (i % 5 == 0) CHECK(stored[i].tasks[0].title == "t" + std::to_string(i));
    }
}

TEST_CASE("a row that gives nothing takes its defaults") {
    auto db = empty_garden();
    const auto shape = query(vouchers).with(rel::vouchers.stamps);
    const auto stored = insert_tree(db, shape, std::vector<new_tree<decltype(shape)>>(3, {{}, {.stamps = {{}, {}}}}));
    REQUIRE(stored.size() == 3);
    CHECK(stored[0].code != stored[1].code);
    for (const auto& v : stored) {
        REQUIRE(v.stamps.size() == 2);
        CHECK(v.stamps[1].voucher_code == v.code);
    }
    CHECK(db.all(select().from(stamps)).size() == 6);
}

TEST_CASE("a key that an expression of the database makes") {
    auto db = empty_garden();
    const auto shape = query(vouchers).with(rel::vouchers.stamps);
    std::vector<new_tree<decltype(shape)>> rows;
    for (int i = 0; i < 200; ++i)
        rows.push_back({{.title = std::to_string(i)}, {.stamps = {{.id = 1000 + i}, {.id = 2000 + i}}}});
    const auto stored = insert_tree(db, shape, rows);
    REQUIRE(stored.size() == 200);
    for (int i = 0; i < 200; ++i) {
        const auto& v = stored[static_cast<std::size_t>(i)];
        INFO(i);
        CHECK(v.title == std::to_string(i));
        CHECK(v.stamps[0].id == 1000 + i);
        CHECK(v.stamps[1].voucher_code == v.code);
    }
}

TEST_CASE("one() whose key is in the row: a new row, or the key of one that is there") {
    auto db = empty_garden();
    const auto shape = query(tasks).with(rel::tasks.member.with(rel::members.profile), rel::tasks.helper);
    using new_task = new_tree<decltype(shape)>;
    const auto first = insert_tree(db, shape,
                                   {{.title = "dig"},
                                    {.member = {{{.email = "ada", .name = "ada"}, {.profile = {{.theme = "dark"}}}}}},
                                    {.helper = {{.email = "bob", .name = "bob"}}}});
    CHECK(first.member.name == "ada");
    CHECK(first.member_id == first.member.id);
    CHECK(first.member.profile->theme == "dark");
    REQUIRE(first.helper);
    CHECK(first.helper_id == first.helper->id);

    // All that is there is read in a statement for each relation.
    sent_texts sent(db);
    const std::vector<new_task> rows{{{.member_id = first.member_id, .title = "a"}},
                                     {{.title = "b"}, {.member = {{{.email = "eve", .name = "eve"}}}}},
                                     {{.member_id = first.member_id, .helper_id = first.member_id, .title = "c"}},
                                     {{.member_id = *first.helper_id, .helper_id = null, .title = "d"}}};
    const auto stored = insert_tree(db, shape, rows);
    REQUIRE(stored.size() == 4);
    CHECK(sent.take() == 1 + 2 + 2);
    CHECK(stored[0].member == first.member);
    CHECK(!stored[0].helper);
    CHECK(stored[1].member.name == "eve");
    CHECK(stored[2].member == first.member);
    REQUIRE(stored[2].helper);
    CHECK(stored[2].helper->name == "ada");
    CHECK(stored[3].member.name == "bob");
    CHECK(!stored[3].member.profile);
    CHECK(!stored[3].helper);

    // Of rows that belong to a new one the key to it is known.
    const auto both = query(members).with(rel::members.tasks.with(rel::tasks.member, rel::tasks.helper));
    const auto dan = insert_tree(
        db, both, {{.email = "dan", .name = "dan"}, {.tasks = {{{.title = "x"}}, {{.helper_id = 1, .title = "y"}}}}});
    CHECK(dan.tasks[0].member.email == "dan");
    REQUIRE(dan.tasks[1].helper);
    CHECK(dan.tasks[1].helper->name == "ada");
    CHECK(db.one(query(members)
                     .where(members.id == dan.id)
                     .with(rel::members.tasks.order_by(tasks.id).with(rel::tasks.member, rel::tasks.helper))) == dan);
}

TEST_CASE("a key that is given twice is one key") {
    auto db = empty_garden();
    const auto shape = query(members).with(rel::members.tasks);
    const auto ada = insert_tree(
        db, shape, {{.id = 7, .email = "a", .name = "ada"}, {.tasks = {{.member_id = 7, .title = "same"}}}});
    CHECK(ada.tasks[0].member_id == 7);
    const auto other = caught<usage_error>([&] {
        insert_tree(db, shape, {{.email = "b", .name = "bob"}, {.tasks = {{.member_id = 7, .title = "other"}}}});
    });
    CHECK(std::string(other.what()).find("\"tasks\".\"member_id\"") != std::string::npos);

    const auto upwards = query(tasks).with(rel::tasks.member);
    CHECK_THROWS_AS(
        insert_tree(db, upwards, {{.member_id = 7, .title = "x"}, {.member = {{.email = "c", .name = "eve"}}}}),
        usage_error);
    const auto neither = caught<usage_error>([&] { insert_tree(db, upwards, {{.title = "x"}}); });
    CHECK(std::string(neither.what()).find("\"tasks\".\"member_id\"") != std::string::npos);
    CHECK_THROWS_AS(insert_tree(db, upwards, {{.member_id = 99, .title = "x"}}), foreign_key_violation);

    // NULL names no row.
    const auto named = query(suppliers).with(rel::suppliers.deliveries);
    CHECK_THROWS_AS(
        insert_tree(db, named, {{.name = "no code"}, {.deliveries = {{.country = "de", .plot_number = 1}}}}),
        usage_error);
    CHECK(db.all(select().from(suppliers)).empty());
    CHECK(db.all(select().from(members)).size() == 1);
    CHECK(db.all(select().from(tasks)).size() == 1);
}

TEST_CASE("a row that may come later in the transaction cannot be read before") {
    auto db = empty_database();
    if (!test_database::dialect::constants.defers_constraints) {
        CHECK_THROWS_AS(create(db, schema_of_drafts), usage_error);
        return;
    }
    create(db, schema_of_drafts);
    CHECK_THROWS_AS(insert_tree(db, query(drafts).with(rel::drafts.member), {{.member_id = 99}}), not_found);
    CHECK(db.all(select().from(drafts)).empty());
}

TEST_CASE("a table to itself, three levels and up") {
    auto db = empty_garden();
    const auto shape = query(folders).with(rel::folders.folders.with(rel::folders.folders));
    sent_texts sent(db);
    const auto root = insert_tree(db, shape,
                                  {{.name = "root"},
                                   {.folders = {{{.name = "a"}, {.folders = {{.name = "a1"}, {.name = "a2"}}}},
                                                {{.name = "b"}},
                                                {{.name = "c"}, {.folders = {{.name = "c1"}}}}}}});
    CHECK(sent.take() == 3);
    CHECK(!root.parent_id);
    REQUIRE(root.folders.size() == 3);
    CHECK(root.folders[2].parent_id == root.id);
    REQUIRE(root.folders[2].folders.size() == 1);
    CHECK(root.folders[2].folders[0].name == "c1");
    CHECK(root.folders[2].folders[0].parent_id == root.folders[2].id);
    CHECK(
        db.one(query(folders)
                   .where(folders.id == root.id)
                   .with(rel::folders.folders.order_by(folders.id).with(rel::folders.folders.order_by(folders.id)))) ==
        root);

    const auto upwards = query(folders).with(rel::folders.parent.with(rel::folders.parent));
    const auto leaf =
        insert_tree(db, upwards, {{.name = "leaf"}, {.parent = {{{.parent_id = root.id, .name = "branch"}}}}});
    REQUIRE(leaf.parent);
    CHECK(leaf.parent_id == leaf.parent->id);
    REQUIRE(leaf.parent->parent);
    CHECK(leaf.parent->parent->name == "root");
}

TEST_CASE("composite keys, and keys by another unique column") {
    auto db = empty_garden();
    const auto shape = query(plots).with(rel::plots.beds, rel::plots.suppliers);
    const std::vector<new_tree<decltype(shape)>> rows{
        {{.country = "de", .number = 1, .area = 1.5},
         {.beds = {{.number = 2, .plant = "b"}, {.number = 1, .plant = "a"}}},
         {.suppliers = {{.code = "s1", .name = "one"}}}},
        {{.country = "de", .number = 2}, {.beds = {{.number = 1}}}, {.suppliers = {{.code = "s2"}, {.code = "s3"}}}},
        {{.country = "at", .number = 1}}};
    const auto stored = insert_tree(db, shape, rows);
    REQUIRE(stored.size() == 3);
    REQUIRE(stored[0].beds.size() == 2);
    CHECK(stored[0].beds[0].plant == "b");
    CHECK(stored[0].beds[1].country == "de");
    CHECK(stored[0].beds[1].plot_number == 1);
    CHECK(stored[1].suppliers[1].code == "s3");
    CHECK(stored[2].beds.empty());
    const auto pairs = db.all(select().from(deliveries).order_by(deliveries.supplier_code));
    REQUIRE(pairs.size() == 3);
    CHECK(pairs[2].supplier_code == "s3");
    CHECK(pairs[2].plot_number == 2);
    CHECK(pairs[2].weight == 1);

    // Rows that are there, by a key of two columns: more of them than one statement asks for.
    std::vector<new_tree<decltype(query(plots))>> more;
    for (int i = 0; i < 600; ++i) more.push_back({.country = "fr", .number = i, .area = i / 2.0});
    CHECK(insert_tree(db, query(plots), more).size() == 600);
    const auto upwards = query(beds).with(rel::beds.plot);
    std::vector<new_tree<decltype(upwards)>> below;
    for (int i = 0; i < 900; ++i) below.push_back({{.country = "fr", .plot_number = i * 7 % 600, .number = 1000 + i}});
    below.push_back({{.country = "de", .plot_number = 1, .number = 1000}});
    below.push_back({{.number = 5}, {.plot = {{.country = "jp", .number = 3}}}});
    const auto found = insert_tree(db, upwards, below);
    REQUIRE(found.size() == 902);
    for (int i = 0; i < 900; ++i) CHECK(found[static_cast<std::size_t>(i)].plot.area == i * 7 % 600 / 2.0);
    CHECK(found[900].plot.area == 1.5);
    CHECK(found[901].plot.country == "jp");
    CHECK(found[901].plot_number == 3);
}

TEST_CASE("keys that the program computes") {
    auto db = empty_garden();
    const auto shape = query(books).with(rel::books.pages);
    std::vector<new_tree<decltype(shape)>> rows;
    for (int i = 0; i < 150; ++i)
        rows.push_back({{.title = std::to_string(i)}, {.pages = {{.number = i}, {.number = -i - 1}}}});
    const auto given = next_uuid();
    rows[3].id = given;
    const auto stored = insert_tree(db, shape, rows);
    REQUIRE(stored.size() == 150);
    for (int i = 0; i < 150; ++i) {
        const auto& b = stored[static_cast<std::size_t>(i)];
        INFO(i);
        CHECK(b.title == std::to_string(i));
        REQUIRE(b.pages.size() == 2);
        CHECK(b.pages[0].number == i);
        CHECK(b.pages[1].number == -i - 1);
        CHECK(b.pages[1].book_id == b.id);
    }
    CHECK(stored[3].id == given);
    const auto page = insert_tree(db, query(pages).with(rel::pages.book), {{.book_id = given, .number = 9}});
    CHECK(page.book.title == "3");
}

TEST_CASE("a row that fails takes all with it") {
    auto db = empty_garden();
    const auto none_left = [&](auto& connection) {
        CHECK(connection.all(select().from(members)).empty());
        CHECK(connection.all(select().from(tasks)).empty());
        CHECK(connection.all(select().from(labels)).empty());
    };
    // The last that is written.
    db.exec("create unique index one_theme on profiles (theme)");
    std::vector<new_member> rows;
    for (int i = 0; i < 3; ++i)
        rows.push_back({{.email = std::to_string(i), .name = "x"},
                        {.tasks = {{{.title = "t"}, {.labels = {{.name = "l"}}}}}},
                        {.profile = {{.theme = i == 0 ? "a" : "b"}}}});
    CHECK_THROWS_AS(insert_tree(db, whole, rows), unique_violation);
    none_left(db);

    // Inside a transaction that goes on.
    db.transaction([&](auto& tx) {
        CHECK_THROWS_AS(insert_tree(tx, whole, rows), unique_violation);
        none_left(tx);
        rows[2].profile->theme = "c";
        CHECK(insert_tree(tx, whole, rows)[2].profile->theme == "c");
    });
    CHECK(db.all(select().from(members)).size() == 3);
    CHECK_THROWS_AS(db.transaction([&](auto& tx) {
        for (auto& r : rows) r.email = r.email.value() + "again";
        for (auto& r : rows) r.profile.reset();
        insert_tree(tx, whole, rows);
        throw std::runtime_error("taken back");
    }),
                    std::runtime_error);
    CHECK(db.all(select().from(members)).size() == 3);
    // While a transaction is open the connection itself is not to be used.
    db.transaction([&](auto&) { CHECK_THROWS_AS(insert_tree(db, whole, rows), usage_error); });
}

TEST_CASE("nothing is sent for no rows") {
    auto db = empty_garden();
    int events = 0;
    db.on_query([&](const query_event&) { ++events; });
    CHECK(insert_tree(db, whole, std::vector<new_member>{}).empty());
    CHECK(events == 0);
}

TEST_CASE("rows that the database leaves out are missed") {
    auto db = empty_garden();
    const auto trigger = own_sql(
        {{"sqlite", "create trigger no_b before insert on labels when new.name = 'b' begin select raise(ignore); end"},
         {"postgres",
          "create function no_b() returns trigger language plpgsql as $$ begin return null; end $$;"
          "create trigger no_b before insert on labels for each row when (new.name = 'b') execute function no_b()"}});
    if (trigger.empty()) return;
    db.exec(trigger);
    const auto e = caught<usage_error>([&] {
        insert_tree(db, query(labels), std::vector<labels::new_row>{{.name = "a"}, {.name = "b"}, {.name = "c"}});
    });
    CHECK(std::string(e.what()).find("labels") != std::string::npos);
    CHECK(db.all(select().from(labels)).empty());
}

TEST_CASE("rows are matched by what they give, whatever the order in which they come back") {
    const std::vector<labels::new_row> given{{.name = "a"}, {.name = "b", .color = "x"}, {.name = "b"}, {.name = "c"}};
    std::vector<const labels::new_row*> list;
    for (const auto& g : given) list.push_back(&g);
    std::vector<labels::row> stored{{4, "c", "grey"}, {3, "b", "grey"}, {2, "b", "x"}, {1, "a", "grey"}};
    mizzle::detail::put_in_order<struct labels>(stored, list.data());
    CHECK(stored[0].id == 1);
    CHECK(stored[1].id == 2);
    CHECK(stored[2].id == 3);
    CHECK(stored[3].id == 4);

    // What the database changed cannot be told apart: its order stands.
    stored = {{1, "A", "grey"}, {2, "B", "x"}, {3, "B", "grey"}, {4, "C", "grey"}};
    mizzle::detail::put_in_order<struct labels>(stored, list.data());
    for (int i = 0; i < 4; ++i) CHECK(stored[static_cast<std::size_t>(i)].id == i + 1);
}

TEST_CASE("rows that a trigger changes stay in their order") {
    auto db = empty_garden();
    // On SQLite RETURNING says what was given, not what a later trigger made of it.
    const auto trigger = own_sql(
        {{"postgres",
          "create function shout() returns trigger language plpgsql as $$ begin new.name = upper(new.name); "
          "return new; end $$;"
          "create trigger shout before insert on members for each row execute function shout()"},
         {"mysql", "create trigger shout before insert on members for each row set new.name = upper(new.name)"}});
    if (trigger.empty()) return;
    db.exec(trigger);
    const auto shape = query(members).with(rel::members.tasks);
    std::vector<new_tree<decltype(shape)>> rows;
    for (int i = 0; i < 100; ++i)
        rows.push_back(
            {{.email = std::to_string(i), .name = "n" + std::to_string(i)}, {.tasks = {{.title = std::to_string(i)}}}});
    const auto stored = insert_tree(db, shape, rows);
    for (int i = 0; i < 100; ++i) {
        const auto& m = stored[static_cast<std::size_t>(i)];
        CHECK(m.name == "N" + std::to_string(i));
        CHECK(m.email == std::to_string(i));
        CHECK(m.tasks[0].title == m.email);
    }
}
