// Random expressions over a small table: what a database makes of each, row by row, is what SQL's rules make of it,
// worked out here. Where databases differ by their nature, which the tests at the end list, such a tree is left out.
#include "app.hpp"
#include "catch.hpp"

#include <cmath>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <vector>

using namespace mizzle;

namespace generated {

MIZZLE_TABLE(cells,
    (id, integer, primary_key),
    (a,  integer),
    (b,  integer, not_null),
    (c,  bigint),
    (f,  boolean),
    (g,  boolean, not_null),
    (x,  double_precision),
    (y,  double_precision, not_null),
    (s,  text),
    (t,  text,    not_null))
MIZZLE_SCHEMA(schema, cells)

// The types that trees have, as C++ types of their values.
enum class type { boolean, integer, bigint, real, text };

// A value of any of them.
struct cell {
    bool is_null = true;
    std::int64_t whole = 0;
    double real = 0;
    std::string text{};
};

enum class op {
    column,
    constant,
    plus,
    minus,
    times,
    divided,
    modulo,
    negative,
    absolute,
    widened,
    text_of,
    length_of,
    rounded,
    both,
    either,
    negated,
    switched,
    equal,
    not_equal,
    less,
    less_equal,
    greater,
    greater_equal,
    distinct,
    not_distinct,
    null,
    not_null,
    between,
    not_between,
    in,
    not_in,
    in_list,
    not_in_list,
    like,
    not_like,
    ilike,
    not_ilike,
    choice,
    choice_or_null,
    first_of,
    null_if,
    joined,
    lowered,
    uppered,
    trimmed
};

struct tree {
    op kind;
    type of;
    cell value{};    // of a constant; of a switch whether it is on
    int column = 0;  // which of the type's
    std::vector<tree> parts{};
};

// What a database may refuse or see differently: the tree is not compared.
struct left_out {};

}  // namespace generated

using namespace generated;

namespace {

bool is_number(type t) { return t == type::integer || t == type::bigint || t == type::real; }

class generator {
public:
    explicit generator(std::uint64_t seed) : random_(seed) {}

    tree make(type of, int depth) {
        if (depth == 0 || below(6) == 0) return leaf(of);
        switch (of) {
        case type::boolean: return make_boolean(depth);
        case type::integer: return make_integer(depth);
        case type::bigint: return make_bigint(depth);
        case type::real: return make_real(depth);
        case type::text: return make_text(depth);
        }
        return leaf(of);
    }
    int below(int n) { return static_cast<int>(random_() % static_cast<std::uint64_t>(n)); }

private:
    template <class... Kinds> op any(Kinds... kinds) {
        const op all[] = {kinds...};
        return all[below(sizeof...(kinds))];
    }
    type any_type() { return static_cast<type>(below(5)); }

    cell constant(type of) {
        static const char* const words[] = {"",      "a",   "A",    "ab", "b%",   "_a",  "it's", " x ",
                                            "a\\%b", "\"q", "aB c", "%",  "日本", "a日", "{}",   "?1 $1 --"};
        cell c{false};
        switch (of) {
        case type::boolean: c.whole = below(2); break;
        case type::integer: c.whole = below(4) == 0 ? below(2000) - 1000 : below(9) - 4; break;
        case type::bigint:
            c.whole = below(4) == 0 ? (std::int64_t{1} << (30 + below(20))) * (below(2) * 2 - 1) : below(9) - 4;
            break;
        case type::real: c.real = (below(65) - 32) * 0.25; break;
        case type::text: c.text = words[below(16)]; break;
        }
        return c;
    }
    tree leaf(type of) {
        if (below(3) == 0) {
            tree t{op::constant, of};
            if (below(8) != 0) t.value = constant(of);
            return t;
        }
        return {op::column, of, {}, of == type::bigint ? 0 : below(2)};
    }

    template <class... Parts> static tree node(op kind, type of, Parts... parts) {
        tree t{kind, of};
        (t.parts.push_back(std::move(parts)), ...);
        return t;
    }
    // For a divisor: never zero.
    tree divisor(type of, int depth) {
        tree zero{op::constant, of};
        zero.value.is_null = false;
        return node(op::null_if, of, make(of, depth), zero);
    }
    tree some(op kind, type of, type parts, int count, int depth) {
        tree t{kind, of};
        for (int i = 0; i < count; ++i) t.parts.push_back(make(parts, depth));
        return t;
    }
    tree constants(op kind, tree operand) {
        tree t = node(kind, type::boolean, std::move(operand));
        for (int i = below(4); i != 0; --i) {
            tree c{op::constant, t.parts[0].of};
            c.value = constant(c.of);
            t.parts.push_back(std::move(c));
        }
        return t;
    }
    // Conditions and results in turn, and one more result where there is an else. The first or the last may be of a
    // narrower type than the whole.
    tree make_choice(type of, int depth) {
        const op kind = any(op::choice, op::choice_or_null);
        const bool is_first = below(2) == 0;
        const int arms = kind == op::choice_or_null && is_first ? 2 : 1 + below(2);
        tree t{kind, of};
        for (int i = 0; i < arms; ++i) {
            t.parts.push_back(make(type::boolean, depth));
            t.parts.push_back(make(i == 0 && is_first ? narrower(of) : of, depth));
        }
        if (kind == op::choice) t.parts.push_back(make(is_first ? of : narrower(of), depth));
        return t;
    }
    type narrower(type of) {
        if (of == type::bigint && below(2) == 0) return type::integer;
        if (of == type::real && below(2) == 0) return below(2) == 0 ? type::integer : type::bigint;
        return of;
    }
    tree make_first(type of, int depth) {
        const bool is_first = below(2) == 0;
        return node(op::first_of, of, make(is_first ? narrower(of) : of, depth),
                    make(is_first ? of : narrower(of), depth));
    }
    tree make_common(type of, int depth) {
        switch (below(3)) {
        case 0: return make_choice(of, depth);
        case 1: return make_first(of, depth);
        default: {
            const type other = is_number(of) ? static_cast<type>(1 + below(3)) : of;
            return node(op::null_if, of, make(of, depth), make(other, depth));
        }
        }
    }
    tree make_arithmetic(type of, int depth) {
        if (below(5) == 0) return some(any(op::negative, op::absolute), of, of, 1, depth);
        type left = of, right = of;
        (below(2) == 0 ? left : right) = narrower(of);
        const op kind = of == type::real ? any(op::plus, op::minus, op::times, op::divided)
                                         : any(op::plus, op::minus, op::times, op::divided, op::modulo);
        auto l = make(left, depth);
        if (kind == op::divided || kind == op::modulo) return node(kind, of, std::move(l), divisor(right, depth));
        return node(kind, of, std::move(l), make(right, depth));
    }

