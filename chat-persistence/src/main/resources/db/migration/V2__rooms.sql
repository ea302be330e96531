create table room (
    id uuid primary key,
    kind varchar(8) not null check (kind in ('PUBLIC', 'PRIVATE', 'DIRECT')),
    name varchar(64) not null,
    -- folded by org.parley.text.CaseFold
    name_key text not null,
    topic varchar(250) not null,
    -- the two people of a direct room, in the order of their ids' text
    direct_first uuid references account,
    direct_second uuid references account,
    created_by uuid not null references account,
    created_at timestamptz not null,
    -- a deleted room keeps its row: its log still names it
    deleted_at timestamptz,
    check ((kind = 'DIRECT') = (direct_first is not null and direct_second is not null)),
    check (direct_first <> direct_second)
);

create unique index room_name_unique on room (name_key) where kind <> 'DIRECT' and deleted_at is null;
create unique index room_direct_unique on room (direct_first, direct_second) where kind = 'DIRECT';

create table room_member (
    room uuid not null references room,
    account uuid not null references account,
    role varchar(8) not null check (role in ('OWNER', 'MEMBER')),
    read_offset bigint not null,
    read_messages bigint not null,
    joined_at timestamptz not null,
    primary key (room, account)
);

create index room_member_account on room_member (account);

-- The trail by which every node learns of a change; see org.parley.room.MembershipChanges.
create table membership_change (
    sequence bigint generated always as identity primary key,
    -- Transactions commit in another order than they take their sequence. Whoever has read up to the oldest
    -- transaction that was still running then, and reads on from there, misses none.
    transaction xid8 not null default pg_current_xact_id(),
    room uuid not null references room,
    kind varchar(12) not null check (kind in ('JOINED', 'LEFT', 'ROOM_DELETED')),
    account uuid not null references account,
    actor uuid not null references account,
    logged boolean not null default false,
    changed_at timestamptz not null default now()
);

create index membership_change_transaction on membership_change (transaction);
create index membership_change_unlogged on membership_change (sequence) where not logged;
