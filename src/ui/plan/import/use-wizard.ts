/** What the steps of the wizard do: one thing at a time, with its progress, and it can be stopped. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { MultiPolygon } from 'geojson';
import { LIMITS } from '../../../../geo/formats/limits.ts';
import { ImportError, refuse, type Problem } from '../../../../geo/formats/problem.ts';
import { carryOut } from '../../../commands/import/carry-out.ts';
import type { ImportPort } from '../../../commands/import/import-port.ts';
import { sendRows } from '../../../commands/import/send-rows.ts';
import { showImportPreview } from '../../../commands/import/show-preview.ts';
import { toFailure, type FailureCode } from '../../../domain/failure.ts';
import { guessColumns, guessKind, type Mapping } from '../../../domain/ledger/guess-columns.ts';
import { knownPlaces } from '../../../domain/ledger/known-places.ts';
import type { ImportKind } from '../../../domain/ledger/kinds.ts';
import { profileOf } from '../../../domain/profile-of.ts';
import { useApp } from '../../app-context.tsx';
import { rememberedMapping, rememberMapping } from './remembered.ts';
import { emptyWizard, hasPlace, type Step, type Wizard } from './wizard.ts';

export interface Trouble {
  /** What was refused about the file, or what failed. */
  readonly problems: readonly Problem[];
  readonly code: FailureCode | null;
  readonly name: string;
}

export type Work = 'reading' | 'looking' | 'matching' | 'sending' | 'applying';

export interface Busy {
  readonly work: Work;
  readonly share: number | null;
}

interface Run {
  readonly port: ImportPort;
  readonly signal: AbortSignal;
  readonly onProgress: (share: number) => void;
}

