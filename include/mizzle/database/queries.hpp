// What a connection and a transaction can be asked: all, first, one, run, stream.
#pragma once
#include "database_concept.hpp"
#include "limits/limited_calls.hpp"
#include "relational/tree.hpp"
#include "rows/dynamic_row.hpp"
#include "rows/misfit.hpp"
#include "rows/raw_rows.hpp"
#include "rows/result.hpp"
#include "statements/access_of.hpp"
#include "statements/arguments.hpp"
#include "statements/batch.hpp"
#include "statements/bulk.hpp"
#include "statements/plan.hpp"
#include "statements/run.hpp"
#include "statements/stream.hpp"
#include "statements/unsupported.hpp"

#include <utility>

namespace mizzle::detail {

// Taken for what is not a statement, or not yet.
#define MIZZLE_DETAIL_REFUSE(name, result, ...)                                                                       \
    template <class Into = void, class S, class... A>                                                                 \
        requires(!statement_like<S>)                                                                                  \
    result name(S&&, const A&...) __VA_ARGS__ {                                                                       \
        static_assert(std::is_same_v<std::remove_cvref_t<S>, failed_head>,                                            \
                      "mizzle: " #name "() takes a whole statement: select(), insert_into() with values(), update() " \
                      "with set(), delete_from(); on_conflict() is followed by do_nothing() or do_update()");         \
        return {};                                                                                                    \
    }

#define MIZZLE_DETAIL_REFUSE_NOTHING(name, result)                                                                   \
    template <class Into = void, class Late = void> result name() {                                                  \
        static_assert(!std::is_void_v<Late>, "mizzle: " #name "() takes a statement, such as select().from(users)"); \
        return {};                                                                                                   \
    }

#define MIZZLE_DETAIL_REFUSE_CONST(name, result)                                                     \
    template <class Into = void, class S, class... A> result name(S&&, const A&...) const& {         \
        static_assert(std::is_void_v<S>,                                                             \
                      "mizzle: a const database cannot run statements; take it by reference, as in " \
                      "mizzle::sqlite& or auto& tx");                                                \
        return {};                                                                                   \
    }

// Of what asks for rows: alone on a line it is a mistake.
#define MIZZLE_DETAIL_ROWS [[nodiscard("mizzle: nothing looks at these rows; run() is for what a statement does")]]

template <class Self> class queries : public limited_calls<Self>, public batch_calls<Self> {
public:
    // Every row, in a vector: the generated row, a whole table's row, or `Into`: the type of the only thing that is
    // selected, or an aggregate of the program's with a member for each thing selected, in order.
    template <class Into = void, statement_like S, class... A>
    MIZZLE_DETAIL_ROWS MIZZLE_ALWAYS_INLINE auto all(S&& statement, const A&... arguments) {
        MIZZLE_DETAIL_CHECK_STATEMENT(S, A);
        static_assert(sizeof(all_provided<typename Self::dialect, lacking_features>) != 0);
        static_assert(returns_rows<statement_type>,
                      "mizzle: this statement returns no rows; run() it, or add returning()");
        using row_type = result_of<statement_type>;
        std::vector<row_type> rows;
        if constexpr (is_tree<statement_type>)
            execute(statement, into_tree<typename statement_type::base>{rows}, arguments...);
        else execute(statement, into_vector<row_type>{rows}, arguments...);
        if constexpr (std::is_void_v<Into> || std::is_same_v<Into, row_type>) {
            return rows;
        } else {
            MIZZLE_DETAIL_CHECK_AGGREGATE(Into, row_type);
            std::vector<read_as<Into>> result;
            if constexpr (takes_row<Into, row_type>) {
                result.reserve(rows.size());
                for (auto& r : rows) result.push_back(convert_row<Into>(std::move(r)));
            }
            return result;
        }
    }

    // The first row, if there is one. More rows are not read; limit(1) tells the database so.
    template <class Into = void, statement_like S, class... A>
    MIZZLE_DETAIL_ROWS MIZZLE_ALWAYS_INLINE auto first(S&& statement, const A&... arguments) {
        MIZZLE_DETAIL_CHECK_STATEMENT(S, A);
        static_assert(sizeof(all_provided<typename Self::dialect, lacking_features>) != 0);
        static_assert(returns_rows<statement_type>,
                      "mizzle: this statement returns no rows; run() it, or add returning()");
        using row_type = result_of<statement_type>;
        std::optional<row_type> result;
        constexpr auto wanted = is_select ? how_many::first : how_many::first_of_a_write;
        if constexpr (is_tree<statement_type>) {
            auto rows = tree_rows(statement, 1, arguments...);
            if (!rows.empty()) result.emplace(std::move(rows.front()));
        } else {
            execute(statement, into_optional<row_type>{result, wanted}, arguments...);
        }
        if constexpr (std::is_void_v<Into> || std::is_same_v<Into, row_type>) {
            return result;
        } else {
            MIZZLE_DETAIL_CHECK_AGGREGATE(Into, row_type);
            std::optional<read_as<Into>> converted;
            if constexpr (takes_row<Into, row_type>)
                if (result) converted.emplace(convert_row<Into>(*std::move(result)));
            return converted;
        }
    }

    // The only row. Throws not_found where there is none, too_many_rows where there are more; a write has then
    // happened all the same unless a transaction takes it back.
    template <class Into = void, statement_like S, class... A>
    MIZZLE_DETAIL_ROWS MIZZLE_ALWAYS_INLINE auto one(S&& statement, const A&... arguments) {
        MIZZLE_DETAIL_CHECK_STATEMENT(S, A);
        static_assert(sizeof(all_provided<typename Self::dialect, lacking_features>) != 0);
        static_assert(returns_rows<statement_type>,
                      "mizzle: this statement returns no rows; run() it, or add returning()");
        using row_type = result_of<statement_type>;
        row_type row{};
        if constexpr (is_tree<statement_type>) {
            auto rows = tree_rows(statement, 2, arguments...);
            if (rows.empty()) throw_not_found({});
            if (rows.size() > 1) throw_too_many_rows({});
            row = std::move(rows.front());
        } else if constexpr (is_bulk<statement_type>) {
            std::size_t rows = 0;
            execute(statement, into_only_row<row_type>{row, &rows}, arguments...);
            if (rows == 0) throw_not_found({});
        } else {
            execute(statement, into_only_row<row_type>{row, nullptr}, arguments...);
        }
        if constexpr (std::is_void_v<Into> || std::is_same_v<Into, row_type>) {
            return row;
        } else {
            MIZZLE_DETAIL_CHECK_AGGREGATE(Into, row_type);
            if constexpr (takes_row<Into, row_type>) return convert_row<Into>(std::move(row));
            else return read_as<Into>();
        }
    }

    // Runs a statement for what it does; says how many rows it wrote.
    template <statement_like S, class... A> MIZZLE_ALWAYS_INLINE run_result run(S&& statement, const A&... arguments) {
        MIZZLE_DETAIL_CHECK_STATEMENT(S, A);
        static_assert(sizeof(all_provided<typename Self::dialect, lacking_features>) != 0);
        run_result result;
        execute(statement, into_result{result}, arguments...);
        return result;
    }

    // The rows one at a time, in constant memory; see row_stream.
    template <class Into = void, statement_like S, class... A>
        [[nodiscard]] MIZZLE_ALWAYS_INLINE auto stream(S&& statement, const A&... arguments) & MIZZLE_DETAIL_LOOKED_AT {
        MIZZLE_DETAIL_CHECK_STATEMENT(S, A);
        static_assert(sizeof(all_provided<typename Self::dialect, lacking_features>) != 0);
        static_assert(is_select || (statement_type::head::kind == statement_kind::raw && returns_rows<statement_type>),
                      "mizzle: stream() reads; a write is run by all() or run()");
        static_assert(
            (needs_of<statement_type> & needed(feature::writing_ctes)) == 0,
            "mizzle: stream() reads; a statement with a common table expression that writes is run by all() or "
            "run()");
        static_assert(!is_tree<statement_type>,
                      "mizzle: stream() takes a select; the rows of a query() and those related to them come together");
        using row_type = result_of<statement_type>;
        if constexpr (is_tree<statement_type>) {
            return std::vector<row_type>{};
        } else if constexpr (std::is_void_v<Into> || std::is_same_v<Into, row_type>) {
            return open_stream<row_type, row_type>(statement, arguments...);
        } else {
            MIZZLE_DETAIL_CHECK_AGGREGATE(Into, row_type);
            if constexpr (takes_row<Into, row_type>) return open_stream<row_type, Into>(statement, arguments...);
            else return std::vector<read_as<Into>>{};
        }
    }

    // Of a connection that is gone before the rows are read.
    template <class S, class... A> std::vector<row<>> stream(S&&, const A&...) && {
        static_assert(std::is_void_v<S>,
                      "mizzle: stream() reads from the connection row by row, so that must outlive it; "
                      "give the database a name");
        return {};
    }

    // How the database would run it; nothing is run. Of an insert it takes one with a single row.
    template <statement_like S, class... A>
    [[nodiscard]] MIZZLE_ALWAYS_INLINE query_plan explain(S&& statement, const A&... arguments) {
        MIZZLE_DETAIL_CHECK_STATEMENT(S, A);
        static_assert(sizeof(all_provided<typename Self::dialect, lacking_features>) != 0);
        static_assert(!is_bulk<statement_type>, "mizzle: explain() takes an insert of one row, not of a list");
        return plan<false>(statement_in(statement), arguments...);
    }

    // Runs it, and says how long each step took and what it read. PostgreSQL only. What a write does is taken back
    // afterwards, but not the numbers it took from sequences, nor what its triggers did outside of the database.
    template <statement_like S, class... A>
    [[nodiscard]] MIZZLE_ALWAYS_INLINE query_plan explain_analyze(S&& statement, const A&... arguments) {
        MIZZLE_DETAIL_CHECK_STATEMENT(S, A);
        static_assert(sizeof(all_provided<typename Self::dialect, lacking_features>) != 0);
        static_assert(!is_bulk<statement_type>, "mizzle: explain_analyze() takes an insert of one row, not of a list");
        static_assert(
            sizeof(provided<typename Self::dialect, feature::explain_analyze, Self::dialect::has_explain_analyze>) !=
            0);
        return plan<Self::dialect::has_explain_analyze>(statement_in(statement), arguments...);
    }

    MIZZLE_DETAIL_REFUSE_CONST(all, std::vector<row<>>)
    MIZZLE_DETAIL_REFUSE_CONST(first, std::optional<row<>>)
    MIZZLE_DETAIL_REFUSE_CONST(one, row<>)
    MIZZLE_DETAIL_REFUSE_CONST(run, run_result)
    MIZZLE_DETAIL_REFUSE_CONST(stream, std::vector<row<>>)

    MIZZLE_DETAIL_REFUSE(all, std::vector<row<>>)
    MIZZLE_DETAIL_REFUSE(first, std::optional<row<>>)
    MIZZLE_DETAIL_REFUSE(one, row<>)
    MIZZLE_DETAIL_REFUSE(run, run_result)
    MIZZLE_DETAIL_REFUSE(stream, std::vector<row<>>, &)
    MIZZLE_DETAIL_REFUSE_NOTHING(all, std::vector<row<>>)
    MIZZLE_DETAIL_REFUSE_NOTHING(first, std::optional<row<>>)
    MIZZLE_DETAIL_REFUSE_NOTHING(one, row<>)
    MIZZLE_DETAIL_REFUSE_NOTHING(run, run_result)

private:
    template <class Any> friend class batch_calls;

    template <class Other> friend class queries;

    // What is done with a statement once its prepared form is found and its values are collected.
    template <class Row> struct into_vector {
        std::vector<Row>& rows;
        template <class Driver>
        MIZZLE_ALWAYS_INLINE void operator()(database_connection<Driver>& c, typename Driver::prepared_type& statement,
                                             value_list& values) const {
            using cursor = typename Driver::cursor_type;
            constexpr int count = static_cast<int>(row_size<Row>);
            member_reader<cursor> readers[row_size<Row>];
            row_sink<cursor> sink{&rows, &append_row<Row, cursor>, readers, count};
            fetch_all(c, statement, values, sink);
        }
    };

    template <class Row, class Driver>
    MIZZLE_ALWAYS_INLINE static std::size_t fetch_into(database_connection<Driver>& c,
                                                       typename Driver::prepared_type& statement, value_list& values,
                                                       Row& row, how_many wanted) {
        constexpr int count = static_cast<int>(row_size<Row>);
        member_reader<typename Driver::cursor_type> readers[row_size<Row>];
        list_readers(row, readers);
        return fetch_first(c, statement, values, &row, readers, count, wanted);
    }

    // Of several batches the first row of the first.
    template <class Row> struct into_optional {
        std::optional<Row>& result;
        how_many wanted;
        template <class Driver>
        MIZZLE_ALWAYS_INLINE void operator()(database_connection<Driver>& c, typename Driver::prepared_type& statement,
                                             value_list& values) const {
            if (result) [[unlikely]] {
                run_to_end(c, statement, values);
                return;
            }
            if (fetch_into(c, statement, values, result.emplace(), wanted) == 0) result.reset();
        }
    };

    template <class Row> struct into_only_row {
        Row& row;
        std::size_t* rows;  // counts those of several batches
        template <class Driver>
        MIZZLE_ALWAYS_INLINE void operator()(database_connection<Driver>& c, typename Driver::prepared_type& statement,
                                             value_list& values) const {
            if (rows == nullptr) {
                fetch_into(c, statement, values, row, how_many::one);
                return;
            }
            *rows += fetch_into(c, statement, values, row, how_many::first_of_a_write);
            // Here, where the batches are still taken back.
            if (*rows > 1) throw_too_many_rows({});
        }
    };

    // No more than are wanted, and those related to them.
    template <class S> static auto limited_tree(const S& statement, int wanted) {
        if constexpr (plans_each_time<S>) return with_limit(statement_in(statement), wanted).plan_each_time();
        else return with_limit(statement_in(statement), wanted);
    }
    template <class S, class... A> auto tree_rows(const S& statement, int wanted, const A&... arguments) {
        std::vector<result_of<statement_of<S>>> rows;
        const auto limited = limited_tree(statement, wanted);
        execute(limited, into_tree<typename statement_of<decltype(limited)>::base>{rows}, arguments...);
        return rows;
    }

    struct into_result {
        run_result& result;
        template <class Driver>
        MIZZLE_ALWAYS_INLINE void operator()(database_connection<Driver>& c, typename Driver::prepared_type& statement,
                                             value_list& values) const {
            result.rows_affected += run_to_end(c, statement, values);
        }
    };

    template <class Row, class Into> struct into_stream {
        template <class Driver>
        MIZZLE_ALWAYS_INLINE row_stream<Row, Driver, Into> operator()(database_connection<Driver>& c,
                                                                      typename Driver::prepared_type& statement,
                                                                      value_list& values) const {
            const thread_user me(c.user());
            return row_stream<Row, Driver, Into>(c, statement, values);
        }
    };

    // A stream's connection is in use until it ends.
    template <class Row, class Into, class S, class... A>
    MIZZLE_ALWAYS_INLINE auto open_stream(const S& statement, const A&... arguments) {
        const into_stream<Row, Into> opened;
        auto& self = static_cast<Self&>(*this);
        if constexpr (has_connection<Self>) {
            return execute_on(self.connection(), statement, opened, arguments...);
        } else {
            return self.template stream_of<Row, Into>(
                [&](auto& c) { return execute_on(c, statement, opened, arguments...); });
        }
    }

    template <bool Analyze, class S, class... A> query_plan plan(const S& statement, const A&... arguments) {
        auto& self = static_cast<Self&>(*this);
        const auto plan_on = [&](auto& on) { return on.template plan<Analyze>(statement, arguments...); };
        if constexpr (chosen_at_run_time<Self>) return self.on_database(plan_on);
        else if constexpr (Analyze && !has_connection<Self>) return self.transaction(plan_on);
        else return plan_here<Analyze>(statement, arguments...);
    }

    template <bool Analyze, class S, class... A> query_plan plan_here(const S& statement, const A&... arguments) {
        using dialect = typename Self::dialect;
        if constexpr (S::head::kind == statement_kind::update || S::head::kind == statement_kind::delete_)
            refuse_empty_filter(statement);
        std::vector<plan_row<dialect>> rows;
        const auto fetch = [&] {
            if constexpr (!is_bulk<S>)
                execute(explained<S, dialect, Analyze>(statement), into_vector<plan_row<dialect>>{rows}, arguments...);
        };
        if constexpr (Analyze && S::head::kind != statement_kind::select) {
            const all_or_nothing taken_back(static_cast<Self&>(*this).connection());
            fetch();
        } else {
            fetch();
        }
        return make_plan(rows);
    }

    template <class S, class F, class... A>
    MIZZLE_ALWAYS_INLINE decltype(auto) execute(const S& whole, const F& run, const A&... arguments) {
        auto& self = static_cast<Self&>(*this);
        if constexpr (has_connection<Self>) {
            return execute_on(self.connection(), whole, run, arguments...);
        } else if constexpr (uses_connections<Self>) {
            const auto in_use = self.use(only_reads<statement_of<S>>);
            return execute_on(in_use.connection(), whole, run, arguments...);
        } else if constexpr (answers_queued<Self>) {
            self.answer_queued(run);
        } else {
            const auto on_it = [&](auto& c) MIZZLE_INLINED_LAMBDA -> decltype(auto) {
                return execute_on(c, whole, run, arguments...);
            };
            return self.template with_connection<only_reads<statement_of<S>>>(on_it);
        }
    }

    template <class Connection, class S, class F, class... A>
    MIZZLE_ALWAYS_INLINE static decltype(auto) execute_on(Connection& c, const S& whole, const F& run,
                                                          const A&... arguments) {
        using dialect = typename Connection::dialect;
        using plain = statement_of<S>;
        constexpr bool planned = plans_each_time<S>;
        constexpr bool takes_turn = single_writer_driver<typename Connection::driver_type> && !only_reads<plain>;
        const write_turn<takes_turn, Connection> turn(c);
        const plain& statement = statement_in(whole);
        if constexpr ((needs_of<plain> & needed(feature::driver_functions)) != 0) {
            const thread_user me(c.user());
            c.driver().add_functions();
        }
        constexpr bool is_locking = !only_reads<plain> && has_lock_or_immediate<plain>;
        if constexpr (is_locking && requires { c.driver().expect_immediate(); }) c.driver().expect_immediate();
        if constexpr (is_bulk<plain>) {
            run_in_batches<dialect>(c, statement, run);
        } else if constexpr (sizeof...(A) == 0 || !parameters_fit<typename parameters_of<plain>::type, A...>) {
            return with_lowered<dialect, planned>(c, statement, given_values{}, run);
        } else {
            inline_values<sizeof...(A)> given(dialect::id);
            [&]<class... P>(type_list<P...>) {
                (add_argument<P>(given, arguments), ...);
            }(typename parameters_of<plain>::type{});
            return with_lowered<dialect, planned>(c, statement, given_values{given.begin()}, run);
        }
    }
};

#undef MIZZLE_DETAIL_REFUSE_CONST
#undef MIZZLE_DETAIL_ROWS
#undef MIZZLE_DETAIL_CHECK_AGGREGATE
#undef MIZZLE_DETAIL_REFUSE_NOTHING
#undef MIZZLE_DETAIL_REFUSE

}  // namespace mizzle::detail
