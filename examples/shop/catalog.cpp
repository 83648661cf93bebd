#include "shop.hpp"

namespace shop {

using namespace mizzle;
namespace rel = relations;

int add_category(database db, const std::string& name, std::optional<int> parent) {
    return db.one<int>(insert_into(categories).values({.parent_id = parent, .name = name}).returning(categories.id));
}

int add_product(database db, const products::new_row& product, const std::vector<std::string>& names) {
    return db.transaction([&](database tx) {
        const int id = tx.one<int>(insert_into(products).values(product).returning(products.id));
        for (const auto& name : names) {
            tx.run(insert_into(labels).values({.name = name}).on_conflict(labels.name).do_nothing());
            tx.run(insert_into(product_labels)
                       .columns(product_labels.product_id, product_labels.label_id)
                       .select(select(id, labels.id).from(labels).where(labels.name == name)));
        }
        return id;
    });
}

void change_product(database db, std::string_view sku, const products::changes& changes) {
    if (db.run(update(products).set(changes).where(products.sku == sku)).rows_affected == 0)
        throw refusal("there is no such product");
}

std::vector<products::row> find_products(database db, const search& wanted) {
    condition where = products.is_sold == true;
    if (!wanted.text.empty()) where &= products.title.ilike(contains(wanted.text));
    if (wanted.up_to) where &= products.price <= *wanted.up_to;
    if (wanted.category) where &= products.category_id == *wanted.category;
    return db.all(
        select().from(products).where(where).order_by(products.title).limit(20).offset((wanted.page - 1) * 20));
}

std::vector<labelled_product> labelled_products(database db) {
    return db.all<labelled_product>(query(products)
                                        .columns(products.sku, products.title)
                                        .order_by(products.sku)
                                        .with(rel::products.labels.columns(labels.name).order_by(labels.name)));
}

std::vector<std::string> titles_below(database db, int category) {
    const auto tree =
        recursive<"tree">(select(categories.id).from(categories).where(categories.id == category), [](auto above) {
            return select(categories.id).from(categories).inner_join(above, categories.parent_id == above.id);
        });
    return db.all<std::string>(with(tree)(select(products.title)
                                              .from(products)
                                              .inner_join(tree, tree.id == products.category_id)
                                              .order_by(products.title)));
}

void review(database db, int product, int customer, std::int16_t stars, const std::string& body) {
    db.run(insert_into(reviews)
               .values({.product_id = product, .customer_id = customer, .stars = stars, .body = body})
               .on_conflict(reviews.product_id, reviews.customer_id)
               .do_update(reviews.stars = excluded(reviews.stars), reviews.body = excluded(reviews.body)));
}

rating rating_of(database db, int product) {
    return db.one<rating>(
        select(count(), avg(cast<double>(reviews.stars))).from(reviews).where(reviews.product_id == product));
}

}  // namespace shop
