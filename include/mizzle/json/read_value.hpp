// Values from JSON, each exactly as write_value.hpp writes it or with a fault.
#pragma once
#include "../schema/floating.hpp"
#include "../schema/utf8.hpp"
#include "faults.hpp"
#include "write_value.hpp"

#include <algorithm>
#include <cstdint>
#include <exception>
#include <limits>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mizzle::detail {

// Where in the document is read, and what was found to be wrong.
class json_reading {
public:
    json_reading(std::vector<json_fault>& faults, bool is_input) : faults_(&faults), is_input_(is_input) {}

    // What comes from outside is held to what every database keeps; what the library wrote is read back as it was.
    bool is_input() const { return is_input_; }
    bool is_well() const { return faults_->empty(); }

    bool refuse(json_code code, std::string message) {
        faults_->push_back({path_, code, std::move(message)});
        return false;
    }
    bool refuse_field(std::string_view name, json_code code, std::string message) {
        return within(name, [&] { return refuse(code, std::move(message)); });
    }

    template <class F> bool within(std::string_view name, F&& read) {
        const auto before = path_.size();
        if (before != 0) path_ += '.';
        path_ += name;
        const bool is_well = read();
        path_.resize(before);
        return is_well;
    }
    template <class F> bool within(std::size_t index, F&& read) {
        const auto before = path_.size();
        path_.append("[").append(std::to_string(index)).append("]");
        const bool is_well = read();
        path_.resize(before);
        return is_well;
    }

private:
    std::vector<json_fault>* faults_;
    std::string path_;
    bool is_input_;
};

template <class Row, class Json> bool read_row(const Json& in, Row& out, json_reading& reading);

template <class T> std::optional<T> value_of_text(const std::string& text, const char*& what) {
    if constexpr (std::is_same_v<T, numeric>) {
        what = "must be a decimal number as text, such as \"12.50\"";
        return numeric::parse(text);
    } else if constexpr (std::is_same_v<T, bytes>) {
        what = "must be bytes in base64, such as \"AQID\"";
        return parse_base64(text);
    } else if constexpr (std::is_same_v<T, date>) {
        what = "must be a date, such as \"2026-11-20\"";
        return parse_date(text);
    } else if constexpr (std::is_same_v<T, time_of_day>) {
        what = "must be a time of day, such as \"09:30:00\"";
        return parse_time(text);
    } else if constexpr (std::is_same_v<T, timestamp>) {
        what = "must be a date and time without a zone, such as \"2026-11-20T09:30:00\"";
        return text.size() > 10 ? parse_timestamp(text) : std::nullopt;
    } else if constexpr (std::is_same_v<T, timestamptz>) {
        what = "must be a date and time with its zone, such as \"2026-11-20T09:30:00Z\", in the years 0 to 9999";
        if (text.size() <= 10 || text.find_first_of("Z+-", 10) == std::string::npos) return std::nullopt;
        const auto point = parse_timestamptz(text);
        // Its offset may take it out of the years that have four digits.
        constexpr std::int64_t first = -62167219200'000000, last = 253402300799'999999;
        const auto us = point ? point->time_since_epoch().count() : first - 1;
        return us < first || us > last ? std::nullopt : point;
    } else if constexpr (std::is_same_v<T, interval>) {
        what = "must be a duration, such as \"P1DT2H30M\"";
        return interval::parse(text);
    } else {
        static_assert(std::is_same_v<T, uuid>);
        what = "must be a UUID, such as \"6ba7b810-9dad-11d1-80b4-00c04fd430c8\"";
        return uuid::parse(text);
    }
}

template <class T, class Json> bool read_whole_number(const Json& in, T& out, json_reading& reading) {
    const auto refuse = [&] {
        return reading.refuse(json_code::out_of_range, "must be a whole number from " +
                                                           std::to_string(std::numeric_limits<T>::min()) + " to " +
                                                           std::to_string(std::numeric_limits<T>::max()));
    };
    if (!in.is_number_integer()) return reading.refuse(json_code::wrong_type, "must be a whole number");
    if (in.is_number_unsigned()) {
        const auto value = in.template get<std::uint64_t>();
        if (!std::in_range<T>(value)) return refuse();
        out = static_cast<T>(value);
    } else {
        const auto value = in.template get<std::int64_t>();
        if (!std::in_range<T>(value)) return refuse();
        out = static_cast<T>(value);
    }
    return true;
}

