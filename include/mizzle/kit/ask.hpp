// Questions that a change leaves open, put to the person at a terminal.
#pragma once
#include "open_questions.hpp"

#include <charconv>
#include <iostream>
#include <unistd.h>

namespace mizzle::kit {

namespace detail {

// A line that says something; nothing at the end of the input.
inline bool read_answer(std::istream& in, std::ostream& out, std::string& line) {
    do {
        out << "> " << std::flush;
        if (!std::getline(in, line)) return false;
    } while (line.find_first_not_of(" \t\r") == std::string::npos);
    return true;
}

inline bool ask_rename(const question& q, std::istream& in, std::ostream& out, answers& given) {
    out << q.name << " is gone. Is it now\n";
    for (std::size_t i = 0; i < q.candidates.size(); ++i) out << "  " << i + 1 << "  " << q.candidates[i] << "\n";
    out << "  d  none of these: it is dropped, with all that is in it\n";
    for (std::string line; read_answer(in, out, line);) {
        std::size_t number = 0;
        const auto read = std::from_chars(line.data(), line.data() + line.size(), number);
        if (line == "d") given.drops.push_back(q.name);
        else if (read.ec == std::errc() && read.ptr == line.data() + line.size() && number != 0 &&
                 number <= q.candidates.size())
            given.renames.push_back({q.name, q.candidates[number - 1]});
        else {
            out << "A number of these, or d.\n";
            continue;
        }
        return true;
    }
    return false;
}

inline bool ask_value(const question& q, std::istream& in, std::ostream& out, answers& given) {
    out << q.sentence.substr(0, q.sentence.find(" Say --value")) << " As SQL:\n";
    std::string line;
    if (!read_answer(in, out, line)) return false;
    given.values[q.name] = line;
    return true;
}

}  // namespace detail

// False where the input ends without an answer.
inline bool ask_person(const question& q, std::istream& in, std::ostream& out, answers& given) {
    return q.kind == "rename" ? detail::ask_rename(q, in, out, given) : detail::ask_value(q, in, out, given);
}

inline bool is_person_there(const context& context) {
    return !context.is_json && isatty(STDIN_FILENO) != 0 && isatty(STDERR_FILENO) != 0;
}

// Calls plan(given), and again after each answer of whoever sits at the terminal. What one answer settles is not asked.
template <class Plan> auto plan_with_person(const context& context, answers given, Plan&& plan) {
    for (;;) {
        try {
            return plan(given);
        } catch (const open_questions& e) {
            if (!is_person_there(context) || !ask_person(e.asked().front(), std::cin, std::cerr, given)) throw;
        }
    }
}

}  // namespace mizzle::kit
