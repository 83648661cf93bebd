// The tables of TPC-H, rows for them that are the same each time, and its queries as one writes them.
#pragma once
#include <mizzle/mizzle.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace tpch {

MIZZLE_TABLE(region, (r_regionkey, integer, primary_key), (r_name, text, not_null))
MIZZLE_TABLE(nation,
    (n_nationkey, integer, primary_key),
    (n_name,      text,    not_null),
    (n_regionkey, integer, not_null))
MIZZLE_TABLE(supplier,
    (s_suppkey,   integer,        primary_key),
    (s_name,      text,           not_null),
    (s_address,   text,           not_null),
    (s_nationkey, integer,        not_null),
    (s_phone,     text,           not_null),
    (s_acctbal,   numeric(15, 2), not_null),
    (s_comment,   text,           not_null))
MIZZLE_TABLE(customer,
    (c_custkey,    integer,        primary_key),
    (c_name,       text,           not_null),
    (c_address,    text,           not_null),
    (c_nationkey,  integer,        not_null),
    (c_phone,      text,           not_null),
    (c_acctbal,    numeric(15, 2), not_null),
    (c_mktsegment, text,           not_null))
MIZZLE_TABLE(part,
    (p_partkey,     integer,        primary_key),
    (p_name,        text,           not_null),
    (p_mfgr,        text,           not_null),
    (p_brand,       text,           not_null),
    (p_type,        text,           not_null),
    (p_size,        integer,        not_null),
    (p_container,   text,           not_null),
    (p_retailprice, numeric(15, 2), not_null))
MIZZLE_TABLE(partsupp,
    (ps_partkey,    integer,        not_null),
    (ps_suppkey,    integer,        not_null),
    (ps_availqty,   integer,        not_null),
    (ps_supplycost, numeric(15, 2), not_null))
MIZZLE_TABLE(orders,
    (o_orderkey,      integer,        primary_key),
    (o_custkey,       integer,        not_null),
    (o_orderstatus,   text,           not_null),
    (o_totalprice,    numeric(15, 2), not_null),
    (o_orderdate,     date,           not_null),
    (o_orderpriority, text,           not_null),
    (o_shippriority,  integer,        not_null),
    (o_comment,       text,           not_null))
MIZZLE_TABLE(lineitem,
    (l_orderkey,      integer,        not_null),
    (l_partkey,       integer,        not_null),
    (l_suppkey,       integer,        not_null),
    (l_linenumber,    integer,        not_null),
    (l_quantity,      numeric(15, 2), not_null),
    (l_extendedprice, numeric(15, 2), not_null),
    (l_discount,      numeric(15, 2), not_null),
    (l_tax,           numeric(15, 2), not_null),
    (l_returnflag,    text,           not_null),
    (l_linestatus,    text,           not_null),
    (l_shipdate,      date,           not_null),
    (l_commitdate,    date,           not_null),
    (l_receiptdate,   date,           not_null),
    (l_shipinstruct,  text,           not_null),
    (l_shipmode,      text,           not_null))

MIZZLE_CONSTRAINTS(partsupp, primary_key(partsupp.ps_partkey, partsupp.ps_suppkey))
MIZZLE_CONSTRAINTS(orders, index("orders_customer").on(orders.o_custkey))
MIZZLE_CONSTRAINTS(lineitem,
    primary_key(lineitem.l_orderkey, lineitem.l_linenumber),
    index("lineitem_part").on(lineitem.l_partkey, lineitem.l_suppkey))

MIZZLE_SCHEMA(schema, region, nation, supplier, customer, part, partsupp, orders, lineitem)

