-- For some time after a new secret, requests are signed with the one before too; see org.parley.webhook.SigningSecrets.
alter table outgoing_webhook
    add column former_secret varchar(100),
    add column former_until timestamptz;

alter table slash_command
    add column former_secret varchar(100),
    add column former_until timestamptz;
