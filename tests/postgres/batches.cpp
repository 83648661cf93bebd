// Many rows are sent in parts of a bounded size, however long they are.
#include "../planted.hpp"
#include "helpers.hpp"

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

using namespace mizzle;

namespace {

// The most memory that the process has had since the last call, in bytes.
std::size_t most_memory() {
    std::ifstream status("/proc/self/status");
    std::string word;
    std::size_t kilobytes = 0;
    while (status >> word && word != "VmHWM:") {}
    status >> kilobytes;
    std::ofstream("/proc/self/clear_refs") << "5";
    return kilobytes * 1024;
}

constexpr std::size_t row_length = 130'000, rows = 600;
constexpr std::size_t all_bytes = row_length * rows;
std::string long_text(std::size_t i) {
    return std::to_string(i) + std::string(row_length, static_cast<char>('a' + i % 26));
}

int made = 0;
std::string next_body() { return long_text(static_cast<std::size_t>(made++)); }

}  // namespace

namespace computed {
MIZZLE_TABLE(reports,
    (id,   serial, primary_key),
    (note, text),
    (body, text,   not_null, default_from(next_body)))
MIZZLE_TABLE(folders,
    (id,        serial,  primary_key),
    (report_id, integer, references(reports.id)),
    (body,      text,    not_null, default_from(next_body)))
MIZZLE_RELATIONS(reports,
    (folders, many(folders)))
MIZZLE_SCHEMA(schema, reports, folders)
}  // namespace computed

TEST_CASE("batches of long rows are bounded by their bytes, in memory and on their way") {
    using namespace planted;
    auto db = empty_database();
    create(db, planted::schema);
    std::size_t statements = 0;
    db.on_query([&](const query_event& e) {
        if (e.sql.starts_with("insert") || e.sql.starts_with("update")) ++statements;
    });
    // Runs f, which must send many statements and need little memory; says what is there then.
    const auto bounded = [&](const auto& f) {
        statements = 0;
        most_memory();
        const auto before = most_memory();
        f();
        const auto after = most_memory();
        CHECK(after - std::min(before, after) < all_bytes);
        CHECK(statements <= rows / 10);
    };

    std::vector<labels::new_row> many;
    for (std::size_t i = 0; i < rows; ++i) many.push_back({.name = long_text(i)});
    bounded([&] { CHECK(db.run(insert_into(labels).values(many)).rows_affected == rows); });
    CHECK(statements >= all_bytes / 10'000'000);
    CHECK(db.one(select(sum(length(labels.name))).from(labels)).sum > std::int64_t{all_bytes});

    bounded([&] { CHECK(db.copy_into(labels, many) == rows); });
    db.run(delete_from(labels).where(labels.id > int{rows}));

    auto changed = db.all(select().from(labels).order_by(labels.id));
    for (auto& row : changed) row.name += "!";
    bounded([&] { CHECK(db.run(update(labels).by_key(changed, labels.name)).rows_affected == rows); });
    CHECK(statements >= all_bytes / 10'000'000);
    CHECK(db.one(select(labels.name).from(labels).where(labels.id == 7)).name == long_text(6) + "!");
    changed.clear();
    db.run(delete_from(labels).all_rows());

    // A row that is longer than a part by itself goes alone.
    std::vector<labels::new_row> uneven{{.name = "a"}, {.name = std::string(20'000'000, 'b')}, {.name = "c"}};
    statements = 0;
    CHECK(db.run(insert_into(labels).values(uneven)).rows_affected == 3);
    CHECK(statements == 3);

    std::vector<new_tree<decltype(query(books).with(relations::books.pages))>> trees;
    const auto shape = query(books).with(relations::books.pages);
    for (std::size_t i = 0; i < rows; ++i) trees.push_back({{.title = long_text(i)}, {{{.number = 1}}}});
    statements = 0;
    const auto stored = insert_tree(db, shape, std::move(trees));
    REQUIRE(stored.size() == rows);
    CHECK((statements >= all_bytes / 10'000'000 && statements <= rows / 10));
    CHECK(stored[5].title == long_text(5));
}

