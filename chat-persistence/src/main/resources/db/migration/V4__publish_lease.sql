-- Which node answers for it that its committed events reach the topic; see org.parley.message.PublishLeases.

create table publish_lease (
    id              uuid        primary key,
    holder          text        not null,
    -- counts the renewals: who sees it stand still, sees a lease run out, whatever the clocks say
    beat            bigint      not null,
    published_up_to timestamptz not null,
    holder_clock    timestamptz not null
);

-- The log of all rooms is written nearly in the order of stored_at, so a summary of each few blocks finds a stretch of
-- time, and costs an insert nothing to speak of; a tree would cost an entry a row.
create index room_event_stored on room_event using brin (stored_at) with (pages_per_range = 32, autosummarize = on);
