// What plain calls take from the heap: the result, and nothing else.
#include "app.hpp"
#include "catch.hpp"

#include <atomic>
#include <cstdlib>
#include <new>
#include <string>
#include <vector>

using namespace app;
using namespace mizzle;

namespace {

std::atomic<std::size_t> allocations{0};

template <class F> std::size_t allocations_of(F&& f) {
    const auto before = allocations.load();
    f();
    return allocations.load() - before;
}

}  // namespace

// Not inlined, so that compilers do not take free() for the wrong counterpart of new.
[[gnu::noinline]] void* operator new(std::size_t size) {
    ++allocations;
    if (void* p = std::malloc(size == 0 ? 1 : size)) return p;
    throw std::bad_alloc();
}
// The sanitizers bring all forms of new; what one of ours frees must be ours.
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    ++allocations;
    return std::malloc(size == 0 ? 1 : size);
}
[[gnu::noinline]] void operator delete(void* p) noexcept { std::free(p); }
[[gnu::noinline]] void operator delete(void* p, std::size_t) noexcept { std::free(p); }

namespace {

const std::string long_text(100, 'x');

// Todos 5 to 104 of user 3; those with an even id have a long title and description.
sqlite database_of_100() {
    auto db = filled_database();
    for (int id = 5; id < 105; ++id)
        db.run(insert_into(todos).values(
            {.id = id,
             .user_id = 3,
             .title = id % 2 == 0 ? long_text : "short",
             .description = id % 2 == 0 ? std::optional(long_text) : std::optional<std::string>()}));
    return db;
}

}  // namespace

TEST_CASE("a read by key allocates nothing but long text") {
    auto db = database_of_100();
    const std::string title = long_text;
    const auto read = [&](int id) { return db.first(select().from(todos).where(todos.id == id)); };
    const auto read_named = [&](int id) {
        return db.one(select(todos.id, todos.title).from(todos).where(todos.id == id && todos.title != title));
    };
    constexpr auto kept = select(todos.id, todos.completed).from(todos).where(todos.id == param<int>);
    const auto read_kept = [&](int id) { return db.first(kept, id); };
    (void)read(1), (void)read_named(1), (void)read_kept(1);

    CHECK(allocations_of([&] { (void)read(5); }) == 0);
    CHECK(allocations_of([&] { (void)read(6); }) == 2);
    CHECK(allocations_of([&] { (void)read_named(5); }) == 0);
    CHECK(allocations_of([&] { (void)read_kept(6); }) == 0);
    CHECK(allocations_of([&] { (void)read(-1); }) == 0);
}

TEST_CASE("a page allocates its vector and its long texts") {
    auto db = database_of_100();
    const auto page = [&] {
        return db.all(select().from(todos).where(todos.user_id == 3).order_by(desc(todos.id)).limit(50));
    };
    std::vector<todos::row> rows = page();
    REQUIRE(rows.size() == 50);
    std::vector<int> grown;
    const auto growth = allocations_of([&] {
        for (int i = 0; i < 50; ++i) grown.push_back(i);
    });
    CHECK(allocations_of([&] { rows = page(); }) == growth + 2 * 25);
}

TEST_CASE("streaming reuses one row") {
    auto db = database_of_100();
    db.run(update(todos).set(todos.description = long_text).where(todos.user_id == 3));
    const auto stream = [&](int last) {
        std::size_t size = 0;
        for (const auto& row : db.stream(select().from(todos).where(todos.id <= last && todos.user_id == 3)))
            size += row.title.size() + row.description->size();
        return size;
    };
    (void)stream(1);
    std::size_t size = 0;
    CHECK(allocations_of([&] { size = stream(104); }) == 2);
    CHECK(size == 50 * 105 + 100 * 100);
}

TEST_CASE("writes allocate nothing of their own") {
    auto db = database_of_100();
    const auto write = [&](const std::string& title) {
        return db.run(update(todos).set(todos.title = title, todos.effort = 1.5).where(todos.id == 5));
    };
    const todos::new_row row{.user_id = 3, .title = long_text, .description = long_text};
    const auto insert = [&] { return db.run(insert_into(todos).values(row)); };
    const auto erase = [&] { return db.run(delete_from(todos).where(todos.id > 104)); };
    (void)write(long_text), (void)insert(), (void)erase();

    CHECK(allocations_of([&] { (void)write(long_text); }) == 0);
    CHECK(allocations_of([&] { (void)insert(); }) == 0);
    CHECK(allocations_of([&] { (void)erase(); }) == 0);
}
