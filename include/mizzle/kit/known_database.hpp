// A database that a kit is built with: the word of its dialect, and how a connection to it is opened.
#pragma once
#include "names.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace mizzle::kit {

class connection;

struct known_database {
    std::string_view word;
    std::unique_ptr<connection> (*open)(const std::string& name);
};

}  // namespace mizzle::kit