    tree make_integer(int depth) {
        --depth;
        switch (below(6)) {
        case 0: return make_common(type::integer, depth);
        case 1: return some(op::length_of, type::integer, type::text, 1, depth);
        default: return make_arithmetic(type::integer, depth);
        }
    }
    tree make_bigint(int depth) {
        --depth;
        switch (below(5)) {
        case 0: return make_common(type::bigint, depth);
        case 1: return some(op::widened, type::bigint, type::integer, 1, depth);
        default: return make_arithmetic(type::bigint, depth);
        }
    }
    tree make_real(int depth) {
        --depth;
        switch (below(6)) {
        case 0: return make_common(type::real, depth);
        case 1: return some(op::widened, type::real, any_whole(), 1, depth);
        case 2: return some(op::rounded, type::real, type::real, 1, depth);
        default: return make_arithmetic(type::real, depth);
        }
    }
    type any_whole() { return below(2) == 0 ? type::integer : type::bigint; }
    tree make_text(int depth) {
        --depth;
        switch (below(6)) {
        case 0: return make_common(type::text, depth);
        case 1: return some(any(op::lowered, op::uppered, op::trimmed), type::text, type::text, 1, depth);
        case 2: return some(op::text_of, type::text, below(3) == 0 ? type::boolean : any_whole(), 1, depth);
        default: return some(op::joined, type::text, type::text, 2 + below(2), depth);
        }
    }
    // Two types that compare.
    void comparable(type& left, type& right) {
        left = right = any_type();
        if (is_number(left) && below(2) == 0) right = static_cast<type>(1 + below(3));
    }
    tree make_boolean(int depth) {
        --depth;
        type left, right;
        comparable(left, right);
        switch (below(13)) {
        case 0: return make_common(type::boolean, depth);
        case 1:
        case 2: return some(any(op::both, op::either), type::boolean, type::boolean, 2, depth);
        case 3: return some(op::negated, type::boolean, type::boolean, 1, depth);
        case 4: {
            tree t = some(op::switched, type::boolean, type::boolean, 1, depth);
            t.value = constant(type::boolean);
            return t;
        }
        case 5:
        case 6:
            return node(left == type::text
                            ? any(op::equal, op::not_equal)
                            : any(op::equal, op::not_equal, op::less, op::less_equal, op::greater, op::greater_equal),
                        type::boolean, make(left, depth), make(right, depth));
        case 7: return node(any(op::distinct, op::not_distinct), type::boolean, make(left, depth), make(right, depth));
        case 8: return node(any(op::null, op::not_null), type::boolean, make(left, depth));
        case 9:
            if (left == type::text) left = right = type::bigint;
            if (left != right) left = type::bigint;
            return node(any(op::between, op::not_between), type::boolean, make(left, depth), make(right, depth),
                        make(right, depth));
        case 10: {
            if (left != right) left = type::bigint;
            tree t = node(any(op::in, op::not_in), type::boolean, make(left, depth));
            for (int i = 1 + below(3); i != 0; --i) t.parts.push_back(make(right, depth));
            return t;
        }
        case 11:
            return constants(any(op::in_list, op::not_in_list), make(left == type::boolean ? type::text : left, depth));
        default:
            return node(any(op::like, op::not_like, op::ilike, op::not_ilike), type::boolean, make(type::text, depth),
                        below(3) == 0 ? make(type::text, depth) : leaf(type::text));
        }
    }

    std::mt19937_64 random_;
};

// SQL's rules.
class evaluator {
public:
    explicit evaluator(const cells::row& row) : row_(row) {}

    cell operator()(const tree& t) const {
        const auto c = value_of(t);
        if (c.is_null) return c;
        // PostgreSQL refuses what does not fit; SQLite goes on with 64 bits, and then with floating-point numbers.
        if (t.of == type::integer && c.whole != static_cast<std::int32_t>(c.whole)) throw left_out();
        if (t.of == type::real &&
            (!std::isfinite(c.real) || std::fabs(c.real) > 1e200 || (c.real != 0 && std::fabs(c.real) < 1e-200)))
            throw left_out();
        return c;
    }

private:
    __extension__ typedef __int128 wide;

    static cell null() { return {}; }
    static cell of(bool b) { return {false, b}; }
    static cell of_text(std::string text) { return {false, 0, 0, std::move(text)}; }
    static cell of_whole(wide n) {
        if (n != static_cast<std::int64_t>(n)) throw left_out();
        return {false, static_cast<std::int64_t>(n)};
    }
    static cell as(type to, const tree& t, cell c) {
        if (to == type::real && t.of != type::real) c.real = static_cast<double>(c.whole);
        return c;
    }
    static double number(const tree& t, const cell& c) {
        return t.of == type::real ? c.real : static_cast<double>(c.whole);
    }
    // -1, 0, 1
    static int order(const tree& left, const cell& l, const tree& right, const cell& r) {
        const auto way = [](const auto& x, const auto& y) { return x < y ? -1 : y < x ? 1 : 0; };
        if (left.of == type::text) return way(l.text, r.text);
        if (left.of == type::real || right.of == type::real) return way(number(left, l), number(right, r));
        return way(l.whole, r.whole);
    }
    cell column(const tree& t) const {
        const auto whole = [](const auto& v) { return v ? cell{false, *v} : cell{}; };
        switch (t.of) {
        case type::boolean: return t.column == 0 ? whole(row_.f) : of(row_.g);
        case type::integer: return t.column == 0 ? whole(row_.a) : cell{false, row_.b};
        case type::bigint: return whole(row_.c);
        case type::real: return t.column == 1 ? cell{false, 0, row_.y} : row_.x ? cell{false, 0, *row_.x} : cell{};
        case type::text: return t.column == 1 ? of_text(row_.t) : row_.s ? of_text(*row_.s) : cell{};
        }
        return {};
    }

