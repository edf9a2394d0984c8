-- What a published circle comes to. The device that publishes tells seconds per stairwell, which are nobody's secret; the
-- server knows who lives behind them and counts. So no device has to hold a household for a circle to be published, and no
-- device can publish a count of its own.
--
-- Everybody walks at their own pace: households with somebody of 60 or more at that of the elderly, all others at the circle's. So
-- the elderly who are outside are a part of all who are outside, and "1,204 households, 87 outside, of them 31 with elderly
-- people" is one sentence. Only children are counted at the circle's pace, whoever takes them by the hand.

create type private.circle_unit as (id uuid, seconds smallint, at_least smallint, elderly_seconds smallint,
  elderly_at_least smallint, place_index smallint, is_connected boolean);
comment on type private.circle_unit is 'How far one stairwell unit is, as circle.publish tells it: whole seconds up to 1,800, rounded up; null is farther.';

create type private.circle_count as (territory_id uuid, compound_id uuid, households int, unconnected int, within int[],
  unknown int[], elderly int[], children int[]);
comment on type private.circle_count is 'A row of service_circle_place as counted; elderly and children are {households, outside 5, 10, 15 minutes}, nothing hidden yet.';

create type private.need_cell as (id uuid, parent_id uuid, depth int, counts int[]);
comment on type private.need_cell is 'Households of one need in one territory: {households, outside 5, 10, 15 minutes}.';

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
      array[sum(s.elderly), sum(s.elderly) filter (where s.is_connected and coalesce(s.elderly_at_least > 300, true)),
        sum(s.elderly) filter (where s.is_connected and coalesce(s.elderly_at_least > 600, true)),
        sum(s.elderly) filter (where s.is_connected and coalesce(s.elderly_at_least > 900, true))] as elderly,
      array[sum(s.children), sum(s.children) filter (where s.is_connected and coalesce(s.at_least > 300, true)),
        sum(s.children) filter (where s.is_connected and coalesce(s.at_least > 600, true)),
        sum(s.children) filter (where s.is_connected and coalesce(s.at_least > 900, true))] as children
    from spread s group by s.place, s.territory
  ), walk as (
    select s.place, s.seconds, s.at_least, s.households - s.elderly as households from spread s
    union all
    select s.place, s.elderly_seconds, s.elderly_at_least, s.elderly from spread s
  ), gain as (
    -- in which minute households come within, and in which they become unknown and cease to be so
    select g.place, g.minute, sum(g.within) as within, sum(g.unknown) as unknown
    from (
      select w.place, ceil(w.at_least / 60.0)::int as minute, 0 as within, w.households as unknown from walk w where w.at_least is not null
      union all
      select w.place, ceil(w.seconds / 60.0)::int, w.households, -w.households from walk w where w.seconds is not null
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
-- be meant: of a number from 1 to 4 one can, and everyone can see on a map which doors lie within 5 minutes, between 5 and 10,
-- between 10 and 15, and beyond. So each of these four is a cell of its own.
create function private.is_showable(counts int[]) returns boolean
language sql immutable set search_path = ''
as $$
  select counts[1] >= 5 and counts[1] - counts[2] not between 1 and 4 and counts[2] - counts[3] not between 1 and 4
    and counts[3] - counts[4] not between 1 and 4 and counts[4] not between 1 and 4
$$;
comment on function private.is_showable(int[]) is 'Whether {households, outside 5, 10, 15 minutes} is of at least 5 households, with none or at least 5 in each band.';

-- And what is hidden must not be had by subtracting its sisters from their parent. The territories hidden under a shown one
-- are together as good as published: so they must be at least two, and together showable; as long as they are not, the
-- smallest that is still shown is hidden too. Under a hidden territory at least one is hidden, or their sum would tell it.
create function private.hidden_needs(cells private.need_cell[], others uuid[] default '{}') returns uuid[]
language plpgsql immutable set search_path = ''
as $$
declare
  hidden uuid[] := array(select c.id from unnest(cells) c where not private.is_showable(c.counts) or c.id = any (others));
  parent private.need_cell;
  below int;
  together int[];
  smallest uuid;
begin
  for parent in select c.* from unnest(cells) c order by c.depth, c.id loop
    loop
      select count(*), array[sum(c.counts[1]), sum(c.counts[2]), sum(c.counts[3]), sum(c.counts[4])] into below, together
        from unnest(cells) c where c.parent_id = parent.id and c.id = any (hidden);
      exit when case when parent.id = any (hidden) then below > 0
        else below = 0 or (below > 1 and private.is_showable(together)) end;
      select c.id into smallest from unnest(cells) c
        where c.parent_id = parent.id and c.id <> all (hidden) order by c.counts[1], c.id limit 1;
      exit when not found;
      hidden := hidden || smallest;
    end loop;
  end loop;
  return hidden;
end
$$;
comment on function private.hidden_needs(private.need_cell[], uuid[]) is 'The territories whose counts of one need are not shown, because somebody could be meant; others are hidden already.';

create function private.need_json(counts int[]) returns jsonb
language sql immutable set search_path = ''
as $$ select jsonb_build_object('households', counts[1], 'outside', to_jsonb(counts[2:4])) $$;
comment on function private.need_json(int[]) is '{households, outside: [5, 10, 15 minutes]}.';

-- What one circle hides, another that answers the same question for a larger or smaller territory must not show. Circles of
-- other kinds or another pace can still be compared: who publishes two that differ in a single place should know.
create function private.write_circle_counts(circle uuid, root uuid, told private.circle_unit[]) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  counted private.circle_count[] := array(select c from private.count_circle(root, told) c);
  alike uuid[] := array(select other.id from public.service_circle own join public.service_circle other
    on other.served = own.served and other.pace = own.pace and other.id <> own.id where own.id = circle);
  no_elderly uuid[] := array(select p.territory_id from public.service_circle_place p
    where p.service_circle_id = any (alike) and p.compound_id is null and p.elderly is null);
  no_children uuid[] := array(select p.territory_id from public.service_circle_place p
    where p.service_circle_id = any (alike) and p.compound_id is null and p.children is null);
begin
  select private.hidden_needs(array_agg((t.id, t.parent_id, cardinality(t.path), c.elderly)::private.need_cell), no_elderly),
      private.hidden_needs(array_agg((t.id, t.parent_id, cardinality(t.path), c.children)::private.need_cell), no_children)
    into no_elderly, no_children
    from unnest(counted) c join public.territory t on t.id = c.territory_id where c.compound_id is null;
  update public.service_circle_place p set elderly = case when p.territory_id <> all (no_elderly) then p.elderly end,
    children = case when p.territory_id <> all (no_children) then p.children end
    where p.service_circle_id = any (alike)
      and (p.elderly is not null and p.territory_id = any (no_elderly) or p.children is not null and p.territory_id = any (no_children));
  insert into public.service_circle_place (service_circle_id, territory_id, compound_id, households, unconnected, within, unknown,
    elderly, children)
  select circle, c.territory_id, c.compound_id, c.households, c.unconnected, c.within, c.unknown,
    case when c.compound_id is null and c.territory_id <> all (no_elderly) then private.need_json(c.elderly) end,
    case when c.compound_id is null and c.territory_id <> all (no_children) then private.need_json(c.children) end
  from unnest(counted) c;
  insert into public.service_circle_household (service_circle_id, household_id, territory_id, seconds, at_least, is_connected, place_index)
  select circle, h.id, h.territory_id, case when c.elders > 0 then u.elderly_seconds else u.seconds end,
    case when c.elders > 0 then u.elderly_at_least else u.at_least end, u.is_connected, u.place_index
  from unnest(told) u join public.household h on h.stairwell_unit_id = u.id left join public.household_contact c on c.id = h.id;
end
$$;
comment on function private.write_circle_counts(uuid, uuid, private.circle_unit[]) is
  'Writes what a circle comes to: per place, with small needs hidden, and per household at its own pace.';

revoke all on function private.count_circle(uuid, private.circle_unit[]), private.is_showable(int[]),
  private.hidden_needs(private.need_cell[], uuid[]), private.need_json(int[]),
  private.write_circle_counts(uuid, uuid, private.circle_unit[]) from public, anon, authenticated;
