// Where the tests find a PostgreSQL server, and a schema of their own there.
#pragma once
#include <mizzle/postgres.hpp>

#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string>
#include <unistd.h>

inline std::string server_url() {
    if (const char* url = std::getenv("DATABASE_URL")) return url;
    std::ifstream file(MIZZLE_TEST_SERVER "/url");
    std::string url;
    if (!std::getline(file, url))
        throw std::runtime_error("there is no server: run the tests with ctest, which starts one, or set DATABASE_URL");
    return url;
}

// The server with other options than server_url() has: "user=someone password=secret".
inline std::string server_url_with(const std::string& options) {
    auto url = server_url();
    if (!url.starts_with("postgres")) return url + " " + options;
    url += url.find('?') == std::string::npos ? '?' : '&';
    for (const char c : options) url += c == ' ' ? '&' : c;
    return url;
}

// One schema for each process, emptied for each test and dropped at the end.
class test_schema {
public:
    static const std::string& name() {
        static const test_schema schema;
        return schema.name_;
    }
    ~test_schema() {
        try {
            mizzle::postgres(server_url()).exec("drop schema if exists " + name_ + " cascade");
        } catch (const std::exception&) {
            // The test ended the server, which takes the schema with it.
        }
    }

private:
    // libpqxx makes what it needs itself at the first connection, and must do so before: it is then gone after.
    test_schema() { mizzle::postgres(server_url()).exec("select 1"); }
    std::string name_ = "mizzle_test_" + std::to_string(getpid());
};

// A connection to the schema as it is: a second one beside own_schema()'s.
inline mizzle::postgres open_schema(mizzle::postgres_options options = {}) {
    options.on_connect = "set search_path to " + test_schema::name();
    return mizzle::postgres(server_url(), options);
}

inline mizzle::postgres own_schema(const mizzle::postgres_options& options = {}) {
    const auto& name = test_schema::name();
    mizzle::postgres(server_url()).exec("drop schema if exists " + name + " cascade; create schema " + name);
    return open_schema(options);
}