    // Patterns and text by characters, bytes of one character together.
    static std::vector<std::string> characters(const std::string& text, bool fold) {
        std::vector<std::string> out;
        for (const char c : text) {
            if ((c & 0xc0) == 0x80) out.back() += c;
            else out.push_back(std::string(1, fold && c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c));
        }
        return out;
    }
    using letters = std::vector<std::string>;
    static bool matches(const letters& text, std::size_t i, const letters& pattern, std::size_t j) {
        for (; j < pattern.size(); ++i, ++j) {
            if (pattern[j] == "%") {
                for (std::size_t k = i; k <= text.size(); ++k)
                    if (matches(text, k, pattern, j + 1)) return true;
                return false;
            }
            if (i == text.size()) return false;
            if (pattern[j] == "_") continue;
            if (pattern[j] == "\\") ++j;
            if (text[i] != pattern[j]) return false;
        }
        return i == text.size();
    }
    static bool matches(const std::string& text, const std::string& pattern, bool fold) {
        return matches(characters(text, fold), 0, characters(pattern, fold), 0);
    }
    static cell like(const cell& text, const cell& pattern, bool ignores_case, bool is_not) {
        // The escape character at the end of a pattern: an error on PostgreSQL.
        const auto last = pattern.text.find_last_not_of('\\');
        const auto escapes = pattern.text.size() - (last == std::string::npos ? 0 : last + 1);
        if (!pattern.is_null && escapes % 2 == 1) throw left_out();
        if (text.is_null || pattern.is_null) return null();
        return of(matches(text.text, pattern.text, ignores_case) != is_not);
    }

    static cell arithmetic(const tree& t, const std::vector<cell>& p) {
        if (p[0].is_null || p[1].is_null) return null();
        if (t.of == type::real) {
            const double l = number(t.parts[0], p[0]), r = number(t.parts[1], p[1]);
            switch (t.kind) {
            case op::plus: return {false, 0, l + r};
            case op::minus: return {false, 0, l - r};
            case op::times: return {false, 0, l * r};
            default: return {false, 0, l / r};
            }
        }
        const wide l = p[0].whole, r = p[1].whole;
        switch (t.kind) {
        case op::plus: return of_whole(l + r);
        case op::minus: return of_whole(l - r);
        case op::times: return of_whole(l * r);
        case op::divided: return of_whole(l / r);
        default: return of_whole(l % r);
        }
    }
    // What a comparison says; NULL is neither.
    static cell compare(const tree& t, const std::vector<cell>& p, std::size_t i, op kind) {
        if (p[0].is_null || p[i].is_null) return null();
        const int o = order(t.parts[0], p[0], t.parts[i], p[i]);
        switch (kind) {
        case op::equal: return of(o == 0);
        case op::not_equal: return of(o != 0);
        case op::less: return of(o < 0);
        case op::less_equal: return of(o <= 0);
        case op::greater: return of(o > 0);
        default: return of(o >= 0);
        }
    }
    static cell both(const cell& a, const cell& b) {
        if ((!a.is_null && a.whole == 0) || (!b.is_null && b.whole == 0)) return of(false);
        return a.is_null || b.is_null ? null() : of(true);
    }
    static cell negated(cell c) {
        if (!c.is_null) c.whole = !c.whole;
        return c;
    }
    static cell either(const cell& a, const cell& b) { return negated(both(negated(a), negated(b))); }
    static cell among(const tree& t, const std::vector<cell>& p) {
        cell found = of(false);
        for (std::size_t i = 1; i < p.size(); ++i) found = either(found, compare(t, p, i, op::equal));
        return found;
    }