template <class T, class Json> bool read_real(const Json& in, T& out, json_reading& reading) {
    if (!in.is_number()) return reading.refuse(json_code::wrong_type, "must be a number");
    const auto value = in.template get<double>();
    if (!(std::abs(value) <= static_cast<double>(std::numeric_limits<T>::max())))
        return reading.refuse(json_code::out_of_range, "must be a number that the column can hold");
    // A whole number of more digits than the type has would be another one.
    constexpr std::int64_t most = 1LL << std::numeric_limits<T>::digits;
    const bool is_large = in.is_number_unsigned() ? in.template get<std::uint64_t>() > static_cast<std::uint64_t>(most)
                                                  : in.is_number_integer() && in.template get<std::int64_t>() < -most;
    if (is_large) return reading.refuse(json_code::out_of_range, "must be a number that the column keeps exactly");
    out = static_cast<T>(value);
    if (out == 0 && value != 0)
        return reading.refuse(json_code::out_of_range, "must be a number that the column can hold");
    return true;
}

template <class E, class Json> bool read_label(const Json& in, E& out, json_reading& reading) {
    if (!in.is_string()) return reading.refuse(json_code::wrong_type, "must be text");
    const auto value = parse_enum<E>(in.template get_ref<const std::string&>());
    if (value) {
        out = *value;
        return true;
    }
    std::string message = "must be one of ";
    for (const auto& label : enumeration_of<E>.labels)
        message.append(&label == enumeration_of<E>.labels.data() ? "\"" : ", \"").append(label).append("\"");
    return reading.refuse(json_code::not_a_label, std::move(message));
}

// Text that every database takes.
inline bool is_kept_text(const std::string& text) { return is_utf8(text) && text.find('\0') == std::string::npos; }

// Whether it can be written as JSON, which what was read from CBOR and the like need not be; and where it comes from
// outside, whether every database takes it: without the character NUL, and not so deep that reading it would need more
// of the stack than there is.
inline constexpr int greatest_depth = 500;
template <class Json> bool is_kept_document(const Json& document, bool is_input, int depth = 0) {
    const auto is_kept = [&](const std::string& text) { return is_input ? is_kept_text(text) : is_utf8(text); };
    if (document.is_string()) return is_kept(document.template get_ref<const std::string&>());
    if (document.is_number_float()) return is_finite(document.template get<double>());
    if (!document.is_structured()) return !document.is_binary() && !document.is_discarded();
    if (depth == (is_input ? greatest_depth : 10 * greatest_depth)) return false;
    for (const auto& [key, value] : document.items())
        if (!is_kept(key) || !is_kept_document(value, is_input, depth + 1)) return false;
    return true;
}

// Errors of an adapter may quote the value, and are not what those who sent it should read.
template <class T, class F> bool read_adapted(T& out, json_reading& reading, F&& convert) {
    try {
        out = convert();
        return true;
    } catch (const std::bad_alloc&) { throw; } catch (const std::exception&) {
        return reading.refuse(json_code::malformed, "must be a value of its type");
    }
}

template <class T, class Json> bool read_document(const Json& in, T& out, json_reading& reading) {
    if (!is_kept_document(in, reading.is_input()))
        return reading.refuse(json_code::malformed,
                              "must be UTF-8 without the character NUL, of numbers that JSON has, and not more than " +
                                  std::to_string(greatest_depth) + " lists and objects deep");
    if constexpr (std::is_same_v<T, json_text>) out.text = in.dump();
    else if constexpr (std::is_same_v<T, std::string>) out = in.dump();
    else return read_adapted(out, reading, [&] { return json_adapter<T>::from_text(in.dump()); });
    return true;
}

