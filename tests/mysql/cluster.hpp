// A Galera cluster that a test has for itself.
#pragma once
#include "server.hpp"

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <unistd.h>

class own_cluster {
public:
    static constexpr int nodes = 3;

    own_cluster() { call("start"); }
    own_cluster(const own_cluster&) = delete;
    own_cluster& operator=(const own_cluster&) = delete;
    ~own_cluster() {
        (void)std::system(command("stop", "").c_str());
        std::filesystem::remove_all(folder_);
    }
    // The nodes are 1, 2 and 3.
    std::string url(int node) const { return mysql_url_in(folder_, "url" + std::to_string(node)); }
    // As in a crash.
    void kill(int node) const { call("kill", std::to_string(node)); }
    // It has all that the others have when this returns.
    void join_again(int node) const { call("again", std::to_string(node)); }

private:
    std::string command(const std::string& what, const std::string& more) const {
        return "'" MIZZLE_TEST_CLUSTER_SCRIPT "' " + what + " '" + folder_ + "' " + more;
    }
    void call(const std::string& what, const std::string& more = {}) const {
        if (std::system(command(what, more).c_str()) != 0)
            throw std::runtime_error("the script of the cluster failed: " + what + " " + more);
    }

    std::string folder_ =
        (std::filesystem::temp_directory_path() / ("mizzle-cluster-test-" + std::to_string(getpid()))).string();
};
