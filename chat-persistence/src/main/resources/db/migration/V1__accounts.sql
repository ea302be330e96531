create table account (
    id uuid primary key,
    username varchar(32) not null constraint account_username_unique unique,
    display_name varchar(64) not null,
    -- folded by org.parley.text.CaseFold, for search
    display_name_key text not null,
    -- Argon2id in PHC string format
    password_hash text not null,
    created_at timestamptz not null
);

create index account_username_prefix on account (username text_pattern_ops);
create index account_display_name_prefix on account (display_name_key text_pattern_ops);
