// What tables ask of every statement: default filters, and versions that updates count up.
#include "app.hpp"
#include "catch.hpp"
#include "caught.hpp"

#include <string>
#include <tuple>
#include <vector>

namespace rules {

inline thread_local int tenant = 1;
inline int current_tenant() { return tenant; }

MIZZLE_TABLE(authors,
    (id,        serial,  primary_key),
    (name,      text,    not_null),
    (tenant_id, integer, not_null))
MIZZLE_FILTERS(authors,
               filter<"tenant">([](const auto& t) { return t.tenant_id == mizzle::each_time(current_tenant); }))

MIZZLE_TABLE(books,
    (id,         serial,      primary_key),
    (author_id,  integer,     references(authors.id)),
    (tenant_id,  integer,     not_null),
    (title,      varchar(40), not_null, unique),
    (deleted_at, timestamptz))
MIZZLE_FILTERS(books, filter<"not_deleted">([](const auto& t) { return t.deleted_at.is_null(); }),
               filter<"tenant">([](const auto& t) { return t.tenant_id == mizzle::each_time(current_tenant); }))

MIZZLE_TABLE(topics, (id, serial, primary_key), (name, text, not_null))
MIZZLE_TABLE(book_topics,
    (book_id,  integer, not_null, references(books.id)),
    (topic_id, integer, not_null, references(topics.id)),
    (hidden,   boolean, not_null, default_value(false)))
MIZZLE_FILTERS(book_topics, filter<"shown">([](const auto& t) { return t.hidden == false; }))
MIZZLE_CONSTRAINTS(book_topics, primary_key(book_topics.book_id, book_topics.topic_id))
MIZZLE_RELATIONS(authors, (books, many(books)))
MIZZLE_RELATIONS(books, (author, one(authors)), (topics, many(topics).through(book_topics)))

MIZZLE_TABLE(accounts,
    (id,      serial,      primary_key),
    (owner,   varchar(40), not_null, unique),
    (balance, integer,     not_null),
    (seen,    integer,     version))
MIZZLE_TABLE(counted_books,
    (shelf,   integer, not_null),
    (place,   integer, not_null),
    (removed, boolean, not_null, default_value(false)),
    (title,   text,    not_null),
    (revision, bigint, version))
MIZZLE_FILTERS(counted_books, filter<"kept">([](const auto& t) { return t.removed == false; }))
MIZZLE_CONSTRAINTS(counted_books, primary_key(counted_books.shelf, counted_books.place))

MIZZLE_SCHEMA(schema, authors, books, topics, book_topics, accounts, counted_books)

}  // namespace rules

using namespace rules;
using namespace mizzle;

namespace {

// Two authors of the tenant with three books, of which one was deleted; another tenant's author and book; a book
// without an author.
test_database library() {
    tenant = 1;
    auto db = empty_database();
    create(db, rules::schema);
    db.run(insert_into(authors).values({{.id = 1, .name = "ada", .tenant_id = 1},
                                        {.id = 2, .name = "bob", .tenant_id = 1},
                                        {.id = 3, .name = "eve", .tenant_id = 2}}));
    const timestamptz then{};
    db.run(insert_into(books).values({{.id = 1, .author_id = 1, .tenant_id = 1, .title = "kept"},
                                      {.id = 2, .author_id = 1, .tenant_id = 1, .title = "gone", .deleted_at = then},
                                      {.id = 3, .author_id = 3, .tenant_id = 2, .title = "theirs"},
                                      {.id = 4, .tenant_id = 1, .title = "nobody's"},
                                      {.id = 5, .author_id = 3, .tenant_id = 1, .title = "of another"}}));
    db.run(insert_into(topics).values({{.id = 1, .name = "rain"}, {.id = 2, .name = "snow"}}));
    db.run(insert_into(book_topics)
               .values({{.book_id = 1, .topic_id = 1}, {.book_id = 1, .topic_id = 2, .hidden = true}}));
    return db;
}

constexpr auto every_author = unfiltered<"tenant">(authors);
constexpr auto every_book = unfiltered<"not_deleted", "tenant">(books);

template <class Db, class S> std::vector<int> ids(Db& db, const S& statement) {
    return db.template all<int>(statement);
}
using list = std::vector<int>;

}  // namespace

