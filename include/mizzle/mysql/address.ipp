// The functions of address.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "address.hpp"

namespace mizzle::detail::mysql_detail {

MIZZLE_INLINE std::string decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        const auto byte = i + 2 < text.size() ? parse_hex(text.substr(i + 1, 2)) : std::nullopt;
        if (!byte)
            refuse_url("mizzle: the URL of a MySQL server has a % that two hexadecimal digits do not follow; write the "
                       "character % itself as %25");
        if (std::to_integer<char>(byte->front()) == '\0')
            refuse_url("mizzle: the URL of a MySQL server must not hold a NUL character");
        out += std::to_integer<char>(byte->front());
        i += 2;
    }
    return out;
}

MIZZLE_INLINE address parse_address(std::string_view url) {
    expect_whole_name(url);
    constexpr std::string_view schemes[] = {"mysql://", "mariadb://"};
    std::string_view rest;
    for (const auto scheme : schemes)
        if (url.starts_with(scheme)) rest = url.substr(scheme.size());
    if (rest.data() == nullptr)
        refuse_url("mizzle: a MySQL server is named by an URL: mysql://user:password@host:port/database?socket=/path");

    address out;
    auto authority = rest.substr(0, rest.find_first_of("/?#"));
    rest.remove_prefix(authority.size());
    if (rest.find('@') != std::string_view::npos)
        refuse_url(
            "mizzle: the URL of a MySQL server has an @ behind its host; in a user's name, a password and a path "
            "write @ as %40, / as %2F, : as %3A, ? as %3F and # as %23");
    if (const auto at = authority.rfind('@'); at != std::string_view::npos) {
        const auto user = authority.substr(0, at);
        const auto colon = user.find(':');
        out.user = decoded(user.substr(0, colon));
        if (colon != std::string_view::npos) out.password = decoded(user.substr(colon + 1));
        authority.remove_prefix(at + 1);
    }

    // An address of IPv6 stands in brackets.
    auto host = authority;
    if (host.starts_with('[')) {
        const auto end = host.find(']');
        if (end == std::string_view::npos) refuse_url("mizzle: the host in the URL of a MySQL server has [ without ]");
        authority.remove_prefix(end + 1);
        host = host.substr(1, end - 1);
    } else {
        host = host.substr(0, host.find(':'));
        authority.remove_prefix(host.size());
    }
    out.host = decoded(host);
    if (authority.starts_with(':')) {
        const auto digits = authority.substr(1);
        const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), out.port);
        if (problem != std::errc() || end != digits.data() + digits.size() || out.port == 0 || out.port > 65535)
            refuse_url("mizzle: the port in the URL of a MySQL server is not a number from 1 to 65535");
    } else if (!authority.empty()) {
        refuse_url("mizzle: the host in the URL of a MySQL server is followed by something that is no port");
    }

    if (rest.starts_with('/')) {
        const auto database = rest.substr(1, rest.find_first_of("?#") - 1);
        out.database = decoded(database);
        rest.remove_prefix(database.size() + 1);
    }
    if (rest.starts_with('?')) {
        rest.remove_prefix(1);
        constexpr std::string_view name = "socket=";
        if (!rest.starts_with(name) || rest.find_first_of("&#") != std::string_view::npos)
            refuse_url(
                "mizzle: the URL of a MySQL server takes ?socket=/path alone; the rest is in mysql_connection_options");
        out.socket = decoded(rest.substr(name.size()));
        rest = {};
    }
    if (!rest.empty()) refuse_url("mizzle: the URL of a MySQL server has no part that begins with #");
    return out;
}

}  // namespace mizzle::detail::mysql_detail
