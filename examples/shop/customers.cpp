#include "shop.hpp"

namespace shop {

using namespace mizzle;

int add_customer(database db, const std::string& email, const std::string& name) {
    try {
        return db.one<int>(insert_into(customers).values({.email = email, .name = name}).returning(customers.id));
    } catch (const unique_violation&) { throw refusal("there is a customer of this address already"); }
}

std::optional<customers::row> find_customer(database db, std::string_view email) {
    return db.first(select().from(customers).where(customers.email == email));
}

void rename_customer(database db, int id, int version, const std::string& name) {
    const auto changed = db.run(update(customers)
                                    .set(customers.name = name, customers.version = customers.version + 1)
                                    .where(customers.id == id && customers.version == version));
    if (changed.rows_affected == 0) throw refusal("somebody else has changed this customer; look again");
}

int add_address(database db, int customer, const std::string& line, const std::string& city) {
    return db.one<int>(
        insert_into(addresses).values({.customer_id = customer, .line = line, .city = city}).returning(addresses.id));
}

std::vector<std::string> cities(database db) {
    return db.all<std::string>(select(addresses.city).distinct().from(addresses).order_by(addresses.city));
}

std::vector<spending> best_customers(database db, int limit) {
    return db.all<spending>(select(customers.name, count(payments.id), sum(payments.amount))
                                .from(customers)
                                .inner_join(orders, orders.customer_id == customers.id)
                                .inner_join(payments, payments.order_id == orders.id)
                                .group_by(customers.id)
                                .order_by(desc(sum(payments.amount)), customers.name)
                                .limit(limit));
}

}  // namespace shop
