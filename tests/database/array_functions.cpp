#include "app.hpp"
#include "catch.hpp"

#include <string>
#include <vector>

using namespace mizzle;

namespace arrays_of_elements {

MIZZLE_ENUM(color, red, green, blue)

MIZZLE_TABLE(arrays,
    (id,     integer, primary_key),
    (n,      integer),
    (whole,  array_of<int>),
    (other,  array_of<int>),
    (holes,  array_of<std::optional<int>>),
    (words,  array_of<std::string>),
    (colors, array_of<color>),
    (flags,  array_of<bool>),
    (exact,  array_of<mizzle::numeric>),
    (blobs,  array_of<bytes>))

MIZZLE_SCHEMA(schema, arrays)

}  // namespace arrays_of_elements

using namespace arrays_of_elements;

namespace {

using ints = std::vector<int>;
using strings = std::vector<std::string>;

bytes of(unsigned char c) { return {std::byte{c}}; }

test_database some_arrays() {
    auto db = empty_database();
    create(db, schema);
    db.run(insert_into(arrays).values({{.id = 1,
                                        .n = 2,
                                        .whole = ints{1, 2, 3},
                                        .other = ints{},
                                        .holes = std::vector<std::optional<int>>{1, std::nullopt},
                                        .words = strings{"a", "it's \"b\"", "é"},
                                        .colors = std::vector<color>{color::red, color::blue},
                                        .flags = std::vector<bool>{true},
                                        .exact = std::vector<numeric>{numeric("1.50"), numeric("2")},
                                        .blobs = std::vector<bytes>{of(0xab)}},
                                       {.id = 2}}));
    return db;
}

template <class X> auto computed_in(test_database& db, int id, const X& x) {
    return get<"x">(db.one(select(x.template as<"x">()).from(arrays).where(arrays.id == id)));
}
template <class X> auto computed(test_database& db, const X& x) { return computed_in(db, 1, x); }
// In the row whose columns are NULL.
template <class X> bool is_null_beside_null(test_database& db, const X& x) {
    return !computed_in(db, 2, x).has_value();
}

}  // namespace

TEST_CASE("one array contains another") {
    auto db = some_arrays();
    CHECK(computed(db, array_contains(arrays.whole, ints{3, 1})) == true);
    CHECK(computed(db, array_contains(arrays.whole, ints{3, 4})) == false);
    CHECK(computed(db, array_contains(arrays.whole, ints{})) == true);
    CHECK(computed(db, array_contains(arrays.whole, arrays.other)) == true);
    CHECK(computed(db, array_contains(arrays.other, arrays.whole)) == false);
    CHECK(computed(db, array_contained(arrays.whole, ints{1, 2, 3, 4})) == true);
    CHECK(computed(db, array_contained(arrays.whole, ints{1, 2})) == false);
    CHECK(computed(db, array_contained(arrays.other, arrays.whole)) == true);
    CHECK(computed(db, array_contains(arrays.words, strings{"it's \"b\"", "é"})) == true);
    CHECK(computed(db, array_contains(arrays.words, strings{"it's"})) == false);
    CHECK(computed(db, array_contains(arrays.colors, std::vector{color::blue})) == true);
    CHECK(computed(db, array_contains(arrays.colors, std::vector{color::green})) == false);
    CHECK(computed(db, array_contains(arrays.flags, std::vector<bool>{true, true})) == true);
    CHECK(computed(db, array_contains(arrays.flags, std::vector<bool>{false})) == false);
    CHECK(computed(db, array_contains(arrays.exact, std::vector{numeric("1.5")})) == true);
    CHECK(computed(db, array_contains(arrays.exact, std::vector{numeric("1.51")})) == false);
    CHECK(computed(db, array_contains(arrays.blobs, std::vector<bytes>{of(0xab)})) == true);
    // NULL equals nothing, itself included.
    CHECK(computed(db, array_contains(arrays.holes, ints{1})) == true);
    CHECK(computed(db, array_contains(arrays.holes, ints{2})) == false);
    CHECK(computed(db, array_contains(arrays.holes, arrays.holes)) == false);
    CHECK(computed(db, array_contains(arrays.whole, std::vector<std::optional<int>>{1, std::nullopt})) == false);
    CHECK(is_null_beside_null(db, array_contains(arrays.whole, ints{})));
    CHECK(is_null_beside_null(db, array_contained(arrays.whole, ints{1})));
}