// `Type` is the SQL type. False where there was a fault, of which the reading knows.
template <class Type, class Json, class T> bool read_value(const Json& in, T& out, json_reading& reading) {
    if constexpr (is_optional<T>) {
        if (in.is_null()) {
            out.reset();
            return true;
        }
        return read_value<Type>(in, out.emplace(), reading);
    } else if constexpr (Type::family == type_family::json) {
        if (in.is_null() && reading.is_input()) return reading.refuse(json_code::null_value, "must not be null");
        return read_document(in, out, reading);
    } else if (in.is_null()) {
        return reading.refuse(json_code::null_value, "must not be null");
    } else if constexpr (is_row<T>) {
        return read_row(in, out, reading);
    } else if constexpr (is_rows<T> || Type::family == type_family::array) {
        if (!in.is_array()) return reading.refuse(json_code::wrong_type, "must be a list");
        using element = typename T::value_type;
        using element_type = typename json_element<element>::type;
        out.clear();
        bool is_well = true;
        for (std::size_t i = 0; i < in.size(); ++i)
            is_well = reading.within(i, [&] {
                element value{};
                const bool is_read = read_value<element_type>(in[i], value, reading);
                out.push_back(std::move(value));
                return is_read;
            }) && is_well;
        return is_well;
    } else if constexpr (Type::family == type_family::custom && !std::is_same_v<Type, untyped>) {
        if (!in.is_string()) return reading.refuse(json_code::wrong_type, "must be text");
        return read_adapted(out, reading,
                            [&] { return custom_type<T>::from_text(in.template get_ref<const std::string&>()); });
    } else if constexpr (std::is_enum_v<T>) {
        return read_label(in, out, reading);
    } else if constexpr (std::is_same_v<T, bool>) {
        if (!in.is_boolean()) return reading.refuse(json_code::wrong_type, "must be true or false");
        out = in.template get<bool>();
        return true;
    } else if constexpr (std::is_integral_v<T>) {
        return read_whole_number(in, out, reading);
    } else if constexpr (std::is_floating_point_v<T>) {
        return read_real(in, out, reading);
    } else if constexpr (std::is_same_v<T, std::string>) {
        if (!in.is_string()) return reading.refuse(json_code::wrong_type, "must be text");
        out = in.template get_ref<const std::string&>();
        if (reading.is_input() && !is_kept_text(out))
            return reading.refuse(json_code::malformed, "must be UTF-8 without the character NUL");
        return true;
    } else {
        const char* what = nullptr;
        std::optional<T> value;
        if constexpr (std::is_same_v<T, numeric>)
            if (in.is_number_integer()) {
                out = *numeric::parse(in.dump());
                return true;
            }
        value = value_of_text<T>(in.is_string() ? in.template get_ref<const std::string&>() : std::string(), what);
        if (!in.is_string() || !value)
            return reading.refuse(in.is_string() ? json_code::malformed : json_code::wrong_type, what);
        if constexpr (std::is_same_v<T, numeric>)
            if (reading.is_input() && !value->is_finite())
                return reading.refuse(json_code::out_of_range, "must be a finite number");
        out = *std::move(value);
        return true;
    }
}

template <class Row, class Json> bool read_row(const Json& in, Row& out, json_reading& reading) {
    constexpr bool can = can_be_object<Row>();
    static_assert(can, MIZZLE_DETAIL_JSON_NAMES);
    if (!in.is_object()) return reading.refuse(json_code::wrong_type, "must be an object");
    std::size_t known = 0;
    bool is_well = true;
    std::vector<std::string_view> names;
    if constexpr (can)
        each_member(out, [&]<class Type, class T>(Type*, std::string_view name, T& member) {
            names.push_back(name);
            const auto found = in.find(std::string(name));
            if (found == in.end()) {
                if constexpr (!is_optional<T>)
                    is_well = reading.refuse_field(name, json_code::missing, "must be given");
                return;
            }
            ++known;
            is_well = reading.within(name, [&] { return read_value<Type>(*found, member, reading); }) && is_well;
        });
    if (known != in.size())
        for (const auto& [key, value] : in.items())
            if (std::find(names.begin(), names.end(), key) == names.end())
                is_well = reading.refuse_field(key, json_code::unknown, "is no field of this");
    return is_well;
}

}  // namespace mizzle::detail
