// What a program's statements cost, told by observers that are ready: a log of those that are slow, counters of each,
// which Prometheus reads, and spans for OpenTelemetry.
#pragma once
#include "standard.hpp"

#include "metrics/slow_queries.hpp"
#include "metrics/spans.hpp"
#include "metrics/statement_counters.hpp"
