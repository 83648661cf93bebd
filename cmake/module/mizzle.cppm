// The module mizzle: the public names, and what the macros of declarations name. Written by
// tests/house/names update.
module;
#include <mizzle/any_session.hpp>
#include <mizzle/async.hpp>
#include <mizzle/metrics.hpp>
#include <mizzle/migrate.hpp>
#include <mizzle/mizzle.hpp>
#include <mizzle/pool.hpp>
#include <mizzle/replicated.hpp>
#include <mizzle/sandbox.hpp>
#ifdef MIZZLE_MODULE_SQLITE
#include <mizzle/sqlite.hpp>
#include <mizzle/sqlite/changes.hpp>
#include <mizzle/sqlite/service/backup.hpp>
#include <mizzle/sqlite/service/blob.hpp>
#include <mizzle/sqlite/service/functions.hpp>
#include <mizzle/sqlite/service/upkeep.hpp>
#endif
#ifdef MIZZLE_MODULE_POSTGRES
#include <mizzle/postgres.hpp>
#include <mizzle/postgres/notifications.hpp>
#endif
#ifdef MIZZLE_MODULE_MYSQL
#include <mizzle/mysql.hpp>
#endif
#ifdef MIZZLE_MODULE_JSON
#include <mizzle/json/nlohmann.hpp>
#include <mizzle/json/rows.hpp>
#endif
#ifdef MIZZLE_MODULE_FMT
#include <mizzle/fmt.hpp>
#include <mizzle/ostream.hpp>
#endif

export module mizzle;

