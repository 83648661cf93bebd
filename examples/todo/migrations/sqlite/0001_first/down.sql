-- mizzle: foreign-keys-off

-- mizzle: loses user_preferences
drop table "user_preferences";

-- mizzle: loses todo_tags
drop table "todo_tags";

-- mizzle: loses tags
drop table "tags";

-- mizzle: loses todos
drop table "todos";

-- mizzle: loses users
drop table "users";
