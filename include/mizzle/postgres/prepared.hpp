// A statement that a connection to PostgreSQL knows, and how it is found.
#pragma once
#include "../database/statement_cache.hpp"

#include <string>

namespace mizzle::postgres_detail {

struct prepared : cached_statement {
    std::string text;
    std::string name;  // empty until the server has prepared it
    bool was_run = false;
    bool plans_each_time = false;  // it is never prepared: it is sent with its values, which the plan is for

    explicit prepared(std::string_view t) : text(t) {}
};

}  // namespace mizzle::postgres_detail
