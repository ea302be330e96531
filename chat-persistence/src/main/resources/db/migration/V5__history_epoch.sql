-- Names this life of the history; see org.parley.message.MessageHistory#epoch. Whoever restores the history to an older
-- state deletes the row, and the next node to start makes another.
create table history_epoch (
    only_row boolean primary key default true check (only_row),
    epoch    uuid    not null
);
