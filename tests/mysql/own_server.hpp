// A server that a test has for itself, to be killed.
#pragma once
#include "server.hpp"

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <unistd.h>

class own_server {
public:
    own_server() { call("start"); }
    own_server(const own_server&) = delete;
    own_server& operator=(const own_server&) = delete;
    ~own_server() {
        call("stop");
        std::filesystem::remove_all(folder_);
    }
    std::string url() const { return mysql_url_in(folder_); }
    const std::string& folder() const { return folder_; }
    void call(const std::string& what) const {
        if (std::system(("env -u MYSQL_URL '" MIZZLE_TEST_MYSQL_SCRIPT "' " + what + " '" + folder_ + "'").c_str()) !=
            0)
            throw std::runtime_error("the server script failed: " + what);
    }

private:
    std::string folder_ =
        (std::filesystem::temp_directory_path() / ("mizzle-mysql-test-" + std::to_string(getpid()))).string();
};
