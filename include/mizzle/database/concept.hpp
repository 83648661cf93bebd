// What a program's functions can ask of a database without naming one: template <mizzle::database Db>.
#pragma once
#include <concepts>
#include <string_view>

namespace mizzle {

// A connection or an open transaction of any driver.
template <class Db>
concept database = requires(Db& db, std::string_view script) {
    typename Db::dialect;
    db.connection();
    db.exec(script);
};

}  // namespace mizzle