    cell value_of(const tree& t) const {
        if (t.kind == op::column) return column(t);
        if (t.kind == op::constant) return t.value;
        // All of them, also what is not looked at: databases are free to.
        std::vector<cell> p;
        for (const auto& part : t.parts) p.push_back((*this)(part));
        switch (t.kind) {
        case op::column:
        case op::constant: break;
        case op::plus:
        case op::minus:
        case op::times:
        case op::divided:
        case op::modulo: return arithmetic(t, p);
        case op::negative:
        case op::absolute:
            if (p[0].is_null) return p[0];
            if (t.of == type::real) return {false, 0, t.kind == op::negative ? -p[0].real : std::fabs(p[0].real)};
            return of_whole(t.kind == op::negative || p[0].whole < 0 ? -wide(p[0].whole) : wide(p[0].whole));
        case op::widened: return as(t.of, t.parts[0], p[0]);
        case op::text_of:
            if (p[0].is_null) return null();
            if (t.parts[0].of == type::boolean) return of_text(p[0].whole != 0 ? "true" : "false");
            return of_text(std::to_string(p[0].whole));
        case op::length_of:
            return p[0].is_null ? null() : of_whole(static_cast<wide>(characters(p[0].text, false).size()));
        case op::rounded:
            if (p[0].is_null) return null();
            return {false, 0, std::nearbyint(p[0].real)};
        case op::both: return both(p[0], p[1]);
        case op::either: return either(p[0], p[1]);
        case op::negated: return negated(p[0]);
        case op::switched: return either(of(t.value.whole == 0), p[0]);
        case op::equal:
        case op::not_equal:
        case op::less:
        case op::less_equal:
        case op::greater:
        case op::greater_equal: return compare(t, p, 1, t.kind);
        case op::distinct:
        case op::not_distinct: {
            const bool same =
                p[0].is_null || p[1].is_null ? p[0].is_null && p[1].is_null : compare(t, p, 1, op::equal).whole != 0;
            return of(same == (t.kind == op::not_distinct));
        }
        case op::null: return of(p[0].is_null);
        case op::not_null: return of(!p[0].is_null);
        case op::between: return both(compare(t, p, 1, op::greater_equal), compare(t, p, 2, op::less_equal));
        case op::not_between:
            return negated(both(compare(t, p, 1, op::greater_equal), compare(t, p, 2, op::less_equal)));
        case op::in:
        case op::in_list: return among(t, p);
        case op::not_in:
        case op::not_in_list: return negated(among(t, p));
        case op::like:
        case op::not_like: return like(p[0], p[1], false, t.kind == op::not_like);
        case op::ilike:
        case op::not_ilike: return like(p[0], p[1], true, t.kind == op::not_ilike);
        case op::choice:
        case op::choice_or_null: {
            std::size_t i = 0;
            for (; i + 1 < p.size(); i += 2)
                if (!p[i].is_null && p[i].whole != 0) return as(t.of, t.parts[i + 1], p[i + 1]);
            return t.kind == op::choice ? as(t.of, t.parts[i], p[i]) : null();
        }
        case op::first_of:
            for (std::size_t i = 0; i < p.size(); ++i)
                if (!p[i].is_null) return as(t.of, t.parts[i], p[i]);
            return null();
        case op::null_if: {
            const auto same = compare(t, p, 1, op::equal);
            return !same.is_null && same.whole != 0 ? null() : p[0];
        }
        case op::joined: {
            std::string text;
            for (const auto& c : p) {
                if (c.is_null) return null();
                text += c.text;
            }
            return of_text(std::move(text));
        }
        case op::lowered:
        case op::uppered: {
            auto c = p[0];
            for (auto& letter : c.text) {
                if (t.kind == op::lowered && letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter + 32);
                if (t.kind == op::uppered && letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 32);
            }
            return c;
        }
        case op::trimmed: {
            auto c = p[0];
            c.text.erase(0, c.text.find_first_not_of(' '));
            c.text.erase(c.text.find_last_not_of(' ') + 1);
            return c;
        }
        }
        return {};
    }

    const cells::row& row_;
};

// Expressions of the library that are written without one between them being wrapped: what its parentheses are for.
template <op Kind> struct shape;
#define SHAPE(kind_, arity_, expression_)                                                                       \
    template <> struct shape<op::kind_> {                                                                       \
        static constexpr std::size_t arity = arity_;                                                            \
        template <class A, class B = int, class C = int>                                                        \
        auto operator()(const A& a, [[maybe_unused]] const B& b = {}, [[maybe_unused]] const C& c = {}) const { \
            return expression_;                                                                                 \
        }                                                                                                       \
    };
SHAPE(plus, 2, a + b)
SHAPE(minus, 2, a - b)
SHAPE(times, 2, a* b)
SHAPE(divided, 2, a / b)
SHAPE(modulo, 2, a % b)
SHAPE(negative, 1, -a)
SHAPE(both, 2, a&& b)
SHAPE(either, 2, a || b)
SHAPE(negated, 1, !a)
SHAPE(equal, 2, a == b)
SHAPE(less, 2, a < b)
SHAPE(distinct, 2, a.is_distinct_from(b))
SHAPE(null, 1, a.is_null())
SHAPE(between, 3, a.between(b, c))
SHAPE(not_in, 2, a.not_in(b))
SHAPE(like, 2, a.like(b))
SHAPE(joined, 2, concat(a, b))
#undef SHAPE

template <op... Kinds> struct kinds {};

class builder {
public:
    explicit builder(std::uint64_t seed) : random_(seed) {}

    template <class T> dynamic<T> build(const tree& t) {
        switch (t.kind) {
        case op::column: return column<T>(t);
        case op::constant:
            if (t.value.is_null) return null;
            return plain<T>(t.value);
        case op::choice:
        case op::choice_or_null: return choice<T>(t);
        case op::first_of: return first_of<T>(t);
        case op::null_if:
            return with_type(t.parts[1].of, [&]<class O>(std::type_identity<O>) -> dynamic<T> {
                if constexpr (!compares<T, O>) throw std::logic_error("types that do not compare");
                else return nullif(build<T>(t.parts[0]), build<O>(t.parts[1]));
            });
        default: break;
        }
        if constexpr (std::is_same_v<T, bool>) return boolean(t);
        else if constexpr (std::is_same_v<T, std::string>) return text(t);
        else return number<T>(t);
    }

private:
    template <class A, class B>
    static constexpr bool compares =
        std::is_same_v<A, B> || (!std::is_same_v<A, bool> && !std::is_same_v<B, bool> &&
                                 !std::is_same_v<A, std::string> && !std::is_same_v<B, std::string>);

