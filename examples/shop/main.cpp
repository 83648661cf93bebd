// shop DATABASE: opens a shop in a new file or on a server, and runs a day of it.
#include "shop.hpp"

#include <fmt/core.h>

#include <cstdio>
#include <exception>
#include <variant>

namespace shop {
namespace {

using opened = for_databases<std::variant>;

opened open(const std::string& name) {
#ifdef MIZZLE_EXAMPLE_POSTGRES
    if (name.starts_with("postgresql://") || name.starts_with("postgres://")) return mizzle::postgres(name);
#endif
#ifdef MIZZLE_EXAMPLE_MYSQL
    if (name.starts_with("mysql://") || name.starts_with("mariadb://")) return mizzle::mysql(name);
#endif
    return mizzle::sqlite(name);
}

// What is refused is said, and has changed nothing.
template <class F> void attempt(const char* what, const F& f) {
    try {
        f();
        fmt::print("{}\n", what);
    } catch (const refusal& e) { fmt::print("{}: {}\n", what, e.what()); }
}

struct assortment {
    int tools, saws, hammer, saw;
};

assortment fill(database db) {
    const int tools = add_category(db, "tools", std::nullopt);
    const int saws = add_category(db, "saws", tools);
    const int hammer =
        add_product(db, {.category_id = tools, .sku = "T-1", .title = "Hammer", .price = mizzle::numeric("12.50")},
                    {"steel", "heavy"});
    const int saw = add_product(
        db, {.category_id = saws, .sku = "T-2", .title = "Japanese saw", .price = mizzle::numeric("39.90")}, {"steel"});
    put_in_stock(db, hammer, add_warehouse(db, "north"), 10);
    put_in_stock(db, saw, add_warehouse(db, "south"), 3);
    return {tools, saws, hammer, saw};
}

void print_catalog(database db, const assortment& a) {
    for (const auto& p : labelled_products(db)) {
        fmt::print("{} {}:", p.sku, p.title);
        for (const auto& label : p.labels) fmt::print(" {}", label);
        fmt::print("\n");
    }
    for (const auto& title : titles_below(db, a.tools)) fmt::print("below tools: {}\n", title);
    for (const auto& p : find_products(db, {.text = "SAW", .up_to = mizzle::numeric("40")}))
        fmt::print("found {} at {}\n", p.title, p.price.to_string());
    fmt::print("on page 2: {}\n", find_products(db, {.page = 2}).size());
}

void print_order(database db, int id) {
    const auto o = find_order(db, id);
    fmt::print("order {} of {} is {}\n", o.id, o.customer.name, mizzle::label_of(o.state));
    for (const auto& line : o.lines)
        fmt::print("  {} x {} at {}\n", line.quantity, line.product.title, line.price.to_string());
    fmt::print("  {} in all\n", total_of(db, id).to_string());
}

void run_day(database db) {
    create(db, schema);
    const auto a = fill(db);
    print_catalog(db, a);

    const int ada = add_customer(db, "ada@example.org", "Ada");
    const int home = add_address(db, ada, "1 Dorset Street", "London");
    attempt("another Ada", [&] { add_customer(db, "ada@example.org", "Ada"); });
    attempt("a new name", [&] { rename_customer(db, ada, 1, "Ada Lovelace"); });
    attempt("a name for what was seen before", [&] { rename_customer(db, ada, 1, "Countess"); });
    const auto found = find_customer(db, "ada@example.org");
    fmt::print("{}, version {}\n", found->name, found->version);
    for (const auto& city : cities(db)) fmt::print("city {}\n", city);

    const int first = place_order(db, ada, home, {{a.hammer, 2}, {a.saw, 1}});
    change_product(db, "T-1", {.price = mizzle::numeric("13")});
    print_order(db, first);
    attempt("too many saws", [&] { place_order(db, ada, home, {{a.hammer, 1}, {a.saw, 3}}); });
    fmt::print("hammers {}, saws {}\n", in_stock(db, a.hammer), in_stock(db, a.saw));

    attempt("shipped before it is paid", [&] { ship(db, first, 1); });
    attempt("paid", [&] { pay(db, first); });
    attempt("paid again", [&] { pay(db, first); });
    attempt("shipped", [&] { ship(db, first, 1); });
    attempt("cancelled", [&] { cancel(db, first, 1); });
    const int second = place_order(db, ada, home, {{a.hammer, 8}});
    attempt("cancelled", [&] { cancel(db, second, 1); });
    fmt::print("hammers {}\n", in_stock(db, a.hammer));

    review(db, a.saw, ada, 3, "");
    review(db, a.saw, ada, 5, "cuts");
    const auto stars = rating_of(db, a.saw);
    fmt::print("{} review of {:.1f} stars\n", stars.reviews, stars.stars.value_or(0));
    fmt::print("hammers have {}\n", rating_of(db, a.hammer).stars ? "some" : "none");
    for (const auto& c : best_customers(db, 3))
        fmt::print("{}: {} paid, {}\n", c.name, c.orders, c.total ? c.total->to_string() : "-");
}

}  // namespace
}  // namespace shop

int main(int argc, char** argv) {
    if (argc != 2) {
        fmt::print(stderr, "usage: shop FILE|URL, where there is no shop yet\n");
        return 2;
    }
    try {
        auto db = shop::open(argv[1]);
        shop::run_day(db);
        return 0;
    } catch (const std::exception& e) {
        fmt::print(stderr, "{}\n", e.what());
        return 1;
    }
}
