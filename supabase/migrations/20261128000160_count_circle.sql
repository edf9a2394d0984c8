-- What a published circle comes to. The device that publishes tells seconds per stairwell, which are nobody's secret; the
-- server knows who lives behind them and counts. So no device has to hold a household for a circle to be published, and no
-- device can publish a count of its own.
--
-- Two paces stand beside each other, and never in one sum:
--   within, unknown   every household at the pace of the circle
--   elderly           households with somebody of 60 or more, at the pace of the elderly
--   children          households with somebody under 14, at the pace of the circle
-- Everybody in the office can work out how far a stairwell is at either pace. A list by the minute with every household at its own
-- pace would tell them how many of those behind one stairwell are slow, and that is who is old.

create type private.circle_unit as (id uuid, seconds smallint, at_least smallint, elderly_seconds smallint,
  elderly_at_least smallint, place_index smallint, is_connected boolean);
comment on type private.circle_unit is 'How far one stairwell unit is, as circle.publish tells it: whole seconds up to 1,800, rounded up; null is farther.';

create type private.circle_count as (territory_id uuid, compound_id uuid, households int, unconnected int, within int[],
  unknown int[], elderly int[], children int[]);
comment on type private.circle_count is 'A row of service_circle_place as counted; elderly and children are counts of a need_cell, nothing hidden yet.';

create type private.need_cell as (id uuid, parent_id uuid, depth int, counts int[]);
comment on type private.need_cell is 'Households of one need in one territory: {households, outside 5, 10, 15 minutes, and the same four of all households at that pace}.';

create function private.count_circle(root uuid, told private.circle_unit[]) returns setof private.circle_count
language sql stable set search_path = ''
as $$
  with unit as materialized (
    select u.seconds, u.at_least, u.elderly_seconds, u.elderly_at_least, u.is_connected, h.compound_id, h.territory_id, count(*) as households,
      count(*) filter (where c.elders > 0) as elderly, count(*) filter (where c.children > 0) as children
    from unnest(told) u
      join public.household h on h.stairwell_unit_id = u.id
      left join public.household_contact c on c.id = h.id
    group by u.id, u.seconds, u.at_least, u.elderly_seconds, u.elderly_at_least, u.is_connected, h.compound_id, h.territory_id
  ), spread as materialized (
    -- a stairwell counts in its compound, in its territory, and in all above that up to the circle's own
    select c.id as place, c.territory_id as territory, u.*
    from unit u join public.compound c on c.id = u.compound_id
      join public.territory t on t.id = c.territory_id and t.path @> array[root]
    union all
    select above.id, above.id, u.*
    from unit u join public.territory t on t.id = u.territory_id
      cross join unnest(t.path[array_position(t.path, root):]) above (id)
  ), place as (
    select s.place, s.territory, sum(s.households) as households, sum(s.households) filter (where not s.is_connected) as unconnected,
      -- outside is who is connected, and not within and not unknown; who may be sooner than known is told by at_least
      array[sum(s.elderly), sum(s.elderly) filter (where s.slow > 300), sum(s.elderly) filter (where s.slow > 600), sum(s.elderly) filter (where s.slow > 900),
        sum(s.households), sum(s.households) filter (where s.slow > 300), sum(s.households) filter (where s.slow > 600), sum(s.households) filter (where s.slow > 900)] as elderly,
      array[sum(s.children), sum(s.children) filter (where s.soon > 300), sum(s.children) filter (where s.soon > 600), sum(s.children) filter (where s.soon > 900),
        sum(s.households), sum(s.households) filter (where s.soon > 300), sum(s.households) filter (where s.soon > 600), sum(s.households) filter (where s.soon > 900)] as children
    from (
      select s.*, case when s.is_connected then coalesce(s.at_least, 1801) end as soon,
        case when s.is_connected then coalesce(s.elderly_at_least, 1801) end as slow
      from spread s
    ) s group by s.place, s.territory
  ), gain as (
    -- in which minute households come within, and in which they become unknown and cease to be so
    select g.place, g.minute, sum(g.within) as within, sum(g.unknown) as unknown
    from (
      select s.place, ceil(s.at_least / 60.0)::int as minute, 0 as within, s.households as unknown from spread s where s.at_least is not null
      union all
      select s.place, ceil(s.seconds / 60.0)::int, s.households, -s.households from spread s where s.seconds is not null
    ) g group by g.place, g.minute
  ), list as (
    select r.place, array_agg(r.within order by r.minute) as within, array_agg(r.unknown order by r.minute) as unknown
    from (
      select p.place, m.minute, (sum(coalesce(g.within, 0)) over w)::int as within, (sum(coalesce(g.unknown, 0)) over w)::int as unknown
      from place p cross join generate_series(0, 30) m (minute) left join gain g on g.place = p.place and g.minute = m.minute
      window w as (partition by p.place order by m.minute)
    ) r group by r.place
  )
  select p.territory, nullif(p.place, p.territory), p.households::int, coalesce(p.unconnected, 0)::int, l.within, l.unknown,
    array(select coalesce(n, 0)::int from unnest(p.elderly) with ordinality e (n, i) order by i),
    array(select coalesce(n, 0)::int from unnest(p.children) with ordinality e (n, i) order by i)
  from place p join list l using (place)
