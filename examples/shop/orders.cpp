#include "shop.hpp"

namespace shop {

using namespace mizzle;
namespace rel = relations;

namespace {

// Takes it from where there is most, in a transaction: of two who take at the same time the second waits.
void take_from_stock(database db, const wanted_line& line) {
    const auto most = db.first<int>(select(stock.warehouse_id)
                                        .from(stock)
                                        .where(stock.product_id == line.product && stock.quantity >= line.quantity)
                                        .order_by(desc(stock.quantity), stock.warehouse_id)
                                        .limit(1)
                                        .for_update()
                                        .or_immediate());
    if (!most) throw refusal("there is not enough of a product");
    db.run(update(stock)
               .set(stock.quantity = stock.quantity - line.quantity)
               .where(stock.product_id == line.product && stock.warehouse_id == *most));
}

void set_state(database db, int id, order_state from, order_state to, const char* otherwise) {
    const auto changed = db.run(update(orders).set(orders.state = to).where(orders.id == id && orders.state == from));
    if (changed.rows_affected == 0) throw refusal(otherwise);
}

}  // namespace

int add_warehouse(database db, const std::string& name) {
    return db.one<int>(insert_into(warehouses).values({.name = name}).returning(warehouses.id));
}

void put_in_stock(database db, int product, int warehouse, int quantity) {
    db.run(insert_into(stock)
               .values({.product_id = product, .warehouse_id = warehouse, .quantity = quantity})
               .on_conflict(stock.product_id, stock.warehouse_id)
               .do_update(stock.quantity = stock.quantity + excluded(stock.quantity)));
}

std::int64_t in_stock(database db, int product) {
    return db.one<std::int64_t>(
        select(coalesce(sum(stock.quantity), std::int64_t{0})).from(stock).where(stock.product_id == product));
}

int place_order(database db, int customer, int address, const std::vector<wanted_line>& lines) {
    return db.transaction([&](database tx) {
        const int id = tx.one<int>(
            insert_into(orders).values({.customer_id = customer, .address_id = address}).returning(orders.id));
        for (const auto& line : lines) {
            take_from_stock(tx, line);
            const auto price =
                tx.one<numeric>(select(products.price).from(products).where(products.id == line.product));
            tx.run(
                insert_into(order_lines)
                    .values({.order_id = id, .product_id = line.product, .quantity = line.quantity, .price = price}));
        }
        return id;
    });
}

void pay(database db, int id) {
    db.transaction([&](database tx) {
        set_state(tx, id, order_state::placed, order_state::paid, "this order is not to be paid");
        tx.run(insert_into(payments).values({.order_id = id, .amount = total_of(tx, id)}));
    });
}

void ship(database db, int id, int warehouse) {
    db.transaction([&](database tx) {
        set_state(tx, id, order_state::paid, order_state::shipped, "this order is not to be shipped");
        tx.run(insert_into(shipments).values({.order_id = id, .warehouse_id = warehouse}));
    });
}

void cancel(database db, int id, int warehouse) {
    db.transaction([&](database tx) {
        set_state(tx, id, order_state::placed, order_state::cancelled, "this order cannot be cancelled any more");
        for (const auto& line : tx.all(select(order_lines.product_id, order_lines.quantity)
                                           .from(order_lines)
                                           .where(order_lines.order_id == id)))
            put_in_stock(tx, line.product_id, warehouse, line.quantity);
    });
}

order find_order(database db, int id) {
    return db.one<order>(
        query(orders)
            .where(orders.id == id)
            .columns(orders.id, orders.state)
            .with(rel::orders.customer, rel::orders.lines.columns(order_lines.quantity, order_lines.price)
                                            .order_by(order_lines.product_id)
                                            .with(rel::order_lines.product)));
}

numeric total_of(database db, int id) {
    return db.one<numeric>(select(coalesce(sum(order_lines.price * order_lines.quantity), numeric("0")))
                               .from(order_lines)
                               .where(order_lines.order_id == id));
}

}  // namespace shop
