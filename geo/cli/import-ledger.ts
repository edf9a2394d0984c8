/** `import ledger`: an office's table into the database, by the same reading, matching and checking as the wizard's. */
import { importTexts as english } from '../../src/i18n/en/import.ts';
import { importTexts as chinese } from '../../src/i18n/zh-CN/import.ts';
import type { Field } from '../../src/domain/ledger/fields.ts';
import { guessColumns, missingFields, type Mapping } from '../../src/domain/ledger/guess-columns.ts';
import type { FileSummary, MatchSummary } from '../../src/domain/ledger/import-questions.ts';
import { ImportDesk } from '../../src/workers/import-desk.ts';
import type { Database } from '../../supabase/local/database.ts';
import { nameOfCrs } from '../crs/crs.ts';
import { LIMITS } from '../formats/limits.ts';
import { ImportError, refuse } from '../formats/problem.ts';
import type { Problem } from '../formats/problem.ts';
import type { LedgerCommand } from './arguments.ts';
import { placesUnder } from './known-places.ts';
import type { Reporter } from './report.ts';
import { openSource, readWhole } from './source.ts';
import type { OpenTarget } from './target.ts';
import { uuidV7 } from './uuid-v7.ts';

type Language = 'zh' | 'en';

/** Throws `ImportError` and leaves the database as it was, or imports all rows that are sound. */
export async function importLedger(
  command: LedgerCommand,
  open: OpenTarget,
  report: Reporter,
  language: Language,
): Promise<void> {
  const source = await openSource(command.file, report);
  const bytes = await readWhole(source, LIMITS.fileBytes);
  report.progress('sorting', 0, 1);
  const desk = new ImportDesk();
  const file = await desk.open(source.name, bytes);
  const mapping = columnsOf(command, file, report);
  const target = await open(report);
  try {
    report.progress('checking');
    await target.db.transaction((tx) => write(tx, { command, desk, file, mapping }, report, language));
  } finally {
    await target.close();
  }
}

function columnsOf({ kind, sheet, columns }: LedgerCommand, file: FileSummary, report: Reporter): Mapping {
  const titles = file.sheets[sheet - 1]?.columns;
  if (!titles) throw refuse('table_empty');
  const named = [...columns].map(([field, title]) => [field as Field, titles.indexOf(title)] as const);
  const mapping: Mapping = { ...guessColumns(titles, kind), ...Object.fromEntries(named) };
  const missing = missingFields(kind, mapping).map((any) => any.join(' / '));
  const unknown = named.filter(([, at]) => at < 0).map(([field]) => field);
  if (missing.length + unknown.length > 0)
    throw refuse('ledger_columns', {
      fields: [...missing, ...unknown].join(', '),
      there: titles.join(', ').slice(0, 500),
    });
  for (const [field, at] of Object.entries(mapping)) report.line('columns_from', { field, title: titles[at] ?? '' });
  return mapping;
}

interface Work {
  readonly command: LedgerCommand;
  readonly desk: ImportDesk;
  readonly file: FileSummary;
  readonly mapping: Mapping;
}

interface Counts {
  readonly insert: number;
  readonly update: number;
  readonly unchanged: number;
  readonly faulty: number;
}

async function write(
  tx: Database,
  { command, desk, file, mapping }: Work,
  report: Reporter,
  language: Language,
): Promise<void> {
  const [root] = await tx.query<{ id: string }>('select id from public.territory where code = $1', [command.parent]);
  if (!root) throw refuse('parent_unknown', { parent: command.parent });
  desk.know(await placesUnder(tx, root.id));
  const crs = command.crs && nameOfCrs(command.crs);
  const found = await desk.match({ kind: command.kind, sheet: command.sheet - 1, mapping, decisions: [], crs });
  if (found.dropped > 0) report.line('identity_dropped', { count: found.dropped });
  const id = uuidV7();
  for (let index = 0, piece = desk.piece(0); piece; piece = desk.piece(++index))
    await tx.query('select private.stage_import(null, $1, $2, $3, $4, $5, $6::jsonb, $7, $8::jsonb)', [
      root.id,
      id,
      command.kind,
      file.name.slice(0, 200),
      file.sha256,
      '{}',
      piece.first_row,
      JSON.stringify(piece.rows),
    ]);
  const duties = 'array(select t.id from public.territory t where t.path @> array[$2::uuid])';
  const everywhere = 'array(select t.id from public.territory t)';
  const [planned] =
    found.sure === 0
      ? []
      : await tx.query<{ counts: Counts }>(
          `update private.import_batch b set counts = private.plan_import(b, ${duties}, ${everywhere}) where b.id = $1 returning counts`,
          [id, root.id],
        );
  const refused = planned
    ? await tx.query<{ row: number; field: string; code: string }>(
        'select row, field, code from pg_temp.import_problem order by row',
      )
    : [];
  const counts = planned?.counts ?? { insert: 0, update: 0, unchanged: 0, faulty: 0 };
  const problems = [
    ...unsound(found, language),
    ...refused.map(({ row, field, code }) => problem(desk.lines([row])[0] ?? 0, field, code, language)),
  ];
  if (problems.length > 0 && (!command.leaveOut || command.dryRun)) throw new ImportError(problems);
  report.line('ledger_counts', {
    insert: counts.insert,
    update: counts.update,
    unchanged: counts.unchanged,
    left: found.rows - found.sure + counts.faulty,
  });
  if (command.dryRun || counts.insert + counts.update === 0) {
    await tx.query('delete from private.import_batch where id = $1', [id]);
    if (command.dryRun) report.line('dry_run_good');
    return;
  }
  report.progress('writing');
  await tx.query(
    `select private.apply_import(b, ${duties}, ${everywhere}) from private.import_batch b where b.id = $1`,
    [id, root.id],
  );
  report.line('ledger_done', { id });
}

/** What could not be read or matched, and what a person would have to decide. */
const unsound = ({ faults, doubts }: MatchSummary, language: Language): Problem[] => [
  ...faults.map(({ line, field, code }) => problem(line, field ?? '', code, language)),
  ...doubts.map(({ text, lines, options }): Problem => ({
    code: 'ledger_row',
    params: {
      line: `${lines.slice(0, 3).join(', ')}${lines.length > 3 ? ' …' : ''}`,
      text: `“${text}” → ${options.map(({ name }) => name).join(' / ')}?`,
    },
  })),
];

function problem(line: number, field: string, code: string, language: Language): Problem {
  const texts: Readonly<Record<string, string>> = language === 'zh' ? chinese : english;
  const said = texts[`import.problem.${code}`] ?? code;
  return { code: 'ledger_row', params: { line, text: `${texts[`import.field.${field}`] ?? field} ${said}` } };
}
