create table programs (id integer primary key);
