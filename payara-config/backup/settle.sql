-- Makes of what was restored a state from which nodes can start. pg_temp.head has the ends of the restored logs.

-- The first node makes another, and clients forget what they hold. In MongoDB it is gone already.
delete from public.history_epoch;

-- The accounts may be younger than the history. Nobody has read what is not there,
update public.room_member m
   set read_offset = coalesce(h.last_offset, 0), read_messages = coalesce(h.messages, 0)
  from public.room r
  left join pg_temp.head h on h.room = r.id
 where r.id = m.room and m.read_offset > coalesce(h.last_offset, 0);

-- and a change of membership may be missing in its room's log. Those that are not missing are appended no second time.
-- The transactions are those of the server that was backed up; on another they might lie in the future.
update public.membership_change set logged = false, transaction = '0';
