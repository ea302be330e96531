-- A room's name or topic may change. What it became is kept with the trail until the room's log has it; null where it stayed.
alter table membership_change
    drop constraint membership_change_kind_check,
    add check (kind in ('JOINED', 'LEFT', 'ROOM_DELETED', 'ROOM_CHANGED')),
    add column new_name varchar(64),
    add column new_topic varchar(250);
