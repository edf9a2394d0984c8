/** 导出: what, where, in which format; with how many rows, before anything is made. And the map as it stands, on paper. */
import { Download, Printer } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { subtree } from '../../../domain/answers/territory-tree.ts';
import { toFailure } from '../../../domain/failure.ts';
import { roleMayHold } from '../../../domain/rules/may-hold.ts';
import { dayOf } from '../../../domain/rules/shanghai-time.ts';
import '../../../i18n/plan-texts.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import { Button } from '../../parts/Button.tsx';
import { downloadExport, FILE_ENDINGS } from '../../parts/export-file.ts';
import { useToast } from '../../parts/Toast.tsx';
import { fileNameOf } from '../../print/file-name.ts';
import { TerritorySelect, useOwnTerritory } from '../parts/TerritorySelect.tsx';
import { Choices } from './Choices.tsx';
import { contentsFor } from './contents/index.ts';
import styles from './ExportTool.module.css';
import { formatsOf, makeFile, rowsFor, type ContentFormat } from './make-file.ts';
import { exportNotes } from './notes.ts';

const PrintMap = lazy(() => import('./PrintMap.tsx'));

export default function ExportTool() {
  const app = useApp();
  const words = useWords();
  const { t } = words;
  const toast = useToast();
  const world = useAppState((state) => state.world);
  const dataAsOf = useAppState((state) => state.sync.dataAsOf);
  const day = useAppState((state) => state.day);
  const own = useOwnTerritory();
  const [chosenWhere, setWhere] = useState<string | null>(null);
  const [chosen, setChosen] = useState('territory_grid');
  const [wanted, setFormat] = useState<ContentFormat>('xlsx');
  const [isMaking, setMaking] = useState(false);
  const [isPrinting, setPrinting] = useState(false);

  const where = world.territory.get(chosenWhere ?? '') ?? own;
  const contents = useMemo(() => contentsFor(world), [world]);
  const found = useMemo(() => {
    const within = new Set(where ? subtree(world, where.id).map(({ id }) => id) : []);
    const scope = { world, words, within, now: app.clock.now() };
    return { scope, rows: new Map(contents.map((content) => [content.id, content.rows(scope)])) };
  }, [app, world, words, where, contents]);
  const content = contents.find(({ id }) => id === chosen) ?? contents[0];
  if (!content || !where) return null;
  const formats = formatsOf(content);
  const format = formats.find((each) => each === wanted) ?? 'xlsx';
  const all = found.rows.get(content.id) ?? [];
  const rows = rowsFor(all, format);

  const make = async (): Promise<void> => {
    setMaking(true);
    const { scope } = found;
    const title = `${where.name}-${content.title(words)}`;
    const file_name = `${fileNameOf(`${title}-${day ?? dayOf(app.clock.now())}`)}.${FILE_ENDINGS[format]}`;
    const notes = exportNotes(words, { title, world, dataAsOf, now: app.clock.now(), hasPlaces: content.isPlace, day });
    try {
      const bytes = await makeFile({ content, format, rows, scope, title, notes });
      const record = { content: content.entity, format, rows: rows.length, territory_id: where.id, file_name };
      await downloadExport(app, record, bytes);
      toast(t('export.done', { n: rows.length, file: file_name }));
    } catch (error) {
      const { code } = toFailure(error);
      toast(t(code === 'unexpected' ? 'export.failed' : `failure.${code}`));
    } finally {
      setMaking(false);
    }
  };

  return (
    <div className={styles.tool}>
      <TerritorySelect label={t('export.where')} value={where.id} onChange={setWhere} />
      <Choices
        label={t('export.what')}
        value={content.id}
        onChange={setChosen}
        options={contents.map((each) => ({
          value: each.id,
          label: each.title(words),
          note: t('export.rows', { n: (found.rows.get(each.id)?.length ?? 0).toLocaleString(words.locale) }),
        }))}
      />
      {!roleMayHold(world, 'household') && <p className={styles.hint}>{t('export.counts_only')}</p>}
      <Choices
        label={t('export.format')}
        value={format}
        onChange={setFormat}
        options={formats.map((value) => ({
          value,
          label: t(`export.format.${value}`),
          hint: t(`export.format_hint.${value}`),
        }))}
      />
      <p className={styles.hint}>
        {t('export.columns')}：
        {content.columns.map(({ title }) => t(`export.column.${title}`)).join(t('card.separator'))}
      </p>
      {all.length > rows.length && (
        <p className={styles.hint}>{t('export.no_place', { n: all.length - rows.length })}</p>
      )}
      {day !== null && <p className={styles.hint}>{t('export.note.day', { day })}</p>}
      <p className={styles.hint}>{t('export.logged')}</p>
      <section aria-label={t('export.map')} className={styles.map}>
        <h3>{t('export.map')}</h3>
        <p className={styles.hint}>{t('export.map_about')}</p>
        <Button icon={<Printer size={20} aria-hidden="true" />} onClick={() => setPrinting(true)}>
          {t('export.map_do')}
        </Button>
      </section>
      <footer className={styles.foot}>
        <p role="status" className={styles.hint}>
          {rows.length === 0 && t('export.empty')}
        </p>
        <Button
          weight="primary"
          large
          icon={<Download size={22} aria-hidden="true" />}
          disabled={isMaking || rows.length === 0}
          onClick={() => void make()}
        >
          {isMaking ? t('export.making') : t('export.do', { n: rows.length.toLocaleString(words.locale) })}
        </Button>
      </footer>
      {isPrinting && (
        <Suspense>
          <PrintMap place={where} onClose={() => setPrinting(false)} />
        </Suspense>
      )}
    </div>
  );
}
