create table "books" (
  "id" integer primary key,
  "isbn" text not null,
  "title" text not null,
  "price" scaled_integer(8, 2) not null,
  "format" text default 'paper' not null,
  "tags" text not null,
  "subtitle" text,
  "added_at" text default (replace(strftime('%Y-%m-%d %H:%M:%f', 'now'), '.000', '')) not null,
  unique ("isbn"),
  constraint "books_isbn_check" check (length("isbn") <= 13),
  constraint "books_title_check" check (length("title") <= 200),
  constraint "books_price_check" check (typeof("price") = 'integer' and "price" between -99999999 and 99999999),
  constraint "books_format_check" check ("format" in ('paper', 'audio', 'digital')),
  constraint "books_isbn_length" check (length("isbn") >= 10),
  constraint "books_title_length" check (length("title") >= 1),
  constraint "books_price_range" check ("price" >= 0)
);

create table "reviews" (
  "id" integer primary key,
  "book_id" integer not null,
  "stars" integer not null,
  "body" text not null,
  constraint "reviews_stars_range" check ("stars" between 1 and 5),
  constraint "reviews_body_length" check (length("body") <= 2000),
  constraint "reviews_book_id_fkey" foreign key ("book_id") references "books" ("id") on delete cascade
);

create index "reviews_book" on "reviews" ("book_id");
