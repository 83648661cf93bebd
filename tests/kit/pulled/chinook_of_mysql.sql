-- Chinook as it would be made on MariaDB by hand, in types and forms of its own; its rows are those of PostgreSQL's script.
create table artist (
    artist_id mediumint unsigned not null auto_increment primary key,
    name varchar(120) default null
) engine=InnoDB auto_increment=1000 default charset=utf8mb4 collate=utf8mb4_general_ci;
create table album (
    album_id int(11) not null auto_increment,
    title nvarchar(160) not null,
    artist_id mediumint unsigned not null,
    primary key (album_id),
    key ifk_album_artist (artist_id),
    constraint fk_album_artist foreign key (artist_id) references artist (artist_id)
) engine=InnoDB;
create table employee (
    employee_id smallint not null primary key,
    last_name varchar(20) not null,
    first_name varchar(20) not null,
    title tinytext,
    reports_to smallint,
    birth_date datetime,
    hire_date timestamp null default null,
    address varchar(70) character set latin1,
    city varchar(40), state varchar(40), country varchar(40), postal_code char(10), phone varchar(24), fax varchar(24),
    email varchar(60),
    key (reports_to),
    foreign key (reports_to) references employee (employee_id) on delete no action on update no action
);
create table customer (
    customer_id int not null primary key,
    first_name varchar(40) not null,
    last_name varchar(20) not null,
    company varchar(80), address varchar(70), city varchar(40), state varchar(40), country varchar(40),
    postal_code varchar(10), phone varchar(24), fax varchar(24),
    email varchar(60) not null comment 'where invoices go',
    support_rep_id smallint,
    key customer_support_rep (support_rep_id),
    key customer_mail (email(12)),
    foreign key (support_rep_id) references employee (employee_id) on delete set null on update cascade
);
create table genre (genre_id tinyint unsigned not null primary key, name varchar(120) collate utf8mb4_general_ci);
create table media_type (media_type_id int unsigned not null primary key, name enum('MPEG audio file',
    'Protected AAC audio file', 'Protected MPEG-4 video file', 'Purchased AAC audio file', 'AAC audio file'));
create table playlist (playlist_id bigint not null primary key, name mediumtext);
create table track (
    track_id int not null primary key,
    name varchar(200) not null,
    album_id int,
    media_type_id int unsigned not null,
    genre_id tinyint unsigned,
    composer varchar(220) default '',
    milliseconds int unsigned not null check (milliseconds > 0),
    bytes bigint unsigned,
    unit_price decimal(10, 2) not null default 0.99,
    key (album_id), key (media_type_id), key (genre_id),
    foreign key (album_id) references album (album_id),
    foreign key (media_type_id) references media_type (media_type_id),
    foreign key (genre_id) references genre (genre_id)
);
create table invoice (
    invoice_id int not null primary key,
    customer_id int not null,
    invoice_date datetime(3) not null default current_timestamp(3),
    billing_address varchar(70), billing_city varchar(40), billing_state varchar(40), billing_country varchar(40),
    billing_postal_code varchar(10),
    total numeric(10, 2) not null,
    key (customer_id),
    foreign key (customer_id) references customer (customer_id)
);
create table invoice_line (
    invoice_line_id int not null primary key,
    invoice_id int not null,
    track_id int not null,
    unit_price decimal(10, 2) unsigned not null,
    quantity smallint not null,
    key (invoice_id), key (track_id),
    foreign key (invoice_id) references invoice (invoice_id) on delete cascade,
    foreign key (track_id) references track (track_id)
);
create table playlist_track (
    playlist_id bigint not null,
    track_id int not null,
    primary key (playlist_id, track_id),
    key (track_id),
    foreign key (playlist_id) references playlist (playlist_id),
    foreign key (track_id) references track (track_id)
);
