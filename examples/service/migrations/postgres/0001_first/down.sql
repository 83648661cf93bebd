alter table "reviews" drop constraint "reviews_book_id_fkey";

-- mizzle: loses reviews
drop table "reviews";

-- mizzle: loses books
drop table "books";

drop type "format";
