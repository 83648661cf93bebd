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
namespace detail { using mizzle::detail::changed_field; }
namespace detail { using mizzle::detail::code_migration; }
namespace detail { using mizzle::detail::column; }
namespace detail { using mizzle::detail::column_list; }
namespace detail { using mizzle::detail::declaration_words; }
namespace detail { using mizzle::detail::declared_as; }
namespace detail { using mizzle::detail::declared_name; }
namespace detail { using mizzle::detail::declared_name_object; }
namespace detail { using mizzle::detail::enum_words; }
namespace detail { using mizzle::detail::enumeration; }
namespace detail { using mizzle::detail::filter_words; }
namespace detail { using mizzle::detail::finds_constraints; }
namespace detail { using mizzle::detail::finds_relations; }
namespace detail { using mizzle::detail::has_column_called; }
namespace detail { using mizzle::detail::has_filters_declared; }
namespace detail { using mizzle::detail::is_said_once; }
namespace detail { using mizzle::detail::is_serial_word; }
namespace detail { using mizzle::detail::join_options; }
namespace detail { using mizzle::detail::join_texts; }
namespace detail { using mizzle::detail::level_steps; }
namespace detail { using mizzle::detail::list_constraints; }
namespace detail { using mizzle::detail::list_filters; }
namespace detail { using mizzle::detail::list_schema; }
namespace detail { using mizzle::detail::make_alias; }
namespace detail { using mizzle::detail::make_constraints; }
namespace detail { using mizzle::detail::make_own_function; }
namespace detail { using mizzle::detail::make_view; }
namespace detail { using mizzle::detail::name_of_code; }
namespace detail { using mizzle::detail::new_field; }
namespace detail { using mizzle::detail::not_declared; }
namespace detail { using mizzle::detail::operator!; }
namespace detail { using mizzle::detail::operator!=; }
namespace detail { using mizzle::detail::operator%; }
namespace detail { using mizzle::detail::operator&&; }
namespace detail { using mizzle::detail::operator*; }
namespace detail { using mizzle::detail::operator+; }
namespace detail { using mizzle::detail::operator-; }
namespace detail { using mizzle::detail::operator/; }
namespace detail { using mizzle::detail::operator<; }
namespace detail { using mizzle::detail::operator<=; }
namespace detail { using mizzle::detail::operator==; }
namespace detail { using mizzle::detail::operator>; }
namespace detail { using mizzle::detail::operator>=; }
namespace detail { using mizzle::detail::operator||; }
namespace detail { using mizzle::detail::output_name_tag; }
namespace detail { using mizzle::detail::prints_rows; }
namespace detail { using mizzle::detail::relation_tag; }
namespace detail { using mizzle::detail::row_printer; }
namespace detail { using mizzle::detail::sequence_options; }
namespace detail { using mizzle::detail::sequence_tag; }
namespace detail { using mizzle::detail::sequence_words; }
namespace detail { using mizzle::detail::specify; }
namespace detail { using mizzle::detail::sql_object_tag; }
namespace detail { using mizzle::detail::sql_object_texts; }
namespace detail { using mizzle::detail::sql_object_words; }
namespace detail { using mizzle::detail::table_name; }
namespace detail { using mizzle::detail::table_tag; }
namespace detail { using mizzle::detail::type_of_table_given; }
namespace detail::dialects { using mizzle::detail::dialects::mysql; }
namespace detail::dialects { using mizzle::detail::dialects::postgres; }
namespace detail::dialects { using mizzle::detail::dialects::sqlite; }
namespace detail::entry_text { using mizzle::detail::entry_text::accept; }
namespace detail::entry_text { using mizzle::detail::entry_text::after; }
namespace detail::entry_text { using mizzle::detail::entry_text::fault_of; }
namespace detail::entry_text { using mizzle::detail::entry_text::fault_of_alias; }
namespace detail::entry_text { using mizzle::detail::entry_text::fault_of_constraints; }
namespace detail::entry_text { using mizzle::detail::entry_text::fault_of_filters; }
namespace detail::entry_text { using mizzle::detail::entry_text::fault_of_function; }
namespace detail::entry_text { using mizzle::detail::entry_text::fault_of_labels; }
namespace detail::entry_text { using mizzle::detail::entry_text::fault_of_list; }
namespace detail::entry_text { using mizzle::detail::entry_text::fault_of_name; }
namespace detail::entry_text { using mizzle::detail::entry_text::fault_of_named_labels; }
namespace detail::entry_text { using mizzle::detail::entry_text::fault_of_relations; }
namespace detail::entry_text { using mizzle::detail::entry_text::fault_of_sequence; }
namespace detail::entry_text { using mizzle::detail::entry_text::fault_of_sql_name; }
namespace detail::entry_text { using mizzle::detail::entry_text::fault_of_view; }
namespace detail::entry_text { using mizzle::detail::entry_text::no_enum; }
namespace detail::entry_text { using mizzle::detail::entry_text::once; }
namespace detail::entry_text { using mizzle::detail::entry_text::once_and_free; }
namespace detail::entry_text { using mizzle::detail::entry_text::once_there; }
namespace detail::modifiers { using mizzle::detail::modifiers::named; }
namespace detail::relational { using mizzle::detail::relational::is_declaration; }
namespace detail::relational { using mizzle::detail::relational::not_read; }
namespace detail::relational { using mizzle::detail::relational::tie; }
namespace dialects = detail::dialects;
namespace types = detail::types;
using mizzle::abs;
using mizzle::access_denied;
using mizzle::access_mode;
using mizzle::acos;
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
using mizzle::asin;
using mizzle::at_time_zone;
using mizzle::atan2;
using mizzle::atan;
using mizzle::avg;
using mizzle::begin_mode;
using mizzle::bit_and;
using mizzle::bit_and_;
using mizzle::bit_length;
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
using mizzle::check_violation;
using mizzle::chr;
using mizzle::coalesce;
using mizzle::collated;
using mizzle::columns_of;
using mizzle::commit_unknown;
using mizzle::concat;
using mizzle::concat_ws;
using mizzle::condition;
using mizzle::connect_hook;
using mizzle::connection_error;
using mizzle::constant;
using mizzle::constraint_violation;
using mizzle::constraint_words;
using mizzle::contains;
using mizzle::cos;
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
using mizzle::decode_error;
using mizzle::default_;
using mizzle::degrees;
using mizzle::delete_from;
using mizzle::dense_rank;
using mizzle::desc;
using mizzle::describe;
using mizzle::disk_full;
using mizzle::distinct;
using mizzle::dynamic;
using mizzle::each_time;
using mizzle::embedded_folder;
using mizzle::embedded_migration;
using mizzle::embedded_migrations;
using mizzle::ends_with;
using mizzle::enumeration_of;
using mizzle::error;
using mizzle::error_details;
using mizzle::escape_like;
using mizzle::every;
using mizzle::excluded;
using mizzle::exclusion_violation;
using mizzle::exists;
using mizzle::exp;
using mizzle::extract;
using mizzle::first_value;
using mizzle::floor;
using mizzle::following;
using mizzle::foreign_key_violation;
using mizzle::get;
using mizzle::greatest;
using mizzle::grouping;
using mizzle::grouping_set;
using mizzle::grouping_sets;
using mizzle::imatches;
using mizzle::in_use;
using mizzle::initcap;
using mizzle::insert_into;
using mizzle::insert_tree;
using mizzle::interval;
using mizzle::isolation;
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
using mizzle::label_of;
using mizzle::lag;
using mizzle::last_value;
using mizzle::later_result;
using mizzle::lateral;
using mizzle::lead;
using mizzle::least;
using mizzle::left;
using mizzle::lender;
using mizzle::length;
using mizzle::ln;
using mizzle::lock_file_findings;
using mizzle::log10;
using mizzle::log_position;
using mizzle::lower;
using mizzle::lpad;
using mizzle::ltrim;
using mizzle::make_date;
using mizzle::make_schema;
using mizzle::malformed_migration;
using mizzle::matches;
using mizzle::max;
using mizzle::md5;
using mizzle::migrate;
using mizzle::migrate_down;
using mizzle::migration;
using mizzle::migration_conflict;
using mizzle::migration_error;
using mizzle::migration_failed;
using mizzle::migration_fault;
using mizzle::migration_finding;
using mizzle::migration_in_progress;
using mizzle::migration_loss;
using mizzle::migration_options;
using mizzle::migration_order;
using mizzle::migration_repair;
using mizzle::migration_report;
using mizzle::migration_set;
using mizzle::migration_state;
using mizzle::migration_status;
using mizzle::min;
using mizzle::mode;
using mizzle::new_tree;
using mizzle::nextval;
using mizzle::none;
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
using mizzle::operator+;
using mizzle::order_by;
using mizzle::out_of_memory;
using mizzle::outcome;
using mizzle::outer;
using mizzle::param;
using mizzle::parse_date;
using mizzle::parse_enum;
using mizzle::parse_timestamptz;
using mizzle::partition_by;
using mizzle::percent_rank;
using mizzle::percentile_cont;
using mizzle::percentile_disc;
using mizzle::phraseto_tsquery;
using mizzle::pi;
using mizzle::plainto_tsquery;
using mizzle::plan_step;
using mizzle::pool;
using mizzle::pool_closed;
using mizzle::pool_connection;
using mizzle::pool_error;
using mizzle::pool_hold;
using mizzle::pool_hooks;
using mizzle::pool_options;
using mizzle::pool_overloaded;
using mizzle::pool_statistics;
using mizzle::pool_timeout;
using mizzle::power;
using mizzle::preceding;
using mizzle::query;
using mizzle::query_canceled;
using mizzle::query_event;
using mizzle::query_event_options;
using mizzle::query_plan;
using mizzle::query_span;
using mizzle::query_watch;
using mizzle::radians;
using mizzle::random_real;
using mizzle::rank;
using mizzle::rank_;
using mizzle::read_migrations;
using mizzle::read_only;
using mizzle::recursive;
using mizzle::refresh;
using mizzle::regexp_match;
using mizzle::regexp_replace;
using mizzle::regexp_substr;
using mizzle::relation_words;
using mizzle::render;
using mizzle::repair_migration;
using mizzle::repeat;
using mizzle::replace;
using mizzle::replaced_migration;
using mizzle::replica_chooser;
using mizzle::replica_options;
using mizzle::replica_state;
using mizzle::replicated;
using mizzle::require_schema;
using mizzle::required;
using mizzle::result_of;
using mizzle::retry_policy;
using mizzle::reverse;
using mizzle::right;
using mizzle::rolled_back;
using mizzle::rollup;
using mizzle::round;
using mizzle::row_count_error;
using mizzle::row_lock;
using mizzle::row_number;
using mizzle::row_stream;
using mizzle::row_type_of;
using mizzle::rpad;
using mizzle::rtrim;
using mizzle::run_result;
using mizzle::sandbox;
using mizzle::scalar;
using mizzle::schema_differs;
using mizzle::schema_mismatch;
using mizzle::select;
using mizzle::serialization_failure;
using mizzle::session;
using mizzle::session_in_use;
using mizzle::session_stream;
using mizzle::set_excluded;
using mizzle::setweight;
using mizzle::show;
using mizzle::sign;
using mizzle::sin;
using mizzle::slow_queries;
using mizzle::slow_query_line;
using mizzle::some;
using mizzle::sort_by;
using mizzle::sort_keys;
using mizzle::spans;
using mizzle::split_part;
using mizzle::sql;
using mizzle::sql_statement;
using mizzle::sql_table;
using mizzle::sqrt;
using mizzle::stale_row;
using mizzle::stale_statement;
using mizzle::starts_with;
using mizzle::statement_counters;
using mizzle::statement_figures;
using mizzle::statement_kind;
using mizzle::stddev;
using mizzle::stddev_pop;
using mizzle::stddev_samp;
using mizzle::storage_error;
using mizzle::string_agg;
using mizzle::strpos;
using mizzle::subquery;
using mizzle::substring;
using mizzle::sum;
using mizzle::syntax_error;
using mizzle::tan;
using mizzle::temporal_text;
using mizzle::text_source;
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
using mizzle::transaction_options;
using mizzle::transaction_status;
using mizzle::transient_error;
using mizzle::translate;
using mizzle::trim;
using mizzle::trunc;
using mizzle::ts_headline;
using mizzle::ts_rank;
using mizzle::ts_rank_cd;
using mizzle::tsquery;
using mizzle::tsvector;
using mizzle::unbounded_following;
using mizzle::unbounded_preceding;
using mizzle::unfiltered;
using mizzle::unindexed_relation;
using mizzle::unindexed_relations;
using mizzle::unique_violation;
using mizzle::unsafe_sql;
using mizzle::unsafe_sql_statement;
using mizzle::update;
using mizzle::upper;
using mizzle::usage_error;
using mizzle::using_;
using mizzle::uuid;
using mizzle::var_pop;
using mizzle::var_samp;
using mizzle::variance;
using mizzle::view;
using mizzle::websearch_to_tsquery;
using mizzle::when;
using mizzle::with;
using mizzle::with_code;
using mizzle::workers;
using mizzle::would_lose_rows;
using mizzle::write_lock_file;
#ifdef MIZZLE_MODULE_SQLITE
using mizzle::backup;
using mizzle::backup_options;
using mizzle::backup_progress;
using mizzle::blob_reader;
using mizzle::blob_writer;
using mizzle::changes;
using mizzle::checkpoint;
using mizzle::checkpoint_mode;
using mizzle::checkpoint_result;
using mizzle::create_aggregate;
using mizzle::create_function;
using mizzle::function_options;
using mizzle::optimize;
using mizzle::read_blob;
using mizzle::row_change;
using mizzle::sqlite;
using mizzle::sqlite_journal;
using mizzle::sqlite_options;
using mizzle::sqlite_synchronous;
using mizzle::write_blob;
using mizzle::zeroblob;
#endif
#ifdef MIZZLE_MODULE_POSTGRES
using mizzle::channel;
using mizzle::listener;
using mizzle::notification;
using mizzle::notify;
using mizzle::postgres;
using mizzle::postgres_options;
#endif
#ifdef MIZZLE_MODULE_MYSQL
using mizzle::mysql;
using mizzle::mysql_connection_options;
using mizzle::mysql_tls;
#endif
#ifdef MIZZLE_MODULE_JSON
using mizzle::from_json;
using mizzle::invalid_json;
using mizzle::json_code;
using mizzle::json_fault;
using mizzle::validate;
using mizzle::validate_changes;
#endif
#ifdef MIZZLE_MODULE_FMT
namespace detail { using mizzle::detail::operator<<; }
using mizzle::operator<<;
#endif
}  // namespace mizzle