TEST_CASE("a select sees the rows that the filters of its tables let through") {
    auto db = library();
    CHECK(ids(db, select(books.id).from(books).order_by(books.id)) == list{1, 4, 5});
    CHECK(ids(db, select(books.id).from(every_book).order_by(books.id)) == list{1, 2, 3, 4, 5});
    CHECK(ids(db, select(books.id).from(unfiltered<"not_deleted">(books)).order_by(books.id)) == list{1, 2, 4, 5});
    CHECK(ids(db, select(books.id).from(books).where(books.id > 1 || books.id < 0).order_by(books.id)) == list{4, 5});
    condition none;
    CHECK(ids(db, select(books.id).from(books).where(none).order_by(books.id)) == list{1, 4, 5});
    condition some = books.id == 1;
    some |= books.id == 2;
    CHECK(ids(db, select(books.id).from(books).where(some)) == list{1});
    CHECK(db.one<std::int64_t>(select(count()).from(books)) == 3);
    CHECK(db.all(select(books.tenant_id, count()).from(books).group_by(books.tenant_id).having(count() > 1)).size() ==
          1);
    CHECK(ids(db, select(books.id).from(books).order_by(desc(books.id)).limit(1)) == list{5});
}

TEST_CASE("a statement that is kept asks each time") {
    auto db = library();
    constexpr auto all_of_mine = select(authors.id).from(authors).order_by(authors.id);
    CHECK(ids(db, all_of_mine) == list{1, 2});
    tenant = 2;
    CHECK(ids(db, all_of_mine) == list{3});
    tenant = 1;
    CHECK(ids(db, all_of_mine) == list{1, 2});
}

TEST_CASE("filters stand where each kind of join needs them") {
    auto db = library();
    const auto by_author = books.author_id == authors.id;
    const auto pairs = [&](const auto& statement) {
        std::vector<std::pair<int, int>> found;
        for (const auto& row : db.all(statement)) {
            const std::optional<int> author = get<0>(row), book = get<1>(row);
            found.emplace_back(author.value_or(0), book.value_or(0));
        }
        return found;
    };
    using pair_list = std::vector<std::pair<int, int>>;
    // The same with every filter written out, where subqueries stand for the filtered tables.
    const auto mine = subquery<"mine">(select(authors.id).from(every_author).where(authors.tenant_id == 1));
    const auto kept = subquery<"kept">(
        select(books.id, books.author_id).from(every_book).where(books.tenant_id == 1 && books.deleted_at.is_null()));
    const auto by_kept = kept.author_id == mine.id;
    const auto both = select(authors.id.as<"a">(), books.id.as<"b">());
    const auto written = select(mine.id.as<"a">(), kept.id.as<"b">());

    CHECK(pairs(both.from(authors).inner_join(books, by_author)) == pair_list{{1, 1}});
    CHECK(pairs(both.from(authors).left_join(books, by_author).order_by(authors.id)) == pair_list{{1, 1}, {2, 0}});
    CHECK(pairs(both.from(authors).right_join(books, by_author).order_by(books.id)) ==
          pair_list{{1, 1}, {0, 4}, {0, 5}});
    CHECK(pairs(both.from(authors).right_join(books, by_author).order_by(books.id)) ==
          pairs(written.from(mine).right_join(kept, by_kept).order_by(kept.id)));
    CHECK(pairs(both.from(authors).left_join(books, by_author).order_by(authors.id)) ==
          pairs(written.from(mine).left_join(kept, by_kept).order_by(mine.id)));
    CHECK(pairs(both.from(authors).cross_join(books).order_by(authors.id, books.id)) ==
          pair_list{{1, 1}, {1, 4}, {1, 5}, {2, 1}, {2, 4}, {2, 5}});
    CHECK(pairs(both.from(authors, books).order_by(authors.id, books.id)).size() == 6);
    CHECK(pairs(both.from(authors).left_join_if(true, books, by_author).order_by(authors.id)) ==
          pair_list{{1, 1}, {2, 0}});
    CHECK(pairs(both.from(authors).inner_join_if(false, books, by_author).order_by(authors.id)) ==
          pair_list{{1, 0}, {2, 0}});

    // Three tables: what was filtered before a right join stays so after it.
    const auto other = alias<"other">(books);
    const auto third = alias<"third">(authors);
    CHECK(ids(db, select(other.id)
                      .from(authors)
                      .left_join(books, by_author)
                      .right_join(other, other.id == books.id)
                      .order_by(other.id)) == list{1, 4, 5});
    CHECK(ids(db, select(third.id)
                      .from(authors)
                      .right_join(books, by_author)
                      .right_join(third, third.id == books.author_id)
                      .where(authors.id.is_null())
                      .order_by(third.id)) == list{2});
    // An alias has the filters of its table, and a lifted one has not.
    CHECK(ids(db, select(other.id).from(authors).inner_join(other, other.author_id == authors.id)) == list{1});
    CHECK(ids(db, select(other.id)
                      .from(authors)
                      .inner_join(unfiltered<"not_deleted">(other), other.author_id == authors.id)
                      .order_by(other.id)) == list{1, 2});
}