$$;
comment on function private.count_circle(uuid, private.circle_unit[]) is
  'Counts the households behind these stairwell units per compound and per territory from root down. Places without households are left out.';

-- Who is old or a child is nobody's business but the grid worker's. A count of such households is shown only where nobody can
-- be meant: of a number from 1 to 4 one can, and so one can where all but a few of those who live there are meant. Everyone can see
-- on a map which doors lie within 5 minutes, between 5 and 10, between 10 and 15, and beyond, so each of these four is a cell of its own.
create function private.is_showable(counts int[]) returns boolean
language sql immutable set search_path = ''
as $$
  select counts[1] >= 5 and counts[5] - counts[1] >= 5 and not exists (
    select from (values (counts[1] - counts[2], counts[5] - counts[6]), (counts[2] - counts[3], counts[6] - counts[7]),
      (counts[3] - counts[4], counts[7] - counts[8]), (counts[4], counts[8])) band (meant, living)
    where band.meant between 1 and 4 or band.meant > 0 and band.living - band.meant < 5)
$$;
comment on function private.is_showable(int[]) is 'Whether the counts of a need_cell are of at least 5 households, with none or at least 5 in each band, and at least 5 others beside them.';

-- And what is hidden must not be had by subtraction. What remains of a shown territory when all that is shown below it is taken
-- away, however deep, is as good as published: it must be showable, and not be a single hidden territory. And of what lies under a
-- hidden one something is hidden, or the sum would tell it. As long as that is not so, the smallest that is still shown is hidden too.
create function private.hidden_needs(cells private.need_cell[], others uuid[] default '{}') returns uuid[]
language plpgsql immutable set search_path = ''
as $$
declare
  hidden uuid[] := array(select c.id from unnest(cells) c where not private.is_showable(c.counts) or c.id = any (others));
  more uuid[];
begin
  loop
    with recursive cell as materialized (
      select c.id, c.parent_id, c.counts, c.id = any (hidden) as is_hidden from unnest(cells) c
    ), shown as (
      -- with the nearest shown territory above
      select c.id, c.parent_id as above, c.counts from cell c where not c.is_hidden
      union all
      select s.id, p.parent_id, s.counts from shown s join cell p on p.id = s.above where p.is_hidden
    ), told as (
      select t.above as id, array_agg(t.n order by t.i) as counts
      from (select s.above, i, sum(n) as n from shown s, unnest(s.counts) with ordinality c (n, i) group by s.above, i) t group by t.above
    ), child as (
      select c.parent_id as id, count(*) as all, count(*) filter (where c.is_hidden) as hidden, sum(c.counts[5]) as households
      from cell c group by c.parent_id
    ), leak as (
      select p.id, p.is_hidden from cell p join child c on c.id = p.id left join told t on t.id = p.id
        cross join lateral (select array(select n - coalesce(t.counts[i], 0) from unnest(p.counts) with ordinality r (n, i) order by i)::int[] as counts) rest
      where case when p.is_hidden then c.hidden = 0
        else rest.counts[5] > 0 and not private.is_showable(rest.counts) or c.hidden = 1 and c.households = p.counts[5] end
    )
    select array_agg(coalesce((select c.id from cell c where l.is_hidden and c.parent_id = l.id order by c.counts[1], c.id limit 1),
        (select s.id from shown s where s.above = l.id order by s.counts[1], s.id limit 1), l.id))
      into more from leak l;
    exit when more is null;
    hidden := hidden || more;
  end loop;
  return hidden;
end
$$;
comment on function private.hidden_needs(private.need_cell[], uuid[]) is 'The territories whose counts of one need are not shown, because somebody could be meant; others are hidden already.';

create function private.need_json(counts int[]) returns jsonb
language sql immutable set search_path = ''
as $$ select jsonb_build_object('households', counts[1], 'outside', to_jsonb(counts[2:4])) $$;
comment on function private.need_json(int[]) is '{households, outside: [5, 10, 15 minutes]}.';