TEST_CASE("arrays overlap") {
    auto db = some_arrays();
    CHECK(computed(db, array_overlaps(arrays.whole, ints{7, 3})) == true);
    CHECK(computed(db, array_overlaps(arrays.whole, ints{7})) == false);
    CHECK(computed(db, array_overlaps(arrays.whole, ints{})) == false);
    CHECK(computed(db, array_overlaps(arrays.holes, arrays.holes)) == true);
    CHECK(computed(db, array_overlaps(arrays.holes, std::vector<std::optional<int>>{std::nullopt})) == false);
    CHECK(computed(db, array_overlaps(arrays.exact, std::vector{numeric("2.000")})) == true);
    CHECK(is_null_beside_null(db, array_overlaps(arrays.whole, ints{1})));
    const ints wanted{3, 9};
    const auto found = select(arrays.id).from(arrays);
    CHECK(db.all(found.where(arrays.n == 2 && array_overlaps(arrays.whole, wanted) && arrays.id < 5)).size() == 1);
    CHECK(db.all(found.where(!array_overlaps(arrays.whole, wanted))).empty());
    condition later = array_overlaps(arrays.whole, ints{3, 9});
    later &= array_contains(arrays.words, strings{"a"});
    CHECK(db.all(found.where(later)).size() == 1);
}

TEST_CASE("a value is compared with the elements") {
    auto db = some_arrays();
    CHECK(computed(db, arrays.n == any_of(arrays.whole)) == true);
    CHECK(computed(db, 4 == any_of(arrays.whole)) == false);
    CHECK(computed(db, arrays.n != all_of(arrays.whole)) == false);
    CHECK(computed(db, 4 != all_of(arrays.whole)) == true);
    CHECK(computed(db, arrays.n == any_of(arrays.other)) == false);
    CHECK(computed(db, arrays.n != all_of(arrays.other)) == true);
    CHECK(computed(db, "é" == any_of(arrays.words)) == true);
    CHECK(computed(db, std::string("e") == any_of(arrays.words)) == false);
    CHECK(computed(db, color::blue == any_of(arrays.colors)) == true);
    CHECK(computed(db, color::blue != all_of(arrays.colors)) == false);
    CHECK(computed(db, numeric("1.5") == any_of(arrays.exact)) == true);
    CHECK(computed(db, numeric("1.6") == any_of(arrays.exact)) == false);
    CHECK(computed(db, of(0xab) == any_of(arrays.blobs)) == true);
    CHECK(computed(db, true == any_of(arrays.flags)) == true);
    // Beside NULL nobody knows.
    CHECK(computed(db, 1 == any_of(arrays.holes)) == true);
    CHECK(computed_in(db, 1, (2 == any_of(arrays.holes)).is_null()) == true);
    CHECK(computed_in(db, 1, (2 != all_of(arrays.holes)).is_null()) == true);
    CHECK(is_null_beside_null(db, 2 == any_of(arrays.whole)));
    CHECK(is_null_beside_null(db, 2 != all_of(arrays.whole)));
    CHECK(db.all(select(arrays.id).from(arrays).where(param<int> == any_of(arrays.whole) && arrays.id == param<int>), 3,
                 1)
              .size() == 1);
#ifdef MIZZLE_TEST_POSTGRES
    CHECK(computed(db, arrays.n < any_of(arrays.whole)) == true);
    CHECK(computed(db, arrays.n < all_of(arrays.whole)) == false);
    CHECK(computed(db, 1 <= all_of(arrays.whole)) == true);
    CHECK(computed(db, 3 > any_of(arrays.whole)) == true);
    CHECK(computed(db, 3 >= all_of(arrays.whole)) == true);
    CHECK(computed(db, 1 != any_of(arrays.whole)) == true);
    CHECK(computed(db, 1 == all_of(arrays.whole)) == false);
#endif
}

TEST_CASE("arrays have a length and grow") {
    auto db = some_arrays();
    CHECK(computed(db, array_length(arrays.whole)) == 3);
    CHECK(computed(db, array_length(arrays.other)) == 0);
    CHECK(is_null_beside_null(db, array_length(arrays.whole)));
    db.run(update(arrays)
               .set(arrays.whole = array_append(arrays.whole, 7), arrays.words = array_append(arrays.words, "q\"\\"),
                    arrays.colors = array_append(arrays.colors, color::green),
                    arrays.flags = array_append(arrays.flags, false),
                    arrays.exact = array_append(arrays.exact, numeric("3.10")),
                    arrays.blobs = array_append(arrays.blobs, of(1)),
                    arrays.other = array_append(array_append(arrays.other, arrays.id), 5))
               .all_rows());
    const auto rows = db.all(select().from(arrays).order_by(arrays.id));
    CHECK(rows[0].whole == ints{1, 2, 3, 7});
    CHECK(rows[0].words == strings{"a", "it's \"b\"", "é", "q\"\\"});
    CHECK(rows[0].colors == std::vector{color::red, color::blue, color::green});
    CHECK(rows[0].flags == std::vector<bool>{true, false});
    CHECK(rows[0].exact->back().to_string() == "3.10");
    CHECK(rows[0].blobs == std::vector<bytes>{of(0xab), of(1)});
    CHECK(rows[0].other == ints{1, 5});
    CHECK(rows[1].whole == ints{7});
    CHECK(rows[1].flags == std::vector<bool>{false});
}
