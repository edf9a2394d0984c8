-- The matrix, walked: every actor, every table, every verb.
begin;
select plan((2 * (select count(*) from tests.cast_members() c join tests.matrix() m using (role)))::int);
select tests.build_world();

select is(tests.visible_ids(c.actor, m.entity), tests.expected_ids(c.actor, m.entity),
  format('%s reads of %s: %s', c.actor, m.entity, m.may))
from tests.cast_members() with ordinality as c (actor, role, duty, duty_places, office_places, n)
join tests.matrix() m using (role)
order by c.n, m.entity;

select is(tests.verbs_allowed(c.actor, m.entity), '', format('%s may not insert, update, delete or truncate %s', c.actor, m.entity))
from tests.cast_members() with ordinality as c (actor, role, duty, duty_places, office_places, n)
join tests.matrix() m using (role)
order by c.n, m.entity;

select * from finish();
rollback;
