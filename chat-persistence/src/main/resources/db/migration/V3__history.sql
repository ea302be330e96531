-- The room logs, where the history is kept in PostgreSQL (parley.history.store=postgresql).
-- Rooms and authors are not foreign keys: the history may lie in another database than the accounts.

create table room_head (
    room        uuid   primary key,
    last_offset bigint not null,
    messages    bigint not null
);
comment on table room_head is 'The end of each log. Its row lock is what makes offsets dense: it changes only together with room_event.';

create table room_event (
    room         uuid        not null,
    event_offset bigint      not null,
    messages     bigint      not null,
    stored_at    timestamptz not null,
    author       uuid        not null,
    client_id    text        not null,
    content      text        not null,
    primary key (room, event_offset),
    constraint room_event_once unique (room, author, client_id)
);
