// What PostgreSQL spells otherwise than the shared folder sql/.
#pragma once
#include "spelling/casts.hpp"
#include "spelling/coalesce.hpp"
#include "spelling/insert.hpp"
#include "spelling/literals.hpp"
#include "spelling/schema.hpp"
#include "spelling/types.hpp"