-- How many households of a need a territory has is the same in every circle, whatever is walked to. So what is hidden for its
-- number alone is found over the whole office, and is hidden in all of them.
create function private.hidden_totals(root uuid) returns table (elderly uuid[], children uuid[])
language sql stable set search_path = ''
as $$
  with total as (
    select t.id, t.parent_id, cardinality(t.path) as depth, p.households, coalesce(sum(n.elderly), 0) as elderly, coalesce(sum(n.children), 0) as children
    from (select o.id from public.territory own join public.territory o on o.id = any (own.path) join public.territory_level l on l.id = o.level
        where own.id = root and l.is_office order by l.rank desc limit 1) office
      join public.territory t on t.path @> array[office.id]
      join public.place_summary p on p.id = t.id and p.households > 0
      left join public.territory below on below.path @> array[t.id]
      left join public.stairwell_need n on n.territory_id = below.id
    group by t.id, p.id
  )
  select private.hidden_needs(array_agg((t.id, t.parent_id, t.depth, array[t.elderly, 0, 0, 0, t.households, 0, 0, 0])::private.need_cell)),
    private.hidden_needs(array_agg((t.id, t.parent_id, t.depth, array[t.children, 0, 0, 0, t.households, 0, 0, 0])::private.need_cell))
  from total t
$$;
comment on function private.hidden_totals(uuid) is 'Territories of the office around root in which the mere number of households with elderly people, with children, is not shown.';

create function private.circles_alike(circle uuid) returns table (id uuid, same_pace boolean, is_inside boolean)
language sql stable set search_path = ''
as $$
  select other.id, other.pace = own.pace, t.path @> array[own.territory_id]
  from public.service_circle own join public.service_circle other on other.served = own.served and other.id <> own.id
    join public.territory t on t.id = other.territory_id
  where own.id = circle
$$;
comment on function private.circles_alike(uuid) is 'Circles that serve the same kinds as this one: whether at the same pace, and whether of the same territory or one in it.';

-- What one circle hides, another that answers the same question for a larger or smaller territory must not show: the elderly are
-- the same at every pace of the circle. A circle inside the new one comes to hide the same; of any other that shows what is now hidden
-- nobody has looked at what could be subtracted, so it shows nothing of that need any more. Circles of other kinds can still be
-- compared: who publishes two that differ in a single place should know.
create function private.write_circle_counts(circle uuid, root uuid, told private.circle_unit[]) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  counted private.circle_count[] := array(select c from private.count_circle(root, told) c);
  no_elderly uuid[];
  no_children uuid[];
begin
  select h.elderly, h.children into no_elderly, no_children from private.hidden_totals(root) h;
  no_elderly := no_elderly || array(select p.territory_id from private.circles_alike(circle) a join public.service_circle_place p
    on p.service_circle_id = a.id where p.compound_id is null and p.elderly is null);
  no_children := no_children || array(select p.territory_id from private.circles_alike(circle) a join public.service_circle_place p
    on p.service_circle_id = a.id where a.same_pace and p.compound_id is null and p.children is null);
  select private.hidden_needs(array_agg((t.id, t.parent_id, cardinality(t.path), c.elderly)::private.need_cell), no_elderly),
      private.hidden_needs(array_agg((t.id, t.parent_id, cardinality(t.path), c.children)::private.need_cell), no_children)
    into no_elderly, no_children
    from unnest(counted) c join public.territory t on t.id = c.territory_id where c.compound_id is null;
  update public.service_circle_place p set elderly = null
    from private.circles_alike(circle) a
    where p.service_circle_id = a.id and p.elderly is not null and case when a.is_inside then p.territory_id = any (no_elderly)
      else exists (select from public.service_circle_place q where q.service_circle_id = a.id and q.elderly is not null and q.territory_id = any (no_elderly)) end;
  update public.service_circle_place p set children = null
    from private.circles_alike(circle) a
    where p.service_circle_id = a.id and a.same_pace and p.children is not null and case when a.is_inside then p.territory_id = any (no_children)
      else exists (select from public.service_circle_place q where q.service_circle_id = a.id and q.children is not null and q.territory_id = any (no_children)) end;
  insert into public.service_circle_place (service_circle_id, territory_id, compound_id, households, unconnected, within, unknown,
    elderly, children)
  select circle, c.territory_id, c.compound_id, c.households, c.unconnected, c.within, c.unknown,
    case when c.compound_id is null and c.territory_id <> all (no_elderly) then private.need_json(c.elderly) end,
    case when c.compound_id is null and c.territory_id <> all (no_children) then private.need_json(c.children) end
  from unnest(counted) c;
  insert into public.service_circle_household (service_circle_id, household_id, territory_id, seconds, at_least, elderly_seconds,
    elderly_at_least, is_connected, place_index)
  select circle, h.id, h.territory_id, u.seconds, u.at_least, u.elderly_seconds, u.elderly_at_least, u.is_connected, u.place_index
  from unnest(told) u join public.household h on h.stairwell_unit_id = u.id;
end
$$;
comment on function private.write_circle_counts(uuid, uuid, private.circle_unit[]) is
  'Writes what a circle comes to: per place, with small needs hidden, and per household.';

revoke all on function private.count_circle(uuid, private.circle_unit[]), private.is_showable(int[]),
  private.hidden_needs(private.need_cell[], uuid[]), private.need_json(int[]), private.hidden_totals(uuid),
  private.circles_alike(uuid), private.write_circle_counts(uuid, uuid, private.circle_unit[]) from public, anon, authenticated;
