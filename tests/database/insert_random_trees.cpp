// Random trees are inserted as if each row were inserted by itself.
#include "catch.hpp"
#include "planted.hpp"

#include <algorithm>
#include <random>

using namespace mizzle;
using namespace planted;
namespace rel = planted::relations;

namespace {

constexpr auto shape = query(members).with(
    rel::members.tasks.with(rel::tasks.labels, rel::tasks.lines, rel::tasks.helper.with(rel::members.profile)),
    rel::members.profile);
using new_member = new_tree<decltype(shape)>;
using new_task = decltype(new_member::tasks)::value_type;
using member_tree = result_of<std::remove_const_t<decltype(shape)>>;

class tree_maker {
public:
    explicit tree_maker(unsigned seed) : random_(seed), gives_keys_(seed % 3 == 0) {}

    std::vector<new_member> members_with_tasks() {
        std::vector<new_member> rows;
        for (int i = below(60); i > 0; --i) {
            rows.push_back(new_member{random_member()});
            if (chance(50)) rows.back().profile = random_profile();
            for (int j = below(5); j > 0; --j) rows.back().tasks.push_back(random_task());
        }
        return rows;
    }

private:
    int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
    bool chance(int percent) { return below(100) < percent; }
    std::string word() { return std::to_string(below(40)); }

    members::new_row random_member() {
        members::new_row m{.email = std::to_string(++emails_), .name = word()};
        if (chance(40)) m.bio = "bio " + word();
        else if (chance(20)) m.bio = null;
        if (chance(30)) m.is_active = chance(50);
        if (gives_keys_) m.id = 1000 + emails_ * 37 % 1009;
        return m;
    }
    decltype(new_member::profile) random_profile() {
        using row = std::remove_reference_t<decltype(*std::declval<new_member&>().profile)>;
        row p{};
        if (chance(50)) p.theme = word();
        return p;
    }
    new_task random_task() {
        new_task t{{.title = "task " + word()}};
        if (chance(30)) t.note = word();
        if (chance(30)) t.level = static_cast<priority>(below(3));
        if (chance(30)) t.price = numeric(std::int64_t(below(1000)));
        if (chance(20)) t.options = settings{.email = chance(50), .frequency = word()};
        for (int i = below(4); i > 0; --i) {
            labels::new_row l{.name = word()};
            if (chance(30)) l.color = word();
            t.labels.push_back(l);
        }
        for (int i = below(3); i > 0; --i) t.lines.push_back({.line = word()});
        if (chance(30)) {
            t.helper = std::remove_reference_t<decltype(*t.helper)>(random_member());
            if (chance(50)) t.helper->profile = random_profile();
        }
        return t;
    }

