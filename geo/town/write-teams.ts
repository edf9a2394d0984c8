/** Volunteer teams, four to a community, and what they offer. */
import type { Point } from 'geojson';
import { COMMUNITIES } from './districts.ts';
import type { Draft } from './draft.ts';
import { personName, phoneNumber } from './names-people.ts';
import { OFFERS, TEAM_KINDS } from './order-catalogue.ts';

const DAY = 86_400_000;

/** A team starts from the service centre of its community or from one of its stations. */
export function writeTeams(draft: Draft, now: number): void {
  const random = draft.random.fork('teams');
  const parents = new Map(draft.rows.territory.map((t) => [t.id, t.parent_id]));
  const day = (from: number, to: number): string => new Date(now - random.int(from, to) * DAY).toISOString();
  COMMUNITIES.forEach((community, index) => {
    const here = draft.rows.service_station.filter((s) => parents.get(s.territory_id) === draft.communities[index]);
    const [centre, ...stations] = here;
    if (!centre) throw new Error('a community without a service centre');
    TEAM_KINDS.forEach((kind, k) => {
      const base = k === 0 || stations.length === 0 ? centre : random.pick(stations);
      const id = draft.newId();
      draft.rows.volunteer_team.push({
        id,
        territory_id: base.territory_id,
        name: `${community.name}${kind.name}`,
        skills: [...kind.skills],
        leader_name: personName(random),
        phone: phoneNumber(random),
        members: random.int(6, 24),
        capacity: random.int(2, 5),
        geom: beside(base.geom, k),
      });
      for (const subject of OFFERS.filter((o) => kind.skills.includes(o.skill) && random.chance(0.8)))
        draft.rows.service_offer.push({
          id: draft.newId(),
          team_id: id,
          territory_id: base.territory_id,
          skill: subject.skill,
          outcome: subject.outcome,
          title: subject.title,
          description: subject.description,
          published_at: day(100, 160),
          withdrawn_at: random.chance(0.08) ? day(92, 99) : null,
        });
    });
  });
}

/** A room of its own in the house or next door, about twenty metres on, so that its pin is not under the station's. */
const beside = ({ coordinates: [lon = 0, lat = 0] }: Point, k: number): Point => ({
  type: 'Point',
  coordinates: [round(lon + 0.00024), round(lat + (k - 1.5) * 0.00016)],
});
const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;
