// Compiled with -fvisibility=hidden: the types of errors are visible nevertheless, for else who catches one that was
// thrown in another shared library does not know it (with libc++; libstdc++ compares names).
#include <mizzle/database/error.hpp>
#include <mizzle/json/faults.hpp>
#include <mizzle/migrate/errors.hpp>
#include <mizzle/pool/errors.hpp>

#include <dlfcn.h>

#include <cstdio>
#include <string>
#include <typeinfo>

namespace {

template <class... Errors> int count_hidden() {
    int hidden = 0;
    const auto one = [&](const std::type_info& type) {
        if (dlsym(RTLD_DEFAULT, (std::string("_ZTI") + type.name()).c_str()) != nullptr) return;
        std::printf("%s is hidden\n", type.name());
        ++hidden;
    };
    (one(typeid(Errors)), ...);
    return hidden;
}

}  // namespace

int main() {
    using namespace mizzle;
    return count_hidden<error, usage_error, database_error, constraint_violation, unique_violation,
                        foreign_key_violation, not_null_violation, check_violation, exclusion_violation,
                        transient_error, serialization_failure, deadlock, busy, stale_statement, in_use, query_canceled,
                        connection_error, commit_unknown, syntax_error, transaction_aborted, schema_mismatch, disk_full,
                        out_of_memory, access_denied, read_only, storage_error, row_count_error, not_found,
                        too_many_rows, decode_error, rolled_back, migration_error, malformed_migration,
                        migration_conflict, would_lose_rows, migration_in_progress, migration_failed, pool_error,
                        pool_timeout, pool_overloaded, pool_closed, invalid_json>();
}