    template <class F> static auto with_type(type t, F&& f) {
        switch (t) {
        case type::boolean: return f(std::type_identity<bool>());
        case type::integer: return f(std::type_identity<int>());
        case type::bigint: return f(std::type_identity<std::int64_t>());
        case type::real: return f(std::type_identity<double>());
        case type::text: break;
        }
        return f(std::type_identity<std::string>());
    }
    template <class T> static T plain(const cell& c) {
        if constexpr (std::is_same_v<T, std::string>) return c.text;
        else if constexpr (std::is_same_v<T, double>) return c.real;
        else return static_cast<T>(c.whole);
    }
    template <class T> static dynamic<T> column(const tree& t) {
        const bool first = t.column == 0;
        if constexpr (std::is_same_v<T, bool>) return first ? dynamic<T>(cells.f) : dynamic<T>(cells.g);
        else if constexpr (std::is_same_v<T, int>) return first ? dynamic<T>(cells.a) : dynamic<T>(cells.b);
        else if constexpr (std::is_same_v<T, std::int64_t>) return cells.c;
        else if constexpr (std::is_same_v<T, double>) return first ? dynamic<T>(cells.x) : dynamic<T>(cells.y);
        else return first ? dynamic<T>(cells.s) : dynamic<T>(cells.t);
    }
    // f(an expression, or now and then a value of the program's).
    template <class T, class R, class F> R with_operand(const tree& t, F&& f) {
        if (t.kind == op::constant && !t.value.is_null && random_() % 4 != 0) return f(plain<T>(t.value));
        return f(build<T>(t));
    }

    template <class A, class T>
    static constexpr bool widens = std::is_same_v<A, T> || (compares<A, T> && sizeof(A) < sizeof(T)) ||
                                   (std::is_same_v<A, std::int64_t> && std::is_same_v<T, double>);

    template <class T> dynamic<T> choice(const tree& t) {
        const auto& p = t.parts;
        const auto end = [&](const auto& arms) -> dynamic<T> {
            if (t.kind == op::choice_or_null) {
                if constexpr (std::is_same_v<typename std::remove_cvref_t<decltype(arms)>::sql_type,
                                             typename dynamic<T>::sql_type>)
                    return arms;
                else throw std::logic_error("no result of the widest type");
            }
            return arms.else_(build<T>(p.back()));
        };
        if (t.kind == op::choice && p[1].of == t.of && p.back().of != t.of) {
            return with_narrower<T>(p.back().of, [&]<class E>(std::type_identity<E>) -> dynamic<T> {
                const auto one = case_when(build<bool>(p[0]), build<T>(p[1]));
                const auto last = [&](const auto& arms) -> dynamic<T> {
                    return with_operand<E, dynamic<T>>(p.back(),
                                                       [&](const auto& e) -> dynamic<T> { return arms.else_(e); });
                };
                return p.size() < 4 ? last(one) : last(one.when(build<bool>(p[2]), build<T>(p[3])));
            });
        }
        return with_narrower<T>(p[1].of, [&]<class A>(std::type_identity<A>) -> dynamic<T> {
            const auto one = case_when(build<bool>(p[0]), build<A>(p[1]));
            return p.size() < 4 ? end(one) : end(one.when(build<bool>(p[2]), build<T>(p[3])));
        });
    }
    template <class T> dynamic<T> first_of(const tree& t) {
        const auto &l = t.parts[0], &r = t.parts[1];
        if (l.of != t.of)
            return with_narrower<T>(
                l.of, [&]<class A>(std::type_identity<A>) -> dynamic<T> { return coalesce(build<A>(l), build<T>(r)); });
        return with_narrower<T>(r.of, [&]<class A>(std::type_identity<A>) -> dynamic<T> {
            return with_operand<A, dynamic<T>>(r,
                                               [&](const auto& o) -> dynamic<T> { return coalesce(build<T>(l), o); });
        });
    }
    template <class T, class F> static dynamic<T> with_narrower(type t, F&& f) {
        return with_type(t, [&]<class A>(std::type_identity<A> type) -> dynamic<T> {
            if constexpr (widens<A, T>) return f(type);
            else throw std::logic_error("a wider type than the whole");
        });
    }

    template <class R, class A, class B> static dynamic<R> compute(op kind, const A& a, const B& b) {
        switch (kind) {
        case op::plus: return a + b;
        case op::minus: return a - b;
        case op::times: return a * b;
        case op::divided: return a / b;
        default:
            if constexpr (std::is_same_v<R, double>) throw std::logic_error("a remainder of floating-point numbers");
            else return a % b;
        }
    }
    template <class T> dynamic<T> number(const tree& t) {
        constexpr bool is_whole = !std::is_same_v<T, double>;
        const auto& p = t.parts;
        switch (t.kind) {
        case op::negative:
            if constexpr (is_whole) return fused<T, T, op::negative>(t);
            else return -build<T>(p[0]);
        case op::absolute: return abs(build<T>(p[0]));
        case op::length_of:
            if constexpr (std::is_same_v<T, int>) return length(build<std::string>(p[0]));
            else break;
        case op::rounded:
            if constexpr (std::is_same_v<T, double>) return round(build<T>(p[0]));
            else break;
        case op::widened:
            return with_narrower<T>(p[0].of, [&]<class A>(std::type_identity<A>) -> dynamic<T> {
                if constexpr (std::is_same_v<T, double>) return cast<double>(build<A>(p[0]));
                else return build<A>(p[0]);
            });
        default: break;
        }
        if constexpr (is_whole) {
            if (p[0].of == t.of && p[1].of == t.of) {
                switch (t.kind) {
                case op::plus: return fused<T, T, op::plus>(t);
                case op::minus: return fused<T, T, op::minus>(t);
                case op::times: return fused<T, T, op::times>(t);
                case op::divided: return fused<T, T, op::divided>(t);
                default: return fused<T, T, op::modulo>(t);
                }
            }
        }
        if (p[0].of != t.of)
            return with_narrower<T>(p[0].of, [&]<class A>(std::type_identity<A>) -> dynamic<T> {
                if constexpr (std::is_same_v<A, T>) throw std::logic_error("of one type");
                else return compute<T>(t.kind, build<A>(p[0]), build<T>(p[1]));
            });
        return with_narrower<T>(p[1].of, [&]<class A>(std::type_identity<A>) -> dynamic<T> {
            return with_operand<A, dynamic<T>>(
                p[1], [&](const auto& o) -> dynamic<T> { return compute<T>(t.kind, build<T>(p[0]), o); });
        });
    }

