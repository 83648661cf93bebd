// Steps of what is declared as its statement: that of its kind is dropped before all else, and made after it; functions
// and extensions, which others stand on, are dropped last.
#pragma once
#include "objects.hpp"
#include "script.hpp"

namespace mizzle::kit {

class object_writer {
public:
    object_writer(const difference& change, script& out) : change_(change), out_(out) {}

    // `touched`: tables and views whose views, and on PostgreSQL whose triggers, rules and policies, are in the way of
    // their change, so that these go and come back. `types`: enums and tables that go, or that
    // another one of the name takes the place of, so that functions that take or return them do so, too.
    void drop_dependents(std::vector<std::string> touched, const std::vector<std::string>& types = {}) {
        const auto& before = change_.before;
        for (const auto& o : before.objects)
            if (const auto head = head_of(before, o); std::any_of(
                    types.begin(), types.end(), [&](const auto& name) { return names_in_sql(head.signature, name); }))
                of_types_.push_back(o.name);
        for (const auto& o : before.objects)
            if (is_of_others(o) && is_made_anew(o)) touched.push_back(head_of(before, o).name);
        std::vector<const object_description*> going;
        for (const auto& o : before.objects) {
            if (is_of_others(o)) continue;
            const auto head = head_of(before, o);
            const bool is_view = head.kind == object_kind::view;
            const bool can_be_in_the_way =
                is_view || (kit_rules(before.dialect).objects.keeps_what_is_read &&
                            head.kind != object_kind::row_security && head.kind != object_kind::right);
            const bool is_in_the_way =
                can_be_in_the_way && std::any_of(touched.begin(), touched.end(),
                                                 [&](const auto& name) { return names_in_sql(o.sql, name); });
            if (!is_made_anew(o) && !is_in_the_way) continue;
            going.push_back(&o);
            if (is_view) touched.push_back(head.name);
        }
        for (auto o = going.rbegin(); o != going.rend(); ++o) {
            dropped_.push_back((*o)->name);
            out_.add(head_of(before, **o).drop);
        }
    }

    // Functions that take or return what goes.
    void drop_of_types() {
        for (auto o = change_.before.objects.rbegin(); o != change_.before.objects.rend(); ++o)
            if (is_in(of_types_, o->name)) {
                dropped_.push_back(o->name);
                out_.add(head_of(change_.before, *o).drop);
            }
    }

    // Those that others stand on: where they are made again, before that, else once what stood on them has gone.
    void drop_others(bool are_made_again) {
        for (auto o = change_.before.objects.rbegin(); o != change_.before.objects.rend(); ++o)
            if (is_of_others(*o) && is_made_anew(*o) && !is_in(dropped_, o->name) &&
                are_made_again == (find(change_.after.objects, o->name) != nullptr)) {
                dropped_.push_back(o->name);
                out_.add(head_of(change_.before, *o).drop);
            }
    }

    void make(bool are_before_tables) {
        for (const auto& o : change_.after.objects) {
            if (o.place.is_before_tables != are_before_tables) continue;
            const auto* was = find(change_.before.objects, o.name);
            const bool is_replaced = was != nullptr && was->sql != o.sql && !is_made_anew(*was);
            if (is_replaced) out_.add(head_of(change_.after, o).replace);
            else if (was == nullptr || is_in(dropped_, o.name)) {
                out_.add(o.sql);
                if (const auto fill = head_of(change_.after, o).fill; !fill.empty()) out_.add(fill);
            }
        }
    }

    // The words of these tables, which may have others now.
    void fill_again(const std::vector<std::string>& tables) {
        for (const auto& o : change_.after.objects) {
            const auto fill = head_of(change_.after, o).fill;
            if (fill.empty() || find(change_.before.objects, o.name) == nullptr || is_in(dropped_, o.name)) continue;
            if (std::any_of(tables.begin(), tables.end(), [&](const auto& name) { return names_in_sql(o.sql, name); }))
                out_.add(fill);
        }
    }

private:
    static bool is_in(const std::vector<std::string>& list, const std::string& text) {
        return std::find(list.begin(), list.end(), text) != list.end();
    }
    bool is_of_others(const object_description& o) const {
        const auto kind = head_of(change_.before, o).kind;
        return kind == object_kind::function || kind == object_kind::extension;
    }
    // Dropped, and made again where it is there afterwards.
    bool is_made_anew(const object_description& o) const {
        const auto* is = find(change_.after.objects, o.name);
        if (is == nullptr || is_in(of_types_, o.name)) return true;
        if (is->sql == o.sql) return false;
        const auto from = head_of(change_.before, o), to = head_of(change_.after, *is);
        return to.replace.empty() || from.signature != to.signature;
    }

    const difference& change_;
    script& out_;
    std::vector<std::string> dropped_, of_types_;
};

}  // namespace mizzle::kit
