// The server to measure on.
#pragma once
#include <cstdlib>
#include <stdexcept>
#include <string>

// DATABASE_URL; std::runtime_error where it is not set.
inline std::string url() {
    const char* given = std::getenv("DATABASE_URL");
    if (given == nullptr) throw std::runtime_error("set DATABASE_URL to the server to measure on");
    return given;
}
