-- Where bots are told by HTTP what happens in their rooms; see docs/adr/0017-bots-and-webhooks.md. How far that has come is
-- their read position in each room.
create table outgoing_webhook (
    bot uuid primary key references bot on delete cascade,
    url varchar(2000) not null,
    -- in clear, since requests are signed with it
    secret varchar(100) not null,
    -- another one when its owner has changed something: the node that serves it then looks at once
    revision uuid not null,
    set_at timestamptz not null,
    ended_at timestamptz,
    last_answer varchar(250),
    last_answer_at timestamptz,
    failing_since timestamptz
);

-- Events that the other side did not take, by their places in the history.
create table dead_letter (
    bot uuid not null references outgoing_webhook on delete cascade,
    room uuid not null references room,
    event_offset bigint not null,
    reason varchar(250) not null,
    died_at timestamptz not null,
    -- its owner wants it to be sent again
    wanted boolean not null default false,
    primary key (bot, room, event_offset)
);
