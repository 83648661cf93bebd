#include "catch.hpp"
#include "examples/todo/dates.hpp"
#include "examples/todo/table.hpp"
#include "examples/todo/utf8.hpp"

using namespace std::chrono_literals;

TEST_CASE("UTF-8: characters are taken one by one") {
    std::string_view text = "aß€😀";
    CHECK(todo::take_character(text) == U'a');
    CHECK(todo::take_character(text) == U'ß');
    CHECK(todo::take_character(text) == U'€');
    CHECK(todo::take_character(text) == U'😀');
    CHECK(text.empty());
    for (const std::string_view wrong : {"\x80", "\xc3", "\xc0\xaf", "\xe2\x82", "\xe0\x80\xaf", "\xed\xa0\x80",
                                         "\xf4\x90\x80\x80", "\xf8\x88\x80\x80\x80", "\xff"}) {
        CHECK_FALSE(todo::is_utf8(wrong));
        std::string_view rest = wrong;
        CHECK_FALSE(todo::take_character(rest));
        CHECK(rest == wrong);
    }
}

TEST_CASE("UTF-8: the width of text in a terminal") {
    CHECK(todo::width_of("") == 0);
    CHECK(todo::width_of("Gdańsk") == 6);
    CHECK(todo::width_of("n\u0303") == 1);
    CHECK(todo::width_of("図書館") == 6);
    CHECK(todo::shortened("Gdańsk", 6) == "Gdańsk");
    CHECK(todo::shortened("Gdańsk", 5) == "Gdań…");
    CHECK(todo::shortened("two words", 5) == "two…");
    CHECK(todo::shortened("図書館", 5) == "図書…");
    CHECK(todo::shortened("図書館", 4) == "図…");
}

TEST_CASE("UTF-8: nothing on a line moves the cursor") {
    CHECK(todo::one_line("one\r\n\ttwo") == "one two");
    CHECK(todo::one_line("\x1b[2Jred") == " [2Jred");
    CHECK(todo::one_line("\u009b31m") == " 31m");
    CHECK(todo::one_line("caf\xe9") == "caf\ufffd");
}

TEST_CASE("tables are aligned by what is seen") {
    todo::text_table table({{"ID", todo::align::right}, {"NONE"}, {"NAME"}, {"LEFT"}});
    table.add({"1", "", "ada", "x"});
    table.add({"10", "", "图书", ""});
    table.add({"100", "", "zoë\n", "y"});
    CHECK(table.to_string() == " ID  NAME  LEFT\n"
                               "  1  ada   x\n"
                               " 10  图书\n"
                               "100  zoë   y\n");
}

TEST_CASE("dates are read and written alike") {
    const auto day = std::chrono::sys_days(std::chrono::year(2026) / 5 / 31);
    CHECK(todo::parse_due("2026-05-31") == todo::timestamptz(day + 23h + 59min + 59s));
    CHECK(todo::parse_due("2026-05-31 14:00") == todo::timestamptz(day + 14h));
    CHECK(todo::parse_due("2026-05-31T14:00:30Z") == todo::timestamptz(day + 14h + 30s));
    CHECK(todo::parse_due("2026-05-31 14:00+02:00") == todo::timestamptz(day + 12h));
    for (const auto* text :
         {"", "31.5.2026", "2026-02-29", "2026-13-01", "2026-05-31 25:00", "2026-05-31 ", "tomorrow"})
        CHECK_FALSE(todo::parse_due(text));
    for (const auto* text : {"2026-05-31", "2026-05-31 00:00", "2026-05-31 14:00", "2026-05-31 14:00:01",
                             "2026-05-31 23:59", "2026-05-31 14:00:00.000001"})
        CHECK(todo::due_to_text(todo::parse_due(text).value()) == text);
    CHECK(todo::to_text(day) == "2026-05-31");

    CHECK(todo::parse_day("2026-05-31") == day);
    CHECK(*todo::parse_day("tomorrow") - *todo::parse_day("yesterday") == 48h);
    CHECK(todo::parse_day("+1") == todo::parse_day("tomorrow"));
    for (const auto* text : {"+", "+-1", "+1x", "+99999999999", "soon", "2026-05-31 14:00"})
        CHECK_FALSE(todo::parse_day(text));
}
