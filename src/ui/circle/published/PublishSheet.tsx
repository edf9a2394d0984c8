/** What will be published, under which name and for which territory; leaders are told sums and nobody's door. */
import { useState } from 'react';
import { publishCircle } from '../../../commands/circle/publish-circle.ts';
import { subtree } from '../../../domain/answers/territory-tree.ts';
import type { TerritoryId } from '../../../domain/ids.ts';
import { profileOf } from '../../../domain/profile-of.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import { Button } from '../../parts/Button.tsx';
import { Sheet } from '../../parts/Sheet.tsx';
import { TextField } from '../../parts/TextField.tsx';
import circle from '../Circle.module.css';
import { useDone } from '../use-done.ts';
import { useServedNames } from '../use-kinds.ts';

export function PublishSheet({ onClose }: { readonly onClose: () => void }) {
  const app = useApp();
  const { t } = useWords();
  const done = useDone();
  const world = useAppState((state) => state.world);
  const served = useAppState((state) => state.circle.served);
  const kinds = useServedNames(served);
  const duty = profileOf(world)?.territory_ids ?? [];
  const wheres = duty.flatMap((id) => [
    ...[world.territory.get(id)].flatMap((row) => row ?? []),
    ...subtree(world, id).filter(({ parent_id }) => parent_id === id),
  ]);
  const [where, setWhere] = useState<TerritoryId | undefined>(duty[0]);
  const [name, setName] = useState(t('circle.publish.name.default', { kinds }));
  const publish = async (): Promise<void> => {
    if (where && (await done('circle.publish', publishCircle(app, where, name.trim())))) onClose();
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('operation.circle.publish')}
      hint={t('circle.publish.hint')}
      footer={
        <Button weight="primary" disabled={name.trim() === '' || !where} onClick={() => void publish()}>
          {t('operation.circle.publish')}
        </Button>
      }
    >
      <div className={circle.fields}>
        <TextField label={t('circle.publish.name')} longest={80} value={name} onChange={setName} />
        <label className={circle.select}>
          {t('circle.publish.where')}
          <select value={where} onChange={(event) => setWhere(event.target.value as TerritoryId)}>
            {wheres.map((territory) => (
              <option key={territory.id} value={territory.id}>
                {territory.name}
              </option>
            ))}
          </select>
        </label>
      </div>
    </Sheet>
  );
}
