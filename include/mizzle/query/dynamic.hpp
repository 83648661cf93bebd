// dynamic<T>: an expression of the SQL type of T, put together at run time, as condition is for filters:
//   dynamic<int> points = users.age; if (...) points = points * 2; select(points).from(users)
// It owns its values and may be NULL. Its type does not tell what it holds: whether its columns are in scope, and
// whether an aggregate in it stands where it may, is up to the database.
#pragma once
#include "erased.hpp"
#include "operators.hpp"

namespace mizzle {

// Whether an expression of type From serves as one of type To: it is of that type, or of a narrower integer or real.
template <class From, class To>
inline constexpr bool widens_to = [] {
    if constexpr (From::family != To::family || std::is_same_v<From, untyped>) return false;
    else if constexpr (From::family == type_family::integer || From::family == type_family::real)
        return sizeof(typename From::value_type) <= sizeof(typename To::value_type);
    else return std::is_same_v<typename From::value_type, typename To::value_type>;
}();

template <class Type> class dynamic_expression : public expression<dynamic_expression<Type>> {
public:
    using sql_type = Type;
    using parts = type_list<>;
    static constexpr bool may_be_null = true;
    static constexpr bool is_run_time_text = true;
    static constexpr unsigned needs = features::driver_functions;  // what it is made of may
    static constexpr bool bound_by_dialect = true;                 // it may hold what is

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
        if constexpr (fits && !has_parameter) node_ = erased::pointer(new holder<X>(x));
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

    void bind_into(value_list& out) const {
        if (node_) node_.bind(out);
    }
    void write_to(writer& out) const {
        if (!node_) throw_usage_error("mizzle: a dynamic<T> in the statement holds no expression yet; assign one");
        node_.write(out);
    }

private:
    using node = erased::node;

    template <class X> struct holder : node {
        erased::kept_expression<X> kept;
        explicit holder(const X& x) : node{write_held, bind_held, erased::destroy<holder>}, kept(x) {}
        static void write_held(const node& self, writer& out) {
            write_as(out, static_cast<const holder&>(self).kept.expression, Type{});
        }
        static void bind_held(const node& self, value_list& out) { static_cast<const holder&>(self).kept.bind(out); }
    };

    erased::pointer node_;
};

template <class T> using dynamic = dynamic_expression<typename sql_type_of<T>::type>;

}  // namespace mizzle