    dynamic<std::string> text(const tree& t) {
        const auto& p = t.parts;
        switch (t.kind) {
        case op::lowered: return lower(build<std::string>(p[0]));
        case op::uppered: return upper(build<std::string>(p[0]));
        case op::trimmed: return trim(build<std::string>(p[0]));
        case op::text_of:
            if (p[0].of == type::boolean) return cast<std::string>(build<bool>(p[0]));
            if (p[0].of == type::integer) return cast<std::string>(build<int>(p[0]));
            return cast<std::string>(build<std::int64_t>(p[0]));
        default:
            if (p.size() == 2) return fused<std::string, std::string, op::joined>(t);
            return with_operand<std::string, dynamic<std::string>>(p[2], [&](const auto& o) -> dynamic<std::string> {
                return concat(build<std::string>(p[0]), build<std::string>(p[1]), o);
            });
        }
    }

    template <class A, class B> static dynamic<bool> compare(op kind, const A& a, const B& b) {
        switch (kind) {
        case op::equal: return a == b;
        case op::not_equal: return a != b;
        case op::less: return a < b;
        case op::less_equal: return a <= b;
        case op::greater: return a > b;
        case op::greater_equal: return a >= b;
        case op::distinct: return a.is_distinct_from(b);
        default: return a.is_not_distinct_from(b);
        }
    }
    template <class A, class B> dynamic<bool> test(const tree& t) {
        const auto& p = t.parts;
        const auto a = build<A>(p[0]);
        // Of two types only where a bigint is compared with them: each pair costs the compiler its time.
        if constexpr (std::is_same_v<A, B> || std::is_same_v<A, std::int64_t>) {
            switch (t.kind) {
            case op::between: return a.between(build<B>(p[1]), build<B>(p[2]));
            case op::not_between: return a.not_between(build<B>(p[1]), build<B>(p[2]));
            case op::in:
                if (p.size() == 2) return a.in(build<B>(p[1]));
                if (p.size() == 3) return a.in(build<B>(p[1]), build<B>(p[2]));
                return with_operand<B, dynamic<bool>>(
                    p[2], [&](const auto& c) -> dynamic<bool> { return a.in(build<B>(p[1]), c, build<B>(p[3])); });
            case op::not_in:
                if (p.size() == 2) return a.not_in(build<B>(p[1]));
                if (p.size() == 3) return a.not_in(build<B>(p[1]), build<B>(p[2]));
                return a.not_in(build<B>(p[1]), build<B>(p[2]), build<B>(p[3]));
            default: break;
            }
        }
        return with_operand<B, dynamic<bool>>(p[1], [&](const auto& b) { return compare(t.kind, a, b); });
    }
    template <class T> dynamic<bool> test_list(const tree& t) {
        std::vector<T> list;
        for (std::size_t i = 1; i < t.parts.size(); ++i) list.push_back(plain<T>(t.parts[i].value));
        const auto a = build<T>(t.parts[0]);
        return t.kind == op::in_list ? dynamic<bool>(a.in(list)) : dynamic<bool>(a.not_in(list));
    }
    dynamic<bool> test_pattern(const tree& t) {
        const auto a = build<std::string>(t.parts[0]);
        return with_operand<std::string, dynamic<bool>>(t.parts[1], [&](const auto& p) -> dynamic<bool> {
            switch (t.kind) {
            case op::like: return a.like(p);
            case op::not_like: return a.not_like(p);
            case op::ilike: return a.ilike(p);
            default: return a.not_ilike(p);
            }
        });
    }
    dynamic<bool> boolean(const tree& t) {
        const auto& p = t.parts;
        using wide = std::int64_t;
        const bool bigints = p[0].of == type::bigint && p.back().of == type::bigint;
        const bool booleans = p[0].of == type::boolean;
        switch (t.kind) {
        case op::both: return fused<bool, bool, op::both>(t);
        case op::either: return fused<bool, bool, op::either>(t);
        case op::negated: return fused<bool, bool, op::negated>(t);
        case op::switched: return when(t.value.whole != 0, build<bool>(p[0]));
        case op::null:
            if (bigints) return fused<bool, wide, op::null>(t);
            if (booleans) return fused<bool, bool, op::null>(t);
            return with_type(p[0].of,
                             [&]<class A>(std::type_identity<A>) -> dynamic<bool> { return build<A>(p[0]).is_null(); });
        case op::not_null:
            return with_type(
                p[0].of, [&]<class A>(std::type_identity<A>) -> dynamic<bool> { return build<A>(p[0]).is_not_null(); });
        case op::in_list:
        case op::not_in_list:
            return with_type(p[0].of, [&]<class A>(std::type_identity<A>) -> dynamic<bool> {
                if constexpr (std::is_same_v<A, bool>) throw std::logic_error("a list of booleans");
                else return test_list<A>(t);
            });
        case op::like:
        case op::not_like:
        case op::ilike:
        case op::not_ilike: return test_pattern(t);
        default: break;
        }
        if (random_() % 2 == 0) {
            if (t.kind == op::equal && bigints) return fused<bool, wide, op::equal>(t);
            if (t.kind == op::less && bigints) return fused<bool, wide, op::less>(t);
            if (t.kind == op::distinct && bigints) return fused<bool, wide, op::distinct>(t);
            if (t.kind == op::between && bigints && p[1].of == type::bigint) return fused<bool, wide, op::between>(t);
            if (t.kind == op::not_in && bigints && p.size() == 2) return fused<bool, wide, op::not_in>(t);
            if (t.kind == op::equal && booleans) return fused<bool, bool, op::equal>(t);
            if (t.kind == op::distinct && booleans) return fused<bool, bool, op::distinct>(t);
            if (t.kind == op::not_in && booleans && p.size() == 2) return fused<bool, bool, op::not_in>(t);
        }
        return with_type(p[0].of, [&]<class A>(std::type_identity<A>) {
            return with_type(p[1].of, [&]<class B>(std::type_identity<B>) -> dynamic<bool> {
                if constexpr (compares<A, B>) return test<A, B>(t);
                else throw std::logic_error("types that do not compare");
            });
        });
    }

