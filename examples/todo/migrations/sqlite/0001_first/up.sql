create table "users" (
  "id" integer primary key,
  "email" text not null,
  "username" text not null,
  "password_hash" text not null,
  "avatar_url" text,
  "bio" text default '',
  "is_active" integer default 1 not null,
  "role" text default 'user' not null,
  "last_login_at" text,
  "created_at" text default (replace(strftime('%Y-%m-%d %H:%M:%f', 'now'), '.000', '')) not null,
  "updated_at" text default (replace(strftime('%Y-%m-%d %H:%M:%f', 'now'), '.000', '')) not null,
  unique ("email"),
  unique ("username"),
  constraint "users_is_active_check" check ("is_active" in (0, 1)),
  constraint "username_length" check (length("username") >= 3)
);

create table "todos" (
  "id" integer primary key,
  "user_id" integer not null,
  "title" text not null,
  "description" text,
  "priority" text default 'medium' not null,
  "completed" integer default 0 not null,
  "due_date" text,
  "completed_at" text,
  "created_at" text default (replace(strftime('%Y-%m-%d %H:%M:%f', 'now'), '.000', '')) not null,
  "updated_at" text default (replace(strftime('%Y-%m-%d %H:%M:%f', 'now'), '.000', '')) not null,
  constraint "todos_priority_check" check ("priority" in ('low', 'medium', 'high')),
  constraint "todos_completed_check" check ("completed" in (0, 1)),
  constraint "todos_user_id_fkey" foreign key ("user_id") references "users" ("id") on delete cascade
);

create table "tags" (
  "id" integer primary key,
  "name" text not null,
  "color" text default '#3b82f6',
  "created_at" text default (replace(strftime('%Y-%m-%d %H:%M:%f', 'now'), '.000', '')) not null,
  unique ("name")
);

create table "todo_tags" (
  "todo_id" integer not null,
  "tag_id" integer not null,
  constraint "todo_tags_todo_id_fkey" foreign key ("todo_id") references "todos" ("id") on delete cascade,
  constraint "todo_tags_tag_id_fkey" foreign key ("tag_id") references "tags" ("id") on delete cascade
);

create table "user_preferences" (
  "id" integer primary key,
  "user_id" integer not null,
  "theme" text default 'system',
  "notifications" text default '{"email":true,"frequency":"instant","push":true}',
  unique ("user_id"),
  constraint "user_preferences_notifications_check" check ("notifications" is null or json_valid("notifications")),
  constraint "user_preferences_user_id_fkey" foreign key ("user_id") references "users" ("id") on delete cascade
);

create index "users_email_idx" on "users" ("email");

create index "users_created_at_idx" on "users" ("created_at");

create index "users_role_idx" on "users" ("role");

create index "todos_user_id_idx" on "todos" ("user_id");

create index "todos_completed_idx" on "todos" ("completed");

create index "todos_priority_idx" on "todos" ("priority");

create index "todos_created_at_idx" on "todos" ("created_at");

create index "todos_open_by_due_idx" on "todos" ("due_date") where "completed" = 0;

create index "todos_user_completed_created_idx" on "todos" ("user_id", "completed", "created_at" desc);

create unique index "todo_tags_unique_idx" on "todo_tags" ("todo_id", "tag_id");
