-- Bots: accounts of programs. What a bot has ends with its row in bot; its account stays, since the logs of rooms name it.
-- See docs/adr/0017-bots-and-webhooks.md.
alter table account
    alter column password_hash drop not null,
    add column bot boolean not null default false;

create table bot (
    account uuid primary key references account,
    owner uuid not null references account,
    created_at timestamptz not null
);

create index bot_owner on bot (owner);

create table access_token (
    id uuid primary key,
    bot uuid not null references bot on delete cascade,
    -- of the secret: SHA-256 in base64url, which is also the name of the login session that it opens
    digest varchar(43) not null constraint access_token_digest_unique unique,
    label varchar(64) not null,
    created_at timestamptz not null
);

create index access_token_bot on access_token (bot);

create table incoming_webhook (
    id uuid primary key,
    bot uuid not null references bot on delete cascade,
    room uuid not null references room,
    -- of the secret in its URL: SHA-256 in base64url
    digest varchar(43) not null constraint incoming_webhook_digest_unique unique,
    created_at timestamptz not null
);

create index incoming_webhook_bot on incoming_webhook (bot);
