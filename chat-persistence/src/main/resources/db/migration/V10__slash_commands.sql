-- Commands that people type and services of bots answer; see docs/adr/0017-bots-and-webhooks.md.
create table slash_command (
    name varchar(32) primary key,
    bot uuid not null references bot on delete cascade,
    url varchar(2000) not null,
    -- in clear, since requests are signed with it
    secret varchar(100) not null,
    description varchar(100) not null,
    hint varchar(64) not null
);

create index slash_command_bot on slash_command (bot);
