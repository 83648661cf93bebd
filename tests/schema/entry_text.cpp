// How declarations may be written that are no C++, or none that means anything: which mistake is found in each. The
// sentences are those of tests/wrong_programs; here it is enough to compile.
#include <mizzle/schema.hpp>

namespace {

using namespace mizzle::detail::entry_text;

constexpr fault in_table(std::string_view entries) { return fault_of("t", entries, "").kind; }
constexpr fault in_column(const char* entry) { return in_table(entry); }

static_assert(in_table("(id, serial, primary_key), (name, varchar(80), not_null, unique, default_value(\"a, b\"))") ==
              fault::none);
static_assert(in_table("(price, numeric(10, 2).as_text()), (rate, numeric.as_text()), (tags, array_of<std::string>)") ==
              fault::none);
static_assert(in_table("(kept, jsonb<std::map<int, std::string>>, not_null), (mood, enum_<app::mood>)") == fault::none);
static_assert(in_table("(a, own_type), (b, app::own_type(3)), (c, custom<point>), (d, char_(length))") == fault::none);
static_assert(in_table("(a, text, generated_as(\"lower(b)\").virtual_()), (b, text, generated_as(text_of_b))") ==
              fault::none);
static_assert(
    in_table("(a, date, default_value(sql(\"now()\"))), (b, integer, default_from([] { return f(1, 2); }))") ==
    fault::none);
static_assert(in_table("(a, integer, references(app::users.id).on_delete(set_null) .on_update(cascade).deferred())") ==
              fault::none);
static_assert(in_table("(a, text, not_null, default_value(\"\")), (b, text, comment(\"(\"))") == fault::none);
static_assert(in_table("(a, integer, on_update(sql(\"a + 1\"))), (b, integer, on_update(make))") == fault::none);

static_assert(in_column("(id integer)") == fault::comma);
static_assert(in_column("(id, integer primary_key)") == fault::comma);
static_assert(in_column("(id, integer, not_null unique)") == fault::comma);
static_assert(in_column("(id, integer, NOT NULL)") == fault::comma);
static_assert(in_column("(id, text.not_null())") == fault::comma);
static_assert(in_column("(id, text | not_null)") == fault::comma);
static_assert(in_column("(id, text, not_null | unique)") == fault::comma);
static_assert(in_column("(first-name, text)") == fault::name);
static_assert(in_column("(2nd, text)") == fault::name);
static_assert(in_column("(\"id\", text)") == fault::name);
static_assert(in_column("((id, text))") == fault::name);
static_assert(in_column("(id: text)") == fault::name);
static_assert(in_column("(name, std::string)") == fault::cpp_type);
static_assert(in_column("(id, int, not_null)") == fault::cpp_type);
static_assert(in_column("(id, string)") == fault::cpp_type);
static_assert(in_column("(id, INTEGER)") == fault::cpp_type);
static_assert(in_column("(id, unsigned long)") == fault::cpp_type);
static_assert(in_column("(id, uint32_t)") == fault::cpp_type);
static_assert(in_column("(id, optional<int>)") == fault::cpp_type);
static_assert(in_column("(id, double precision)") == fault::cpp_type);
static_assert(in_column("(id, decimal(10, 2))") == fault::cpp_type);
static_assert(in_column("(id, enum<priority>)") == fault::cpp_type);
static_assert(in_column("(id, mizzle::types::integer)") == fault::cpp_type);
static_assert(in_column("(id, integer(11))") == fault::length);
static_assert(in_column("(id, timestamp(3))") == fault::length);
static_assert(in_column("(id, varchar(0))") == fault::digits);
static_assert(in_column("(id, varchar(-1))") == fault::digits);
static_assert(in_column("(id, varchar(\"80\"))") == fault::digits);
static_assert(in_column("(id, varchar(max))") == fault::digits);
static_assert(in_column("(id, varchar(80, 2))") == fault::digits);
static_assert(in_column("(id, varchar<80>)") == fault::digits);
static_assert(in_column("(id, varchar())") == fault::digits);
static_assert(in_column("(id, numeric(2, 4))") == fault::digits);
static_assert(in_column("(id, numeric(10.2))") == fault::digits);
static_assert(in_column("(id, numeric<10, 2>)") == fault::digits);
static_assert(in_column("(id, json)") == fault::type_of_a_type);
static_assert(in_column("(id, jsonb, not_null)") == fault::type_of_a_type);
static_assert(in_column("(id, enum_(priority))") == fault::type_of_a_type);
static_assert(in_column("(id, array_of<integer>)") == fault::type_of_a_type);
static_assert(in_column("(id, array_of< varchar(3) >)") == fault::type_of_a_type);
static_assert(in_column("(id, integer[])") == fault::type_of_a_type);
static_assert(in_column("(id, custom)") == fault::type_of_a_type);
static_assert(in_column("(id, text, unique(\"x\"))") == fault::parentheses);
static_assert(in_column("(id, text, not_null())") == fault::parentheses);
static_assert(in_column("(id, text, default_value)") == fault::arguments);
static_assert(in_column("(id, text, default_value = 1)") == fault::arguments);
static_assert(in_column("(id, text, named())") == fault::arguments);
static_assert(in_column("(id, text, named(\"\"))") == fault::arguments);
static_assert(in_column("(id, text, null)") == fault::null_word);
static_assert(in_column("(id, text, nullable)") == fault::null_word);
static_assert(in_column("(id, integer, primary_key), (b, integer, primary_key)") == fault::key_twice);
static_assert(in_column("(id, integer), (b, text), (id, text)") == fault::column_twice);
static_assert(in_column("(id, integer), (parent, integer, references(t.id))") == fault::own_table);
static_assert(in_column("(id, integer, references(users, id))") == fault::reference);
static_assert(in_column("(id, integer, references(users->id))") == fault::reference);
static_assert(in_column("(id, integer, references(users::id))") == fault::reference);
static_assert(in_column("(id, integer, references(users.id).ondelete(cascade))") == fault::reference_step);
static_assert(in_column("(id, integer, references(users.id).on_delete)") == fault::reference_step);
static_assert(in_column("(id, integer, references(users.id).on_delete(cascade).deferrable())") ==
              fault::reference_step);
static_assert(in_column("(id, integer, references(users.id).on_delete(null))") == fault::reference_step);
static_assert(in_column("(id, integer, not_null, references(users.id).on_delete(set_null))") == fault::set_null);
static_assert(in_column("(id, integer, references(users.id).on_update(set_null), not_null)") == fault::set_null);
static_assert(in_column("(id, integer, on_delete(cascade))") == fault::action_alone);
static_assert(in_column("(id, integer, references(users.id), on_update(restrict))") == fault::action_alone);
static_assert(in_column("(id, integer, default_value(1, 2))") == fault::one_value);
static_assert(in_column("(id, integer, generated_as(a + 1))") == fault::sql_text);
static_assert(in_column("(id, integer, generated_as(sql(\"a + 1\")))") == fault::sql_text);
static_assert(in_column("(id, integer, check(\"a\", a > 0))") == fault::of_constraints);
static_assert(in_column("(id, integer, index(\"a\"))") == fault::of_constraints);
static_assert(fault_of("row", "(id, integer)", "").kind == fault::taken_name);
static_assert(fault_of("std", "(id, integer)", "").kind == fault::taken_name);
static_assert(fault_of("\"t\"", "(id, integer)", "").kind == fault::table_name);
static_assert(fault_of("app::t", "(id, integer)", "").kind == fault::table_name);

constexpr fault of_function(std::string_view type) { return fault_of_function("f", type, "").kind; }
static_assert(of_function("int(std::string, std::optional<int>)") == fault::none);
static_assert(of_function("mizzle::types::text(mizzle::types::jsonb<settings>)") == fault::none);
static_assert(of_function("date()") == fault::none);
static_assert(of_function("text(int)") == fault::function_type);
static_assert(of_function("int(std::string, text)") == fault::function_type);
static_assert(of_function("int( varchar )") == fault::function_type);
static_assert(of_function("int, std::string") == fault::function_type);
static_assert(fault_of_alias("boss", "app::users", "").kind == fault::none);
static_assert(fault_of_alias("boss", "users, posts", "").kind == fault::alias);

}  // namespace