// Fills the tables: about six rows of lineitem for each order.
template <class Database> void fill(Database& db, int order_count) {
    using mizzle::numeric;
    std::uint64_t state = 42;
    const auto random = [&state](int from, int to) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        return from + static_cast<int>((state >> 33) % static_cast<std::uint64_t>(to - from + 1));
    };
    const auto one_of = [&random](const auto& list) {
        return std::string(list[static_cast<std::size_t>(random(0, static_cast<int>(std::size(list)) - 1))]);
    };
    const auto cents = [](long n) { return *numeric::parse(std::to_string(n) + "e-2")->with_scale(2); };
    const auto phone = [&](int nation_key) {
        return std::to_string(nation_key + 10) + "-" + std::to_string(random(100, 999)) + "-" +
               std::to_string(random(1000, 9999));
    };
    const std::array words{"green",    "forest", "red",   "special",  "blue",
                           "requests", "slow",   "steel", "Customer", "Complaints"};
    const std::array nations{"ALGERIA",      "ARGENTINA",  "BRAZIL",  "CANADA",         "EGYPT",
                             "ETHIOPIA",     "FRANCE",     "GERMANY", "INDIA",          "INDONESIA",
                             "IRAN",         "IRAQ",       "JAPAN",   "JORDAN",         "KENYA",
                             "MOROCCO",      "MOZAMBIQUE", "PERU",    "CHINA",          "ROMANIA",
                             "SAUDI ARABIA", "VIETNAM",    "RUSSIA",  "UNITED KINGDOM", "UNITED STATES"};
    const std::array region_of{0, 1, 1, 1, 4, 0, 3, 3, 2, 2, 4, 4, 2, 4, 0, 0, 0, 1, 2, 3, 4, 2, 3, 3, 1};
    const std::array regions{"AFRICA", "AMERICA", "ASIA", "EUROPE", "MIDDLE EAST"};
    const std::array segments{"AUTOMOBILE", "BUILDING", "FURNITURE", "HOUSEHOLD", "MACHINERY"};
    const std::array types{"PROMO BURNISHED COPPER", "ECONOMY ANODIZED STEEL", "STANDARD PLATED BRASS",
                           "MEDIUM POLISHED TIN", "SMALL BRUSHED NICKEL"};
    const std::array containers{"SM CASE", "SM BOX", "MED BAG", "MED BOX", "LG CASE", "LG BOX"};
    const std::array modes{"AIR", "AIR REG", "MAIL", "SHIP", "TRUCK", "RAIL", "FOB"};
    const std::array instructs{"DELIVER IN PERSON", "COLLECT COD", "NONE"};
    const std::array priorities{"1-URGENT", "2-HIGH", "3-MEDIUM", "4-NOT SPECIFIED", "5-LOW"};
    const int parts = order_count / 8 + 20, suppliers = order_count / 100 + 10, customers = order_count / 10 + 20;

    std::vector<region::new_row> all_regions;
    for (int i = 0; i < 5; ++i)
        all_regions.push_back({.r_regionkey = i, .r_name = regions[static_cast<std::size_t>(i)]});
    std::vector<nation::new_row> all_nations;
    for (int i = 0; i < 25; ++i) {
        const auto n = static_cast<std::size_t>(i);
        all_nations.push_back({.n_nationkey = i, .n_name = nations[n], .n_regionkey = region_of[n]});
    }
    std::vector<supplier::new_row> all_suppliers;
    for (int i = 1; i <= suppliers; ++i) {
        const int key = random(0, 24);
        all_suppliers.push_back({.s_suppkey = i,
                                 .s_name = "Supplier#" + std::to_string(i),
                                 .s_address = "at " + std::to_string(i),
                                 .s_nationkey = key,
                                 .s_phone = phone(key),
                                 .s_acctbal = cents(random(-99999, 999999)),
                                 .s_comment = one_of(words) + " " + one_of(words)});
    }
    std::vector<customer::new_row> all_customers;
    for (int i = 1; i <= customers; ++i) {
        const int key = random(0, 24);
        all_customers.push_back({.c_custkey = i,
                                 .c_name = "Customer#" + std::to_string(i),
                                 .c_address = "at " + std::to_string(i),
                                 .c_nationkey = key,
                                 .c_phone = phone(key),
                                 .c_acctbal = cents(random(-99999, 999999)),
                                 .c_mktsegment = one_of(segments)});
    }
    std::vector<part::new_row> all_parts;
    std::vector<partsupp::new_row> all_supplies;
    for (int i = 1; i <= parts; ++i) {
        all_parts.push_back({.p_partkey = i,
                             .p_name = one_of(words) + " " + one_of(words),
                             .p_mfgr = "Manufacturer#" + std::to_string(random(1, 5)),
                             .p_brand = "Brand#" + std::to_string(random(1, 5)) + std::to_string(random(1, 5)),
                             .p_type = one_of(types),
                             .p_size = random(1, 50),
                             .p_container = one_of(containers),
                             .p_retailprice = cents(90000 + i * 10)});
        for (int j = 0; j < 4; ++j)
            all_supplies.push_back({.ps_partkey = i,
                                    .ps_suppkey = (i + j * (suppliers / 4 + 1)) % suppliers + 1,
                                    .ps_availqty = random(1, 999),
                                    .ps_supplycost = cents(random(100, 100000))});
    }
    std::vector<orders::new_row> all_orders;
    std::vector<lineitem::new_row> all_lines;
    const auto first_day = std::chrono::sys_days(std::chrono::year(1992) / 1 / 1);
    const auto cutoff = std::chrono::sys_days(std::chrono::year(1995) / 6 / 17);
    for (int i = 1; i <= order_count; ++i) {
        const auto day = first_day + std::chrono::days(random(0, 2400));
        int open = 0;
        long total = 0;
        const int lines = random(1, 7);
        for (int j = 1; j <= lines; ++j) {
            const int part_key = random(1, parts), quantity = random(1, 50);
            const long price = quantity * (90000L + part_key * 10);
            const auto shipped = day + std::chrono::days(random(1, 121)),
                       received = shipped + std::chrono::days(random(1, 30));
            open += shipped > cutoff;
            total += price;
            all_lines.push_back({.l_orderkey = i,
                                 .l_partkey = part_key,
                                 .l_suppkey = (part_key + random(0, 3) * (suppliers / 4 + 1)) % suppliers + 1,
                                 .l_linenumber = j,
                                 .l_quantity = quantity,
                                 .l_extendedprice = cents(price),
                                 .l_discount = cents(random(0, 10)),
                                 .l_tax = cents(random(0, 8)),
                                 .l_returnflag = received <= cutoff ? (random(0, 1) == 0 ? "R" : "A") : "N",
                                 .l_linestatus = shipped > cutoff ? "O" : "F",
                                 .l_shipdate = mizzle::date(shipped),
                                 .l_commitdate = mizzle::date(day + std::chrono::days(random(30, 90))),
                                 .l_receiptdate = mizzle::date(received),
                                 .l_shipinstruct = one_of(instructs),
                                 .l_shipmode = one_of(modes)});
        }
        all_orders.push_back({.o_orderkey = i,
                              .o_custkey = random(0, customers / 3 - 1) * 3 + random(1, 2),
                              .o_orderstatus = open == 0       ? "F"
                                               : open == lines ? "O"
                                                               : "P",
                              .o_totalprice = cents(total),
                              .o_orderdate = mizzle::date(day),
                              .o_orderpriority = one_of(priorities),
                              .o_shippriority = 0,
                              .o_comment = one_of(words) + " " + one_of(words)});
    }
    db.transaction([&](auto& tx) {
        tx.run(mizzle::insert_into(region).values(all_regions));
        tx.run(mizzle::insert_into(nation).values(all_nations));
        tx.run(mizzle::insert_into(supplier).values(all_suppliers));
        tx.run(mizzle::insert_into(customer).values(all_customers));
        tx.run(mizzle::insert_into(part).values(all_parts));
        tx.run(mizzle::insert_into(partsupp).values(all_supplies));
        tx.run(mizzle::insert_into(orders).values(all_orders));
        tx.run(mizzle::insert_into(lineitem).values(all_lines));
    });
}

