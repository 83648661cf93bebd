// What the test of pulled headers is made of; each part is a file that is compiled as seldom as may be.
#pragma once
#include <mizzle/kit/connection.hpp>
#include <mizzle/kit/schema.hpp>

#include <memory>
#include <string>

// Of either database: connect.cpp.
std::unique_ptr<mizzle::kit::connection> connect_to(const std::string& url);

// Prints in what the live database differs from one that is declared so: kit.cpp.
void compare(const std::string& url, const mizzle::kit::schema& declared);
