// SQL text may call our functions with anything: each combination of the values that are hard for any of them gives a
// result or an error of the database, and no more than that under the sanitizers.
#include "catch.hpp"

#include <mizzle/sqlite.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace mizzle;

namespace {

const std::vector<std::string> hard_values = {
    "null",
    "0",
    "1",
    "-1",
    "38",
    "64",
    "65",
    "-2147483648",
    "9223372036854775807",
    "-9223372036854775807 - 1",
    "9e999",
    "-1e300",
    "0.5",
    "''",
    "'year'",
    "'-12.50'",
    "'2024-02-29 12:00:00.25'",
    "'P1Y2M3DT4H5M6.5S'",
    "x'ff00'",
};

struct named_function {
    std::string name;
    int arguments = 0;
};

// Each combination of so many arguments.
void call_with_each(sqlite& db, const named_function& f, const std::string& arguments, int missing,
                    std::size_t& answers) {
    if (missing > 0) {
        for (const auto& value : hard_values)
            call_with_each(db, f, arguments.empty() ? value : arguments + ", " + value, missing - 1, answers);
        return;
    }
    try {
        db.exec("select " + f.name + "(" + arguments + ")");
        ++answers;
    } catch (const database_error& e) {
        INFO(f.name << "(" << arguments << ")");
        CHECK(std::string_view(e.what()) != "");
    }
}

}  // namespace

TEST_CASE("our functions take any arguments that SQL text gives them") {
    sqlite db(":memory:");
    db.connection().driver().add_functions();
    const auto functions =
        db.all(sql_statement<named_function>("select distinct name, case when narg < 0 then 2 else narg end from "
                                             "pragma_function_list where name like 'mizzle%' and type in ('s', 'w')"));
    REQUIRE(functions.size() > 40);
    std::size_t answers = 0;
    for (const auto& f : functions) {
        const auto before = answers;
        call_with_each(db, f, "", f.arguments, answers);
        INFO(f.name << " has no result for any arguments");
        CHECK(answers > before);
    }
}
