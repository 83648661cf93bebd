// Text of each type that is kept as text: what is read is written as text that is read as the same.
#include "fuzz.hpp"

#include <mizzle/postgres.hpp>
#include <mizzle/sqlite.hpp>

using namespace mizzle;

namespace {

MIZZLE_ENUM(mood, good, bad)

template <class T>
void read_and_write(mizzle::detail::dialect_id dialect, const std::optional<T>& value, const auto& read) {
    if (!value) return;
    std::string text;
    try {
        if constexpr (requires { value->to_string(); }) text = value->to_string();
        else text = mizzle::detail::temporal_element(dialect, *value);
    } catch (const usage_error&) { return; }  // a date that SQLite's text has no room for
    const auto again = read(text);
    MUST_HOLD(again.has_value());
    MUST_HOLD(*again == *value);
}

template <class T> void of_postgres(const std::string& text) {
    const auto read = [](const std::string& t) -> std::optional<T> {
        T value{};
        if (!mizzle::detail::postgres_detail::read_text(t, value)) return std::nullopt;
        return value;
    };
    const auto value = read(text);
    if constexpr (requires { value->to_string(); } || std::is_same_v<T, date> || std::is_same_v<T, time_of_day> ||
                  std::is_same_v<T, timestamp> || std::is_same_v<T, timestamptz>)
        read_and_write(dialects::postgres::id, value, read);
}

void of_numbers(const std::string& text, const std::string& other) {
    const auto x = numeric::parse(text), y = numeric::parse(other);
    if (!x || !y || text.size() > 200 || other.size() > 200) return;
    if (x->to_string().size() > 2000 || y->to_string().size() > 2000) return;
    MUST_HOLD(*x + *y == *y + *x);
    MUST_HOLD((*x < *y) == (*y > *x));
    if (x->is_finite()) {
        MUST_HOLD(*x + numeric(0) == *x);
        const auto scaled = x->with_scale(x->scale() + 3);
        MUST_HOLD(scaled && *scaled == *x);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    input in(data, size);
    const auto kind = in.byte();
    const std::string text = in.text();
    switch (kind % 16) {
    case 0: read_and_write(dialects::sqlite::id, parse_date(text), [](auto& t) { return parse_date(t); }); break;
    case 1:
        read_and_write(dialects::sqlite::id, mizzle::detail::parse_time(text),
                       [](auto& t) { return mizzle::detail::parse_time(t); });
        break;
    case 2:
        read_and_write(dialects::sqlite::id, mizzle::detail::parse_timestamp(text),
                       [](auto& t) { return mizzle::detail::parse_timestamp(t); });
        break;
    case 3:
        read_and_write(dialects::sqlite::id, parse_timestamptz(text), [](auto& t) { return parse_timestamptz(t); });
        break;
    case 4:
        read_and_write(dialects::sqlite::id, interval::parse(text), [](auto& t) { return interval::parse(t); });
        break;
    case 5: read_and_write(dialects::sqlite::id, uuid::parse(text), [](auto& t) { return uuid::parse(t); }); break;
    case 6: {
        read_and_write(dialects::sqlite::id, numeric::parse(text), [](auto& t) { return numeric::parse(t); });
        input both(data + (size != 0), size - (size != 0));
        const auto first = both.line();
        of_numbers(first, both.line());
        break;
    }
    case 7: of_postgres<date>(text); break;
    case 8: of_postgres<time_of_day>(text); break;
    case 9: of_postgres<timestamp>(text); break;
    case 10: of_postgres<timestamptz>(text); break;
    case 11: of_postgres<interval>(text); break;
    case 12: of_postgres<bytes>(text); break;
    case 13:
        of_postgres<std::int16_t>(text);
        of_postgres<std::int64_t>(text);
        of_postgres<double>(text);
        of_postgres<float>(text);
        of_postgres<bool>(text);
        break;
    case 14:
        of_postgres<numeric>(text);
        of_postgres<uuid>(text);
        break;
    default:
        if (const auto value = mizzle::detail::parse_hex(text))
            MUST_HOLD(mizzle::detail::hex_text(*value, "").size() == text.size());
        (void)parse_enum<mood>(text);
    }
    return 0;
}

std::vector<std::string> seeds() {
    const std::string_view texts[][16] = {
        {"2024-02-29", "24:00:00", "2024-02-29 12:30:00.25", "2024-02-29T12:30:00.123456+02:00", "P1Y2M3DT4H5M6.5S",
         "{550e8400-e29b-41d4-a716-446655440000}", "-1.50\n9.9e3", "0044-03-15 BC", "23:59:59.999999",
         "32767-12-31 23:59:59", "2024-01-01 00:00:00.5-03:30", "1 year 2 mons -3 days +04:05:06.789", "\\x00ff",
         "-32768", "NaN", "00ff"},
        {"0000-01-01", "09:30", "9999-12-31 23:59:59.999999", "0000-01-01 00:00:00Z",
         "P-178956970Y-8M-2147483648DT-2562047788H-54.775808S", "550e8400e29b41d4a716446655440000", "-Infinity\n1e-20",
         "4713-01-01 BC", "00:00:00", "infinity", "0001-01-01 00:00:00+00 BC", "--9223372036854775808 days", "\\x",
         "1e308", "1e-100", "good"},
        {"2023-02-29", "25:00", "2024-02-30 00:00:00", "2024-01-01 00:00:00+15:59", "P9223372036854775807D", "",
         "0.000\n-0", "99999-01-01", "-00:00:01", "2024-01-01 24:00:00", "2024-01-01 00:00:00+00:19:32",
         "-9223372036854775808:00:00", "\\xzz", "inf", "+.5e+5", "bad"},
    };
    std::vector<std::string> all;
    for (const auto& row : texts)
        for (std::size_t i = 0; i < 16; ++i) all.push_back(static_cast<char>(i) + std::string(row[i]));
    return all;
}
