// chinook FILE: prints ten reports on the Chinook sample database.
#include "reports.hpp"

#include <mizzle/sqlite.hpp>

#include <fmt/core.h>

#include <cstdio>
#include <exception>
#include <string>

namespace {

std::string text(const std::optional<std::string>& value) { return value.value_or("-"); }
std::string text(const std::optional<mizzle::numeric>& value) { return value ? value->to_string() : "-"; }

void print_reports(mizzle::sqlite& db) {
    using namespace chinook;
    fmt::print("Sales per country\n");
    for (const auto& r : sales_per_country(db))
        fmt::print("  {:<20} {:>4} invoices {:>10}\n", text(r.billing_country), r.invoice_count, text(r.revenue));

    fmt::print("\nMost sold tracks\n");
    for (const auto& r : top_tracks(db)) fmt::print("  {:<40} {:>4}\n", r.name, r.sold.value_or(0));

    fmt::print("\nBest-earning artists\n");
    for (const auto& r : top_artists(db)) fmt::print("  {:<40} {:>10}\n", text(r.name), text(r.revenue));

    fmt::print("\nSupport agents\n");
    for (const auto& r : support_agents(db))
        fmt::print("  {:<20} {:>4} customers {:>10}\n", r.first_name + " " + r.last_name, r.customer_count,
                   text(r.revenue));

    fmt::print("\nCustomers of agent 3\n");
    for (const auto& r : customers_of(db, 3))
        fmt::print("  {:<24} {:<40} {}\n", r.first_name + " " + r.last_name, text(r.company), text(r.country));

    fmt::print("\nPlaylists\n");
    for (const auto& r : playlist_sizes(db))
        fmt::print("  {:<30} {:>5} tracks {:>6} minutes\n", r.playlist, r.track_count,
                   r.total_milliseconds.value_or(0) / 60'000);

    fmt::print("\nTracks that nobody bought\n");
    for (const auto& r : unsold_tracks(db)) fmt::print("  {:<30} {:>5}\n", text(r.name), r.track_count);

    fmt::print("\nSales per year\n");
    for (int year = 2021; year <= 2025; ++year) {
        const auto r = sales_of_year(db, std::chrono::year{year});
        fmt::print("  {} {:>4} invoices {:>10}\n", year, r.invoice_count, text(r.revenue));
    }

    fmt::print("\nGenres that sold more than 50 tracks\n");
    for (const auto& r : genre_sales(db))
        fmt::print("  {:<30} {:>5} {:>10}\n", text(r.name), r.sold.value_or(0), text(r.revenue));

    fmt::print("\nBest customers\n");
    for (const auto& r : best_customers(db))
        fmt::print("  {:<24} {:<20} {:>8}\n", r.first_name + " " + r.last_name, text(r.country), text(r.revenue));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        fmt::print(stderr, "usage: chinook FILE, where FILE is the Chinook database for SQLite\n");
        return 2;
    }
    try {
        mizzle::sqlite db(argv[1], {.read_only = true});
        print_reports(db);
        return 0;
    } catch (const std::exception& e) {
        fmt::print(stderr, "{}\n", e.what());
        return 1;
    }
}
