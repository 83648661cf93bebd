-- mizzle: foreign-keys-off

-- mizzle: loses reviews
drop table "reviews";

-- mizzle: loses books
drop table "books";