TEST_CASE("what the program computes for rows counts among their bytes, and is computed once") {
    using namespace computed;
    auto db = empty_database();
    create(db, computed::schema);
    std::size_t statements = 0;
    db.on_query([&](const query_event& e) { statements += e.sql.starts_with("insert"); });
    std::vector<reports::new_row> many(rows);
    many[3].body = "given";
    most_memory();
    const auto before = most_memory();
    CHECK(db.run(insert_into(reports).values(many)).rows_affected == rows);
    const auto after = most_memory();
    CHECK(after - std::min(before, after) < all_bytes);
    CHECK((statements >= all_bytes / 10'000'000 && statements <= rows / 10));
    CHECK(made == int{rows} - 1);
    CHECK(db.one(select(reports.body).from(reports).where(reports.id == 5)).body == long_text(3));
    CHECK(db.one(select(reports.body).from(reports).where(reports.id == 4)).body == "given");
    CHECK(get<0>(db.one(select(count(distinct(reports.body))).from(reports))) == rows);

    const auto shape = query(reports).with(relations::reports.folders);
    std::vector<new_tree<decltype(query(reports).with(relations::reports.folders))>> trees;
    for (std::size_t i = 0; i < rows; ++i) trees.push_back({{.note = "a"}, {}});
    trees[2].folders.push_back({.id = 1});
    statements = 0;
    made = 0;
    const auto stored = insert_tree(db, shape, std::move(trees));
    CHECK(made == int{rows} + 1);
    CHECK((statements >= all_bytes / 10'000'000 && statements <= rows / 10));
    REQUIRE(stored.size() == rows);
    CHECK(stored[7].body == long_text(7));
    CHECK(stored[2].folders.at(0).body == long_text(rows));
}

