// Relational queries of random shapes, and a loader that answers them with one plain query for each row, the rest in
// C++: the two must agree.
#pragma once
#include "catch.hpp"
#include "company.hpp"

#include <algorithm>

namespace naive {

using namespace company;
using namespace mizzle;
namespace rel = company::relations;

MIZZLE_NAME(total)
MIZZLE_NAME(marked)

// A number that a seed and a purpose decide; at run time the number of the run, too.
constexpr unsigned mixed(unsigned a, unsigned b) {
    unsigned x = a * 0x9e3779b9u + b * 0x85ebca6bu + 0x27d4eb2fu;
    x ^= x >> 15;
    x *= 0x2c1b3c6du;
    x ^= x >> 12;
    x *= 0x297a2d39u;
    return x ^ x >> 15;
}
inline unsigned run = 0;
inline int chosen(unsigned seed, unsigned purpose, unsigned below) {
    return static_cast<int>(mixed(mixed(seed, purpose), run + 1000) % below);
}

// The rows that belong to a row, by a plain query.
template <class Db> auto belonging(Db& db, rel::offices::type_of_employees, const offices::row& o) {
    return db.all(
        select().from(employees).where(employees.office_country == o.country && employees.office_number == o.number));
}
template <class Db> auto belonging(Db& db, rel::offices::type_of_region, const offices::row& o) {
    if (!o.parent_country || !o.parent_number) return std::vector<offices::row>{};
    return db.all(
        select().from(offices).where(offices.country == *o.parent_country && offices.number == *o.parent_number));
}
template <class Db> auto belonging(Db& db, rel::offices::type_of_branches, const offices::row& o) {
    return db.all(
        select().from(offices).where(offices.parent_country == o.country && offices.parent_number == o.number));
}
template <class Db> auto belonging(Db& db, rel::offices::type_of_urgent, const offices::row& o) {
    return db.all(select().from(employees).where(employees.office_country == o.country &&
                                                 employees.office_number == o.number &&
                                                 employees.level == priority::high));
}
template <class Db> auto belonging(Db& db, rel::employees::type_of_office, const employees::row& e) {
    if (!e.office_country || !e.office_number) return std::vector<offices::row>{};
    return db.all(
        select().from(offices).where(offices.country == *e.office_country && offices.number == *e.office_number));
}
template <class Db> auto employee(Db& db, std::optional<int> id) {
    if (!id) return std::vector<employees::row>{};
    return db.all(select().from(employees).where(employees.id == *id));
}
template <class Db> auto belonging(Db& db, rel::employees::type_of_manager, const employees::row& e) {
    return employee(db, e.manager_id);
}
template <class Db> auto belonging(Db& db, rel::employees::type_of_reports, const employees::row& e) {
    return db.all(select().from(employees).where(employees.manager_id == e.id));
}
template <class Db> auto belonging(Db& db, rel::employees::type_of_led, const employees::row& e) {
    return db.all(select().from(projects).where(projects.lead_id == e.id));
}
template <class Db> auto belonging(Db& db, rel::employees::type_of_backed, const employees::row& e) {
    return db.all(select().from(projects).where(projects.backup_id == e.id));
}
template <class Db> auto belonging(Db& db, rel::employees::type_of_newest, const employees::row& e) {
    return db.all(select().from(projects).where(projects.lead_id == e.id));
}
template <class Db> auto belonging(Db& db, rel::employees::type_of_projects, const employees::row& e) {
    std::vector<projects::row> found;
    for (const auto& r : db.all(select(projects)
                                    .from(assignments)
                                    .inner_join(projects, projects.id == assignments.project_id)
                                    .where(assignments.employee_id == e.id)))
        found.push_back(r.projects);
    return found;
}
template <class Db> auto belonging(Db& db, rel::employees::type_of_assigned, const employees::row& e) {
    return db.all(select().from(assignments).where(assignments.employee_id == e.id));
}
template <class Db> auto belonging(Db& db, rel::employees::type_of_badge, const employees::row& e) {
    return db.all(select().from(badges).where(badges.employee_id == e.id));
}
template <class Db> auto belonging(Db& db, rel::employees::type_of_colleagues, const employees::row& e) {
    if (!e.office_country) return std::vector<employees::row>{};
    return db.all(
        select().from(employees).where(employees.office_country == *e.office_country && employees.id != e.id));
}
template <class Db> auto belonging(Db& db, rel::projects::type_of_lead, const projects::row& p) {
    return employee(db, p.lead_id);
}
template <class Db> auto belonging(Db& db, rel::projects::type_of_backup, const projects::row& p) {
    return employee(db, p.backup_id);
}
template <class Db> auto members(Db& db, std::int64_t project, bool helping) {
    std::vector<employees::row> found;
    for (const auto& r : db.all(select(employees, assignments.hours)
                                    .from(assignments)
                                    .inner_join(employees, employees.id == assignments.employee_id)
                                    .where(assignments.project_id == project)))
        if (!helping || (r.hours && *r.hours < 5.0)) found.push_back(r.employees);
    return found;
}
template <class Db> auto belonging(Db& db, rel::projects::type_of_members, const projects::row& p) {
    return members(db, p.id, false);
}
template <class Db> auto belonging(Db& db, rel::projects::type_of_helpers, const projects::row& p) {
    return members(db, p.id, true);
}
template <class Db> auto belonging(Db& db, rel::assignments::type_of_employee, const assignments::row& a) {
    return employee(db, a.employee_id);
}
template <class Db> auto belonging(Db& db, rel::assignments::type_of_project, const assignments::row& a) {
    if (!a.project_id) return std::vector<projects::row>{};
    return db.all(select().from(projects).where(projects.id == *a.project_id));
}
template <class Db> auto belonging(Db& db, rel::badges::type_of_owner, const badges::row& b) {
    return employee(db, b.employee_id);
}

// What can be asked of each table: the filters, orders, columns, extras and relations that a random level chooses from.
// A filter and a test of rows, an order and a comparison of rows mean the same.
template <class Table> struct about;

template <> struct about<struct offices> {
    template <unsigned K> static auto filter(int v) {
        if constexpr (K == 0) return offices.number < v % 4;
        else if constexpr (K == 1) return exists(rel::offices.employees.where(employees.level == priority::low));
        else return offices.parent_country.is_null() || offices.city > std::string(1, char('a' + v % 9));
    }
    template <unsigned K, class Db> static bool accepts(Db& db, const offices::row& o, int v) {
        if constexpr (K == 0) return o.number < v % 4;
        else if constexpr (K == 1) {
            for (const auto& e : belonging(db, rel::offices.employees, o))
                if (e.level == priority::low) return true;
            return false;
        } else return !o.parent_country || o.city > std::string(1, char('a' + v % 9));
    }
    template <unsigned K, class L> static auto ordered(const L& level) {
        if constexpr (K == 0) return level.order_by(desc(offices.city));
        else return level.order_by(desc(offices.parent_number).nulls_last(), offices.country, offices.number);
    }
    template <unsigned K> static auto key(const offices::row& o) {
        if constexpr (K == 0) return -o.city[0];
        else return std::tuple(!o.parent_number, -o.parent_number.value_or(0), o.country, o.number);
    }
    template <class L> static auto some_columns(const L& level) { return level.columns(offices.number, offices.city); }
    template <class L> static auto not_all_columns(const L& level) { return level.without(offices.country); }
    static constexpr auto counted() { return rel::offices.branches; }
    static auto expression() { return coalesce(offices.parent_number, -1).as(marked); }
    static int value(const offices::row& o) { return o.parent_number.value_or(-1); }
    using ones = mizzle::detail::type_list<rel::offices::type_of_region>;
    using manies = mizzle::detail::type_list<rel::offices::type_of_employees, rel::offices::type_of_branches,
                                             rel::offices::type_of_urgent>;
};

template <> struct about<struct employees> {
    template <unsigned K> static auto filter(int v) {
        if constexpr (K == 0) return employees.salary >= numeric(std::int64_t(v % 5000) * 10 - 7);
        else if constexpr (K == 1) return none(rel::employees.reports) && employees.id > v % 30;
        else return count(rel::employees.projects.where(projects.budget.is_not_null())) >= v % 4;
    }
    template <unsigned K, class Db> static bool accepts(Db& db, const employees::row& e, int v) {
        if constexpr (K == 0) return !(e.salary < numeric(std::int64_t(v % 5000) * 10 - 7));
        else if constexpr (K == 1) return belonging(db, rel::employees.reports, e).empty() && e.id > v % 30;
        else {
            int budgets = 0;
            for (const auto& p : belonging(db, rel::employees.projects, e)) budgets += p.budget.has_value();
            return budgets >= v % 4;
        }
    }
    template <unsigned K, class L> static auto ordered(const L& level) {
        if constexpr (K == 0) return level.order_by(desc(employees.level).nulls_last(), employees.id);
        else return level.order_by(employees.salary, desc(employees.id));
    }
    template <unsigned K> static auto key(const employees::row& e) {
        if constexpr (K == 0) return std::tuple(e.level ? -static_cast<int>(*e.level) : 1, e.id);
        else return std::tuple(e.salary, -e.id);
    }
    template <class L> static auto some_columns(const L& level) {
        return level.columns(employees.name, employees.hired_at, employees.level);
    }
    template <class L> static auto not_all_columns(const L& level) {
        return level.without(employees.id, employees.office_number);
    }
    static constexpr auto counted() { return rel::employees.reports; }
    static auto expression() { return (employees.id + 1).as(marked); }
    static int value(const employees::row& e) { return e.id + 1; }
    using ones = mizzle::detail::type_list<rel::employees::type_of_office, rel::employees::type_of_manager,
                                           rel::employees::type_of_badge>;
    using manies = mizzle::detail::type_list<rel::employees::type_of_reports, rel::employees::type_of_led,
                                             rel::employees::type_of_backed, rel::employees::type_of_projects,
                                             rel::employees::type_of_assigned, rel::employees::type_of_colleagues>;
};

template <> struct about<struct projects> {
    template <unsigned K> static auto filter(int v) {
        if constexpr (K == 0) return projects.budget > std::int64_t{1} << (30 + v % 33);
        else if constexpr (K == 1) return projects.title.like("p1%") || projects.logo.is_null();
        else return exists(rel::projects.members.where(exists(rel::employees.badge)));
    }
    template <unsigned K, class Db> static bool accepts(Db& db, const projects::row& p, int v) {
        if constexpr (K == 0) return p.budget && *p.budget > std::int64_t{1} << (30 + v % 33);
        else if constexpr (K == 1) return p.title.starts_with("p1") || !p.logo;
        else {
            for (const auto& e : belonging(db, rel::projects.members, p))
                if (!belonging(db, rel::employees.badge, e).empty()) return true;
            return false;
        }
    }
    template <unsigned K, class L> static auto ordered(const L& level) {
        if constexpr (K == 0) return level.order_by(desc(projects.id));
        else return level.order_by(desc(count(rel::projects.members)), projects.id);
    }
    template <unsigned K> static auto key(const projects::row& p) {
        if constexpr (K == 0) return -p.id;
        else return std::tuple(p.id);  // the count comes first, and is not the row's
    }
    template <class L> static auto some_columns(const L& level) {
        return level.columns(projects.logo, projects.id, projects.options);
    }
    template <class L> static auto not_all_columns(const L& level) {
        return level.without(projects.title, projects.lead_id);
    }
    static constexpr auto counted() { return rel::projects.helpers; }
    static auto expression() { return coalesce(projects.backup_id, projects.lead_id).as(marked); }
    static int value(const projects::row& p) { return p.backup_id.value_or(p.lead_id); }
    using ones = mizzle::detail::type_list<rel::projects::type_of_lead, rel::projects::type_of_backup>;
    using manies = mizzle::detail::type_list<rel::projects::type_of_members, rel::projects::type_of_helpers>;
};

template <> struct about<struct assignments> {
    template <unsigned K> static auto filter(int v) {
        if constexpr (K == 0) return assignments.hours > v % 40 / 4.0;
        else if constexpr (K == 1) return assignments.hours.is_not_null();
        else return assignments.id % 3 == v % 3;
    }
    template <unsigned K, class Db> static bool accepts(Db&, const assignments::row& a, int v) {
        if constexpr (K == 0) return a.hours && *a.hours > v % 40 / 4.0;
        else if constexpr (K == 1) return a.hours.has_value();
        else return a.id % 3 == v % 3;
    }
    template <unsigned K, class L> static auto ordered(const L& level) { return level.order_by(desc(assignments.id)); }
    template <unsigned K> static auto key(const assignments::row& a) { return -a.id; }
    template <class L> static auto some_columns(const L& level) { return level.columns(assignments.hours); }
    template <class L> static auto not_all_columns(const L& level) { return level.without(assignments.hours); }
    static constexpr auto counted() { return rel::assignments.project; }
    static auto expression() { return (assignments.id - 1).as(marked); }
    static int value(const assignments::row& a) { return a.id - 1; }
    using ones = mizzle::detail::type_list<rel::assignments::type_of_employee, rel::assignments::type_of_project>;
    using manies = mizzle::detail::type_list<>;
};

template <> struct about<struct badges> {
    template <unsigned K> static auto filter(int v) { return badges.id > v % 15; }
    template <unsigned K, class Db> static bool accepts(Db&, const badges::row& b, int v) { return b.id > v % 15; }
    template <unsigned K, class L> static auto ordered(const L& level) { return level.order_by(desc(badges.code)); }
    template <unsigned K> static auto key(const badges::row& b) { return -b.id; }
    template <class L> static auto some_columns(const L& level) { return level.columns(badges.doors); }
    template <class L> static auto not_all_columns(const L& level) { return level.without(badges.doors); }
    static constexpr auto counted() { return rel::badges.owner; }
    static auto expression() { return badges.code.as(marked); }
    static std::string value(const badges::row& b) { return b.code; }
    using ones = mizzle::detail::type_list<rel::badges::type_of_owner>;
    using manies = mizzle::detail::type_list<>;
};

// What a seed chooses for a level.
template <unsigned S, bool IsMany> struct shape {
    static constexpr unsigned filter = mixed(S, 1) % 5;  // 3 and 4: none
    static constexpr unsigned order = mixed(S, 2) % 3;   // 2: none
    static constexpr bool is_ordered = order != 2;
    // What a limit takes of rows in no order is any of them.
    static constexpr bool has_limit = IsMany && is_ordered && mixed(S, 3) % 2 == 0;
    static constexpr bool has_offset = IsMany && is_ordered && mixed(S, 4) % 3 == 0;
    static constexpr unsigned columns = mixed(S, 5) % 4;  // 0: some, 1: without some
    static constexpr unsigned extras = mixed(S, 6) % 4;   // 0: an expression, 1: a count, 2: both
};

template <class List, unsigned I> struct relation_at;
template <class R, class... Rest, unsigned I> struct relation_at<mizzle::detail::type_list<R, Rest...>, I> {
    using type = typename relation_at<mizzle::detail::type_list<Rest...>, I - 1>::type;
};
template <class R, class... Rest> struct relation_at<mizzle::detail::type_list<R, Rest...>, 0> {
    using type = R;
};
// Below a level: a relation of one row, of many, or one of each.
template <class Table, unsigned S, int Depth> constexpr auto relations_for() {
    using ones = typename about<Table>::ones;
    using manies = typename about<Table>::manies;
    constexpr auto size_one = static_cast<unsigned>(mizzle::detail::size_of_list<ones>);
    constexpr auto size_many = static_cast<unsigned>(mizzle::detail::size_of_list<manies>);
    if constexpr (Depth == 0) return mizzle::detail::type_list<>{};
    else {
        using one = typename relation_at<ones, mixed(S, 7) % size_one>::type;
        if constexpr (size_many == 0) return mizzle::detail::type_list<one>{};
        else {
            using many = typename relation_at<manies, mixed(S, 8) % size_many>::type;
            using other = typename relation_at<manies, (mixed(S, 8) + 1) % size_many>::type;
            constexpr unsigned kind = mixed(S, 9) % 4;
            if constexpr (kind == 0) return mizzle::detail::type_list<one, many>{};
            else if constexpr (kind == 1) return mizzle::detail::type_list<many, one, other>{};
            else if constexpr (kind == 2) return mizzle::detail::type_list<many>{};
            else return mizzle::detail::type_list<one>{};
        }
    }
}

template <class R> inline constexpr bool is_many = R::mizzle_declaration::is_many;

// The level with what its seed chooses.
template <unsigned S, int Depth, bool IsMany, class L> auto shaped(const L& start) {
    using level = mizzle::detail::relational::level_type<L>;
    using table = typename level::table;
    using what = about<table>;
    using s = shape<S, IsMany>;
    const auto filtered = [&] {
        if constexpr (s::filter < 3) return start.where(what::template filter<s::filter>(chosen(S, 1, 10'000)));
        else return mizzle::detail::relational::as_level(start);
    }();
    const auto with_relations = [&] {
        return [&]<class... R>(mizzle::detail::type_list<R...>) {
            if constexpr (sizeof...(R) == 0) return filtered;
            else {
                unsigned i = 0;
                return [&]<std::size_t... I>(std::index_sequence<I...>) {
                    static_cast<void>(i);
                    return filtered.with(shaped<S * 31 + 7 + unsigned(I), Depth - 1, is_many<R>>(R{})...);
                }(std::index_sequence_for<R...>{});
            }
        }(relations_for<table, S, Depth>());
    }();
    const auto ordered = [&] {
        if constexpr (s::is_ordered) return what::template ordered<s::order>(with_relations);
        else return with_relations;
    }();
    const auto limited = [&] {
        if constexpr (s::has_limit) return ordered.limit(chosen(S, 3, 5));
        else return ordered;
    }();
    const auto skipped = [&] {
        if constexpr (s::has_offset) return limited.offset(chosen(S, 4, 3));
        else return limited;
    }();
    const auto narrowed = [&] {
        if constexpr (s::columns == 0) return what::some_columns(skipped);
        else if constexpr (s::columns == 1) return what::not_all_columns(skipped);
        else return skipped;
    }();
    if constexpr (s::extras == 0) return narrowed.extras(what::expression());
    else if constexpr (s::extras == 1) return narrowed.extras(count(what::counted()).as(total));
    else if constexpr (s::extras == 2) return narrowed.extras(what::expression(), count(what::counted()).as(total));
    else return narrowed;
}

template <class Column, class Row> const auto& value_in(const Row& row) {
    const mizzle::detail::value_of<Column>* found = nullptr;
    Row::mizzle_table::mizzle_each(row, [&]<class C>(C, const auto& member) {
        if constexpr (std::is_same_v<C, Column>) found = &member;
    });
    return *found;
}

template <unsigned S, int Depth, bool IsMany, class Level, class Db, class Row>
auto load(Db& db, std::vector<Row> found) {
    using table = typename Row::mizzle_table;
    using what = about<table>;
    using s = shape<S, IsMany>;
    using out_row = mizzle::detail::relational::row_of<Level>;
    if constexpr (s::filter < 3)
        std::erase_if(found,
                      [&](const Row& r) { return !what::template accepts<s::filter>(db, r, chosen(S, 1, 10'000)); });
    if constexpr (s::is_ordered) {
        std::sort(found.begin(), found.end(), [&](const Row& a, const Row& b) {
            if constexpr (std::is_same_v<table, struct projects> && s::order == 1) {
                const auto left = belonging(db, rel::projects.members, a).size();
                const auto right = belonging(db, rel::projects.members, b).size();
                if (left != right) return left > right;
            }
            return what::template key<s::order>(a) < what::template key<s::order>(b);
        });
    }
    if constexpr (s::has_offset)
        found.erase(found.begin(), found.begin() + std::min<std::ptrdiff_t>(chosen(S, 4, 3), std::ssize(found)));
    if constexpr (s::has_limit)
        if (std::ssize(found) > chosen(S, 3, 5)) found.resize(static_cast<std::size_t>(chosen(S, 3, 5)));

    std::vector<out_row> rows;
    for (const auto& r : found) {
        if constexpr (std::is_same_v<out_row, Row>) {
            rows.push_back(r);
        } else {
            auto& out = rows.emplace_back();
            [&]<class... C>(mizzle::detail::type_list<C...>) {
                ((C::get(out) = value_in<C>(r)), ...);
            }(mizzle::detail::relational::columns_of<Level>{});
            if constexpr (s::extras == 0 || s::extras == 2) out.marked = what::value(r);
            if constexpr (s::extras == 1 || s::extras == 2) out.total = std::ssize(belonging(db, what::counted(), r));
            [&]<class... R, std::size_t... I>(mizzle::detail::type_list<R...>, std::index_sequence<I...>) {
                [[maybe_unused]] const auto add =
                    [&]<class One, std::size_t J>(One*, std::integral_constant<std::size_t, J>) {
                        using relation = typename One::relation;
                        auto& member = relation::get(out);
                        auto below = load<S * 31 + 7 + unsigned(J), Depth - 1, is_many<relation>, One>(
                            db, belonging(db, relation{}, r));
                        if constexpr (is_many<relation>) member = std::move(below);
                        else if (!below.empty()) member = std::move(below.front());
                    };
                (add(static_cast<R*>(nullptr), std::integral_constant<std::size_t, I>{}), ...);
            }(mizzle::detail::relational::relations_of<Level>{},
              std::make_index_sequence<static_cast<std::size_t>(
                  mizzle::detail::size_of_list<mizzle::detail::relational::relations_of<Level>>)>{});
        }
    }
    return rows;
}

// Rows that are asked for in no order may come in any.
template <unsigned S, int Depth, bool IsMany, class Level, class Row>
bool agree(const std::vector<Row>& a, const std::vector<Row>& b);

template <unsigned S, int Depth, class Level, class Row> bool same_row(const Row& a, const Row& b) {
    if constexpr (requires { typename Row::mizzle_table; }) {
        return a == b;
    } else {
        const bool same_columns = [&]<class... C>(mizzle::detail::type_list<C...>) {
            return ((C::get(const_cast<Row&>(a)) == C::get(const_cast<Row&>(b))) && ...);
        }(mizzle::detail::relational::columns_of<Level>{});
        bool same = same_columns;
        if constexpr (requires { a.marked; }) same = same && a.marked == b.marked;
        if constexpr (requires { a.total; }) same = same && a.total == b.total;
        [&]<class... R, std::size_t... I>(mizzle::detail::type_list<R...>, std::index_sequence<I...>) {
            [[maybe_unused]] const auto compare =
                [&]<class One, std::size_t J>(One*, std::integral_constant<std::size_t, J>) {
                    using relation = typename One::relation;
                    using below = mizzle::detail::relational::row_of<One>;
                    const auto list = [](auto& member) {
                        using value = std::remove_cvref_t<decltype(member)>;
                        if constexpr (is_many<relation>) return member;
                        else if constexpr (mizzle::detail::is_optional<value>)
                            return member ? std::vector<below>{*member} : std::vector<below>{};
                        else return std::vector<below>{member};
                    };
                    return agree<S * 31 + 7 + unsigned(J), Depth - 1, is_many<relation>, One>(
                        list(relation::get(const_cast<Row&>(a))), list(relation::get(const_cast<Row&>(b))));
                };
            same = same && (compare(static_cast<R*>(nullptr), std::integral_constant<std::size_t, I>{}) && ...);
        }(mizzle::detail::relational::relations_of<Level>{},
          std::make_index_sequence<static_cast<std::size_t>(
              mizzle::detail::size_of_list<mizzle::detail::relational::relations_of<Level>>)>{});
        return same;
    }
}

template <unsigned S, int Depth, bool IsMany, class Level, class Row>
bool agree(const std::vector<Row>& a, const std::vector<Row>& b) {
    if (a.size() != b.size()) return false;
    std::vector<bool> taken(b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t j = shape<S, IsMany>::is_ordered ? i : 0;
        while (j < b.size() && (taken[j] || !same_row<S, Depth, Level>(a[i], b[j]))) {
            if (shape<S, IsMany>::is_ordered) return false;
            ++j;
        }
        if (j == b.size()) return false;
        taken[j] = true;
    }
    return true;
}

// The query of a seed, and what the naive loader makes of it. False where the two differ.
template <unsigned S, int Depth, class Db, class Table> bool agrees(Db& db, const Table& table) {
    const auto asked = shaped<S, Depth, true>(query(table));
    using level = typename decltype(asked)::base;
    const auto got = db.all(shaped<S, Depth, true>(query(table)));
    const auto wanted = load<S, Depth, true, level>(db, db.all(select().from(table)));
    return agree<S, Depth, true, level>(got, wanted);
}

// The shapes of some seeds, each with several values in its filters and limits. The seeds are those whose shapes have
// limits and offsets below the first level.
template <unsigned... Seeds, class Db, class Table> void compare(Db& db, const Table& table) {
    const auto compare_one = [&](unsigned seed, bool agree) {
        INFO("seed " << seed << ", run " << run);
        CHECK(agree);
    };
    for (run = 0; run < 6; ++run) (compare_one(Seeds, agrees<Seeds, 3>(db, table)), ...);
}

}  // namespace naive