export function useWizard() {
  const app = useApp();
  const [wizard, setWizard] = useState<Wizard>(emptyWizard);
  const [busy, setBusy] = useState<Busy | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const port = useRef<Promise<ImportPort> | null>(null);
  const running = useRef<AbortController | null>(null);

  useEffect(
    () => () => {
      running.current?.abort();
      void port.current?.then((held) => held.end());
      showImportPreview(app, null);
    },
    [app],
  );

  const change = (changes: Partial<Wizard>): void => setWizard((now) => ({ ...now, ...changes }));

  async function run(work: Work, name: string, todo: (run: Run) => Promise<Partial<Wizard>>): Promise<void> {
    running.current?.abort();
    const control = new AbortController();
    running.current = control;
    setTrouble(null);
    setBusy({ work, share: null });
    try {
      port.current ??= app.imports();
      const held = await port.current;
      const onProgress = (share: number): void => setBusy((now) => (now ? { ...now, share } : now));
      const changes = await todo({ port: held, signal: control.signal, onProgress });
      control.signal.throwIfAborted();
      change(changes);
    } catch (error) {
      if (control.signal.aborted) return;
      const refused = error instanceof ImportError ? error.problems : [];
      setTrouble({ problems: refused, code: refused.length > 0 ? null : toFailure(error).code, name });
    } finally {
      if (running.current === control) {
        running.current = null;
        setBusy(null);
      }
    }
  }

  const open = (file: File): Promise<void> =>
    run('reading', file.name, async ({ port: held, signal }) => {
      showImportPreview(app, null);
      setWizard(emptyWizard);
      // before its bytes are held
      if (file.size > LIMITS.fileBytes) throw refuse('file_too_large', { size: file.size, limit: LIMITS.fileBytes });
      const bytes = await file.arrayBuffer();
      const read = await held.ask('open', { name: file.name, bytes }, { signal, transfer: [bytes] });
      const kind: ImportKind | null = read.features
        ? 'boundaries'
        : guessKind(read.sheets[0]?.columns ?? [], `${file.name} ${read.sheets[0]?.name ?? ''}`);
      return { ...emptyWizard, file: read, kind, step: 'kind' };
    });

  /** The ground that a file is compared with: the territory above, or all that the person answers for. */
  function outline(now: Wizard): MultiPolygon {
    const { world } = app.store.getState();
    const ids = now.kind === 'boundaries' && now.parent ? [now.parent] : (profileOf(world)?.territory_ids ?? []);
    const shapes = ids.flatMap((id) => world.territory.get(id)?.geom ?? []);
    return {
      type: 'MultiPolygon',
      coordinates: shapes.flatMap((shape) => (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates)),
    };
  }

  const afterKind = async (now: Wizard): Promise<void> => {
    const columns = now.file?.sheets[now.sheet]?.columns ?? [];
    const mapping: Mapping =
      now.kind && now.kind !== 'boundaries'
        ? (rememberedMapping(now.kind, columns) ?? guessColumns(columns, now.kind))
        : {};
    if (!hasPlace(now)) return change({ mapping, crs: null, step: 'columns' });
    await run('looking', now.file?.name ?? '', async ({ port: held, signal }) => {
      const offers = await held.ask(
        'crs',
        { outline: outline(now), sheet: now.kind === 'boundaries' ? null : now.sheet },
        { signal },
      );
      const shown = offers.offers.find(({ crs }) => crs === offers.plain);
      showImportPreview(app, shown?.preview ?? offers.offers[0]?.preview ?? null);
      return { mapping, offers, crs: offers.plain, step: 'crs' };
    });
  };

  const match = (now: Wizard, then: Step | 'next'): Promise<void> =>
    run('matching', now.file?.name ?? '', async ({ port: held, signal, onProgress }) => {
      if (now.kind === 'boundaries' && now.crs !== null) {
        const { name, code, officeCode } = now.fields;
        const found = await held.ask(
          'boundaries',
          { crs: now.crs, nameField: name, codeField: code, officeCodeField: officeCode },
          { signal },
        );
        return { match: found, dry: null, step: 'check' };
      }
      if (now.kind === null || now.kind === 'boundaries') return {};
      rememberMapping(now.kind, now.file?.sheets[now.sheet]?.columns ?? [], now.mapping);
      await held.ask('places', knownPlaces(app.store.getState().world, /party/.test(now.kind)), { signal });
      const task = {
        kind: now.kind,
        sheet: now.sheet,
        mapping: now.mapping,
        decisions: [...now.decisions],
        crs: now.crs,
      };
      const found = await held.ask('match', task, { signal, onProgress });
      return { match: found, dry: null, step: then === 'next' ? (found.doubts.length > 0 ? 'review' : 'check') : then };
    });

  const check = (now: Wizard): Promise<void> =>
    run('sending', now.file?.name ?? '', async ({ port: held, signal, onProgress }) => {
      const { file, kind, match: found } = now;
      if (!file || !kind || !found || found.sure === 0) return {};
      const parent = now.parent ? app.store.getState().world.territory.get(now.parent) : undefined;
      const options: Readonly<Record<string, string>> =
        kind === 'boundaries' ? { level: now.level, parent_code: parent?.code ?? '' } : {};
      const dry = await sendRows(
        app,
        held,
        { kind, file_name: file.name, file_sha256: file.sha256, options, rows: found.sure },
        { signal, onProgress },
      );
      const rows = dry.check.problems.map(({ row }) => row ?? -1);
      const lines = await held.ask('lines', { rows }, { signal });
      const problems = dry.check.problems.map((problem, n) => ({
        ...problem,
        row: problem.row === null ? null : (lines[n] ?? 0),
      }));
      // of rows that are the same the other is told by its line, too
      const others = await held.ask(
        'lines',
        { rows: problems.map(({ detail }) => Number(detail['other'] ?? -1)) },
        { signal },
      );
      const told = problems.map((problem, n) =>
        problem.code === 'duplicate_in_file'
          ? { ...problem, detail: { ...problem.detail, other: others[n] ?? 0 } }
          : problem,
      );
      return { dry: { ...dry, check: { ...dry.check, problems: told } } };
    });

  const apply = (now: Wizard): Promise<void> =>
    run('applying', now.file?.name ?? '', async () => {
      if (!now.dry || !now.file) return {};
      await carryOut(app, 'import.apply', now.dry.import_id, now.file.name);
      showImportPreview(app, null);
      return { done: { id: now.dry.import_id, counts: now.dry.check.counts }, step: 'done' };
    });

  const cancel = (): void => {
    running.current?.abort();
    running.current = null;
    setBusy(null);
  };

  const restart = (): void => {
    cancel();
    setTrouble(null);
    showImportPreview(app, null);
    setWizard(emptyWizard);
  };

  const withPort = useCallback(
    async <Value>(todo: (held: ImportPort) => Promise<Value>): Promise<Value> => {
      port.current ??= app.imports();
      return todo(await port.current);
    },
    [app],
  );

  return { wizard, busy, trouble, change, open, afterKind, match, check, apply, cancel, restart, withPort };
}

export type WizardActions = ReturnType<typeof useWizard>;
