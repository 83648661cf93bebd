// The reports against figures that the sqlite3 shell gave for plain SQL. The database is not part of the repository:
// the build names its file.
#include "examples/chinook/reports.hpp"
#include "catch.hpp"

#include <mizzle/sqlite.hpp>

#include <algorithm>
#include <string>

using namespace chinook;

namespace {

sqlite open_chinook() { return sqlite(MIZZLE_CHINOOK, {.read_only = true}); }

std::string text(const std::optional<numeric>& value) { return value.value().to_string(); }

}  // namespace

TEST_CASE("every row of every table is read as declared") {
    auto db = open_chinook();
    std::size_t rows = 0;
    schema.each_table([&](const auto& table) { rows += db.all(select().from(table)).size(); });
    CHECK(rows == 275 + 347 + 8 + 59 + 25 + 5 + 3503 + 18 + 8715 + 412 + 2240);
    const auto first = db.one(select().from(invoices).where(invoices.id == 1));
    CHECK(first.total.to_string() == "1.98");
    CHECK(first.invoice_date == timestamp{std::chrono::local_days{std::chrono::year{2021} / 1 / 1}});
}

TEST_CASE("sales per country") {
    auto db = open_chinook();
    const auto rows = sales_per_country(db);
    REQUIRE(rows.size() == 24);
    CHECK(rows[0].billing_country == "USA");
    CHECK(rows[0].invoice_count == 91);
    CHECK(text(rows[0].revenue) == "523.06");
    CHECK(rows[1].billing_country == "Canada");
    CHECK(text(rows[1].revenue) == "303.96");
    CHECK(text(rows[23].revenue) == "37.62");
}

TEST_CASE("top tracks and artists") {
    auto db = open_chinook();
    const auto sold_tracks = top_tracks(db, 2);
    REQUIRE(sold_tracks.size() == 2);
    CHECK((sold_tracks[0].name == "A Cor Do Sol" && sold_tracks[0].sold == 2));
    CHECK(sold_tracks[1].name == "A Melhor Forma");
    const auto earners = top_artists(db, 3);
    REQUIRE(earners.size() == 3);
    CHECK((earners[0].name == "Iron Maiden" && text(earners[0].revenue) == "138.60"));
    CHECK((earners[1].name == "U2" && text(earners[1].revenue) == "105.93"));
    CHECK((earners[2].name == "Metallica" && text(earners[2].revenue) == "90.09"));
}

TEST_CASE("support agents and their customers") {
    auto db = open_chinook();
    const auto agents = support_agents(db);
    REQUIRE(agents.size() == 3);
    CHECK((agents[0].first_name == "Steve" && agents[0].customer_count == 18 && text(agents[0].revenue) == "720.16"));
    CHECK(
        (agents[1].first_name == "Margaret" && agents[1].customer_count == 20 && text(agents[1].revenue) == "775.40"));
    CHECK((agents[2].first_name == "Jane" && agents[2].customer_count == 21 && text(agents[2].revenue) == "833.04"));
    const auto rows = customers_of(db, 3);
    CHECK(rows.size() == 21);
    CHECK(std::count_if(rows.begin(), rows.end(), [](const auto& r) { return !r.company; }) == 17);
}

TEST_CASE("playlists with their sizes, the empty ones too") {
    auto db = open_chinook();
    const auto rows = playlist_sizes(db);
    REQUIRE(rows.size() == 18);
    CHECK((rows[0].playlist == "Music" && rows[0].track_count == 3290 && rows[0].total_milliseconds == 877'683'083));
    CHECK((rows[1].playlist == "Movies" && rows[1].track_count == 0 && !rows[1].total_milliseconds));
    CHECK((rows[2].playlist == "TV Shows" && rows[2].track_count == 213 && rows[2].total_milliseconds == 501'094'957));
}

TEST_CASE("tracks that nobody bought") {
    auto db = open_chinook();
    const auto rows = unsold_tracks(db);
    CHECK((rows.at(0).name == "Rock" && rows.at(0).track_count == 552));
    CHECK((rows.at(1).name == "Latin" && rows.at(1).track_count == 239));
    std::int64_t all = 0;
    for (const auto& r : rows) all += r.track_count;
    CHECK(all == 1519);
}

TEST_CASE("sales of each year") {
    auto db = open_chinook();
    struct expected {
        int year;
        std::int64_t invoices;
        std::string revenue;
    };
    for (const auto& [year, number, total] :
         {expected{2021, 83, "449.46"}, expected{2022, 83, "481.45"}, expected{2023, 83, "469.58"},
          expected{2024, 83, "477.53"}, expected{2025, 80, "450.58"}}) {
        const auto r = sales_of_year(db, std::chrono::year{year});
        CHECK(r.invoice_count == number);
        CHECK(text(r.revenue) == total);
    }
}

TEST_CASE("genres by what was sold of them") {
    auto db = open_chinook();
    const auto rows = genre_sales(db, 50);
    REQUIRE(rows.size() == 6);
    CHECK((rows[0].name == "Rock" && rows[0].sold == 835 && text(rows[0].revenue) == "826.65"));
    CHECK((rows[3].name == "Alternative & Punk" && rows[3].sold == 244 && text(rows[3].revenue) == "241.56"));
    CHECK((rows[5].name == "Blues" && rows[5].sold == 61 && text(rows[5].revenue) == "60.39"));
}

TEST_CASE("the best customers") {
    auto db = open_chinook();
    const auto rows = best_customers(db, 3);
    REQUIRE(rows.size() == 3);
    CHECK((rows[0].last_name == "Holý" && text(rows[0].revenue) == "49.62"));
    CHECK((rows[1].last_name == "Cunningham" && text(rows[1].revenue) == "47.62"));
    CHECK((rows[2].last_name == "Rojas" && text(rows[2].revenue) == "46.62"));
}
