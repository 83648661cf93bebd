create type "format" as enum ('paper', 'audio', 'digital');

create table "books" (
  "id" serial not null,
  "isbn" varchar(13) not null,
  "title" varchar(200) not null,
  "price" numeric(8, 2) not null,
  "format" "format" default 'paper' not null,
  "tags" text[] not null,
  "subtitle" text,
  "added_at" timestamptz default now() not null,
  constraint "books_pkey" primary key ("id"),
  constraint "books_isbn_key" unique ("isbn"),
  constraint "books_isbn_length" check (length("isbn") >= 10),
  constraint "books_title_length" check (length("title") >= 1),
  constraint "books_price_range" check ("price" >= 0)
);

create table "reviews" (
  "id" serial not null,
  "book_id" integer not null,
  "stars" smallint not null,
  "body" text not null,
  constraint "reviews_pkey" primary key ("id"),
  constraint "reviews_stars_range" check ("stars" between 1 and 5),
  constraint "reviews_body_length" check (length("body") <= 2000),
  constraint "reviews_book_id_fkey" foreign key ("book_id") references "books" ("id") on delete cascade
);

create index "reviews_book" on "reviews" ("book_id");
