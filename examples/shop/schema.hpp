// The fourteen tables of a shop, and what belongs to what.
#pragma once
#include <mizzle/schema.hpp>

namespace shop {

MIZZLE_ENUM(order_state, placed, paid, shipped, cancelled)

MIZZLE_TABLE(customers,
    (id,      serial,       primary_key),
    (email,   varchar(120), not_null, unique),
    (name,    varchar(60),  not_null),
    (joined,  timestamptz,  not_null, default_now),
    (version, integer,      not_null, default_value(1)))

MIZZLE_TABLE(addresses,
    (id,          serial,      primary_key),
    (customer_id, integer,     not_null, references(customers.id).on_delete(cascade)),
    (line,        text,        not_null),
    (city,        varchar(60), not_null))

MIZZLE_TABLE(categories,
    (id,        serial,      primary_key),
    (parent_id, integer),
    (name,      varchar(60), not_null, unique))
MIZZLE_CONSTRAINTS(categories, foreign_key(categories.parent_id).references(categories.id))

MIZZLE_TABLE(suppliers,
    (id,   serial,      primary_key),
    (name, varchar(60), not_null, unique))

MIZZLE_TABLE(products,
    (id,          serial,         primary_key),
    (category_id, integer,        not_null, references(categories.id)),
    (supplier_id, integer,        references(suppliers.id)),
    (sku,         varchar(20),    not_null, unique),
    (title,       text,           not_null),
    (price,       numeric(10, 2), not_null),
    (is_sold,     boolean,        not_null, default_value(true)))
MIZZLE_CONSTRAINTS(products, index("products_category").on(products.category_id, products.title))

MIZZLE_TABLE(labels,
    (id,   serial,      primary_key),
    (name, varchar(30), not_null, unique))

MIZZLE_TABLE(product_labels,
    (product_id, integer, not_null, references(products.id).on_delete(cascade)),
    (label_id,   integer, not_null, references(labels.id)))
MIZZLE_CONSTRAINTS(product_labels, primary_key(product_labels.product_id, product_labels.label_id))

MIZZLE_TABLE(warehouses,
    (id,   serial,      primary_key),
    (name, varchar(60), not_null, unique))

MIZZLE_TABLE(stock,
    (product_id,   integer, not_null, references(products.id)),
    (warehouse_id, integer, not_null, references(warehouses.id)),
    (quantity,     integer, not_null))
MIZZLE_CONSTRAINTS(stock,
    primary_key(stock.product_id, stock.warehouse_id),
    check("stock_is_there", stock.quantity >= 0))

MIZZLE_TABLE(orders,
    (id,          serial,             primary_key),
    (customer_id, integer,            not_null, references(customers.id)),
    (address_id,  integer,            not_null, references(addresses.id)),
    (state,       enum_<order_state>, not_null, default_value(order_state::placed)),
    (placed_at,   timestamptz,        not_null, default_now))
MIZZLE_CONSTRAINTS(orders, index("orders_customer").on(orders.customer_id, orders.placed_at))

MIZZLE_TABLE(order_lines,
    (order_id,   integer,        not_null, references(orders.id).on_delete(cascade)),
    (product_id, integer,        not_null, references(products.id)),
    (quantity,   integer,        not_null),
    (price,      numeric(10, 2), not_null))
MIZZLE_CONSTRAINTS(order_lines,
    primary_key(order_lines.order_id, order_lines.product_id),
    check("order_lines_quantity", order_lines.quantity > 0))

MIZZLE_TABLE(payments,
    (id,       serial,         primary_key),
    (order_id, integer,        not_null, unique, references(orders.id)),
    (amount,   numeric(12, 2), not_null),
    (paid_at,  timestamptz,    not_null, default_now))

MIZZLE_TABLE(shipments,
    (id,           serial,      primary_key),
    (order_id,     integer,     not_null, references(orders.id)),
    (warehouse_id, integer,     not_null, references(warehouses.id)),
    (sent_at,      timestamptz, not_null, default_now))

MIZZLE_TABLE(reviews,
    (product_id,  integer,  not_null, references(products.id)),
    (customer_id, integer,  not_null, references(customers.id)),
    (stars,       smallint, not_null),
    (body,        text,     not_null, default_value("")))
MIZZLE_CONSTRAINTS(reviews,
    primary_key(reviews.product_id, reviews.customer_id),
    check("reviews_stars", reviews.stars >= 1 && reviews.stars <= 5))

MIZZLE_SCHEMA(schema, customers, addresses, categories, suppliers, products, labels, product_labels, warehouses, stock,
              orders, order_lines, payments, shipments, reviews)

MIZZLE_RELATIONS(products, (labels, many(labels).through(product_labels)))
MIZZLE_RELATIONS(orders,
    (customer, one(customers)),
    (lines,    many(order_lines)))
MIZZLE_RELATIONS(order_lines, (product, one(products)))

}  // namespace shop
