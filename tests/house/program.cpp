// A program for a library of which a database's folder was deleted; see without.
#include <mizzle/mizzle.hpp>
#if __has_include(<mizzle/sqlite.hpp>)
#include <mizzle/sqlite.hpp>
#endif

#include <cstdio>
#include <string>

using namespace mizzle;

namespace shop {

MIZZLE_ENUM(state, open, sent)

MIZZLE_TABLE(orders,
    (id,    serial,        primary_key),
    (name,  text,          not_null),
    (state, enum_<state>,  not_null, default_value(state::open)),
    (price, numeric(8, 2), not_null),
    (since, timestamptz,   not_null, default_now))

MIZZLE_CONSTRAINTS(orders,
    check("orders_price", orders.price >= numeric("0")))

MIZZLE_SCHEMA(schema, orders)

}  // namespace shop

int main() {
    using shop::orders;
    condition wanted = orders.price > numeric("1.50");
    wanted &= orders.state < shop::state::sent;
    const auto dynamic_select = select(orders.name).from(orders).where(wanted).order_by(orders.state);
    const auto fixed_select =
        select(left(orders.name, 3), max(orders.state)).from(orders).where(starts_with(orders.name, "a"));

    int databases = 0;
    dialects::known::each([&]<class Dialect>(Dialect) {
        ++databases;
        std::printf("%s: %s; %s\n", std::string(Dialect::name).c_str(), to_string<Dialect>(dynamic_select).c_str(),
                    std::string(to_sql<Dialect>(fixed_select)).c_str());
        for (const auto& statement : mizzle::detail::create_statements<Dialect>(shop::schema))
            std::printf("%s\n", statement.c_str());
    });
    if (databases == 0) return 1;
#if __has_include(<mizzle/sqlite.hpp>)
    sqlite db(":memory:");
    create(db, shop::schema);
    db.run(insert_into(orders).values(
        {{.name = "ada", .price = numeric("2.00")}, {.name = "ben", .price = numeric("1")}}));
    const auto rows = db.all(dynamic_select);
    if (rows.size() != 1 || rows[0].name != "ada") return 1;
#endif
}