TEST_CASE("filters hold inside of subqueries, common tables, set operations and inserts") {
    auto db = library();
    CHECK(ids(db, select(authors.id).from(authors).where(authors.id.in(select(books.author_id).from(books)))) ==
          list{1});
    CHECK(ids(db, select(authors.id)
                      .from(authors)
                      .where(not_exists(select(books.id).from(books).where(books.author_id == outer(authors.id))))) ==
          list{2});
    const auto mine = cte<"mine">(select(books.id).from(books));
    CHECK(ids(db, with(mine)(select(mine.id).from(mine).order_by(mine.id))) == list{1, 4, 5});
    CHECK(ids(db, select(authors.id).from(authors).union_(select(books.id).from(books)).order_by(authors.id)) ==
          list{1, 2, 4, 5});
    CHECK(db.one<std::int64_t>(select(scalar(select(count()).from(books)).as<"n">()).from(topics).limit(1)) == 3);
    db.run(insert_into(topics).columns(topics.id, topics.name).select(select(books.id + 100, books.title).from(books)));
    CHECK(db.one<std::int64_t>(select(count()).from(topics)) == 5);
}

TEST_CASE("updates and deletes leave alone what the filters hide") {
    auto db = library();
    CHECK(db.run(update(books).set(books.author_id = 2).all_rows()).rows_affected == 3);
    CHECK(db.run(update(books).set({.author_id = 1}).where(books.id == 2)).rows_affected == 0);
    CHECK(db.run(update(unfiltered<"not_deleted">(books)).set({.author_id = 2}).where(books.id == 2)).rows_affected ==
          1);
    CHECK(db.run(delete_from(books).where(books.id == 3)).rows_affected == 0);
    condition empty;
    CHECK_THROWS_AS(db.run(delete_from(books).where(empty)), usage_error);
    CHECK_THROWS_AS(db.run(update(books).set(books.author_id = 1).where(empty)), usage_error);
    CHECK(db.run(update(books).set(books.author_id = authors.id).from(authors).where(authors.name == "eve"))
              .rows_affected == 0);
    CHECK(db.run(update(books).set(books.author_id = authors.id).from(every_author).where(authors.name == "eve"))
              .rows_affected == 3);
    where_it_has<mizzle::detail::feature::delete_using>(db, [](auto& database) {
        CHECK(database.run(delete_from(books).using_(authors).where(books.author_id == authors.id)).rows_affected == 0);
    });
    auto rows = db.all(select().from(every_book).order_by(books.id));
    for (auto& row : rows) row.title += "!";
    CHECK(db.run(update(books).by_key(rows, books.title)).rows_affected == 3);
    CHECK(db.one<std::string>(select(books.title).from(every_book).where(books.id == 3)) == "theirs");
    CHECK(db.run(delete_from(book_topics).all_rows()).rows_affected == 1);
    CHECK(db.run(delete_from(unfiltered<"shown">(book_topics)).all_rows()).rows_affected == 1);
    CHECK(db.run(delete_from(books).all_rows()).rows_affected == 3);
    CHECK(ids(db, select(books.id).from(every_book).order_by(books.id)) == list{2, 3});
}

