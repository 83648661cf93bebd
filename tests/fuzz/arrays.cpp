// Arrays as each database keeps them: what is read is written as text that is read as the same, of any other text it is
// said that it is no such array.
#include "fuzz.hpp"

#include <mizzle/postgres.hpp>
#include <mizzle/sqlite.hpp>

using namespace mizzle;

namespace {

MIZZLE_ENUM(mood, good, bad)

struct refused {};
struct any_cell {
    [[noreturn]] void fail(const mizzle::detail::unfit_value&) const { throw refused(); }
};

template <class T> std::optional<std::vector<T>> read(mizzle::detail::dialect_id dialect, const std::string& text) {
    std::vector<T> values;
    if (dialect == dialects::postgres::id) {
        if (!mizzle::detail::postgres_detail::parse_array(text, values)) return std::nullopt;
        return values;
    }
    try {
        mizzle::detail::sqlite_detail::parse_json_array(any_cell(), text, values);
        return values;
    } catch (const refused&) { return std::nullopt; }
}

template <class T> void check(mizzle::detail::dialect_id dialect, const std::string& text) {
    const auto values = read<T>(dialect, text);
    if (!values) return;
    std::string written;
    try {
        written = mizzle::detail::array_to_text(dialect, *values);
    } catch (const usage_error&) { return; }  // NaN, or a date that has no text on SQLite
    const auto again = read<T>(dialect, written);
    MUST_HOLD(again.has_value());
    // NaN is no number, not even the same.
    if constexpr (!std::is_floating_point_v<T>) MUST_HOLD(*again == *values);
    else MUST_HOLD(again->size() == values->size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    input in(data, size);
    const auto kind = in.byte();
    const std::string text = in.text();
    const auto dialect = kind % 2 == 0 ? dialects::sqlite::id : dialects::postgres::id;
    switch (kind / 2 % 13) {
    case 0: check<std::string>(dialect, text); break;
    case 1: check<std::optional<std::string>>(dialect, text); break;
    case 2: check<std::int16_t>(dialect, text); break;
    case 3: check<std::optional<std::int64_t>>(dialect, text); break;
    case 4: check<double>(dialect, text); break;
    case 5: check<float>(dialect, text); break;
    case 6: check<bool>(dialect, text); break;
    case 7: check<bytes>(dialect, text); break;
    case 8: check<numeric>(dialect, text); break;
    case 9: check<uuid>(dialect, text); break;
    case 10: check<timestamptz>(dialect, text); break;
    case 11: check<interval>(dialect, text); break;
    default: check<mood>(dialect, text);
    }
    return 0;
}

std::vector<std::string> seeds() {
    const std::string_view texts[13][3] = {
        {R"(["a","\u00e9\ud83c\udf27\n\\",""])", R"({a,"b \" c","NULL",""})", R"(["\u0000","\/"])"},
        {R"(["a", null])", "{a,NULL}", "[null]"},
        {"[1,-32768]", "{1,-32768}", "[]"},
        {"[null, 9223372036854775807]", "{NULL,9223372036854775807}", "{}"},
        {"[1.5e308,-0.0]", "{NaN,Infinity,1.5}", "[1e999]"},
        {"[0.1]", "{0.1,-Infinity}", "[1e-46]"},
        {"[true, false]", "{t,f}", "[tru]"},
        {R"(["00FF",""])", R"({"\\x00FF"})", R"(["0"])"},
        {R"(["1.50","1e3"])", "{1.50,NaN}", R"(["x"])"},
        {R"(["550e8400-e29b-41d4-a716-446655440000"])", "{550e8400-e29b-41d4-a716-446655440000}", "[\"\"]"},
        {R"(["2024-02-29 12:00:00.5"])", R"({"2024-02-29 12:00:00.5+00"})", R"(["0000-00-00"])"},
        {R"(["P1DT2H"])", "{P1DT2H,\"1 day\"}", R"(["P"])"},
        {R"(["good"])", "{bad}", "{ugly}"},
    };
    std::vector<std::string> all;
    for (std::size_t i = 0; i < 13; ++i)
        for (std::size_t j = 0; j < 3; ++j)
            all.push_back(static_cast<char>(2 * i + (texts[i][j].starts_with('{') ? 1 : 0)) + std::string(texts[i][j]));
    return all;
}