    // An expression of two operations with nothing between them, the one inside being any of the parts.
    template <class T>
    static constexpr type type_of = std::is_same_v<T, bool>           ? type::boolean
                                    : std::is_same_v<T, int>          ? type::integer
                                    : std::is_same_v<T, std::int64_t> ? type::bigint
                                    : std::is_same_v<T, double>       ? type::real
                                                                      : type::text;
    template <class A, op Kind> auto shaped(const tree& t) {
        if constexpr (shape<Kind>::arity == 1) return shape<Kind>()(build<A>(t.parts[0]));
        else if constexpr (shape<Kind>::arity == 2) return shape<Kind>()(build<A>(t.parts[0]), build<A>(t.parts[1]));
        else return shape<Kind>()(build<A>(t.parts[0]), build<A>(t.parts[1]), build<A>(t.parts[2]));
    }
    template <class R, class A, op Outer, std::size_t At, class B, op Inner> bool fuse(const tree& t, dynamic<R>& out) {
        const auto& inner = t.parts[At];
        if (inner.kind != Inner || inner.parts.size() != shape<Inner>::arity) return false;
        for (const auto& part : inner.parts)
            if (part.of != type_of<B>) return false;
        const auto inside = shaped<B, Inner>(inner);
        if constexpr (shape<Outer>::arity == 1) out = shape<Outer>()(inside);
        else if constexpr (shape<Outer>::arity == 2 && At == 0) out = shape<Outer>()(inside, build<A>(t.parts[1]));
        else if constexpr (shape<Outer>::arity == 2) out = shape<Outer>()(build<A>(t.parts[0]), inside);
        else if constexpr (At == 0) out = shape<Outer>()(inside, build<A>(t.parts[1]), build<A>(t.parts[2]));
        else if constexpr (At == 1) out = shape<Outer>()(build<A>(t.parts[0]), inside, build<A>(t.parts[2]));
        else out = shape<Outer>()(build<A>(t.parts[0]), build<A>(t.parts[1]), inside);
        return true;
    }
    template <class R, class A, op Outer, std::size_t At, class B, op... Inner>
    bool fuse_any(const tree& t, dynamic<R>& out, kinds<Inner...>) {
        return (fuse<R, A, Outer, At, B, Inner>(t, out) || ...);
    }
    template <class R, class A, op Outer, std::size_t At> bool fuse_at(const tree& t, dynamic<R>& out) {
        if constexpr (std::is_same_v<A, std::int64_t>) {
            using sums = kinds<op::plus, op::minus, op::times, op::divided, op::modulo, op::negative>;
            return fuse_any<R, A, Outer, At, A>(t, out, sums());
        } else if constexpr (std::is_same_v<A, bool>) {
            using logic = kinds<op::both, op::either, op::negated, op::equal, op::null, op::distinct, op::not_in>;
            using tests = kinds<op::equal, op::less, op::between, op::null>;
            return fuse_any<R, A, Outer, At, A>(t, out, logic()) ||
                   fuse_any<R, A, Outer, At, std::int64_t>(t, out, tests()) ||
                   fuse_any<R, A, Outer, At, std::string>(t, out, kinds<op::like>());
        } else {
            return false;
        }
    }
    template <class R, class A, op Outer> dynamic<R> fused(const tree& t) {
        dynamic<R> out;
        constexpr auto arity = shape<Outer>::arity;
        const auto at = random_() % 4;
        if (at == 0 && fuse_at<R, A, Outer, 0>(t, out)) return out;
        if constexpr (arity > 1)
            if (at == 1 && fuse_at<R, A, Outer, 1>(t, out)) return out;
        if constexpr (arity > 2)
            if (at == 2 && fuse_at<R, A, Outer, 2>(t, out)) return out;
        if constexpr (arity > 1 && Outer != op::both && Outer != op::either) {
            const auto& last = t.parts.back();
            if (last.kind == op::constant && !last.value.is_null && at == 3) {
                if constexpr (arity == 2) return shape<Outer>()(build<A>(t.parts[0]), plain<A>(last.value));
                else return shape<Outer>()(build<A>(t.parts[0]), build<A>(t.parts[1]), plain<A>(last.value));
            }
        }
        return shaped<A, Outer>(t);
    }