export namespace mizzle {
namespace detail { using mizzle::detail::name_of_code; }
namespace dialects { using mizzle::dialects::mysql; }
namespace dialects { using mizzle::dialects::postgres; }
namespace dialects { using mizzle::dialects::sqlite; }
namespace entry_text { using mizzle::entry_text::accept; }
namespace entry_text { using mizzle::entry_text::after; }
namespace entry_text { using mizzle::entry_text::fault_of; }
namespace entry_text { using mizzle::entry_text::fault_of_alias; }
namespace entry_text { using mizzle::entry_text::fault_of_constraints; }
namespace entry_text { using mizzle::entry_text::fault_of_filters; }
namespace entry_text { using mizzle::entry_text::fault_of_function; }
namespace entry_text { using mizzle::entry_text::fault_of_labels; }
namespace entry_text { using mizzle::entry_text::fault_of_list; }
namespace entry_text { using mizzle::entry_text::fault_of_name; }
namespace entry_text { using mizzle::entry_text::fault_of_named_labels; }
namespace entry_text { using mizzle::entry_text::fault_of_relations; }
namespace entry_text { using mizzle::entry_text::fault_of_sequence; }
namespace entry_text { using mizzle::entry_text::fault_of_sql_name; }
namespace entry_text { using mizzle::entry_text::fault_of_view; }
namespace entry_text { using mizzle::entry_text::no_enum; }
namespace entry_text { using mizzle::entry_text::once; }
namespace entry_text { using mizzle::entry_text::once_and_free; }
namespace entry_text { using mizzle::entry_text::once_there; }
namespace modifiers { using mizzle::modifiers::named; }
namespace relational { using mizzle::relational::is_declaration; }
namespace relational { using mizzle::relational::not_read; }
namespace relational { using mizzle::relational::tie; }
using mizzle::abs;
using mizzle::access_denied;
using mizzle::access_mode;
using mizzle::age;
using mizzle::alias;
using mizzle::all;
using mizzle::all_of;
using mizzle::any;
using mizzle::any_error;
using mizzle::any_of;
using mizzle::any_session;
using mizzle::array_agg;
using mizzle::array_append;
using mizzle::array_contained;
using mizzle::array_contains;
using mizzle::array_length;
using mizzle::array_overlaps;
using mizzle::as;
using mizzle::asc;
using mizzle::ascii;
using mizzle::at_time_zone;
using mizzle::avg;
using mizzle::bit_and;
using mizzle::bit_and_;
using mizzle::bit_or;
using mizzle::bit_or_;
using mizzle::bit_xor;
using mizzle::bit_xor_;
using mizzle::bool_and;
using mizzle::bool_or;
using mizzle::busy;
using mizzle::bytes;
using mizzle::case_when;
using mizzle::cast;
using mizzle::ceil;
using mizzle::changed_field;
using mizzle::check_violation;
using mizzle::chr;
using mizzle::coalesce;
using mizzle::code_migration;
using mizzle::collated;
using mizzle::column;
using mizzle::column_list;
using mizzle::columns_of;
using mizzle::commit_unknown;
using mizzle::concat;
using mizzle::concat_ws;
using mizzle::condition;
using mizzle::connection_error;
using mizzle::constant;
using mizzle::constraint_violation;
using mizzle::constraint_words;
using mizzle::contains;
using mizzle::count;
using mizzle::create;
using mizzle::cte;
using mizzle::cube;
using mizzle::cume_dist;
using mizzle::current_date;
using mizzle::current_row;
using mizzle::current_time;
using mizzle::currval;
using mizzle::custom_type;
using mizzle::database;
using mizzle::database_error;
using mizzle::date;
using mizzle::date_of;
using mizzle::date_part;
using mizzle::date_trunc;
using mizzle::deadlock;
using mizzle::declaration_words;
using mizzle::declared_as;
using mizzle::declared_name;
using mizzle::declared_name_object;
using mizzle::decode_error;
using mizzle::default_;
using mizzle::delete_from;
using mizzle::dense_rank;
using mizzle::desc;
using mizzle::disk_full;
using mizzle::distinct;
using mizzle::dynamic;
using mizzle::each_time;
using mizzle::ends_with;
using mizzle::enum_words;
using mizzle::enumeration;
using mizzle::error;
using mizzle::every;
using mizzle::excluded;
using mizzle::exclusion_violation;
using mizzle::exists;
using mizzle::extract;
using mizzle::filter_words;
using mizzle::finds_constraints;
using mizzle::finds_relations;
using mizzle::first_value;
using mizzle::floor;
using mizzle::following;
using mizzle::foreign_key_violation;
using mizzle::get;
using mizzle::grouping;
using mizzle::grouping_set;
using mizzle::grouping_sets;
using mizzle::has_column_called;
using mizzle::has_filters_declared;
using mizzle::imatches;
using mizzle::in_use;
using mizzle::initcap;
using mizzle::insert_into;
using mizzle::insert_tree;
using mizzle::interval;
using mizzle::is_said_once;
using mizzle::is_serial_word;
using mizzle::isolation;
using mizzle::join_options;
using mizzle::join_texts;
using mizzle::json_adapter;
using mizzle::json_agg;
using mizzle::json_array;
using mizzle::json_array_length;
using mizzle::json_contains;
using mizzle::json_exists;
using mizzle::json_get;
using mizzle::json_get_text;
using mizzle::json_object;
using mizzle::json_object_agg;
using mizzle::json_remove;
using mizzle::json_set;
using mizzle::json_text;
using mizzle::json_typeof;
using mizzle::key;
using mizzle::lag;
using mizzle::last_value;
using mizzle::later_result;
using mizzle::lateral;
using mizzle::lead;
using mizzle::left;
using mizzle::length;
using mizzle::level_steps;
using mizzle::list_constraints;
using mizzle::list_filters;
using mizzle::list_schema;
using mizzle::lower;
using mizzle::lpad;
using mizzle::ltrim;
using mizzle::make_alias;
using mizzle::make_constraints;
using mizzle::make_date;
using mizzle::make_own_function;
using mizzle::make_schema;
using mizzle::make_view;
using mizzle::malformed_migration;
using mizzle::matches;
using mizzle::max;
using mizzle::md5;
using mizzle::migrate;
using mizzle::migrate_down;
using mizzle::migration_conflict;
using mizzle::migration_error;
using mizzle::migration_failed;
using mizzle::migration_in_progress;
using mizzle::migration_report;
using mizzle::migration_status;
using mizzle::min;
using mizzle::mode;
using mizzle::new_field;
using mizzle::new_tree;
using mizzle::nextval;
using mizzle::none;
using mizzle::not_declared;
using mizzle::not_exists;
using mizzle::not_found;
using mizzle::not_null_violation;
using mizzle::now;
using mizzle::nth_value;
using mizzle::ntile;
using mizzle::null;
using mizzle::nullable;
using mizzle::nullif;
using mizzle::numeric;
using mizzle::octet_length;
using mizzle::open_transaction;
using mizzle::operator!;
using mizzle::operator!=;
using mizzle::operator%;
using mizzle::operator&&;
using mizzle::operator*;
using mizzle::operator+;
using mizzle::operator-;
using mizzle::operator/;
using mizzle::operator<;
using mizzle::operator<=;
using mizzle::operator==;
using mizzle::operator>;
using mizzle::operator>=;
using mizzle::operator||;
using mizzle::order_by;
using mizzle::out_of_memory;
using mizzle::outcome;
using mizzle::outer;
using mizzle::output_name_tag;
using mizzle::param;
using mizzle::parse_enum;
using mizzle::partition_by;
using mizzle::percent_rank;
using mizzle::percentile_cont;
using mizzle::percentile_disc;
using mizzle::phraseto_tsquery;
using mizzle::plainto_tsquery;
using mizzle::pool;
using mizzle::pool_closed;
using mizzle::pool_options;
using mizzle::pool_overloaded;
using mizzle::pool_timeout;
using mizzle::preceding;
using mizzle::prints_rows;
using mizzle::query;
using mizzle::query_canceled;
using mizzle::query_event;
using mizzle::query_span;
using mizzle::rank;
using mizzle::rank_;
using mizzle::read_migrations;
using mizzle::read_only;
using mizzle::recursive;
using mizzle::refresh;
using mizzle::regexp_match;
using mizzle::regexp_replace;
using mizzle::regexp_substr;
using mizzle::relation_tag;
using mizzle::relation_words;
using mizzle::repair_migration;
using mizzle::repeat;
using mizzle::replace;
using mizzle::replica_options;
using mizzle::replica_state;
using mizzle::replicated;
using mizzle::require_schema;
using mizzle::required;
using mizzle::result_of;
using mizzle::reverse;
using mizzle::right;
using mizzle::rollup;
using mizzle::round;
using mizzle::row_lock;
using mizzle::row_number;
using mizzle::row_printer;
using mizzle::row_type_of;
using mizzle::rpad;
using mizzle::rtrim;
using mizzle::sandbox;
using mizzle::scalar;
using mizzle::schema_mismatch;
using mizzle::select;
using mizzle::sequence_options;
using mizzle::sequence_tag;
using mizzle::sequence_words;
using mizzle::serialization_failure;
using mizzle::session;
using mizzle::set_excluded;
using mizzle::show;
using mizzle::sign;
using mizzle::slow_queries;
using mizzle::slow_query_line;
using mizzle::some;
using mizzle::sort_by;
using mizzle::sort_keys;
using mizzle::spans;
using mizzle::specify;
using mizzle::split_part;
using mizzle::sql_object_tag;
using mizzle::sql_object_texts;
using mizzle::sql_object_words;
using mizzle::sql_statement;
using mizzle::sql_table;
using mizzle::stale_row;
using mizzle::stale_statement;
using mizzle::starts_with;
using mizzle::statement_counters;
using mizzle::stddev;
using mizzle::stddev_pop;
using mizzle::storage_error;
using mizzle::string_agg;
using mizzle::strpos;
using mizzle::subquery;
using mizzle::substring;
using mizzle::sum;
using mizzle::syntax_error;
using mizzle::table_name;
using mizzle::table_tag;
using mizzle::time_of;
using mizzle::time_of_day;
using mizzle::timestamp;
using mizzle::timestamptz;
using mizzle::to_char;
using mizzle::to_hex;
using mizzle::to_sql;
using mizzle::to_string;
using mizzle::to_tsquery;
using mizzle::to_tsvector;
using mizzle::too_many_rows;
using mizzle::transaction_aborted;
using mizzle::transient_error;
using mizzle::translate;
using mizzle::trim;
using mizzle::trunc;
using mizzle::ts_rank;
using mizzle::type_of_table_given;
using mizzle::unbounded_following;
using mizzle::unbounded_preceding;
using mizzle::unfiltered;
using mizzle::unindexed_relations;
using mizzle::unique_violation;
using mizzle::unsafe_sql_statement;
using mizzle::update;
using mizzle::upper;
using mizzle::usage_error;
using mizzle::using_;
using mizzle::uuid;
using mizzle::var_pop;
using mizzle::variance;
using mizzle::view;
using mizzle::websearch_to_tsquery;
using mizzle::when;
using mizzle::with;
using mizzle::with_code;
using mizzle::within;
using mizzle::workers;
using mizzle::would_lose_rows;
#ifdef MIZZLE_MODULE_SQLITE
using mizzle::backup;
using mizzle::backup_progress;
using mizzle::changes;
using mizzle::checkpoint;
using mizzle::checkpoint_mode;
using mizzle::create_aggregate;
using mizzle::create_function;
using mizzle::optimize;
using mizzle::read_blob;
using mizzle::row_change;
using mizzle::sqlite;
using mizzle::sqlite_options;
using mizzle::write_blob;
using mizzle::zeroblob;
#endif
#ifdef MIZZLE_MODULE_POSTGRES
using mizzle::channel;
using mizzle::listener;
using mizzle::notify;
using mizzle::postgres;
using mizzle::postgres_options;
#endif
#ifdef MIZZLE_MODULE_MYSQL
using mizzle::mysql;
using mizzle::mysql_connection_options;
#endif
#ifdef MIZZLE_MODULE_JSON
using mizzle::from_json;
using mizzle::invalid_json;
using mizzle::json_fault;
using mizzle::validate;
using mizzle::validate_changes;
#endif
#ifdef MIZZLE_MODULE_FMT
using mizzle::operator<<;
#endif
}  // namespace mizzle
