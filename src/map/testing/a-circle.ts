/** A service circle around the test town's station: two rings, one building left out, one site, for the map's tests. */
import type { CirclePicture, PlanSite, Reach } from '../../domain/circle.ts';
import type { StairwellUnitId } from '../../domain/ids.ts';
import type { LonLat } from '../../../geo/walk/graph.ts';
import { initialCircle, type CircleState } from '../../state/circle.ts';
import { ID, id } from './a-world.ts';

const square = (centre: LonLat, half: number): LonLat[] => {
  const [lon, lat] = centre;
  return [
    [lon - half, lat - half],
    [lon + half, lat - half],
    [lon + half, lat + half],
    [lon - half, lat + half],
    [lon - half, lat - half],
  ];
};

export const STATION_AT: LonLat = [101.19, 41.29];

export const aSite: PlanSite = { id: id(70), name: '规划点 1', at: [101.186, 41.286], candidate_site_id: null };

export const aPicture: CirclePicture = {
  kind: 'network',
  rings: [
    { seconds: 300, polygons: [[square(STATION_AT, 0.002)]] },
    { seconds: 900, polygons: [[square(STATION_AT, 0.005)]] },
  ],
  streets: [{ seconds: 900, lines: [[STATION_AT, [101.186, 41.286]]] }],
  atEdge: false,
};

/** The one stairwell unit of the town, so many seconds from the station. */
export const aReach = (seconds: number): Reach => ({
  units: [ID.unit as StairwellUnitId],
  seconds: Float64Array.of(seconds),
  atLeast: Float64Array.of(seconds),
  connected: Uint8Array.of(1),
  nearest: Uint16Array.of(0),
  elderly: null,
  places: [],
  offNetwork: [],
});

export const aCircle = (change: Partial<CircleState> = {}): CircleState => ({
  ...initialCircle,
  places: [
    { id: ID.station, name: '党群服务中心', at: STATION_AT, selection: { kind: 'service_station', id: ID.station } },
  ],
  sites: [aSite],
  picture: aPicture,
  reach: aReach(1200),
  ...change,
});