    std::mt19937_64 random_;
};

std::vector<cells::row> fill(test_database& db) {
    create(db, generated::schema);
    const std::optional<int> whole[] = {std::nullopt, 0, 1, -7, 12, 46'341};
    const std::optional<std::int64_t> large[] = {std::nullopt, 3, std::int64_t{5'000'000'000}, -2};
    const std::optional<bool> truth[] = {std::nullopt, true, false};
    const std::optional<double> real[] = {std::nullopt, 0.0, 0.25, -1.5, 1000.75};
    const std::optional<std::string> text[] = {std::nullopt, "", "aB", "a_b%", "日本", " x", "it's", "12"};
    std::vector<cells::new_row> rows;
    for (int i = 0; i < 20; ++i)
        rows.push_back({.id = i,
                        .a = whole[i % 6],
                        .b = *whole[1 + i % 5],
                        .c = large[i % 4],
                        .f = truth[i % 3],
                        .g = i % 2 == 0,
                        .x = real[i % 5],
                        .y = *real[1 + i / 2 % 4],
                        .s = text[i % 8],
                        .t = *text[1 + i / 3 % 7]});
    db.run(insert_into(cells).values(rows));
    return db.all(select().from(cells).order_by(cells.id));
}

// So many of each type in one statement.
constexpr std::size_t booleans = 10, integers = 4, bigints = 6, reals = 5, texts = 5;

template <class T> struct batch_of {
    struct entry {
        std::uint64_t seed;
        std::vector<cell> expected;
        dynamic<T> expression;
    };
    std::vector<entry> entries;
};

bool is_same(const std::optional<bool>& v, const cell& c) { return v ? !c.is_null && *v == (c.whole != 0) : c.is_null; }
template <std::integral T> bool is_same(const std::optional<T>& v, const cell& c) {
    return v ? !c.is_null && *v == c.whole : c.is_null;
}
bool is_same(const std::optional<double>& v, const cell& c) { return v ? !c.is_null && *v == c.real : c.is_null; }
bool is_same(const std::optional<std::string>& v, const cell& c) { return v ? !c.is_null && *v == c.text : c.is_null; }

std::string shown(const cell& c, type t) {
    if (c.is_null) return "null";
    return t == type::text ? c.text : t == type::real ? std::to_string(c.real) : std::to_string(c.whole);
}

class comparison {
public:
    comparison(test_database& db, const std::vector<cells::row>& rows) : db_(db), rows_(rows) {}

    std::size_t compared = 0, left_out_count = 0, different = 0;

    template <class T> void fill(batch_of<T>& batch, type of, std::size_t count, std::uint64_t& seed) {
        batch.entries.clear();
        while (batch.entries.size() < count) {
            ++seed;
            generator make(seed);
            const auto t = make.make(of, 2 + make.below(3));
            try {
                std::vector<cell> expected;
                for (const auto& row : rows_) expected.push_back(evaluator(row)(t));
                batch.entries.push_back({seed, std::move(expected), builder(seed).build<T>(t)});
            } catch (const left_out&) { ++left_out_count; }
        }
    }

    void run(std::uint64_t& seed) {
        fill(booleans_, type::boolean, booleans, seed);
        fill(integers_, type::integer, integers, seed);
        fill(bigints_, type::bigint, bigints, seed);
        fill(reals_, type::real, reals, seed);
        fill(texts_, type::text, texts, seed);
        run_batch(std::make_index_sequence<booleans>(), std::make_index_sequence<integers>(),
                  std::make_index_sequence<bigints>(), std::make_index_sequence<reals>(),
                  std::make_index_sequence<texts>());
    }

private:
    template <std::size_t... B, std::size_t... I, std::size_t... L, std::size_t... R, std::size_t... T>
    void run_batch(std::index_sequence<B...>, std::index_sequence<I...>, std::index_sequence<L...>,
                   std::index_sequence<R...>, std::index_sequence<T...>) {
        const auto statement =
            select(booleans_.entries[B].expression..., integers_.entries[I].expression...,
                   bigints_.entries[L].expression..., reals_.entries[R].expression..., texts_.entries[T].expression...)
                .from(cells)
                .order_by(cells.id);
        std::vector<result_of<decltype(statement)>> found;
        try {
            found = db_.all(statement);
        } catch (const error& e) {
            // One of them: each is run by itself to find it.
            (alone(booleans_.entries[B], type::boolean), ...);
            (alone(integers_.entries[I], type::integer), ...);
            (alone(bigints_.entries[L], type::bigint), ...);
            (alone(reals_.entries[R], type::real), ...);
            (alone(texts_.entries[T], type::text), ...);
            return;
        }
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            (check(booleans_.entries[B], type::boolean, row, get<B>(found[row])), ...);
            (check(integers_.entries[I], type::integer, row, get<booleans + I>(found[row])), ...);
            (check(bigints_.entries[L], type::bigint, row, get<booleans + integers + L>(found[row])), ...);
            (check(reals_.entries[R], type::real, row, get<booleans + integers + bigints + R>(found[row])), ...);
            (check(texts_.entries[T], type::text, row, get<booleans + integers + bigints + reals + T>(found[row])),
             ...);
        }
        compared += booleans + integers + bigints + reals + texts;
    }
    template <class Entry> void alone(const Entry& e, type of) {
        try {
            const auto found = db_.all(select(e.expression).from(cells).order_by(cells.id));
            for (std::size_t row = 0; row < rows_.size(); ++row) check(e, of, row, get<0>(found[row]));
            ++compared;
        } catch (const error& problem) { report(e, std::string("throws ") + problem.what()); }
    }
    template <class Entry, class V> void check(const Entry& e, type of, std::size_t row, const V& found) {
        if (is_same(found, e.expected[row])) [[likely]]
            return;
        report(e, "gives another value than " + shown(e.expected[row], of) + " in row " + std::to_string(row));
    }
    template <class Entry> void report(const Entry& e, const std::string& problem) {
        if (++different > 10) return;
        FAIL_CHECK(
            "the tree of seed " << e.seed << ' ' << problem << ": "
                                << to_string<test_database::dialect>(select(e.expression).from(cells), show::values));
    }

    test_database& db_;
    const std::vector<cells::row>& rows_;
    batch_of<bool> booleans_;
    batch_of<int> integers_;
    batch_of<std::int64_t> bigints_;
    batch_of<double> reals_;
    batch_of<std::string> texts_;
};

}  // namespace

// MIZZLE_TEST_SEED chooses other trees, MIZZLE_TEST_TREES another number of them.
TEST_CASE("generated expressions give what SQL's rules say") {
    const auto number = [](const char* name, std::uint64_t otherwise) {
        const char* text = std::getenv(name);
        return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
    };
    auto db = empty_database();
    const auto rows = fill(db);
    REQUIRE(rows.size() == 20);
    comparison c(db, rows);
    std::uint64_t seed = number("MIZZLE_TEST_SEED", 1);
    INFO("MIZZLE_TEST_SEED=" << seed);
    const auto trees = number("MIZZLE_TEST_TREES", 10'000);
    while (c.compared < trees && c.different == 0) c.run(seed);
    CHECK(c.compared >= trees);
    CHECK(c.different == 0);
    // What is left out must not be what the test is about.
    CHECK(c.left_out_count * 4 < c.compared);
}
