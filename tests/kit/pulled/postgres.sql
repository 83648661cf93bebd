-- What a database may have that nobody here wrote, so that it is hard to declare.
create type mood as enum ('sad', 'so so', 'so_so', 'HAPPY', 'class', 'größe', 'it''s "fine"');
create type "Order State" as enum ('open', 'done');
create type plain as enum ('one', 'two');
create domain small as integer check (value < 100);
create sequence "invoice-numbers" start 1000 increment 5;
create table "Users" (
    id bigserial,
    "class" varchar(20) not null default 'x?"\',
    "user name" text collate "C",
    user_name character varying unique,
    "größe" numeric(10, 2) not null default 1.50,
    "Users" smallint default -1,
    errno "char",
    mood mood not null default 'so so',
    moods mood[] default '{sad,"so so"}',
    state "Order State" default 'open',
    plain plain default 'two',
    address inet default '127.0.0.1',
    bits bit(3) default b'101',
    code char(3) default 'abc',
    "time" time(3) with time zone default now(),
    at timestamptz not null default now(),
    exactly timestamp(3) with time zone default now(),
    few small,
    prices numeric(10, 2)[],
    names varchar(10)[],
    document jsonb not null default '{}',
    span interval day to second,
    number integer default nextval('"invoice-numbers"'),
    virtual text generated always as ((("user name")::text || 'x'::text)::character varying(10)) stored,
    row integer,
    field integer,
    "table" integer,
    "EOF" integer,
    linux integer,
    a integer,
    a_column integer,
    constraint "PK_Users" primary key (id),
    constraint users_mail unique (address, mood),
    check ("Users" > -10),
    constraint named check (("a" > 0) or (a_column < 0))
);
comment on table "Users" is E'all\nof "them" \\';
comment on column "Users".a is 'A?? column';
create unique index by_name on "Users" ("user name" collate "POSIX" desc nulls last, lower(user_name) nulls first);
create index by_pattern on "Users" (user_name text_pattern_ops, a desc) include (field) where a > 0;
create index by_document on "Users" using gin (document jsonb_path_ops);
create unique index by_code on "Users" (code, address);
create table users_words (
    id integer generated always as identity primary key,
    user_id integer references "Users" on delete set null,
    parent integer references users_words(id) deferrable initially deferred
);
create table text (
    a integer,
    b varchar(5),
    "c d" mood,
    c_d mood,
    constraint pair primary key (b, a),
    unique nulls not distinct (a)
);
create table relations (x varchar(5) not null, y integer, foreign key (x, y) references text (b, a) on update cascade on delete set null);
create table "a b" (c text);
create table a_b (c text);
create table ranged (at date not null) partition by range (at);
create function twice(integer) returns integer language sql as 'select 2 * $1';
create view seen as select id from "Users";
create view seen_again as select id + twice(1) as n from seen;
create materialized view seen_once as select * from seen;
create function count_seen() returns bigint language sql as 'select count(*) from seen';
create function noted() returns trigger language plpgsql as $body$
begin
    -- "quoted", and a \ and a '%'
    return null;
end
$body$;
create trigger "Noted" after insert or delete on "Users" for each row execute function noted();
create trigger noted after update of a on "Users" for each statement execute function noted();
create procedure clean(inout n integer default 1) language sql as 'select n';
create policy own on "Users" for select to public using (a > 0);
create policy "own too" on "Users" as restrictive for insert with check (a < 9);
alter table "Users" enable row level security;
alter table "Users" force row level security;
create rule quiet as on delete to a_b do instead nothing;
grant select, update on "Users" to public;
grant usage on sequence "invoice-numbers" to public;

insert into "Users" (address, mood, "user name") values ('10.0.0.1', 'it''s "fine"', 'one'), (null, 'sad', null);
insert into users_words (user_id) values (1), (null);
insert into text values (1, 'a', 'sad', null);
insert into relations values ('a', 1);
