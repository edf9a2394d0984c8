/** Places the map in the shell and the card beside it. What each of them looks like is theirs. */
import type { AppContext } from '../commands/context.ts';
import type { Selection } from '../domain/selection.ts';
import { AppProvider } from '../ui/app-context.tsx';
import { Card } from '../ui/cards/Card.tsx';
import { Entrance } from '../ui/Entrance.tsx';
import { Shell } from '../ui/Shell.tsx';
import { MapPlace } from './MapPlace.tsx';

const cardOf = (selection: Selection) => <Card selection={selection} />;

export const App = ({ app }: { readonly app: AppContext }) => (
  <AppProvider app={app}>
    <Entrance>
      <Shell map={<MapPlace app={app} />} card={cardOf} />
    </Entrance>
  </AppProvider>
);
