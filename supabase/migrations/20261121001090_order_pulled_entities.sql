-- The order of a pull is a list that grows in the middle: whoever adds an entity says after which it comes, and the others
-- move on. Cursors that stand inside a pull name a position; the migration that adds an entity renews the incarnation
-- anyway, because what the wire sends has changed.

create function private.pull_after(entity text, predecessor text, id_type regtype default 'uuid') returns void
language plpgsql volatile set search_path = ''
as $$
declare
  here int;
begin
  select e.position into strict here from private.sync_entity e where e.name = predecessor;
  -- by way of negative numbers: positions are unique at every moment
  update private.sync_entity e set position = -e.position - 1 where e.position > here;
  update private.sync_entity e set position = -e.position where e.position < 0;
  insert into private.sync_entity (name, position, id_type) values (entity, here + 1, pull_after.id_type);
end
$$;
comment on function private.pull_after(text, text, regtype) is
  'Adds an entity to what sync_pull carries, right after another one. For migrations; src/domain/entities.ts has the same order.';
revoke all on function private.pull_after(text, text, regtype) from public, anon, authenticated;
