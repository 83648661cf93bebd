// A shop's repositories: functions that a program calls, declared here, defined in a source file each, none a template.
#pragma once
#include "schema.hpp"

#include <mizzle/any_session.hpp>
#include <mizzle/sqlite.hpp>
#ifdef MIZZLE_EXAMPLE_MYSQL
#include <mizzle/mysql.hpp>
#endif
#ifdef MIZZLE_EXAMPLE_POSTGRES
#include <mizzle/postgres.hpp>
#endif

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace shop {

// The databases that it runs on, in the one place that names them.
template <template <class...> class List>
using for_databases = List<mizzle::sqlite
#ifdef MIZZLE_EXAMPLE_POSTGRES
                           ,
                           mizzle::postgres
#endif
#ifdef MIZZLE_EXAMPLE_MYSQL
                           ,
                           mizzle::mysql
#endif
                           >;
using database = for_databases<mizzle::any_session>;

// What a customer is told.
struct refusal : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// ---- customers.cpp ----
struct spending {
    std::string name;
    std::int64_t orders;
    std::optional<mizzle::numeric> total;
};
int add_customer(database db, const std::string& email, const std::string& name);  // refusal: the address is taken
std::optional<customers::row> find_customer(database db, std::string_view email);
// refusal: somebody else has changed the customer since `version`
void rename_customer(database db, int id, int version, const std::string& name);
int add_address(database db, int customer, const std::string& line, const std::string& city);
std::vector<std::string> cities(database db);
std::vector<spending> best_customers(database db, int limit);

// ---- catalog.cpp ----
struct search {
    std::string text{};
    std::optional<mizzle::numeric> up_to{};
    std::optional<int> category{};
    int page = 1;
};
struct labelled_product {
    std::string sku, title;
    std::vector<std::string> labels;
};
struct rating {
    std::int64_t reviews;
    std::optional<double> stars;
};
int add_category(database db, const std::string& name, std::optional<int> parent);
int add_product(database db, const products::new_row& product, const std::vector<std::string>& labels);
void change_product(database db, std::string_view sku, const products::changes& changes);
std::vector<products::row> find_products(database db, const search& wanted);
std::vector<labelled_product> labelled_products(database db);
// Of a category and those below it, however deep.
std::vector<std::string> titles_below(database db, int category);
void review(database db, int product, int customer, std::int16_t stars, const std::string& body);
rating rating_of(database db, int product);

// ---- orders.cpp ----
struct wanted_line {
    int product, quantity;
};
struct order_line {
    int quantity;
    mizzle::numeric price;
    products::row product;
};
struct order {
    int id;
    order_state state;
    customers::row customer;
    std::vector<order_line> lines;
};
int add_warehouse(database db, const std::string& name);
void put_in_stock(database db, int product, int warehouse, int quantity);
std::int64_t in_stock(database db, int product);
// All of it or nothing. refusal: there is not enough of a product
int place_order(database db, int customer, int address, const std::vector<wanted_line>& lines);
void pay(database db, int id);  // refusal: it is not to be paid
void ship(database db, int id, int warehouse);
// Gives back what an order that was not shipped has taken.
void cancel(database db, int id, int warehouse);
order find_order(database db, int id);
mizzle::numeric total_of(database db, int id);

}  // namespace shop
