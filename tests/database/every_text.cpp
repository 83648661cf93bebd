#include "every_type.hpp"

using namespace every;

namespace {

EVERY_TYPE(text, std::string) {
    return {"", " ", "a", "A", "ab", "ab ", "b", "it's", "\"", "[1]", "{}", "1", "01", "\n"};
}
EVERY_TYPE(varchar, std::string) { return {"", " ", "abc", "abc ", "ab", "\n", "ab\n"}; }
EVERY_TYPE(char, std::string) { return {"", " ", "abc", "abc ", "ab", "\n", "ab\n"}; }
EVERY_TYPE(bytes, mizzle::bytes) {
    const auto byte = [](unsigned n) { return static_cast<std::byte>(n); };
    return {{},           {byte(0)},    {byte(0), byte(0)},    {byte(0x7f)},
            {byte(0x80)}, {byte(0xff)}, {byte(0xff), byte(0)}, {byte('a'), byte('b')}};
}
EVERY_TYPE(uuid, mizzle::uuid) {
    std::vector<mizzle::uuid> out;
    for (const auto* text : {"00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff",
                             "0a000000-0000-0000-0000-00000000000a", "a0000000-0000-0000-0000-000000000000"})
        out.push_back(*mizzle::uuid::parse(text));
    return out;
}
EVERY_TYPE(label, priority) { return {priority::low, priority::medium, priority::high}; }
EVERY_TYPE(ints, std::vector<int>) { return {{}, {0}, {0, 1}, {1}, {10}, {9}, {-1}}; }
EVERY_TYPE(texts, std::vector<std::string>) {
    return {{}, {""}, {"a"}, {"a", "b"}, {"NULL"}, {"\n\x01\"\\"}, {"[\"a\"]"}};
}
EVERY_TYPE(floats, std::vector<double>) {
    return {{}, {0.0}, {-0.0}, {0.1}, {0.1, 0.2}, {1e300, -5e-324}, {9007199254740993.0}, {1e22}, {-1}};
}
EVERY_TYPE(json, settings) {
    return {{}, {false, ""}, {true, "\"\\"}, {false, "instant"}, {true, "日\n"}, {true, "null"}};
}
EVERY_TYPE(tag, every::tag) { return {{""}, {" "}, {"a"}, {"A"}, {"null"}, {"1"}, {"01"}, {"it's \"\\"}}; }

}  // namespace

TEST_CASE("text in every place") { ask<of_text, true, true, true>(); }
TEST_CASE("varchar(n) in every place") { ask<of_varchar, true, true, true>(); }
TEST_CASE("char_(n) in every place") { ask<of_char, true, true, true>(); }
TEST_CASE("bytea in every place") { ask<of_bytes, true, false, true>(); }
TEST_CASE("uuid in every place") { ask<of_uuid, true, false, true>(); }
TEST_CASE("enum_ in every place") { ask<of_label, true, true, true>(); }
// On MySQL lists are JSON. What a database does not compare does not compile there.
TEST_CASE("array_of<int> in every place") { ask<of_ints, on_postgres, false, !on_mysql, !on_mysql>(); }
TEST_CASE("array_of<std::string> in every place") { ask<of_texts, on_postgres, false, !on_mysql, !on_mysql>(); }
TEST_CASE("array_of<double> in every place") { ask<of_floats, on_postgres, false, on_postgres, on_postgres>(); }
TEST_CASE("jsonb<T> in every place") { ask<of_json, false, false, on_postgres, on_postgres>(); }
TEST_CASE("custom<T> in every place") { ask<of_tag, true, true, true>(); }

TEST_CASE("texts, labels, arrays and custom types as keys") {
    ask_key<of_text>(every::keys.u_text);
    ask_key<of_varchar>(every::keys.u_varchar);
    ask_key<of_char>(every::keys.u_char);
    ask_key<of_bytes>(every::keys.u_bytes);
    ask_key<of_uuid>(every::keys.u_uuid);
    ask_key<of_label>(every::keys.u_label);
#ifndef MIZZLE_TEST_MYSQL  // which keeps them as JSON, and compares none
    ask_key<of_ints>(every::keys.u_ints);
    ask_key<of_texts>(every::keys.u_texts);
#endif
    ask_key<of_tag>(every::keys.u_tag);
}
