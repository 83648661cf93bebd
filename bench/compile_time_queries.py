"""The queries that are compiled: a simple kind, and ten richer ones. Each has a variant for every number."""

import itertools

from compile_time_programs import COLUMNS, TABLES, member, members, prepared, reading, reads, struct, writing


class Text(str):
    """What is written out in full, for SQLite alone."""

    def text(self, databases):
        assert databases == ("sqlite",)
        return self


class Query:
    """Five columns and two tables; `rest` are the columns without the key. No two variants are alike in rows or text."""

    # Neighbouring permutations differ in their last columns only; these are spread over all of them.
    choices = list(itertools.islice(itertools.permutations(COLUMNS, 5), 0, None, 59))

    def __init__(self, number, variant):
        self.number = number
        self.columns = self.choices[number]
        self.rest = [c for c in self.columns if c.name != "id"]
        self.first = TABLES[variant % 5]
        self.second = TABLES[(variant + 1 + variant // 5 % 4) % 5]

    def listed(self, columns, table=None):
        return ", ".join(f"{table or self.first}.{c.name}" for c in columns)

    def mizzle(self):
        return f"""
auto query_{self.number}(mizzle::sqlite& db, int key, std::string_view name) {{
    {self.built().strip()}
}}
"""


class Simple(Query):
    """Five columns of two tables, or of three where the number is odd."""

    def __init__(self, number, variant):
        super().__init__(number, variant)
        a, b = number % 5, number // 5 % 2
        self.tables = [TABLES[a], TABLES[(a + 1 + b) % 5]] + ([TABLES[(a + 3 + b) % 5]] if number % 2 else [])
        self.tables_of = [self.tables[i % len(self.tables)] for i in range(5)]
        self.selected = ", ".join(f"{table}.{c.name}" for table, c in zip(self.tables_of, self.columns))

    def built(self):
        first, second, *third = self.tables
        join = f".left_join({third[0]}, {third[0]}.parent_id == {second}.id)" if third else ""
        return f"""
    return db.all(select({self.selected})
                      .from({first})
                      .inner_join({second}, {second}.parent_id == {first}.id){join}
                      .where({first}.number > key && {second}.name == name)
                      .order_by(desc({first}.id))
                      .limit(50));"""

    def hand_written(self):
        first, second, *third = self.tables
        join = f" left join {third[0]} on {third[0]}.parent_id = {second}.id" if third else ""
        row = [member(c.name, c.cpp, table in third) for table, c in zip(self.tables_of, self.columns)]
        return reading(self.number, f"select {self.selected} from {first} inner join {second} on {second}.parent_id = "
                       f"{first}.id{join} where {first}.number > ?1 and {second}.name = ?2 order by {first}.id desc "
                       "limit ?3", ["key", "name", "50"], row)


class Subquery(Query):
    def built(self):
        f, s = self.first, self.second
        return f"""
    const auto last = subquery<"last">(select({s}.parent_id, max({s}.number).as(highest))
                                           .from({s}).where({s}.active == true).group_by({s}.parent_id));
    return db.all(select({self.listed(self.columns[:3])}, last.highest)
                      .from({f})
                      .inner_join(last, last.parent_id == {f}.id)
                      .where({f}.number > key && {f}.name == name)
                      .order_by(desc({f}.id))
                      .limit(50));"""

    def hand_written(self):
        f, s = self.first, self.second
        return reading(self.number, f"select {self.listed(self.columns[:3])}, last.highest from {f} inner join (select "
                       f"{s}.parent_id, max({s}.number) as highest from {s} where {s}.active = ?1 group by {s}.parent_id) "
                       f"as last on last.parent_id = {f}.id where {f}.number > ?2 and {f}.name = ?3 order by {f}.id desc "
                       "limit ?4", ["1", "key", "name", "50"],
                       [*members(self.columns[:3]), member("highest", "std::int64_t", True)])


class CommonTable(Query):
    def built(self):
        f, s = self.first, self.second
        return f"""
    const auto sums = cte<"sums">(select({s}.parent_id, count().as(how_many), sum({s}.score).as(total))
                                      .from({s}).group_by({s}.parent_id));
    return db.all(with(sums)(select({self.listed(self.columns[:3])}, sums.how_many, sums.total)
                                 .from({f})
                                 .left_join(sums, sums.parent_id == {f}.id)
                                 .where({f}.number > key && {f}.name == name)
                                 .order_by(desc({f}.id))
                                 .limit(50)));"""

    def hand_written(self):
        f, s = self.first, self.second
        return reading(self.number, f"with sums as (select {s}.parent_id, count(*) as how_many, sum({s}.score) as total "
                       f"from {s} group by {s}.parent_id) select {self.listed(self.columns[:3])}, sums.how_many, sums.total "
                       f"from {f} left join sums on sums.parent_id = {f}.id where {f}.number > ?1 and {f}.name = ?2 order by "
                       f"{f}.id desc limit ?3", ["key", "name", "50"],
                       [*members(self.columns[:3]), member("how_many", "std::int64_t", True),
                        member("total", "double", True)])


class SetOperation(Query):
    def built(self):
        f, s = self.first, self.second
        return f"""
    return db.all(select({self.listed(self.columns[:4])}).from({f}).where({f}.number > key)
                      .union_all(select({self.listed(self.columns[:4], s)}).from({s}).where({s}.name == name))
                      .order_by({f}.{self.columns[0].name})
                      .limit(50));"""

    def hand_written(self):
        f, s = self.first, self.second
        return reading(self.number, f"select {self.listed(self.columns[:4])} from {f} where {f}.number > ?1 union all select "
                       f"{self.listed(self.columns[:4], s)} from {s} where {s}.name = ?2 order by 1 limit ?3",
                       ["key", "name", "50"], members(self.columns[:4]))


class Window(Query):
    def built(self):
        f = self.first
        return f"""
    return db.all(select({self.listed(self.columns[:3])},
                         row_number().over(partition_by({f}.parent_id).order_by(desc({f}.id))).as(place),
                         sum({f}.score).over(partition_by({f}.parent_id).order_by({f}.id)).as(running))
                      .from({f})
                      .where({f}.number > key && {f}.name == name)
                      .order_by(desc({f}.id))
                      .limit(50));"""

    def hand_written(self):
        f = self.first
        return reading(self.number, f"select {self.listed(self.columns[:3])}, row_number() over (partition by {f}.parent_id "
                       f"order by {f}.id desc) as place, sum({f}.score) over (partition by {f}.parent_id order by {f}.id) as "
                       f"running from {f} where {f}.number > ?1 and {f}.name = ?2 order by {f}.id desc limit ?3",
                       ["key", "name", "50"], [*members(self.columns[:3]), member("place", "std::int64_t"),
                                               member("running", "double", True)])


class Aggregate(Query):
    def built(self):
        f, s = self.first, self.second
        return f"""
    return db.all(select({self.listed(self.columns[:2])}, count().filter({s}.active == true).as(how_many),
                         sum({s}.score).as(total), max({s}.number).as(highest))
                      .from({f})
                      .inner_join({s}, {s}.parent_id == {f}.id)
                      .where({f}.number > key && {s}.name == name)
                      .group_by({f}.id)
                      .having(count() > 3)
                      .order_by(desc(total))
                      .limit(50));"""

    def hand_written(self):
        f, s = self.first, self.second
        return reading(self.number, f"select {self.listed(self.columns[:2])}, count(*) filter (where {s}.active = ?1) as "
                       f"how_many, sum({s}.score) as total, max({s}.number) as highest from {f} inner join {s} on "
                       f"{s}.parent_id = {f}.id where {f}.number > ?2 and {s}.name = ?3 group by {f}.id having count(*) > ?4 "
                       "order by total desc limit ?5", ["1", "key", "name", "3", "50"],
                       [*members(self.columns[:2]), member("how_many", "std::int64_t"), member("total", "double", True),
                        member("highest", "std::int64_t", True)])


class Exists(Query):
    def built(self):
        f, s = self.first, self.second
        return f"""
    return db.all(select({self.listed(self.columns)})
                      .from({f})
                      .where({f}.number > key && exists(select({s}.id).from({s})
                                 .where({s}.parent_id == outer({f}.id) && {s}.name == name)))
                      .order_by(desc({f}.id))
                      .limit(50));"""

    def hand_written(self):
        f, s = self.first, self.second
        return reading(self.number, f"select {self.listed(self.columns)} from {f} where {f}.number > ?1 and exists (select "
                       f"{s}.id from {s} where {s}.parent_id = {f}.id and {s}.name = ?2) order by {f}.id desc limit ?3",
                       ["key", "name", "50"], members(self.columns))


class Functions(Query):
    def built(self):
        f = self.first
        return f"""
    return db.all(select({self.listed(self.columns[:3])}, coalesce({f}.note, {f}.label).as(remark),
                         concat({f}.name, ": ", {f}.label).as(title),
                         case_when({f}.score > 8.0, "high").when({f}.score > 2.0, "medium").else_("low").as(grade),
                         date_trunc<date_part::month>({f}.created_at).as(month))
                      .from({f})
                      .where(extract<date_part::year>({f}.created_at) > key && lower({f}.name) == name)
                      .order_by(desc({f}.id))
                      .limit(50));"""

    def hand_written(self):
        f = self.first
        return reading(self.number, f"select {self.listed(self.columns[:3])}, coalesce({f}.note, {f}.label) as remark, "
                       f"{f}.name || ?1 || {f}.label as title, case when {f}.score > ?2 then ?3 when {f}.score > ?4 then ?5 "
                       f"else ?6 end as grade, strftime('%Y-%m-01 00:00:00', {f}.created_at) as month from {f} where "
                       f"cast(strftime('%Y', {f}.created_at) as integer) > ?7 and lower({f}.name) = ?8 order by {f}.id desc "
                       "limit ?9", ['": "', "8.0", '"high"', "2.0", '"medium"', '"low"', "key", "name", "50"],
                       [*members(self.columns[:3]), member("remark", "std::string"), member("title", "std::string"),
                        member("grade", "std::string"), member("month", "time_point")])


class UpdateFrom(Query):
    def built(self):
        f, s = self.first, self.second
        sets = ", ".join(f"{f}.{c.name} = {s}.{c.name}" for c in self.rest[:3])
        return f"""
    return db.run(update({f})
                      .set({sets})
                      .from({s})
                      .where({s}.parent_id == {f}.id && {s}.number > key && {f}.name == name));"""

    def hand_written(self):
        f, s = self.first, self.second
        sets = ", ".join(f"{c.name} = {s}.{c.name}" for c in self.rest[:3])
        return writing(self.number, f"update {f} set {sets} from {s} where {s}.parent_id = {f}.id and {s}.number > ?1 and "
                       f"{f}.name = ?2", ["key", "name"])


class Upsert(Query):
    given = [("id", "key"), ("parent_id", "1"), ("number", "key"), ("name", "name"), ("active", "1"), ("score", "0.5")]

    def built(self):
        f = self.first
        values = ", ".join(f"{f}.{column} = {'true' if column == 'active' else value}" for column, value in self.given)
        sets = ", ".join(f"{f}.{c.name} = excluded({f}.{c.name})" for c in self.rest[:2])
        return f"""
    return db.all(insert_into({f})
                      .values({values})
                      .on_conflict({f}.id)
                      .do_update({sets})
                      .returning({self.listed(self.columns[:3])}));"""

    def hand_written(self):
        sets = ", ".join(f"{c.name} = excluded.{c.name}" for c in self.rest[:2])
        return reading(self.number, f"insert into {self.first} ({', '.join(column for column, _ in self.given)}) values (?1, ?2, "
                       f"?3, ?4, ?5, ?6) on conflict (id) do update set {sets} returning "
                       f"{', '.join(c.name for c in self.columns[:3])}",
                       [value for _, value in self.given], members(self.columns[:3]))


class Relational(Query):
    """By hand: a join in the order of the rows above, whose key says where the next of them begins."""

    def built(self):
        f, s = self.first, self.second
        return f"""
    return db.all(query({f})
                      .columns({f}.id, {self.listed(self.rest[:2])})
                      .where({f}.number > key && {f}.name == name)
                      .order_by(desc({f}.id))
                      .limit(50)
                      .with(relations::{f}.{s}.columns({s}.id, {self.listed(self.rest[2:4], s)}).order_by(desc({s}.id))));"""

    def hand_written(self):
        f, s, n = self.first, self.second, self.number
        key = member("id", "int")
        above, below = [key, *members(self.rest[:2])], [key, *members(self.rest[2:4])]
        sql = (f"select above.id, {self.listed(self.rest[:2], 'above')}, {s}.id, {self.listed(self.rest[2:4], s)} from (select "
               f"{f}.id, {self.listed(self.rest[:2])} from {f} where {f}.number > ?1 and {f}.name = ?2 order by {f}.id desc "
               f"limit ?3) as above left join {s} on {s}.parent_id = above.id order by above.id desc, {s}.id desc")
        return Text(f"""
{struct(f"below_{n}", below)}{struct(f"row_{n}", above, f"std::vector<below_{n}> {s}")}
std::vector<row_{n}> query_{n}(database& db, int key, std::string_view name) {{
{prepared(n, sql, ["key", "name", "50"])}    std::vector<row_{n}> rows;
    while (step(db.db, s)) {{
        if (rows.empty() || rows.back().id != sqlite3_column_int(s, 0)) {{
            auto& row = rows.emplace_back();
{reads(above, indent=12)}        }}
        if (sqlite3_column_type(s, 3) == SQLITE_NULL) continue;
        auto& row = rows.back().{s}.emplace_back();
{reads(below, first=3)}    }}
    return rows;
}}
""")


RICHER = {"subquery": Subquery, "common-table": CommonTable, "set-operation": SetOperation, "window": Window,
          "aggregate": Aggregate, "exists": Exists, "functions": Functions, "update-from": UpdateFrom, "upsert": Upsert,
          "relational": Relational}
KINDS = {"simple": Simple, **RICHER}


def queries(kind, count):
    """So many of one kind, or of the richer ones in turn."""
    if kind != "richer":
        return [KINDS[kind](i, i) for i in range(count)]
    turn = list(RICHER.values())
    return [turn[i % len(turn)](i, i // len(turn)) for i in range(count)]


def functions(count):
    """So many of those that a program's repositories have: half of them plain reads, the others of several kinds."""
    others = [Aggregate, Exists, Upsert, UpdateFrom, Window]
    return [Simple(i, i) if i % 2 == 0 else others[i // 2 % len(others)](i, i // 2 // len(others)) for i in range(count)]