    std::mt19937 random_;
    bool gives_keys_;
    int emails_ = 0;
};

// One statement a row, as a program without insert_tree() would write them.
void insert_one_by_one(test_database& db, const std::vector<new_member>& rows) {
    const auto insert_member = [&](const members::new_row& m) {
        return db.one(insert_into(members).values(m).returning()).id;
    };
    const auto insert_profile = [&](const auto& profile, int member) {
        if (!profile) return;
        profiles::new_row p{.member_id = member};
        p.theme = profile->theme;
        db.run(insert_into(profiles).values(p));
    };
    for (const auto& m : rows) {
        const int member = insert_member(m);
        insert_profile(m.profile, member);
        for (const auto& t : m.tasks) {
            tasks::new_row row{.member_id = member, .title = t.title.value()};
            if (t.helper) {
                row.helper_id = insert_member(*t.helper);
                insert_profile(t.helper->profile, *row.helper_id.value());
            }
            row.note = t.note;
            row.level = t.level;
            row.price = t.price;
            row.options = t.options;
            const int task = db.one(insert_into(tasks).values(row).returning()).id;
            for (const auto& l : t.labels) {
                const int label = db.one(insert_into(labels).values(l).returning()).id;
                db.run(insert_into(task_labels).values({.task_id = task, .label_id = label}));
            }
            for (const auto& l : t.lines)
                db.run(insert_into(log_lines).values({.task_id = task, .line = l.line.value()}));
        }
    }
}

// Lists in the order of their keys, or of what else tells rows apart.
void sort_below(std::vector<member_tree>& rows) {
    const auto by_id = [](const auto& a, const auto& b) { return a.id < b.id; };
    for (auto& m : rows) {
        std::sort(m.tasks.begin(), m.tasks.end(), by_id);
        for (auto& t : m.tasks) {
            std::sort(t.labels.begin(), t.labels.end(), by_id);
            std::sort(t.lines.begin(), t.lines.end(), [](const auto& a, const auto& b) { return a.line < b.line; });
        }
    }
}

// What is in the database but for its keys, which depend on the order of the inserts. The lists of a row are in an
// order of their own.
std::vector<member_tree> without_keys(std::vector<member_tree> rows) {
    const auto forget_profile = [](auto& profile) {
        if (profile) profile->id = profile->member_id = 0;
    };
    const auto by_text = [](const auto& a, const auto& b) {
        return std::tie(a.name, a.color) < std::tie(b.name, b.color);
    };
    for (auto& m : rows) {
        m.id = 0;
        forget_profile(m.profile);
        for (auto& t : m.tasks) {
            t.id = t.member_id = 0;
            if (t.helper_id) t.helper_id = 0;
            if (t.helper) t.helper->id = 0;
            if (t.helper) forget_profile(t.helper->profile);
            for (auto& l : t.labels) l.id = 0;
            for (auto& l : t.lines) l.task_id = 0;
            std::sort(t.labels.begin(), t.labels.end(), by_text);
            std::sort(t.lines.begin(), t.lines.end(), [](const auto& a, const auto& b) { return a.line < b.line; });
        }
        std::sort(m.tasks.begin(), m.tasks.end(), [](const auto& a, const auto& b) {
            const auto names = [](const auto& t) {
                std::string all;
                for (const auto& l : t.labels) all += l.name + "," + l.color.value_or("-") + ";";
                for (const auto& l : t.lines) all += l.line + "|";
                return all;
            };
            const auto key = [&](const auto& t) {
                return std::tuple(t.title, t.note, t.level, t.price, t.helper ? t.helper->email : "",
                                  t.options ? t.options->frequency : "", t.options && t.options->email, names(t));
            };
            return key(a) < key(b);
        });
    }
    return rows;
}

// Of the members those that are no helpers.
std::vector<member_tree> stored_members(test_database& db) {
    return db.all(shape.where(not_exists(select(tasks.id).from(tasks).where(tasks.helper_id == outer(members.id))))
                      .order_by(members.email));
}

}  // namespace

TEST_CASE("random trees are inserted as row by row") {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        INFO("seed " << seed);
        const auto rows = tree_maker(seed).members_with_tasks();
        auto db = empty_database();
        create(db, planted::schema);
        auto returned = insert_tree(db, shape, rows);

        REQUIRE(returned.size() == rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            CHECK(returned[i].email == rows[i].email.value());
            REQUIRE(returned[i].tasks.size() == rows[i].tasks.size());
            for (std::size_t j = 0; j < rows[i].tasks.size(); ++j) {
                const auto& given = rows[i].tasks[j];
                const auto& got = returned[i].tasks[j];
                CHECK(got.title == given.title.value());
                CHECK(got.helper.has_value() == given.helper.has_value());
                if (got.helper) CHECK(got.helper->email == given.helper->email.value());
                REQUIRE(got.labels.size() == given.labels.size());
                for (std::size_t k = 0; k < given.labels.size(); ++k)
                    CHECK(got.labels[k].name == given.labels[k].name.value());
                REQUIRE(got.lines.size() == given.lines.size());
                for (std::size_t k = 0; k < given.lines.size(); ++k)
                    CHECK(got.lines[k].line == given.lines[k].line.value());
            }
        }

        // What was returned is what is there, keys included.
        std::sort(returned.begin(), returned.end(), [](const auto& a, const auto& b) { return a.email < b.email; });
        sort_below(returned);
        auto loaded = stored_members(db);
        sort_below(loaded);
        std::sort(loaded.begin(), loaded.end(), [](const auto& a, const auto& b) { return a.email < b.email; });
        CHECK(loaded == returned);

        const auto counts = [](test_database& from) {
            return std::vector{from.all(select().from(members)).size(),  from.all(select().from(tasks)).size(),
                               from.all(select().from(labels)).size(),   from.all(select().from(task_labels)).size(),
                               from.all(select().from(profiles)).size(), from.all(select().from(log_lines)).size()};
        };
        const auto counted = counts(db);
        auto other = empty_database();  // on PostgreSQL the same one, emptied
        create(other, planted::schema);
        insert_one_by_one(other, rows);
        auto wanted = stored_members(other);
        std::sort(wanted.begin(), wanted.end(), [](const auto& a, const auto& b) { return a.email < b.email; });
        CHECK(without_keys(loaded) == without_keys(wanted));
        CHECK(counts(other) == counted);
    }
}
