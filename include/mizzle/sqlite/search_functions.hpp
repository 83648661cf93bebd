// PostgreSQL's queries of full-text search in the words of FTS5.
#pragma once
#include "function.hpp"

#include <string>
#include <string_view>

namespace mizzle::detail::sqlite_detail {

// Words with the operators & | ! <-> and parentheses, and the beginnings of words: cat:*.
std::string to_tsquery(const function_arguments& a);
// Plain words, all of which must be there.
std::string plainto_tsquery(const function_arguments& a);
// Plain words, one after the other.
std::string phraseto_tsquery(const function_arguments& a);
// As people write it: words, "phrases", or, -not.
std::string websearch_to_tsquery(const function_arguments& a);

inline constexpr function_of_sql search_functions[] = {
    {"mizzle_to_tsquery", 1, run_function<to_tsquery>},
    {"mizzle_plainto_tsquery", 1, run_function<plainto_tsquery>},
    {"mizzle_phraseto_tsquery", 1, run_function<phraseto_tsquery>},
    {"mizzle_websearch_to_tsquery", 1, run_function<websearch_to_tsquery>},
};

}  // namespace mizzle::detail::sqlite_detail

#ifndef MIZZLE_COMPILED
#include "search_functions.ipp"
#endif
