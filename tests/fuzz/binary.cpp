// Whatever bytes come as a value in PostgreSQL's binary form: what is read of them is read of its text as the same, and
// of all others it is said that they are no such value.
#include "read_as.hpp"

#include <mizzle/postgres.hpp>

#include <utility>

using namespace mizzle;

namespace {

template <class T> bool is_same(const T& a, const T& b) {
    // NaN is no number, not even the same.
    if constexpr (std::is_floating_point_v<T>) return a == b || (a != a && b != b);
    else return a == b;
}

template <class T> void check(const std::string& value) {
    T read{};
    if (!mizzle::detail::postgres_detail::read_binary(value, read)) return;
    std::vector<T> again;
    std::string text;
    try {
        text = mizzle::detail::array_to_text(dialects::postgres::id, std::vector<T>{read});
    } catch (const usage_error&) { return; }  // a day before the server's first one
    if constexpr (std::is_same_v<T, std::string>) {
        if (read.find('\0') != read.npos) return;  // which the server never sends
    }
    MUST_HOLD(mizzle::detail::postgres_detail::parse_array(text, again) && again.size() == 1);
    MUST_HOLD(is_same<T>(again[0], read));
    if constexpr (std::is_same_v<T, numeric>) MUST_HOLD(again[0].to_string() == read.to_string());
}

template <class T> void check_array(const std::string& value) {
    std::vector<T> read;
    if (!mizzle::detail::postgres_detail::read_binary(value, read)) return;
    // Each element has its length before it.
    MUST_HOLD(value.size() >= 12 + 4 * read.size());
}

// A result as libpq makes it of what the server sends.
mizzle::detail::postgres_detail::query_result result_of_one(Oid type, std::string value, bool is_null) {
    mizzle::detail::postgres_detail::result_holder r(PQmakeEmptyPGresult(nullptr, PGRES_TUPLES_OK));
    char name[] = "value";
    PGresAttDesc column{name, 0, 0, 1, type, -1, -1};
    MUST_HOLD(PQsetResultAttrs(r.get(), 1, &column) == 1);
    MUST_HOLD(PQsetvalue(r.get(), 0, 0, value.data(), is_null ? -1 : static_cast<int>(value.size())) == 1);
    mizzle::detail::postgres_detail::query_result result(std::move(r), nullptr);
    MUST_HOLD(result.is_binary());
    return result;
}

constexpr Oid types_of_server[] = {16,   17,   20,   21,   23,   25,   114,  700,  701,  1042, 1043, 1082,
                                   1083, 1114, 1184, 1186, 1700, 2950, 3802, 1000, 1001, 1005, 1007, 1009,
                                   1016, 1021, 1022, 1115, 1182, 1183, 1185, 1187, 1231, 2951, 0,    20'000};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    input in(data, size);
    const auto kind = in.byte();
    if (kind >= 64) {
        const auto type = types_of_server[in.byte() % std::size(types_of_server)];
        const auto read_type = in.byte();
        const auto result = result_of_one(type, in.text(), kind == 64);
        try {
            read_value_as<types::array<std::int32_t>, types::array<std::optional<std::string>>, types::array<numeric>>(
                read_type, mizzle::detail::postgres_detail::cell(result, 0, 0, "select"));
        } catch (const decode_error& e) { MUST_HOLD(e.column() == "value"); }
        return 0;
    }
    const std::string value = in.text();
    switch (kind % 22) {
    case 0: check<std::int16_t>(value); break;
    case 1: check<std::int32_t>(value); break;
    case 2: check<std::int64_t>(value); break;
    case 3: check<float>(value); break;
    case 4: check<double>(value); break;
    case 5: check<bool>(value); break;
    case 6: check<std::string>(value); break;
    case 7: check<bytes>(value); break;
    case 8: check<date>(value); break;
    case 9: check<time_of_day>(value); break;
    case 10: check<timestamp>(value); break;
    case 11: check<timestamptz>(value); break;
    case 12: check<interval>(value); break;
    case 13: check<uuid>(value); break;
    case 14: check<numeric>(value); break;
    case 15: check<mood>(value); break;
    case 16: check_array<std::int32_t>(value); break;
    case 17: check_array<std::optional<std::int64_t>>(value); break;
    case 18: check_array<std::optional<std::string>>(value); break;
    case 19: check_array<numeric>(value); break;
    case 20: check_array<bool>(value); break;
    default: check_array<std::optional<timestamptz>>(value);
    }
    (void)mizzle::detail::postgres_detail::infinity_of(value);
    return 0;
}

std::vector<std::string> seeds() {
    const auto bytes_of = [](std::initializer_list<int> all) {
        std::string text;
        for (const int b : all) text += static_cast<char>(b);
        return text;
    };
    const std::string values[] = {
        bytes_of({0, 1}),
        bytes_of({0x7f, 0xff, 0xff, 0xff}),
        bytes_of({0x80, 0, 0, 0, 0, 0, 0, 0}),
        bytes_of({0x3d, 0xcc, 0xcc, 0xcd}),
        bytes_of({0x7f, 0xf8, 0, 0, 0, 0, 0, 0}),
        bytes_of({1}),
        "good",
        bytes_of({0, 0xff}),
        bytes_of({0, 0, 0x22, 0x3f}),
        bytes_of({0, 0, 0, 0x14, 0x1d, 0xd7, 0x60, 0}),
        bytes_of({0, 2, 0xb0, 0xff, 0x76, 0, 0, 1}),
        bytes_of({0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 2, 0xff, 0xff, 0xff, 0xff}),
        bytes_of({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}),
        bytes_of({0, 3, 0, 1, 0x40, 0, 0, 3, 0, 12, 0x0d, 0x80, 0x13, 0x88}),             // -123456.500
        bytes_of({0, 1, 0xff, 0xff, 0, 0, 0, 4, 0, 1}),                                   // 0.0001
        bytes_of({0, 0, 0, 0, 0xc0, 0, 0, 0}),                                            // NaN
        bytes_of({0, 0, 0, 1, 0, 0, 0, 0, 0,    0,    0,    23,  0, 0, 0, 2, 0, 0, 0, 1,  // {7,NULL}
                  0, 0, 0, 4, 0, 0, 0, 7, 0xff, 0xff, 0xff, 0xff}),
        bytes_of({0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 25, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 'a', 'b'}),
        bytes_of({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0xa4}),
        bytes_of({1, '[', '1', ']'}),
    };
    std::vector<std::string> all;
    for (const auto& value : values) {
        for (int kind = 0; kind < 22; ++kind) all.push_back(static_cast<char>(kind) + value);
        for (int type = 0; type < static_cast<int>(std::size(types_of_server)); ++type)
            all.push_back(bytes_of({65, type, type % 20}) + value);
    }
    return all;
}
