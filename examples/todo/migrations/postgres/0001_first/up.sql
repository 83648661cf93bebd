create type "priority" as enum ('low', 'medium', 'high');

create table "users" (
  "id" serial not null,
  "email" text not null,
  "username" text not null,
  "password_hash" text not null,
  "avatar_url" text,
  "bio" text default '',
  "is_active" boolean default true not null,
  "role" text default 'user' not null,
  "last_login_at" timestamptz,
  "created_at" timestamptz default now() not null,
  "updated_at" timestamptz default now() not null,
  constraint "users_pkey" primary key ("id"),
  constraint "users_email_key" unique ("email"),
  constraint "users_username_key" unique ("username"),
  constraint "username_length" check (length("username") >= 3)
);

create table "todos" (
  "id" serial not null,
  "user_id" integer not null,
  "title" text not null,
  "description" text,
  "priority" "priority" default 'medium' not null,
  "completed" boolean default false not null,
  "due_date" timestamptz,
  "completed_at" timestamptz,
  "created_at" timestamptz default now() not null,
  "updated_at" timestamptz default now() not null,
  constraint "todos_pkey" primary key ("id"),
  constraint "todos_user_id_fkey" foreign key ("user_id") references "users" ("id") on delete cascade
);

create table "tags" (
  "id" serial not null,
  "name" text not null,
  "color" text default '#3b82f6',
  "created_at" timestamptz default now() not null,
  constraint "tags_pkey" primary key ("id"),
  constraint "tags_name_key" unique ("name")
);

create table "todo_tags" (
  "todo_id" integer not null,
  "tag_id" integer not null,
  constraint "todo_tags_todo_id_fkey" foreign key ("todo_id") references "todos" ("id") on delete cascade,
  constraint "todo_tags_tag_id_fkey" foreign key ("tag_id") references "tags" ("id") on delete cascade
);

create table "user_preferences" (
  "id" serial not null,
  "user_id" integer not null,
  "theme" text default 'system',
  "notifications" jsonb default '{"email":true,"frequency":"instant","push":true}',
  constraint "user_preferences_pkey" primary key ("id"),
  constraint "user_preferences_user_id_key" unique ("user_id"),
  constraint "user_preferences_user_id_fkey" foreign key ("user_id") references "users" ("id") on delete cascade
);

create index "users_email_idx" on "users" ("email");

create index "users_created_at_idx" on "users" ("created_at");

create index "users_role_idx" on "users" ("role");

create index "todos_user_id_idx" on "todos" ("user_id");

create index "todos_completed_idx" on "todos" ("completed");

create index "todos_priority_idx" on "todos" ("priority");

create index "todos_created_at_idx" on "todos" ("created_at");

create index "todos_open_by_due_idx" on "todos" ("due_date") where "completed" = false;

create index "todos_user_completed_created_idx" on "todos" ("user_id", "completed", "created_at" desc);

create unique index "todo_tags_unique_idx" on "todo_tags" ("todo_id", "tag_id");
