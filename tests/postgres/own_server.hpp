// A server that a test has for itself, so that others do not notice what becomes of it.
#pragma once
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <unistd.h>

class own_server {
public:
    explicit own_server(const std::string& name = "server") : folder_(folder_of(name)) { begin("start", ""); }
    // A replica of another one, which streams from it.
    own_server(const std::string& name, const own_server& of) : folder_(folder_of(name)) {
        begin("replica", of.folder_.string());
    }
    own_server(const own_server&) = delete;
    own_server& operator=(const own_server&) = delete;
    ~own_server() {
        (void)std::system(command("stop", "").c_str());
        std::filesystem::remove_all(folder_);
    }
    // As after a crash.
    void halt() { run("halt", ""); }
    void restart() { run("restart", ""); }
    // It stands still: it takes connections, and says nothing.
    void freeze() const { signal("STOP"); }
    void thaw() const { signal("CONT"); }

    const std::string& home() const { return home_; }  // where its socket is
    const std::filesystem::path& folder() const { return folder_; }
    std::string url() const { return "host=" + home_ + " user=mizzle dbname=postgres"; }

private:
    static std::filesystem::path folder_of(const std::string& name) {
        return std::filesystem::temp_directory_path() / ("mizzle-" + name + "-" + std::to_string(getpid()));
    }
    std::string command(const std::string& what, const std::string& more) const {
        return "env -u DATABASE_URL " MIZZLE_TEST_POSTGRES_SCRIPT " " + what + " " + folder_.string() + " " + more +
               " >/dev/null 2>&1";
    }
    void run(const char* what, const std::string& more) {
        if (std::system(command(what, more).c_str()) != 0)
            throw std::runtime_error(std::string("a test's own server: it fails to ") + what);
    }
    void signal(const std::string& name) const {
        const auto file = home_ + "/data/postmaster.pid";
        if (std::system(("p=$(head -n 1 " + file + "); kill -" + name + " $p $(pgrep -P $p)").c_str()) != 0)
            throw std::runtime_error("a test's own server: it cannot be sent " + name);
    }
    void begin(const char* how, const std::string& more) {
        std::filesystem::create_directories(folder_);
        run(how, more);
        std::ifstream(folder_ / "home") >> home_;
    }

    std::filesystem::path folder_;
    std::string home_;
};
