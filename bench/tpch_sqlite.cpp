// TPC-H's queries by Mizzle on SQLite beside the same SQL by hand over integer cents, on one set of tables: the least
// of some runs of each. `bench_tpch_sqlite [orders]` prints a line for each query, and fails where rows differ in
// number.
#include "../tests/tpch.hpp"

#include <mizzle/sqlite.hpp>

#include <fmt/core.h>
#include <sqlite3.h>

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <map>
#include <stdexcept>

namespace {

const std::map<int, const char*> by_hand{
    {1, "select l_returnflag, l_linestatus, sum(l_quantity), sum(l_extendedprice), sum(l_extendedprice * (100 - "
        "l_discount)), sum(l_extendedprice * (100 - l_discount) * (100 + l_tax)), avg(l_quantity) / 100, "
        "avg(l_extendedprice) / 100, avg(l_discount) / 100, count(*) from lineitem where l_shipdate <= '1998-09-02' "
        "group by l_returnflag, l_linestatus order by l_returnflag, l_linestatus"},
    {2, "select s_acctbal, s_name, n_name, p_partkey, p_mfgr from part join partsupp on p_partkey = ps_partkey join "
        "supplier on s_suppkey = ps_suppkey join nation on s_nationkey = n_nationkey join region on n_regionkey = "
        "r_regionkey where p_size < 30 and p_type like '%BRASS' and r_name = 'EUROPE' and ps_supplycost = (select "
        "min(a.ps_supplycost) from partsupp a join supplier b on b.s_suppkey = a.ps_suppkey join nation c on "
        "b.s_nationkey = c.n_nationkey join region d on c.n_regionkey = d.r_regionkey where a.ps_partkey = p_partkey "
        "and d.r_name = 'EUROPE') order by s_acctbal desc, n_name, s_name, p_partkey limit 100"},
    {3, "select l_orderkey, sum(l_extendedprice * (100 - l_discount)) as revenue, o_orderdate, o_shippriority from "
        "customer join orders on c_custkey = o_custkey join lineitem on l_orderkey = o_orderkey where c_mktsegment = "
        "'BUILDING' and o_orderdate < '1995-03-15' and l_shipdate > '1995-03-15' group by l_orderkey, o_orderdate, "
        "o_shippriority order by revenue desc, o_orderdate, l_orderkey limit 10"},
    {4, "select o_orderpriority, count(*) from orders where o_orderdate >= '1993-07-01' and o_orderdate < '1993-10-01' "
        "and exists (select l_orderkey from lineitem where l_orderkey = o_orderkey and l_commitdate < l_receiptdate) "
        "group by o_orderpriority order by o_orderpriority"},
    {5, "select n_name, sum(l_extendedprice * (100 - l_discount)) as revenue from customer join orders on c_custkey = "
        "o_custkey join lineitem on l_orderkey = o_orderkey join supplier on l_suppkey = s_suppkey and c_nationkey = "
        "s_nationkey join nation on s_nationkey = n_nationkey join region on n_regionkey = r_regionkey where r_name = "
        "'ASIA' and o_orderdate >= '1994-01-01' and o_orderdate < '1996-01-01' group by n_name order by revenue desc, "
        "n_name"},
    {6, "select sum(l_extendedprice * l_discount) from lineitem where l_shipdate >= '1994-01-01' and l_shipdate < "
        "'1995-01-01' and l_discount between 5 and 7 and l_quantity < 2400"},
    {7, "select f, t, sum(v) from (select b.n_name as f, cast(strftime('%Y', l_shipdate) as integer) as t, "
        "l_extendedprice * (100 - l_discount) as v from supplier join lineitem on s_suppkey = l_suppkey join orders on "
        "o_orderkey = l_orderkey join customer on c_custkey = o_custkey join nation a on s_nationkey = a.n_nationkey "
        "join nation b on c_nationkey = b.n_nationkey where ((a.n_name = 'FRANCE' and b.n_name = 'GERMANY') or "
        "(a.n_name = 'GERMANY' and b.n_name = 'FRANCE')) and l_shipdate between '1995-01-01' and '1996-12-31') group "
        "by f, t order by f, t"},
    {8, "select y, sum(case when n = 'BRAZIL' then v else 0 end) * 1.0 / sum(v) from (select cast(strftime('%Y', "
        "o_orderdate) as integer) as y, l_extendedprice * (100 - l_discount) as v, b.n_name as n from part join "
        "lineitem on p_partkey = l_partkey join supplier on s_suppkey = l_suppkey join orders on l_orderkey = "
        "o_orderkey join customer on o_custkey = c_custkey join nation a on c_nationkey = a.n_nationkey join region on "
        "a.n_regionkey = r_regionkey join nation b on s_nationkey = b.n_nationkey where r_name = 'AMERICA' and "
        "o_orderdate between '1995-01-01' and '1996-12-31' and p_type = 'ECONOMY ANODIZED STEEL') group by y order by "
        "y"},
    {9, "select n, y, sum(v) from (select n_name as n, cast(strftime('%Y', o_orderdate) as integer) as y, "
        "l_extendedprice * (100 - l_discount) - ps_supplycost * l_quantity as v from part join lineitem on p_partkey = "
        "l_partkey join supplier on s_suppkey = l_suppkey join partsupp on ps_suppkey = l_suppkey and ps_partkey = "
        "l_partkey join orders on o_orderkey = l_orderkey join nation on s_nationkey = n_nationkey where p_name like "
        "'%green%') group by n, y order by n, y desc"},
    {10, "select c_custkey, c_name, sum(l_extendedprice * (100 - l_discount)) as revenue, c_acctbal, n_name from "
         "customer join orders on c_custkey = o_custkey join lineitem on l_orderkey = o_orderkey join nation on "
         "c_nationkey = n_nationkey where o_orderdate >= '1993-10-01' and o_orderdate < '1994-01-01' and l_returnflag "
         "= 'R' group by c_custkey, c_name, c_acctbal, n_name order by revenue desc, c_custkey limit 20"},
    {11, "select ps_partkey, sum(ps_supplycost * ps_availqty) as v from partsupp join supplier on ps_suppkey = "
         "s_suppkey join nation on s_nationkey = n_nationkey where n_name = 'GERMANY' or n_name = 'PERU' group by "
         "ps_partkey having v * 100 > (select sum(ps_supplycost * ps_availqty) from partsupp join supplier on "
         "ps_suppkey = s_suppkey join nation on s_nationkey = n_nationkey where n_name = 'GERMANY' or n_name = 'PERU') "
         "order by v desc, ps_partkey"},
    {12, "select l_shipmode, sum(case when o_orderpriority in ('1-URGENT', '2-HIGH') then 1 else 0 end), sum(case when "
         "o_orderpriority not in ('1-URGENT', '2-HIGH') then 1 else 0 end) from orders join lineitem on o_orderkey = "
         "l_orderkey where l_shipmode in ('MAIL', 'SHIP') and l_commitdate < l_receiptdate and l_shipdate < "
         "l_commitdate and l_receiptdate >= '1994-01-01' and l_receiptdate < '1995-01-01' group by l_shipmode order by "
         "l_shipmode"},
    {13, "select n, count(*) as c from (select c_custkey, count(o_orderkey) as n from customer left join orders on "
         "c_custkey = o_custkey and o_comment not like '%special%requests%' group by c_custkey) group by n order by c "
         "desc, n desc"},
    {14, "select 100.0 * sum(case when p_type like 'PROMO%' then l_extendedprice * (100 - l_discount) else 0 end) / "
         "sum(l_extendedprice * (100 - l_discount)) from lineitem join part on l_partkey = p_partkey where l_shipdate "
         ">= '1995-09-01' and l_shipdate < '1995-10-01'"},
    {15,
     "with r as (select l_suppkey as k, sum(l_extendedprice * (100 - l_discount)) as t from lineitem where "
     "l_shipdate >= '1996-01-01' and l_shipdate < '1996-04-01' group by l_suppkey) select s_suppkey, s_name, t from "
     "supplier join r on s_suppkey = k where t = (select max(t) from r) order by s_suppkey"},
    {16, "select p_brand, p_type, p_size, count(distinct ps_suppkey) as c from partsupp join part on p_partkey = "
         "ps_partkey where p_brand <> 'Brand#45' and p_type not like 'MEDIUM POLISHED%' and p_size in (49, 14, 23, 45, "
         "19, 3, 36, 9) and ps_suppkey not in (select s_suppkey from supplier where s_comment like "
         "'%Customer%Complaints%') group by p_brand, p_type, p_size order by c desc, p_brand, p_type, p_size"},
    {17, "select sum(l_extendedprice) / 7.0 from lineitem a join part on p_partkey = l_partkey where p_container = "
         "'MED BOX' and l_quantity < (select avg(b.l_quantity) * 0.5 from lineitem b where b.l_partkey = p_partkey)"},
    {18,
     "select c_name, c_custkey, o_orderkey, o_orderdate, o_totalprice, sum(l_quantity) from customer join orders on "
     "c_custkey = o_custkey join lineitem on o_orderkey = l_orderkey where o_orderkey in (select l_orderkey from "
     "lineitem group by l_orderkey having sum(l_quantity) > 20000) group by c_name, c_custkey, o_orderkey, "
     "o_orderdate, o_totalprice order by o_totalprice desc, o_orderdate, o_orderkey limit 100"},
    {19, "select sum(l_extendedprice * (100 - l_discount)) from lineitem join part on p_partkey = l_partkey where "
         "((p_brand in ('Brand#12') and p_container in ('SM CASE', 'SM BOX') and l_quantity >= 100 and l_quantity <= "
         "2100 and p_size between 1 and 30) or (p_brand in ('Brand#23') and p_container in ('MED BAG', 'MED BOX') and "
         "l_quantity >= 1000 and l_quantity <= 3000 and p_size between 1 and 30) or (p_brand in ('Brand#34') and "
         "p_container in ('LG CASE', 'LG BOX') and l_quantity >= 2000 and l_quantity <= 4000 and p_size between 1 and "
         "30)) and l_shipmode in ('AIR', 'AIR REG') and l_shipinstruct = 'DELIVER IN PERSON'"},
    {20, "select s_name, s_address from supplier join nation on s_nationkey = n_nationkey where s_suppkey in (select "
         "ps_suppkey from partsupp where ps_partkey in (select p_partkey from part where p_name like 'forest%') and "
         "ps_availqty * 200 > (select sum(l_quantity) from lineitem where l_partkey = ps_partkey and l_suppkey = "
         "ps_suppkey and l_shipdate >= '1994-01-01' and l_shipdate < '1995-01-01')) and n_nationkey < 12 order by "
         "s_name"},
    {21, "select s_name, count(*) as c from supplier join lineitem a on s_suppkey = a.l_suppkey join orders on "
         "o_orderkey = a.l_orderkey join nation on s_nationkey = n_nationkey where o_orderstatus = 'F' and "
         "a.l_receiptdate > a.l_commitdate and exists (select 1 from lineitem b where b.l_orderkey = a.l_orderkey and "
         "b.l_suppkey <> a.l_suppkey) and not exists (select 1 from lineitem b where b.l_orderkey = a.l_orderkey and "
         "b.l_suppkey <> a.l_suppkey and b.l_receiptdate > b.l_commitdate) and n_name in ('SAUDI ARABIA', 'PERU', "
         "'KENYA') group by s_name order by c desc, s_name limit 100"},
    {22, "select code, count(*), sum(c_acctbal) from (select substr(c_phone, 1, 2) as code, c_acctbal from customer "
         "where substr(c_phone, 1, 2) in ('13', '31', '23', '29', '30', '18', '17') and c_acctbal > (select "
         "avg(c_acctbal) from customer where c_acctbal > 0 and substr(c_phone, 1, 2) in ('13', '31', '23', '29', '30', "
         "'18', '17')) and not exists (select o_orderkey from orders where o_custkey = c_custkey)) group by code order "
         "by code"},
};

std::size_t run_by_hand(sqlite3* db, const char* sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, nullptr) != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(db));
    std::size_t rows = 0;
    while (sqlite3_step(statement) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(statement); ++i) sqlite3_column_value(statement, i);
        ++rows;
    }
    sqlite3_finalize(statement);
    return rows;
}

template <class F> double milliseconds(F&& f) {
    const auto start = std::chrono::steady_clock::now();
    f();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

int main(int count, char** arguments) {
    mizzle::sqlite db(":memory:");
    create(db, tpch::schema);
    tpch::fill(db, count > 1 ? std::atoi(arguments[1]) : 15'000);
    db.exec("analyze");
    double product = 1;
    bool same = true;
    fmt::print("query   by hand    mizzle   times\n");
    tpch::each_query([&](int number, const auto& query) {
        double hand = 1e9, mizzle = 1e9;
        for (int i = 0; i < 7; ++i) {
            std::size_t rows = 0, wanted = 0;
            hand = std::min(hand, milliseconds([&] { wanted = run_by_hand(db.native_handle(), by_hand.at(number)); }));
            mizzle = std::min(mizzle, milliseconds([&] { rows = db.all(query).size(); }));
            same = same && rows == wanted;
        }
        product *= mizzle / hand;
        fmt::print("{:5}  {:8.2f}  {:8.2f}  {:6.2f}{}\n", number, hand, mizzle, mizzle / hand,
                   same ? "" : "  rows differ");
    });
    fmt::print("geometric mean {:.2f}\n", std::pow(product, 1.0 / 22));
    return same ? 0 : 1;
}
