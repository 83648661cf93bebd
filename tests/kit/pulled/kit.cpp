// pulled fill URL SCRIPT        runs the script, which makes a database that nobody declared
// pulled pull URL HEADER        writes its header, as kit pull does, and prints what that leaves out
// pulled look URL LIBRARY       loads the library, which is declared.cpp with that header, and has it look at the
// database
//
// What the kit's own program does, without its command line, which would take three times as long to compile.
#include "pulled.hpp"

#include <mizzle/kit/difference.hpp>
#include <mizzle/kit/folder.hpp>
#include <mizzle/kit/header_text.hpp>
#include <mizzle/kit/live.hpp>

#include <dlfcn.h>

using namespace mizzle;

namespace {

void pull(const std::string& url, const std::string& header) {
    const auto db = connect_to(url);
    const auto dialect = kit::dialect_of(url.starts_with("sqlite:")  ? "sqlite"
                                         : url.starts_with("mysql:") ? "mysql"
                                                                     : "postgres");
    const auto pulled = kit::header_text(kit::read_schema(*db, dialect, {}), "app", kit::unread_of(*db, dialect, {}));
    kit::write_file(header, pulled.text);
    for (const auto& sentence : pulled.left_out) std::printf("left out: %s\n", sentence.c_str());
}

void look(const std::string& url, const std::string& library) {
    void* const loaded = dlopen(library.c_str(), RTLD_NOW);
    void* const found = loaded == nullptr ? nullptr : dlsym(loaded, "look_at_declared");
    if (found == nullptr) throw std::runtime_error(dlerror());
    reinterpret_cast<void (*)(const char*)>(found)(url.c_str());
}

}  // namespace

void compare(const std::string& url, const kit::schema& declared) {
    const auto db = connect_to(url), scratch = connect_to(declared.dialect->word == "sqlite" ? "sqlite::memory:" : url);
    const auto live = kit::read_schema(*db, declared.dialect, kit::schemas_of(declared));
    for (const auto& s : kit::compare(live, kit::as_database_has_it(declared, *scratch)).steps)
        std::printf("differs: %s\n", kit::to_string(s).c_str());
}

int main(int count, char** arguments) {
    const std::vector<std::string> given(arguments + 1, arguments + count);
    try {
        if (given.size() != 3) throw usage_error("pulled fill, pull or look, a URL and a file");
        if (given[0] == "fill") connect_to(given[1])->exec(kit::read_file(given[2]));
        else if (given[0] == "pull") pull(given[1], given[2]);
        else look(given[1], given[2]);
    } catch (const std::exception& e) {
        std::fprintf(stderr, "%s\n", e.what());
        return 1;
    }
    return 0;
}
