#include "service.hpp"

namespace catalog {

using namespace mizzle;

page find_books(database db, std::optional<format> of, int number, int size) {
    const condition where = when(of.has_value(), books.format == of.value_or(format::paper));
    const auto total = db.one<std::int64_t>(select(count()).from(books).where(where));
    const auto rows = db.all(
        select().from(books).where(where).order_by(books.id).limit(size).offset(std::int64_t{size} * (number - 1)));
    return {rows, total};
}

std::optional<nlohmann::ordered_json> find_book(database db, int id) {
    const auto found = db.first(
        query(books).where(books.id == id).with(relations::books.reviews.order_by(desc(reviews.id)).limit(100)));
    if (!found) return std::nullopt;
    return *found;
}

books::row add_book(database db, const books::new_row& book) {
    return db.one(insert_into(books).values(book).returning());
}

std::optional<books::row> change_book(database db, int id, const books::changes& changes) {
    return db.first(update(books).set(changes).where(books.id == id).returning());
}

bool remove_book(database db, int id) { return db.run(delete_from(books).where(books.id == id)).rows_affected != 0; }

std::optional<reviews::row> add_review(database db, const reviews::new_row& review) {
    try {
        return db.one(insert_into(reviews).values(review).returning());
    } catch (const foreign_key_violation&) { return std::nullopt; }
}

}  // namespace catalog
