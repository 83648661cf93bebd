// dynamic<T> is an expression of the SQL type of T, put together at run time, as condition is for filters:
//   dynamic<int> points = users.age; if (...) points = points * 2; select(points).from(users)
// It owns its values and may be NULL. Its type does not tell what it holds: whether its columns are in scope, and
// whether an aggregate in it stands where it may, is up to the database.
#pragma once
#include "../functions/functions.hpp"
#include "../values/results_of.hpp"
#include "operators.hpp"
#include "outer_levels.hpp"
#include "reads.hpp"
#include "shared_expression.hpp"

namespace mizzle::detail {

// Whether an expression of type From serves as one of type To: it is of that type, or of a narrower integer or real.
template <class From, class To>
inline constexpr bool widens_to = [] {
    if constexpr (From::family != To::family || std::is_same_v<From, untyped>) return false;
    else if constexpr (From::family == type_family::integer || From::family == type_family::real)
        return sizeof(typename From::value_type) <= sizeof(typename To::value_type);
    else return std::is_same_v<typename From::value_type, typename To::value_type>;
}();

template <class Type> class dynamic_expression;

template <class Op, class Type>
inline constexpr erased::joint joint_of{Op::sql,
                                        operators::is_logical<Op> || std::is_same_v<Op, operators::concatenated>, false,
                                        Type::family == type_family::real ? finite_only : bits_of_operation<Op, Type>};
template <class Type> inline constexpr const erased::joint& joint_of<operators::and_, Type> = erased::both_of;
template <class Type> inline constexpr const erased::joint& joint_of<operators::or_, Type> = erased::one_of;

// Whether an operation is one of a chain of dynamic<T>s, which a loop may make as long as it likes, and SQLite computes
// as it stands.
template <class Op, class Type>
inline constexpr bool computes_chains =
    operators::is_logical<Op> || (Type::family == type_family::integer && !is_division<Op>) ||
    (std::is_same_v<Type, types::double_precision> &&
     (std::is_same_v<Op, operators::plus> || std::is_same_v<Op, operators::minus>));
// A dynamic<T>, or what joins or inverts one: such operands are taken apart, x = x + y + z.
template <class Type, class X> inline constexpr bool is_taken_apart = false;
template <class Type> inline constexpr bool is_taken_apart<Type, dynamic_expression<Type>> = true;
template <class Type, class Op, class L, class R>
inline constexpr bool joins_dynamic =
    (is_taken_apart<Type, L> || is_taken_apart<Type, R>)&&requires { Op::sql; } &&
    L::sql_type::family == Type::family && R::sql_type::family == Type::family &&
    std::is_same_v<typename L::sql_type::value_type, typename Type::value_type> &&
    std::is_same_v<typename R::sql_type::value_type, typename Type::value_type> && computes_chains<Op, Type>;

template <class Type, class Op, class Result, class L, class R>
inline constexpr bool is_taken_apart<Type, binary<Op, Result, L, R>> = joins_dynamic<Type, Op, L, R>;
template <class X>
inline constexpr bool is_taken_apart<types::boolean, inverted<X>> = is_taken_apart<types::boolean, X>;

template <class Type> class dynamic_expression : public expression<dynamic_expression<Type>> {
public:
    using sql_type = Type;
    using parts = type_list<>;
    static constexpr bool may_be_null = true;
    static constexpr bool is_run_time_text = true;
    static constexpr bool is_put_together = true;
    static constexpr feature_set needs = needed(feature::driver_functions);  // what it is made of may
    static constexpr bool bound_by_dialect = true;                           // it may hold what is

    // Holds nothing yet: a statement with it throws usage_error.
    dynamic_expression() = default;

    template <expression_like X>
        requires(!std::is_same_v<X, dynamic_expression>)
    dynamic_expression(const X& x) {
        constexpr bool fits = widens_to<typename X::sql_type, Type>;
        constexpr bool has_parameter = has_parameters<X>;
        static_assert(fits,
                      "mizzle: a dynamic<T> holds expressions of the SQL type of T; cast<T>(expression) makes one");
        static_assert(!has_parameter,
                      "mizzle: a dynamic<T> is put together at run time, so it takes values, not param<T>");
        if constexpr (fits && !has_parameter) node_ = make(x);
    }

    // A value, or NULL.
    template <class V>
        requires(!expression_like<V>)
    dynamic_expression(const V& v) {
        using stored = std::optional<typename Type::value_type>;
        constexpr bool fits = exactly_convertible<stored, const V&>;
        static_assert(fits, "mizzle: a dynamic<T> takes expressions, and values that a T holds without loss");
        if constexpr (fits) {
            using constant = value<Type, owned<stored>>;
            node_ = erased::pointer(new holder<constant>(constant({convert_to<stored>(v)})));
        }
    }

    bool empty() const { return !node_; }
    unsigned depth() const { return node_.depth(); }
    bool reads_rows() const { return node_.reads_rows(); }
    unsigned outer_levels() const { return node_.outer_levels(); }
    // Shows the values that it may give as they are.
    void each_given(given_check check) const {
        if (node_ && node_.get()->each_given != nullptr) node_.get()->each_given(*node_.get(), check);
    }

    void bind_into(value_list& out) const {
        if (node_) node_.bind(out);
    }
    const erased::pointer& root() const {
        if (!node_) throw_usage_error("mizzle: a dynamic<T> in the statement holds no expression yet; assign one");
        return node_;
    }

private:
    using node = erased::node;

    template <class X> struct holder : node {
        erased::kept_expression<X> kept;
        explicit holder(const X& x) : node{write_held, bind_held, erased::destroy<holder>}, kept(x) {
            if constexpr (may_give_values<X>) this->each_given = each_given_held;
        }
        static void each_given_held(const node& self, given_check check) {
            each_result(static_cast<const holder&>(self).kept.expression, bound_given{check});
        }
        static void write_held(const node& self, text_target& out) {
            write_as(out, static_cast<const holder&>(self).kept.expression, Type{});
        }
        static void bind_held(const node& self, value_list& out) {
            static_cast<const holder&>(self).kept.template bind<holder>(out);
        }
    };

    // An operand beside one that is of the type Beside.
    template <class X, class Beside> struct side : node {
        erased::kept_expression<X> kept;
        explicit side(const X& x) : node{write_side, bind_side, erased::destroy<side>}, kept(x) {}
        static void write_side(const node& self, text_target& out) {
            write_beside<Beside>(out, static_cast<const side&>(self).kept.expression);
        }
        static void bind_side(const node& self, value_list& out) {
            static_cast<const side&>(self).kept.template bind<side>(out);
        }
    };

    template <class Node, class X> static erased::pointer keep(const X& x) {
        const auto depth = erased::depth_around(x);
        auto* made = new Node(x);
        made->depth = depth;
        made->reads_rows = reads_rows_in(x);
        made->outer_levels = outer_levels_in(x);
        return erased::pointer(made);
    }
    static erased::pointer held(const dynamic_expression& x) {
        if (!x.node_) throw_usage_error("mizzle: a dynamic<T> in an expression holds none yet; assign one");
        return x.node_;
    }
    template <class Beside> static erased::pointer operand(const dynamic_expression& x) { return held(x); }
    template <class Beside, class X> static erased::pointer operand(const X& x) {
        if constexpr (is_taken_apart<Type, X>) return make(x);
        else return keep<side<X, Beside>>(x);
    }

    template <class X> static erased::pointer make(const X& x) { return keep<holder<X>>(x); }
    // A chain that grows in a loop is taken apart: x = x + y, x = concat(x, y).
    template <class Op, class Result, class L, class R>
        requires(joins_dynamic<Type, Op, L, R>)
    static erased::pointer make(const binary<Op, Result, L, R>& x) {
        return erased::pointer(new erased::branch(joint_of<Op, Type>, operand<typename R::sql_type>(x.left),
                                                  operand<typename L::sql_type>(x.right)));
    }
    template <class X>
        requires(is_taken_apart<Type, inverted<X>>)
    static erased::pointer make(const inverted<X>& x) {
        return erased::inverse_of(operand<Type>(x.operand));
    }
    template <class First, class... Rest>
        requires(sizeof...(Rest) != 0 && std::is_same_v<Type, types::text> &&
                 (std::is_same_v<First, dynamic_expression> || ... || std::is_same_v<Rest, dynamic_expression>))
    static erased::pointer make(const call<functions::concat, Type, First, Rest...>& x) {
        erased::pointer joined;
        x.arguments.each([&](const auto& argument) {
            auto next = operand<void>(argument);
            if (!joined) joined = std::move(next);
            else joined = erased::pointer(new erased::branch(joint_of<operators::concatenated, Type>, joined, next));
        });
        return joined;
    }

    erased::pointer node_;
};

template <class T> using dynamic = dynamic_expression<typename sql_type_of<T>::type>;

}  // namespace mizzle::detail

namespace mizzle {

using detail::dynamic;

}  // namespace mizzle
