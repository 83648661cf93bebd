#include "examples/todo/csv.hpp"
#include "catch.hpp"

#include <string>
#include <vector>

namespace {

using todo::csv::place;
using lines = std::vector<std::vector<std::string>>;

lines read(std::string_view text) {
    todo::csv::reader reader(text);
    todo::csv::record record;
    lines result;
    while (reader.next(record)) {
        auto& line = result.emplace_back();
        for (const auto& field : record) line.push_back(field.text);
    }
    return result;
}

std::vector<place> places(std::string_view text) {
    todo::csv::reader reader(text);
    todo::csv::record record;
    std::vector<place> result;
    while (reader.next(record))
        for (const auto& field : record) result.push_back(field.at);
    return result;
}

// Where reading the text fails.
place failure(std::string_view text, const std::string& message) {
    try {
        read(text);
    } catch (const todo::csv::error& e) {
        CHECK_THAT(e.what(), Catch::Matchers::ContainsSubstring(message));
        return e.at();
    }
    FAIL("the text was read");
    return {};
}

}  // namespace

TEST_CASE("CSV: fields and lines") {
    CHECK(read("") == lines{});
    CHECK(read("a") == lines{{"a"}});
    CHECK(read("a,b\nc,d\n") == lines{{"a", "b"}, {"c", "d"}});
    CHECK(read("a,b\r\nc,d\r\n") == lines{{"a", "b"}, {"c", "d"}});
    CHECK(read("a,b\nc,d") == lines{{"a", "b"}, {"c", "d"}});
    CHECK(read("a,\n,b\n,\n") == lines{{"a", ""}, {"", "b"}, {"", ""}});
    CHECK(read("a,") == lines{{"a", ""}});
    CHECK(read(" a , b ") == lines{{" a ", " b "}});
    CHECK(read("a\n\n\r\nb\n\n") == lines{{"a"}, {"b"}});
    CHECK(read("\xef\xbb\xbf"
               "a,b") == lines{{"a", "b"}});
}

TEST_CASE("CSV: quotes") {
    CHECK(read(R"("a","b")") == lines{{"a", "b"}});
    CHECK(read(R"("a,b",c)") == lines{{"a,b", "c"}});
    CHECK(read(R"("say ""hi""")") == lines{{R"(say "hi")"}});
    CHECK(read(R"("","""","")") == lines{{"", "\"", ""}});
    CHECK(read("\"\"\n") == lines{{""}});
    CHECK(read("\"one\ntwo\r\nthree\",x\ny,z") == lines{{"one\ntwo\r\nthree", "x"}, {"y", "z"}});
    CHECK(read("\"\xef\xbb\xbf\"") == lines{{"\xef\xbb\xbf"}});
}

TEST_CASE("CSV: every field knows its place, in characters") {
    CHECK(places("ab,c\nd,e") == std::vector<place>{{1, 1}, {1, 4}, {2, 1}, {2, 3}});
    CHECK(places("ßü,c\r\n\r\nd") == std::vector<place>{{1, 1}, {1, 4}, {3, 1}});
    CHECK(places("\"a\n\nb\",c\nd") == std::vector<place>{{1, 1}, {3, 4}, {4, 1}});
    CHECK(places("\"\"\"\",c") == std::vector<place>{{1, 1}, {1, 6}});
    CHECK(places("\xef\xbb\xbf"
                 "a,b") == std::vector<place>{{1, 1}, {1, 3}});
}

TEST_CASE("CSV: what is malformed is refused where it is") {
    CHECK(failure("a,\"b\nc,d\n", "never closed") == place{1, 3});
    CHECK(failure("a\n\"", "never closed") == place{2, 1});
    CHECK(failure("\"a\"\"", "never closed") == place{1, 1});
    CHECK(failure("a,\"b\"c,d", "after the closing quote") == place{1, 6});
    CHECK(failure("\"a\" ,b", "after the closing quote") == place{1, 4});
    CHECK(failure("x,y\na,b\"c\"", "quote inside a field") == place{2, 4});
    CHECK(failure("a\rb", "carriage return") == place{1, 2});
    CHECK(failure("a,b\r", "carriage return") == place{1, 4});
    CHECK(failure("\"a\"\rb", "carriage return") == place{1, 4});
    CHECK(failure(std::string_view("a\nb\0c", 5), "NUL") == place{2, 2});
    CHECK(failure("a\nü\xfc", "not UTF-8") == place{2, 2});
    CHECK(failure("\"\xc3\"", "not UTF-8") == place{1, 2});
    CHECK(failure("\xed\xa0\x80", "not UTF-8") == place{1, 1});  // half of a surrogate pair
    CHECK(failure("\xc0\x80", "not UTF-8") == place{1, 1});      // a longer form of NUL
}

TEST_CASE("CSV: what is written reads back") {
    CHECK(todo::csv::line({"a", "b"}) == "a,b\r\n");
    CHECK(todo::csv::line({"a,b", "say \"hi\"", "one\ntwo"}) == "\"a,b\",\"say \"\"hi\"\"\",\"one\ntwo\"\r\n");
    const lines examples = {{""},
                            {"", ""},
                            {"a", ""},
                            {" a ", "\t"},
                            {"\r\n"},
                            {"\""},
                            {"\"\"", "\"a\""},
                            {"a\rb", ",", "\n"},
                            {"日本", "ß—é"},
                            {"a", "b", "c"},
                            {"\xef\xbb\xbf"}};
    std::string text;
    for (const auto& line : examples) text += todo::csv::line(line);
    CHECK(read(text) == examples);
    for (const auto& line : examples) CHECK(read(todo::csv::line(line)) == lines{line});
}