TEST_CASE("an insert whose key is taken by a hidden row leaves that row alone") {
    auto db = library();
    where_it_has<mizzle::detail::feature::conflict_condition>(db, [](auto& database) {
        const auto put = [&](const char* title) {
            return database
                .run(insert_into(books)
                         .values(books.tenant_id = 1, books.title = title, books.author_id = 2)
                         .on_conflict(books.title)
                         .do_update(books.author_id = excluded(books.author_id)))
                .rows_affected;
        };
        CHECK(put("kept") == 1);
        CHECK(put("gone") == 0);
        CHECK(put("theirs") == 0);
        CHECK(database.template one<std::optional<int>>(
                  select(books.author_id).from(every_book).where(books.id == 3)) == 3);
        CHECK(database
                  .run(insert_into(books)
                           .values(books.tenant_id = 1, books.title = "kept")
                           .on_conflict(books.title)
                           .do_update(books.author_id = null)
                           .where(books.id > 1))
                  .rows_affected == 0);
    });
}

TEST_CASE("trees are filtered at each level, by way of junctions too, and so are questions about relations") {
    auto db = library();
    const auto tree = db.all(query(authors).order_by(authors.id).with(relations::authors.books));
    REQUIRE(tree.size() == 2);
    REQUIRE(tree[0].books.size() == 1);
    CHECK(tree[0].books[0].title == "kept");
    CHECK(tree[1].books.empty());
    const auto more = db.all(query(every_author)
                                 .order_by(authors.id)
                                 .with(relations::authors.books.unfiltered<"not_deleted">().order_by(books.id)));
    REQUIRE(more.size() == 3);
    CHECK(more[0].books.size() == 2);
    CHECK(more[2].books.size() == 1);
    const auto with_topics = db.one(query(books).where(books.id == 1).with(relations::books.topics));
    REQUIRE(with_topics.topics.size() == 1);
    CHECK(with_topics.topics[0].name == "rain");
    CHECK(db.one(query(books).where(books.id == 1).with(relations::books.topics.unfiltered<"shown">())).topics.size() ==
          2);
    // The author of a book may be one that is hidden: the member is optional for that.
    const auto below = db.all(query(books).order_by(books.id).with(relations::books.author));
    REQUIRE(below.size() == 3);
    CHECK(below[0].author.has_value());
    CHECK(!below[2].author.has_value());
    CHECK(ids(db, select(authors.id).from(authors).where(exists(relations::authors.books))) == list{1});
    CHECK(ids(db, select(authors.id).from(every_author).where(none(relations::authors.books)).order_by(authors.id)) ==
          list{2});
    CHECK(db.one<std::int64_t>(
              select(count(relations::authors.books).as<"n">()).from(authors).where(authors.id == 1)) == 1);
}

TEST_CASE("a version is 1 in a new row, and every update counts it up") {
    auto db = library();
    db.run(insert_into(accounts).values({.id = 1, .owner = "ada", .balance = 10}));
    const auto seen = [&] { return db.one<int>(select(accounts.seen).from(accounts).where(accounts.id == 1)); };
    CHECK(seen() == 1);
    db.run(update(accounts).set(accounts.balance = accounts.balance + 1).where(accounts.id == 1));
    CHECK(seen() == 2);
    db.run(update(accounts).set({.balance = 12}).all_rows());
    CHECK(seen() == 3);
    db.run(insert_into(accounts)
               .values(accounts.owner = "ada", accounts.balance = 20)
               .on_conflict(accounts.owner)
               .do_update(set_excluded()));
    CHECK(seen() == 4);
    db.run(update(accounts).set(accounts.balance = topics.id).from(topics).where(topics.id == 2));
    CHECK(seen() == 5);
    auto rows = db.all(select().from(accounts));
    rows[0].balance = 7;
    CHECK(db.run(update(accounts).by_key(rows)).rows_affected == 1);
    CHECK(seen() == 6);
    CHECK(db.one<int>(select(accounts.balance).from(accounts)) == 7);
}

