/** Candidate sites: idle premises and planned sites, where a service could open. */
import type { Point } from 'geojson';
import type { CandidateSite } from '../entities.ts';
import type { CandidateSiteId } from '../ids.ts';
import { smallestOnDuty } from './case-report.ts';
import { NO_CHANGES, removing, type OperationKinds } from './kind.ts';

interface SiteAddArgs {
  site_id: CandidateSiteId;
  kind: CandidateSite['kind'];
  name: string;
  geom: Point;
  address?: string;
  /** A company or an office, never a private person. */
  owner?: string;
  area_m2?: number;
  /** `YYYY-MM-DD`. */
  due_on?: string;
}

export interface SiteOperations {
  'site.add': SiteAddArgs;
  'site.remove': { site_id: CandidateSiteId };
}

export const siteKinds: OperationKinds<SiteOperations> = {
  'site.add': {
    about: ({ site_id }) => [{ entity: 'candidate_site', id: site_id }],
    title: (_world, { name }) => name,
    effect(world, { site_id, kind, name, geom, address, owner, area_m2, due_on }) {
      const territory_id = smallestOnDuty(world, geom);
      if (territory_id === null) return NO_CHANGES;
      const site: CandidateSite = {
        id: site_id,
        version: 0,
        territory_id,
        kind,
        name,
        address: address ?? null,
        owner: owner ?? null,
        area_m2: area_m2 ?? null,
        due_on: due_on ?? null,
        geom,
      };
      return { upserts: { candidate_site: [site] }, removes: {} };
    },
  },
  'site.remove': {
    about: ({ site_id }) => [{ entity: 'candidate_site', id: site_id }],
    title: (world, { site_id }) => world.candidate_site.get(site_id)?.name ?? '',
    effect: (world, { site_id }) => removing(world, 'candidate_site', site_id),
  },
};
