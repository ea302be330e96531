-- The answers to commands of other corporate systems, for ever: a command that is repeated changes nothing and is answered
-- as the first time. Messages are not here: the history knows them by their clientId. See docs/adr/0016-integrations.md.
create table integration_command (
    account uuid not null references account,
    command varchar(64) not null,
    answer text not null,
    carried_out_at timestamptz not null default now(),
    primary key (account, command)
);