MIZZLE_NAME(sum_qty)
MIZZLE_NAME(revenue)
MIZZLE_NAME(value_)
MIZZLE_NAME(total)
MIZZLE_NAME(year_)
MIZZLE_NAME(volume)
MIZZLE_NAME(nation_name)
MIZZLE_NAME(share)
MIZZLE_NAME(profit)
MIZZLE_NAME(cost)
MIZZLE_NAME(orders_of)
MIZZLE_NAME(customers_of)
MIZZLE_NAME(suppliers_of)
MIZZLE_NAME(code)
MIZZLE_NAME(key)
MIZZLE_NAME(high)
MIZZLE_NAME(low)
MIZZLE_ALIAS(n1, nation)
MIZZLE_ALIAS(n2, nation)
MIZZLE_ALIAS(l2, lineitem)
MIZZLE_ALIAS(l3, lineitem)
MIZZLE_ALIAS(ps2, partsupp)

// Calls f(number, statement) for each query.
template <class F> void each_query(F&& f) {
    using namespace mizzle;
    using std::chrono::year;
    const auto on = [](int y, unsigned m, unsigned d) {
        return date(year(y) / std::chrono::month(m) / std::chrono::day(d));
    };
    const auto& l = lineitem;
    const auto& o = orders;
    const auto& c = customer;
    const auto& s = supplier;
    const auto& ps = partsupp;
    const auto& p = part;
    const auto discounted = l.l_extendedprice * (1 - l.l_discount);

    f(1, select(l.l_returnflag, l.l_linestatus, sum(l.l_quantity).as(sum_qty), sum(l.l_extendedprice).as(value_),
                sum(discounted).as(revenue), sum(discounted * (1 + l.l_tax)).as(total), avg(l.l_quantity),
                avg(l.l_extendedprice).template as<"avg_price">(), avg(l.l_discount).template as<"avg_disc">(), count())
             .from(l)
             .where(l.l_shipdate <= on(1998, 9, 2))
             .group_by(l.l_returnflag, l.l_linestatus)
             .order_by(l.l_returnflag, l.l_linestatus));
    f(2, select(s.s_acctbal, s.s_name, nation.n_name, p.p_partkey, p.p_mfgr)
             .from(p)
             .inner_join(ps, p.p_partkey == ps.ps_partkey)
             .inner_join(s, s.s_suppkey == ps.ps_suppkey)
             .inner_join(nation, s.s_nationkey == nation.n_nationkey)
             .inner_join(region, nation.n_regionkey == region.r_regionkey)
             .where(p.p_size < 30 && p.p_type.like(ends_with("BRASS")) && region.r_name == "EUROPE" &&
                    ps.ps_supplycost ==
                        scalar(select(min(ps2.ps_supplycost))
                                   .from(ps2)
                                   .inner_join(supplier, supplier.s_suppkey == ps2.ps_suppkey)
                                   .inner_join(n1, supplier.s_nationkey == n1.n_nationkey)
                                   .inner_join(region, n1.n_regionkey == region.r_regionkey)
                                   .where(ps2.ps_partkey == outer(p.p_partkey) && region.r_name == "EUROPE")))
             .order_by(desc(s.s_acctbal), nation.n_name, s.s_name, p.p_partkey)
             .limit(100));
    f(3, select(l.l_orderkey, sum(discounted).as(revenue), o.o_orderdate, o.o_shippriority)
             .from(c)
             .inner_join(o, c.c_custkey == o.o_custkey)
             .inner_join(l, l.l_orderkey == o.o_orderkey)
             .where(c.c_mktsegment == "BUILDING" && o.o_orderdate < on(1995, 3, 15) && l.l_shipdate > on(1995, 3, 15))
             .group_by(l.l_orderkey, o.o_orderdate, o.o_shippriority)
             .order_by(desc(revenue), o.o_orderdate, l.l_orderkey)
             .limit(10));
    f(4, select(o.o_orderpriority, count())
             .from(o)
             .where(o.o_orderdate >= on(1993, 7, 1) && o.o_orderdate < on(1993, 10, 1) &&
                    exists(select(l.l_orderkey)
                               .from(l)
                               .where(l.l_orderkey == outer(o.o_orderkey) && l.l_commitdate < l.l_receiptdate)))
             .group_by(o.o_orderpriority)
             .order_by(o.o_orderpriority));
    f(5, select(nation.n_name, sum(discounted).as(revenue))
             .from(c)
             .inner_join(o, c.c_custkey == o.o_custkey)
             .inner_join(l, l.l_orderkey == o.o_orderkey)
             .inner_join(s, l.l_suppkey == s.s_suppkey && c.c_nationkey == s.s_nationkey)
             .inner_join(nation, s.s_nationkey == nation.n_nationkey)
             .inner_join(region, nation.n_regionkey == region.r_regionkey)
             .where(region.r_name == "ASIA" && o.o_orderdate >= on(1994, 1, 1) && o.o_orderdate < on(1996, 1, 1))
             .group_by(nation.n_name)
             .order_by(desc(revenue), nation.n_name));
    f(6, select(sum(l.l_extendedprice * l.l_discount).as(revenue))
             .from(l)
             .where(l.l_shipdate >= on(1994, 1, 1) && l.l_shipdate < on(1995, 1, 1) &&
                    l.l_discount.between(numeric("0.05"), numeric("0.07")) && l.l_quantity < 24));
    const auto shipping =
        subquery<"shipping">(select(n1.n_name.template as<"from_">(), n2.n_name.as(nation_name),
                                    extract<date_part::year>(l.l_shipdate).as(year_), discounted.as(volume))
                                 .from(s)
                                 .inner_join(l, s.s_suppkey == l.l_suppkey)
                                 .inner_join(o, o.o_orderkey == l.l_orderkey)
                                 .inner_join(c, c.c_custkey == o.o_custkey)
                                 .inner_join(n1, s.s_nationkey == n1.n_nationkey)
                                 .inner_join(n2, c.c_nationkey == n2.n_nationkey)
                                 .where(((n1.n_name == "FRANCE" && n2.n_name == "GERMANY") ||
                                         (n1.n_name == "GERMANY" && n2.n_name == "FRANCE")) &&
                                        l.l_shipdate.between(on(1995, 1, 1), on(1996, 12, 31))));
    f(7, select(shipping.nation_name, shipping.year_, sum(shipping.volume).as(revenue))
             .from(shipping)
             .group_by(shipping.nation_name, shipping.year_)
             .order_by(shipping.nation_name, shipping.year_));
    const auto all_nations = subquery<"all_nations">(
        select(extract<date_part::year>(o.o_orderdate).as(year_), discounted.as(volume), n2.n_name.as(nation_name))
            .from(p)
            .inner_join(l, p.p_partkey == l.l_partkey)
            .inner_join(s, s.s_suppkey == l.l_suppkey)
            .inner_join(o, l.l_orderkey == o.o_orderkey)
            .inner_join(c, o.o_custkey == c.c_custkey)
            .inner_join(n1, c.c_nationkey == n1.n_nationkey)
            .inner_join(region, n1.n_regionkey == region.r_regionkey)
            .inner_join(n2, s.s_nationkey == n2.n_nationkey)
            .where(region.r_name == "AMERICA" && o.o_orderdate.between(on(1995, 1, 1), on(1996, 12, 31)) &&
                   p.p_type == "ECONOMY ANODIZED STEEL"));
    f(8, select(all_nations.year_, (sum(case_when(all_nations.nation_name == "BRAZIL", all_nations.volume).else_(0)) /
                                    sum(all_nations.volume))
                                       .as(share))
             .from(all_nations)
             .group_by(all_nations.year_)
             .order_by(all_nations.year_));
    const auto profits =
        subquery<"profits">(select(nation.n_name.as(nation_name), extract<date_part::year>(o.o_orderdate).as(year_),
                                   (discounted - ps.ps_supplycost * l.l_quantity).as(volume))
                                .from(p)
                                .inner_join(l, p.p_partkey == l.l_partkey)
                                .inner_join(s, s.s_suppkey == l.l_suppkey)
                                .inner_join(ps, ps.ps_suppkey == l.l_suppkey && ps.ps_partkey == l.l_partkey)
                                .inner_join(o, o.o_orderkey == l.l_orderkey)
                                .inner_join(nation, s.s_nationkey == nation.n_nationkey)
                                .where(p.p_name.like(contains("green"))));
    f(9, select(profits.nation_name, profits.year_, sum(profits.volume).as(profit))
             .from(profits)
             .group_by(profits.nation_name, profits.year_)
             .order_by(profits.nation_name, desc(profits.year_)));
    f(10, select(c.c_custkey, c.c_name, sum(discounted).as(revenue), c.c_acctbal, nation.n_name)
              .from(c)
              .inner_join(o, c.c_custkey == o.o_custkey)
              .inner_join(l, l.l_orderkey == o.o_orderkey)
              .inner_join(nation, c.c_nationkey == nation.n_nationkey)
              .where(o.o_orderdate >= on(1993, 10, 1) && o.o_orderdate < on(1994, 1, 1) && l.l_returnflag == "R")
              .group_by(c.c_custkey, c.c_name, c.c_acctbal, nation.n_name)
              .order_by(desc(revenue), c.c_custkey)
              .limit(20));
    const auto of_germany = [&](const auto& items) {
        return items.from(ps)
            .inner_join(s, ps.ps_suppkey == s.s_suppkey)
            .inner_join(nation, s.s_nationkey == nation.n_nationkey)
            .where(nation.n_name == "GERMANY" || nation.n_name == "PERU");
    };
    const auto stock = sum(ps.ps_supplycost * ps.ps_availqty);
    f(11, of_germany(select(ps.ps_partkey, stock.as(value_)))
              .group_by(ps.ps_partkey)
              .having(stock > scalar(of_germany(select(stock * mizzle::detail::numeric_constant<"0.01">))))
              .order_by(desc(value_), ps.ps_partkey));
    const auto is_urgent = o.o_orderpriority.in("1-URGENT", "2-HIGH");
    f(12,
      select(l.l_shipmode, sum(case_when(is_urgent, 1).else_(0)).as(high),
             sum(case_when(!is_urgent, 1).else_(0)).as(low))
          .from(o)
          .inner_join(l, o.o_orderkey == l.l_orderkey)
          .where(l.l_shipmode.in("MAIL", "SHIP") && l.l_commitdate < l.l_receiptdate && l.l_shipdate < l.l_commitdate &&
                 l.l_receiptdate >= on(1994, 1, 1) && l.l_receiptdate < on(1995, 1, 1))
          .group_by(l.l_shipmode)
          .order_by(l.l_shipmode));
    const auto counts =
        subquery<"counts">(select(c.c_custkey, count(o.o_orderkey).as(orders_of))
                               .from(c)
                               .left_join(o, c.c_custkey == o.o_custkey && o.o_comment.not_like("%special%requests%"))
                               .group_by(c.c_custkey));
    f(13, select(counts.orders_of, count().as(customers_of))
              .from(counts)
              .group_by(counts.orders_of)
              .order_by(desc(customers_of), desc(counts.orders_of)));
    f(14, select((mizzle::detail::numeric_constant<"100.00"> *
                  sum(case_when(p.p_type.like(starts_with("PROMO")), discounted).else_(0)) / sum(discounted))
                     .as(revenue))
              .from(l)
              .inner_join(p, l.l_partkey == p.p_partkey)
              .where(l.l_shipdate >= on(1995, 9, 1) && l.l_shipdate < on(1995, 10, 1)));
    const auto revenues = cte<"revenues">(select(l.l_suppkey, sum(discounted).as(total))
                                              .from(l)
                                              .where(l.l_shipdate >= on(1996, 1, 1) && l.l_shipdate < on(1996, 4, 1))
                                              .group_by(l.l_suppkey));
    f(15, with(revenues)(select(s.s_suppkey, s.s_name, revenues.total)
                             .from(s)
                             .inner_join(revenues, s.s_suppkey == revenues.l_suppkey)
                             .where(revenues.total == scalar(select(max(revenues.total)).from(revenues)))
                             .order_by(s.s_suppkey)));
    f(16, select(p.p_brand, p.p_type, p.p_size, count(distinct(ps.ps_suppkey)).as(suppliers_of))
              .from(ps)
              .inner_join(p, p.p_partkey == ps.ps_partkey)
              .where(p.p_brand != "Brand#45" && p.p_type.not_like(starts_with("MEDIUM POLISHED")) &&
                     p.p_size.in(49, 14, 23, 45, 19, 3, 36, 9) &&
                     ps.ps_suppkey.not_in(select(s.s_suppkey).from(s).where(s.s_comment.like("%Customer%Complaints%"))))
              .group_by(p.p_brand, p.p_type, p.p_size)
              .order_by(desc(suppliers_of), p.p_brand, p.p_type, p.p_size));
    f(17, select((sum(l.l_extendedprice) / numeric("7.0")).as(value_))
              .from(l)
              .inner_join(p, p.p_partkey == l.l_partkey)
              .where(p.p_container == "MED BOX" &&
                     l.l_quantity <
                         scalar(select(avg(l2.l_quantity) * 0.5).from(l2).where(l2.l_partkey == outer(p.p_partkey)))));
    f(18, select(c.c_name, c.c_custkey, o.o_orderkey, o.o_orderdate, o.o_totalprice, sum(l.l_quantity).as(sum_qty))
              .from(c)
              .inner_join(o, c.c_custkey == o.o_custkey)
              .inner_join(l, o.o_orderkey == l.l_orderkey)
              .where(o.o_orderkey.in(
                  select(l2.l_orderkey).from(l2).group_by(l2.l_orderkey).having(sum(l2.l_quantity) > 200)))
              .group_by(c.c_name, c.c_custkey, o.o_orderkey, o.o_orderdate, o.o_totalprice)
              .order_by(desc(o.o_totalprice), o.o_orderdate, o.o_orderkey)
              .limit(100));
    const auto of_brand = [&](const char* brand, int from, auto&&... container) {
        return p.p_brand.in(std::string(brand)) && p.p_container.in(container...) && l.l_quantity >= from &&
               l.l_quantity <= from + 20 && p.p_size.between(1, 30);
    };
    f(19, select(sum(discounted).as(revenue))
              .from(l)
              .inner_join(p, p.p_partkey == l.l_partkey)
              .where((of_brand("Brand#12", 1, "SM CASE", "SM BOX") || of_brand("Brand#23", 10, "MED BAG", "MED BOX") ||
                      of_brand("Brand#34", 20, "LG CASE", "LG BOX")) &&
                     l.l_shipmode.in("AIR", "AIR REG") && l.l_shipinstruct == "DELIVER IN PERSON"));
    f(20,
      select(s.s_name, s.s_address)
          .from(s)
          .inner_join(nation, s.s_nationkey == nation.n_nationkey)
          .where(
              s.s_suppkey.in(
                  select(ps.ps_suppkey)
                      .from(ps)
                      .where(
                          ps.ps_partkey.in(select(p.p_partkey).from(p).where(p.p_name.like(starts_with("forest")))) &&
                          ps.ps_availqty >
                              scalar(select(mizzle::detail::numeric_constant<"0.5"> * sum(l.l_quantity))
                                         .from(l)
                                         .where(l.l_partkey == outer(ps.ps_partkey) &&
                                                l.l_suppkey == outer(ps.ps_suppkey) && l.l_shipdate >= on(1994, 1, 1) &&
                                                l.l_shipdate < on(1995, 1, 1))))) &&
              nation.n_nationkey < 12)
          .order_by(s.s_name));
    f(21, select(s.s_name, count().as(total))
              .from(s)
              .inner_join(l, s.s_suppkey == l.l_suppkey)
              .inner_join(o, o.o_orderkey == l.l_orderkey)
              .inner_join(nation, s.s_nationkey == nation.n_nationkey)
              .where(o.o_orderstatus == "F" && l.l_receiptdate > l.l_commitdate &&
                     exists(select(l2.l_orderkey)
                                .from(l2)
                                .where(l2.l_orderkey == outer(l.l_orderkey) && l2.l_suppkey != outer(l.l_suppkey))) &&
                     not_exists(select(l3.l_orderkey)
                                    .from(l3)
                                    .where(l3.l_orderkey == outer(l.l_orderkey) && l3.l_suppkey != outer(l.l_suppkey) &&
                                           l3.l_receiptdate > l3.l_commitdate)) &&
                     nation.n_name.in("SAUDI ARABIA", "PERU", "KENYA"))
              .group_by(s.s_name)
              .order_by(desc(total), s.s_name)
              .limit(100));
    const auto of_codes = [&](const auto& phone_of) {
        return substring(phone_of, 1, 2).in("13", "31", "23", "29", "30", "18", "17");
    };
    const auto rich =
        subquery<"rich">(select(substring(c.c_phone, 1, 2).as(code), c.c_acctbal)
                             .from(c)
                             .where(of_codes(c.c_phone) &&
                                    c.c_acctbal > scalar(select(avg(customer.c_acctbal))
                                                             .from(customer)
                                                             .where(customer.c_acctbal > numeric("0.00") &&
                                                                    of_codes(customer.c_phone))) &&
                                    not_exists(select(o.o_orderkey).from(o).where(o.o_custkey == outer(c.c_custkey)))));
    f(22, select(rich.code, count().as(customers_of), sum(rich.c_acctbal).as(value_))
              .from(rich)
              .group_by(rich.code)
              .order_by(rich.code));
}

}  // namespace tpch
