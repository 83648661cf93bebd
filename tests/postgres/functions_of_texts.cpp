#include "every_function.hpp"

using namespace asked;

TEST_CASE("texts and bytes: operators and functions in every type") {
    both b_({"json_get(j, 0) of json", "json_get_text(j, 0) of json", R"(json_set(j, "a", cells.int_b) of json)",
             R"(json_set(j, "c", cells.json_b) of json)", R"(json_remove(j, "a") of json)",
             "json_remove(j, 0) of json"});
    const auto text = [&](const char* type, const auto& a, const auto& b) {
        ASK(std::string, lower(a));
        ASK(std::string, upper(a));
        ASK(int, length(a));
        ASK(int, octet_length(a));
        ASK(std::string, concat(a, b));
        ASK(std::string, concat_ws(a, b, a));
        ASK(std::string, trim(a));
        ASK(bool, a.like(b));
        ASK(bool, a.ilike(b));
        ASK(std::string, replace(a, b, "x"));
        ASK(int, strpos(a, b));
    };
    text("text", cells.text_a, cells.text_b);
    text("varchar", cells.varchar_a, cells.varchar_b);
    text("char", cells.char_a, cells.char_b);
    const char* type = "text";
    const auto& a = cells.text_a;
    const auto& b = cells.text_b;
    const auto& n = cells.int_b;
    ASK(std::string, trim(a, b));
    ASK(std::string, ltrim(a, b));
    ASK(std::string, rtrim(a, b));
    ASK(bool, starts_with(a, b));
    ASK(int, ascii(a));
    ASK(std::string, substring(a, 2));
    ASK(std::string, substring(a, n));
    ASK(std::string, substring(a, n, 1));
    ASK(std::string, substring(a, 2, n));
    ASK(std::string, left(a, n));
    // The least integer overflows in PostgreSQL 15.
    const auto but_least = nullif(n, std::numeric_limits<int>::min());
    ASK(std::string, right(a, but_least));
    ASK(std::string, repeat(a, 3));
    ASK(std::string, lpad(a, 3, b));
    ASK(std::string, rpad(a, 3, b));
    ASK(std::string, lpad(a, cells.small_b));
    ASK(std::int16_t, cast<std::int16_t>(a));
    ASK(int, cast<int>(a));
    ASK(std::int64_t, cast<std::int64_t>(a));
    ASK(float, cast<float>(a));
    ASK(double, cast<double>(a));
    ASK(numeric, cast<numeric>(a));
    ASK(bool, cast<bool>(a));
    ASK(mizzle::date, cast<mizzle::date>(a));
    ASK(timestamp, cast<timestamp>(a));
    ASK(uuid, cast<uuid>(a));
    ASK(priority, cast<priority>(a));
    type = "bytes";
    ASK(int, octet_length(cells.bytes_a));
    ASK(std::string, cast<std::string>(cells.bytes_a));
    type = "uuid";
    ASK(std::string, cast<std::string>(cells.uuid_a));
    type = "label";
    ASK(std::string, cast<std::string>(cells.label_a));
    ASK(priority, greatest(cells.label_a, cells.label_b));
    type = "bool";
    ASK(bool, !cells.bool_a);
    ASK(bool, cells.bool_a&& cells.bool_b);
    ASK(bool, cells.bool_a || cells.bool_b);
    ASK(bool, cells.bool_a < cells.bool_b);
    ASK(int, cast<int>(cells.bool_a));
    ASK(std::string, cast<std::string>(cells.bool_a));
    const auto array = [&]<class R>(std::type_identity<R>, const char* name, const auto& x, const auto& y) {
        type = name;
        ASK(bool, array_contains(x, y));
        ASK(bool, array_overlaps(x, y));
        ASK(int, array_length(x));
        ASK(R, coalesce(x, y));
    };
    array(std::type_identity<std::vector<int>>(), "ints", cells.ints_a, cells.ints_b);
    array(std::type_identity<std::vector<std::string>>(), "texts", cells.texts_a, cells.texts_b);
    {
        type = "floats";
        ASK(int, array_length(cells.floats_a));
        ASK(std::vector<double>, coalesce(cells.floats_a, cells.floats_b));
        type = "ints";
        ASK(std::vector<int>, array_append(cells.ints_a, cells.int_b));
        ASK(bool, cells.int_b == any_of(cells.ints_a));
        ASK(bool, cells.int_b != all_of(cells.ints_a));
        type = "texts";
        ASK(std::vector<std::string>, array_append(cells.texts_a, cells.text_b));
        ASK(bool, cells.text_b == any_of(cells.texts_a));
    }
    {
        type = "json";
        const auto& j = cells.json_a;
        ASK_JSON(json_get(j, "a"));
        ASK_JSON(json_get(j, 0));
        ASK_JSON(json_get(j, "b", -1));
        ASK(std::string, json_get_text(j, "a"));
        ASK(std::string, json_get_text(j, 0));
        ASK(bool, json_exists(j, "a"));
        ASK(std::string, json_typeof(j));
        ASK(int, json_array_length(j));
        ASK_JSON(json_set(j, "a", cells.int_b));
        ASK_JSON(json_set(j, "c", cells.json_b));
        ASK_JSON(json_remove(j, "a"));
        ASK_JSON(json_remove(j, 0));
        ASK_JSON(json_object("k", j, "n", cells.double_b));
        ASK_JSON(json_array(j, cells.bool_b, cells.text_b, cells.price_b));
        ASK_JSON(json_array(cells.date_b, cells.uuid_b, cells.ints_a, cells.single_b, cells.label_b));
        ASK_JSON(coalesce(j, cells.json_b));
    }
    b_.finish(R"(
!cells.bool_a: bool
a.ilike(b): text varchar char
a.like(b): text varchar char
array_append(cells.ints_a, cells.int_b): ints
array_append(cells.texts_a, cells.text_b): texts
array_contains(x, y): ints texts
array_length(cells.floats_a): floats
array_length(x): ints texts
array_overlaps(x, y): ints texts
ascii(a): text
cast<bool>(a): text
cast<double>(a): text
cast<float>(a): text
cast<int>(a): text
cast<int>(cells.bool_a): bool
cast<mizzle::date>(a): text
cast<numeric>(a): text
cast<priority>(a): text
cast<std::int16_t>(a): text
cast<std::int64_t>(a): text
cast<std::string>(cells.bool_a): bool
cast<std::string>(cells.bytes_a): bytes
cast<std::string>(cells.label_a): label
cast<std::string>(cells.uuid_a): uuid
cast<timestamp>(a): text
cast<uuid>(a): text
cells.bool_a < cells.bool_b: bool
cells.bool_a || cells.bool_b: bool
cells.bool_a&& cells.bool_b: bool
cells.int_b != all_of(cells.ints_a): ints
cells.int_b == any_of(cells.ints_a): ints
cells.text_b == any_of(cells.texts_a): texts
coalesce(cells.floats_a, cells.floats_b): floats
coalesce(j, cells.json_b): json
coalesce(x, y): ints texts
concat(a, b): text varchar char
concat_ws(a, b, a): text varchar char
greatest(cells.label_a, cells.label_b): label
json_array(cells.date_b, cells.uuid_b, cells.ints_a, cells.single_b, cells.label_b): json
json_array(j, cells.bool_b, cells.text_b, cells.price_b): json
json_array_length(j): json
json_exists(j, "a"): json
json_get(j, "a"): json
json_get(j, "b", -1): json
json_get(j, 0): json
json_get_text(j, "a"): json
json_get_text(j, 0): json
json_object("k", j, "n", cells.double_b): json
json_remove(j, "a"): json
json_remove(j, 0): json
json_set(j, "a", cells.int_b): json
json_set(j, "c", cells.json_b): json
json_typeof(j): json
left(a, n): text
length(a): text varchar char
lower(a): text varchar char
lpad(a, 3, b): text
lpad(a, cells.small_b): text
ltrim(a, b): text
octet_length(a): text varchar char
octet_length(cells.bytes_a): bytes
repeat(a, 3): text
replace(a, b, "x"): text varchar char
right(a, but_least): text
rpad(a, 3, b): text
rtrim(a, b): text
starts_with(a, b): text
strpos(a, b): text varchar char
substring(a, 2): text
substring(a, 2, n): text
substring(a, n): text
substring(a, n, 1): text
trim(a): text varchar char
trim(a, b): text
upper(a): text varchar char
)");
}