TEST_CASE("short rows still go by the thousand") {
    using namespace planted;
    auto db = empty_database();
    create(db, planted::schema);
    std::size_t statements = 0;
    std::vector<labels::new_row> many;
    for (int i = 0; i < 20'000; ++i) many.push_back({.name = std::to_string(i)});
    db.on_query([&](const query_event& e) { statements += e.sql.starts_with("insert"); });
    db.run(insert_into(labels).values(many));
    CHECK(statements == 2);
}

TEST_CASE("more values, or longer ones, than a message holds are refused before it is sent") {
    mizzle::detail::inline_values<4> values(dialects::postgres::id);
    for (int i = 0; i < 65'535; ++i) values.add(std::int64_t{i});
    CHECK(mizzle::detail::postgres_detail::parameters_of(values).size() == 65'535);
    values.add(true);
    CHECK_THROWS_AS(mizzle::detail::postgres_detail::parameters_of(values), usage_error);
    const std::string text(100'000'000, 'x');
    mizzle::detail::inline_values<4> texts(dialects::postgres::id);
    for (int i = 0; i < 11; ++i) texts.add(std::string_view(text));
    CHECK_THROWS_AS(mizzle::detail::postgres_detail::parameters_of(texts), usage_error);
    mizzle::detail::inline_values<4> binary(dialects::postgres::id);
    const bytes blob(60'000'000);
    for (int i = 0; i < 9; ++i) binary.add_bytes(blob.data(), blob.size());
    CHECK_THROWS_AS(mizzle::detail::postgres_detail::parameters_of(binary), usage_error);
}

namespace {

MIZZLE_TABLE(last_words,
    (id, integer, primary_key))

// A table whose rows end the connection when they are committed.
auto database_that_ends_commits() {
    auto db = empty_database();
    db.exec("create table last_words (id integer primary key); "
            "create function end_me() returns trigger language plpgsql as "
            "'begin perform pg_terminate_backend(pg_backend_pid()); return null; end'; "
            "create constraint trigger at_commit after insert on last_words deferrable initially deferred "
            "for each row execute function end_me()");
    return db;
}

}  // namespace

TEST_CASE("a batch whose connection ends between its answers and its commit is not known to have happened") {
    auto db = database_that_ends_commits();
    const auto word = [](int id) { return insert_into(last_words).values({.id = id}); };
    const auto all = select(count()).from(last_words);
    const auto expect_none = [&] {
        db.reconnect();
        CHECK(db.one(all).count == 0);
    };
    CHECK_THROWS_AS(db.batch(word(1), all, word(2)), commit_unknown);
    expect_none();

    const auto [read, first, second] = db.batch_alone(all, word(1), word(2));
    CHECK(read.has_value());
    CHECK_THROWS_AS(first.value(), connection_error);
    CHECK_THROWS_AS(second.value(), connection_error);
    expect_none();

    // Siblings: a statement alone, with rows, a transaction, copied rows and a script.
    CHECK_THROWS_AS(db.run(word(1)), connection_error);
    expect_none();
    CHECK_THROWS_AS(db.all(word(1).returning(last_words.id)), connection_error);
    expect_none();
    CHECK_THROWS_AS(db.transaction([&](auto& tx) { (void)tx.batch(word(1), word(2)); }), commit_unknown);
    expect_none();
    CHECK_THROWS_AS(db.copy_into(last_words, std::vector<last_words::new_row>{{.id = 1}, {.id = 2}}), connection_error);
    expect_none();
    CHECK_THROWS_AS(db.exec("begin; insert into last_words values (1); commit"), connection_error);
    expect_none();
}

TEST_CASE("what a begin throws is the begin's, though it went with the first statement") {
    auto db = database_that_ends_commits();
    std::vector<std::string> seen;
    db.on_query([&](const query_event& e) {
        seen.push_back(std::string(e.sql.substr(0, e.sql.find(' '))) + (e.failure != nullptr ? " failed" : ""));
    });
    const auto all = select(count()).from(last_words);
    const auto ended = [&] {
        auto other = open_schema();
        other.exec("select pg_terminate_backend(" + std::to_string(backend_of(db)) + ")");
        seen.clear();
    };
    const auto expect_begin = [&](const auto& first) {
        ended();
        std::string of;
        bool refused = false;
        const auto run = [&](auto& tx) {
            try {
                first(tx);
            } catch (const connection_error& e) {
                of = e.statement();
                CHECK(seen == std::vector<std::string>{"begin failed"});
                // Nothing runs outside of the transaction that there is not.
                try {
                    (void)tx.one(all);
                } catch (const error&) { refused = true; }
                throw;
            }
        };
        CHECK_THROWS_AS(db.transaction(run, {.isolation = isolation::repeatable_read}), connection_error);
        CHECK(of == "begin isolation level repeatable read");
        db.reconnect();
        CHECK((refused && db.one(all).count == 0));
    };
    expect_begin([&](auto& tx) { (void)tx.one(all); });
    expect_begin([&](auto& tx) { (void)tx.batch(all, all); });
    expect_begin([&](auto& tx) { (void)tx.one(sql_statement<int>("select 1")); });
    expect_begin([&](auto& tx) { tx.exec("select 1"); });
    expect_begin([&](auto& tx) { tx.transaction([](auto&) {}); });
    expect_begin([&](auto& tx) { tx.copy_into(last_words, std::vector<last_words::new_row>{{.id = 1}}); });
    expect_begin([&](auto& tx) {
        for (const auto& row : tx.stream(select().from(last_words))) (void)row;
    });

    // The first statement's error is its own, and the transaction is as any other that failed.
    db.exec("alter table last_words add check (id < 10)");
    db.exec("drop trigger at_commit on last_words");
    const auto word = [](int id) { return insert_into(last_words).values({.id = id}); };
    seen.clear();
    CHECK_THROWS_AS(db.transaction([&](auto& tx) { tx.run(word(10)); }), check_violation);
    CHECK(seen == std::vector<std::string>{"begin", "insert failed", "rollback"});
    seen.clear();
    CHECK_THROWS_AS(db.transaction([&](auto& tx) {
        CHECK_THROWS_AS(tx.run(word(10)), check_violation);
        tx.run(word(1));
    }),
                    database_error);
    CHECK(db.one(all).count == 0);
    // A block that sends nothing leaves nothing open, and one that is left before takes nothing back.
    db.transaction([](auto&) {});
    seen.clear();
    CHECK_THROWS_AS(db.transaction([](auto&) { throw std::string("left"); }), std::string);
    CHECK(seen.empty());
    CHECK(db.connection().status() == transaction_status::none);
    // In a transaction that waits for its first statement, the time of the server is that statement's.
    db.transaction([&](auto& tx) {
        tx.run(word(1));
        tx.transaction([&](auto& inner) {
            CHECK_THROWS_AS(inner.run(word(1)), unique_violation);
            inner.rollback();
        });
        tx.run(word(2));
    });
    CHECK(db.one(all).count == 2);
    // SQL text that ends the transaction is found out, be it the first statement.
    for (const auto* text : {"commit", "rollback", "commit and chain", "begin; commit"})
        CHECK_THROWS_AS(db.transaction([&](auto& tx) { tx.exec(text); }), transaction_aborted);
    CHECK_THROWS_AS(db.transaction([&](auto& tx) { tx.run(sql_statement("commit")); }), transaction_aborted);
}