TEST_CASE("a row that was changed since it was read is not written") {
    auto db = library();
    db.run(insert_into(accounts).values(
        {{.id = 1, .owner = "ada", .balance = 10}, {.id = 2, .owner = "bob", .balance = 5}}));
    auto mine = db.one(select().from(accounts).where(accounts.id == 1));
    const auto theirs = mine;
    CHECK(db.run(update(accounts).set({.balance = 11}).if_unchanged(mine)).rows_affected == 1);
    const auto e = caught<stale_row>([&] { db.run(update(accounts).set({.balance = 12}).if_unchanged(theirs)); });
    CHECK(e.table() == "accounts");
    CHECK(!e.statement().empty());
    CHECK(std::string(e.what()).find("changed since it was read") != std::string::npos);
    CHECK_THROWS_AS(db.run(delete_from(accounts).if_unchanged(theirs)), stale_row);
    mine = db.one(select().from(accounts).where(accounts.id == 1));
    CHECK(mine.balance == 11);
    CHECK(mine.seen == 2);

    // All forms in which it runs say so.
    {
        const auto stale = update(accounts).set(accounts.balance = 1).if_unchanged(theirs).returning();
        CHECK_THROWS_AS(db.all(stale), stale_row);
        CHECK_THROWS_AS(db.first(stale), stale_row);
        CHECK_THROWS_AS(db.one(stale), stale_row);
        const auto now = db.one(update(accounts).set(accounts.balance = 13).if_unchanged(mine).returning());
        CHECK(now.seen == 3);
        mine = now;
    }
    CHECK_THROWS_AS(db.batch(update(accounts).set({.balance = 99}).where(accounts.id == 2),
                             update(accounts).set({.balance = 1}).if_unchanged(theirs)),
                    stale_row);
    CHECK(db.one<int>(select(accounts.balance).from(accounts).where(accounts.id == 2)) == 5);
    auto [first, second] = db.batch_alone(update(accounts).set({.balance = 6}).where(accounts.id == 2),
                                          update(accounts).set({.balance = 1}).if_unchanged(theirs));
    CHECK(first.has_value());
    CHECK_THROWS_AS(second.value(), stale_row);
    CHECK_THROWS_AS(db.transaction([&](auto& tx) {
        tx.run(update(accounts).set({.balance = 50}).where(accounts.id == 2));
        const auto later = tx.later(update(accounts).set({.balance = 1}).if_unchanged(theirs));
        later.get();
    }),
                    stale_row);
    CHECK(db.one<int>(select(accounts.balance).from(accounts).where(accounts.id == 2)) == 6);

    // Many rows are written, or none.
    auto rows = db.all(select().from(accounts).order_by(accounts.id));
    db.run(update(accounts).set({.balance = 60}).where(accounts.id == 2));
    for (auto& row : rows) row.balance = 0;
    CHECK_THROWS_AS(db.run(update(accounts).by_key(rows, accounts.balance)), stale_row);
    CHECK(db.one<int>(select(accounts.balance).from(accounts).where(accounts.id == 1)) == mine.balance);
    rows = db.all(select().from(accounts).order_by(accounts.id));
    for (auto& row : rows) row.balance = 0;
    CHECK(db.run(update(accounts).by_key(rows)).rows_affected == 2);
    CHECK_NOTHROW((void)db.explain(update(accounts).set({.balance = 1}).if_unchanged(theirs)));
    rows = db.all(select().from(accounts).order_by(accounts.id));
    CHECK(db.run(delete_from(accounts).if_unchanged(rows[0])).rows_affected == 1);
}

TEST_CASE("keys of several columns, versions and filters go together") {
    auto db = library();
    db.run(insert_into(counted_books)
               .values({{.shelf = 1, .place = 1, .title = "a"}, {.shelf = 1, .place = 2, .title = "b"}}));
    auto rows = db.all(select().from(counted_books).order_by(counted_books.place));
    REQUIRE(rows.size() == 2);
    rows[0].title = "c";
    CHECK(db.run(update(counted_books).by_key(rows)).rows_affected == 2);
    rows = db.all(select().from(counted_books).order_by(counted_books.place));
    CHECK(rows[0].title == "c");
    CHECK(rows[0].revision == 2);
    db.run(update(counted_books).set({.removed = true}).if_unchanged(rows[1]));
    rows[1].revision += 1;
    // It is hidden now, whatever its version is.
    CHECK_THROWS_AS(db.run(update(counted_books).set({.title = "x"}).if_unchanged(rows[1])), stale_row);
    CHECK_THROWS_AS(db.run(update(counted_books).by_key(rows)), stale_row);
    CHECK(
        db.run(update(unfiltered<"kept">(counted_books)).set({.removed = false}).if_unchanged(rows[1])).rows_affected ==
        1);
}
