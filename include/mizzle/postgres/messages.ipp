// The functions of messages.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "../message.hpp"
#include "messages.hpp"

namespace mizzle::detail::postgres_detail {

MIZZLE_INLINE std::string_view field_of_message(std::string_view message, std::string_view label) {
    static constexpr std::string_view labels[] = {
        "\nDETAIL:  ",     "\nHINT:  ",        "\nQUERY:  ",         "\nCONTEXT:  ",         "\nSCHEMA NAME:  ",
        "\nTABLE NAME:  ", "\nCOLUMN NAME:  ", "\nDATATYPE NAME:  ", "\nCONSTRAINT NAME:  ", "\nLOCATION:  "};
    const auto start = message.find(label);
    if (start == std::string_view::npos) return {};
    auto rest = message.substr(start + label.size());
    auto end = rest.size();
    for (const auto next : labels) end = std::min(end, rest.find(next));
    rest = rest.substr(0, end);
    while (rest.ends_with('\n')) rest.remove_suffix(1);
    return rest;
}

MIZZLE_INLINE std::string_view names_of_message(std::string_view message, std::string_view code) {
    const auto at = message.rfind("\nSCHEMA NAME:  ");
    return code.starts_with("23") && at != std::string_view::npos ? message.substr(at) : std::string_view{};
}

MIZZLE_INLINE bool is_found_by_server(std::string_view message) {
    const auto at = message.rfind("\nLOCATION:  ");
    if (at == std::string_view::npos) return false;
    const auto place = message.substr(at);
    for (const std::string_view file :
         {"execMain.c", "nbtinsert.c", "ri_triggers.c", "execIndexing.c", "execExprInterp.c", "domains.c", "heap.c",
          "tablecmds.c", "typecmds.c", "tuplesort.c", "tuplesortvariants.c"})
        if (place.find(message_of({", ", file, ":"})) != std::string_view::npos) return true;
    return false;
}

MIZZLE_INLINE std::string_view code_of_message(std::string_view message) {
    const auto severity = message.find(":  ");
    if (severity == std::string_view::npos) return {};
    message.remove_prefix(severity + 3);
    const auto code = message.substr(0, 5);
    const bool is_code =
        code.size() == 5 && code.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
    return is_code && message.substr(5).starts_with(": ") ? code : std::string_view{};
}

MIZZLE_INLINE std::string_view primary_message(std::string_view message, std::string_view code) {
    const auto at = code.empty() ? std::string_view::npos : message.find(std::string(code) + ": ");
    if (at != std::string_view::npos) message.remove_prefix(at + code.size() + 2);
    static constexpr std::string_view ends[] = {
        "\nLINE ",          "\nDETAIL:  ",     "\nHINT:  ",        "\nQUERY:  ",         "\nCONTEXT:  ",
        "\nSCHEMA NAME:  ", "\nTABLE NAME:  ", "\nCOLUMN NAME:  ", "\nDATATYPE NAME:  ", "\nCONSTRAINT NAME:  ",
        "\nLOCATION:  "};
    auto size = message.size();
    for (const auto end : ends) size = std::min(size, message.find(end));
    message = message.substr(0, size);
    while (message.ends_with('\n')) message.remove_suffix(1);
    // Where in a statement that libpq does not have at hand: ... at character 15
    constexpr std::string_view place = " at character ";
    if (const auto found = message.rfind(place);
        found != std::string_view::npos && found + place.size() < message.size() &&
        message.find_first_not_of("0123456789", found + place.size()) == std::string_view::npos)
        message = message.substr(0, found);
    return message;
}

MIZZLE_INLINE std::vector<std::string> columns_of_key(std::string_view detail) {
    std::vector<std::string> columns;
    if (!detail.starts_with("Key (")) return columns;
    detail.remove_prefix(5);
    auto list = detail.substr(0, detail.find(")="));
    if (list.find('(') != std::string_view::npos) return columns;  // of an index on an expression
    while (!list.empty()) {
        const auto comma = list.find(", ");
        auto name = list.substr(0, comma);
        if (name.starts_with('"') && name.ends_with('"') && name.size() > 1) name = name.substr(1, name.size() - 2);
        columns.emplace_back(name);
        list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 2);
    }
    return columns;
}

}  // namespace mizzle::detail::postgres_detail
