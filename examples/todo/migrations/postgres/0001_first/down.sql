alter table "todos" drop constraint "todos_user_id_fkey";

alter table "todo_tags" drop constraint "todo_tags_todo_id_fkey";

alter table "todo_tags" drop constraint "todo_tags_tag_id_fkey";

alter table "user_preferences" drop constraint "user_preferences_user_id_fkey";

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

drop type "priority";
