/** Where the map comes once its chunk has arrived. When it never does, the list still works and the map says why it is not there. */
import { useEffect, useState } from 'react';
import type { AppContext } from '../commands/context.ts';
import { reportMapFailure } from '../commands/report-map-failure.ts';
import { Failure } from '../domain/failure.ts';
import { useText } from '../ui/use-text.ts';
import { loadMap } from './load-map.ts';

type MapModule = Awaited<ReturnType<typeof loadMap>>;

export function MapPlace({ app }: { readonly app: AppContext }) {
  const text = useText();
  const [loaded, setLoaded] = useState<MapModule | null>(null);

  useEffect(() => {
    let wanted = true;
    loadMap().then(
      (module) => wanted && setLoaded(module),
      (error: unknown) =>
        reportMapFailure(app, new Failure('network', 'the map could not be fetched', { cause: error })),
    );
    return () => {
      wanted = false;
    };
  }, [app]);

  return loaded && <loaded.MapCanvas app={app} label={text('shell.region.map')} />;
}
