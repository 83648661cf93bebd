// What is asked by HTTP and what is answered: JSON in, JSON out, and of what does not fit every fault at once.
#include "service.hpp"

#include <httplib.h>

#include <charconv>
#include <cstdio>
#include <exception>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

namespace catalog {

namespace {

using json = nlohmann::ordered_json;
using mizzle::json_code, mizzle::json_fault;

enum status { ok = 200, created = 201, no_content = 204, bad_request = 400, not_found = 404, conflict = 409 };
inline constexpr int unprocessable = 422, internal_error = 500;

void answer(httplib::Response& response, int status, const json& document) {
    response.status = status;
    response.set_content(document.dump() + "\n", "application/json");
}
void refuse(httplib::Response& response, int status, const std::vector<json_fault>& faults) {
    answer(response, status, {{"errors", faults}});
}
void refuse_missing(httplib::Response& response) {
    refuse(response, not_found, {{"", json_code::missing, "not found"}});
}

// Nothing where the request is answered already: its body is no JSON.
std::optional<json> read_body(const httplib::Request& request, httplib::Response& response) {
    auto document = json::parse(request.body, nullptr, false);
    if (!document.is_discarded()) return document;
    refuse(response, bad_request, {{"", json_code::malformed, "must be JSON"}});
    return std::nullopt;
}

std::optional<int> read_number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

// The number of a parameter such as page=2.
int number_in(const httplib::Request& request, const char* name, int otherwise, int most,
              std::vector<json_fault>& faults) {
    if (!request.has_param(name)) return otherwise;
    const auto value = read_number(request.get_param_value(name));
    if (value && *value >= 1 && *value <= most) return *value;
    faults.push_back({name, json_code::out_of_range, "must be a whole number from 1 to " + std::to_string(most)});
    return otherwise;
}

// What is in the path, /books/7; a number beyond all keys is nobody's.
int id_in(const httplib::Request& request) { return read_number(request.matches[1].str()).value_or(0); }

void list_books(database db, const httplib::Request& request, httplib::Response& response) {
    std::vector<json_fault> faults;
    const int number = number_in(request, "page", 1, std::numeric_limits<int>::max(), faults);
    const int size = number_in(request, "size", 20, 100, faults);
    std::optional<format> of;
    if (request.has_param("format")) {
        of = mizzle::parse_enum<format>(request.get_param_value("format"));
        if (!of) faults.push_back({"format", json_code::not_a_label, "must be paper, audio or digital"});
    }
    if (!faults.empty()) return refuse(response, unprocessable, faults);
    const auto page = find_books(db, of, number, size);
    answer(response, ok, {{"items", page.items}, {"page", number}, {"size", size}, {"total", page.total}});
}

void post_book(database db, const httplib::Request& request, httplib::Response& response) {
    const auto document = read_body(request, response);
    if (!document) return;
    const auto faults =
        validate(books, *document, books.isbn, books.title, books.price, books.format, books.tags, books.subtitle);
    if (!faults.empty()) return refuse(response, unprocessable, faults);
    const auto book = add_book(db, mizzle::from_json<books::new_row>(*document));
    response.set_header("Location", "/books/" + std::to_string(book.id));
    answer(response, created, book);
}

void patch_book(database db, const httplib::Request& request, httplib::Response& response) {
    const auto document = read_body(request, response);
    if (!document) return;
    auto faults =
        validate_changes(books, *document, books.title, books.price, books.format, books.tags, books.subtitle);
    if (faults.empty() && document->empty()) faults.push_back({"", json_code::missing, "must change something"});
    if (!faults.empty()) return refuse(response, unprocessable, faults);
    const auto book = change_book(db, id_in(request), mizzle::from_json<books::changes>(*document));
    if (!book) return refuse_missing(response);
    answer(response, ok, *book);
}

void post_review(database db, const httplib::Request& request, httplib::Response& response) {
    auto document = read_body(request, response);
    if (!document) return;
    const auto faults = validate(reviews, *document, reviews.stars, reviews.body);
    if (!faults.empty()) return refuse(response, unprocessable, faults);
    (*document)["book_id"] = id_in(request);
    const auto review = add_review(db, mizzle::from_json<reviews::new_row>(*document));
    if (!review) return refuse_missing(response);
    answer(response, created, *review);
}

// What was not foreseen is logged, and not told to those who asked.
void answer_error(httplib::Response& response, const std::exception_ptr& error) {
    try {
        std::rethrow_exception(error);
    } catch (const mizzle::unique_violation&) {
        refuse(response, conflict, {{"isbn", json_code::check, "is that of another book"}});
    } catch (const std::exception& e) {
        std::fprintf(stderr, "%s\n", e.what());
        refuse(response, internal_error, {{"", json_code::check, "something went wrong"}});
    }
}

}  // namespace

void add_routes(httplib::Server& server, database db, std::function<std::string()> figures) {
    using request = const httplib::Request&;
    using response = httplib::Response&;
    server.set_payload_max_length(1 << 20);
    server.set_exception_handler([](request, response r, std::exception_ptr error) { answer_error(r, error); });

    server.Get("/books", [db](request q, response r) { list_books(db, q, r); });
    server.Post("/books", [db](request q, response r) { post_book(db, q, r); });
    server.Get(R"(/books/(\d+))", [db](request q, response r) {
        const auto book = find_book(db, id_in(q));
        if (!book) return refuse_missing(r);
        answer(r, ok, *book);
    });
    server.Patch(R"(/books/(\d+))", [db](request q, response r) { patch_book(db, q, r); });
    server.Delete(R"(/books/(\d+))", [db](request q, response r) {
        if (!remove_book(db, id_in(q))) return refuse_missing(r);
        r.status = no_content;
    });
    server.Post(R"(/books/(\d+)/reviews)", [db](request q, response r) { post_review(db, q, r); });
    server.Get("/metrics", [figures = std::move(figures)](request, response r) {
        r.set_content(figures(), "text/plain; version=0.0.4");
    });
}

}  // namespace catalog
