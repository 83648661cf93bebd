drop table programs;
