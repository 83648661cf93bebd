-- What a database may have that nobody here wrote, so that it is hard to declare.
create table Users (
    ID integer primary key autoincrement,
    "class" varchar(20) not null default 'x?"\' unique,
    "user name" text collate nocase,
    user_name text,
    "größe" decimal(10, 2) not null default 1.50,
    Users int,
    errno "my type" default current_timestamp,
    Flags tinyint default -1,
    ratio real default 1e-5,
    raw blob default x'00ff',
    untyped,
    word text default Hello,
    quoted text default "double",
    empty text default null,
    computed integer generated always as (Flags + 1),
    kept text generated always as (lower("user name")) stored,
    row integer,
    field integer,
    "table" integer,
    name text,
    "EOF" integer,
    a integer,
    linux integer,
    a_column integer,
    check (FLAGS > -10),
    check (ratio < 1.5e+3),
    unique ("class"),
    unique (errno, flags)
);
create unique index users_by_name on users ("user name" collate nocase desc);
create unique index users_by_class on users (CLASS) where flags > 0;
create index users_by_lower on users (lower(word), name asc);
create index "a ""quoted"" index" on users (a, a_column desc);
create table users_words (id int primary key, user_id int references USERS on delete set null, text text);
create table "text" (
    id bigint not null constraint text_key primary key,
    user_id integer not null constraint "of user" references users(id) on delete set null,
    other integer references users deferrable initially deferred,
    parent bigint references text(id)
);
create table relations ("first key" integer, second text, note text, constraint pair primary key (Second, "first key"));
create table refers (x text, y integer, foreign key (x, y) references relations(second, "first key"));
create table strict_one (a any) strict;
create table "a b" (c text);
create table a_b (c text);
create view seen as select id, "user name" from Users;
create view seen_again(a) as select id from seen;
create trigger noted after insert on users begin delete from users where id < 0; end;

insert into Users ("class", Flags, Users, raw, untyped) values ('one', 1, 7, x'0001', 'any'), ('two', 2, null, null, 3);
insert into users_words values (1, 1, 'a'), (2, null, null);
insert into "text" values (1, 1, 2, null), (2, 1, null, 1);
insert into relations values (1, 'a', null);
insert into refers values ('a', 1);
insert into strict_one values (1), ('b');
