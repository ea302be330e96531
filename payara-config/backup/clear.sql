-- The database is Parley's alone. Tables of a later release than the backup's go as well.
set local client_min_messages = warning;
do $$
declare
    each record;
begin
    for each in select tablename from pg_catalog.pg_tables where schemaname = 'public' loop
        execute pg_catalog.format('drop table public.%I cascade', each.tablename);
    end loop;
end
$$;
