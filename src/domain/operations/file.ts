/** Files that go out and come in: every export is written down, every import is carried out as a whole and can be taken back. */
import type { ReportedMeasure } from '../entities.ts';
import type { ImportId, ReportedFigureId, TerritoryId } from '../ids.ts';
import { profileOf } from '../profile-of.ts';
import { NO_CHANGES, removing, type OperationKinds } from './kind.ts';

export const EXPORT_FORMATS = ['geojson', 'kml', 'flatgeobuf', 'xlsx', 'csv', 'png', 'print'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

interface ExportRecordArgs {
  export_id: string;
  /** What is in it: the name of an entity, or of a screen (`map`, `cases`, `circle`). */
  content: string;
  format: ExportFormat;
  rows: number;
  territory_id: TerritoryId;
  file_name: string;
}

export interface FileOperations {
  'export.record': ExportRecordArgs;
  /** What was put and checked before (`put_import_rows`, `check_import`), in one transaction. */
  'import.apply': { import_id: ImportId; file_name: string };
  'import.undo': { import_id: ImportId; file_name: string };
  /** Null takes it back. */
  'figure.report': {
    figure_id: ReportedFigureId;
    territory_id: TerritoryId;
    measure: ReportedMeasure;
    value: number | null;
  };
}

export const fileKinds: OperationKinds<FileOperations> = {
  'export.record': {
    isBinding: true,
    about: ({ export_id }) => [{ entity: 'export', id: export_id }],
    title: (_world, { file_name }) => file_name,
    effect: () => NO_CHANGES,
  },
  'import.apply': {
    about: ({ import_id }) => [{ entity: 'import', id: import_id }],
    title: (_world, { file_name }) => file_name,
    effect: () => NO_CHANGES,
  },
  'import.undo': {
    about: ({ import_id }) => [{ entity: 'import', id: import_id }],
    title: (_world, { file_name }) => file_name,
    effect: () => NO_CHANGES,
  },
  'figure.report': {
    about: ({ figure_id }) => [{ entity: 'reported_figure', id: figure_id }],
    title: (world, { territory_id }) => world.territory.get(territory_id)?.name ?? '',
    effect(world, { figure_id, territory_id, measure, value }, { made_at }) {
      if (value === null) return removing(world, 'reported_figure', figure_id);
      const version = world.reported_figure.get(figure_id)?.version ?? 0;
      const reported_by = profileOf(world)?.display_name ?? '';
      const row = { id: figure_id, version, territory_id, measure, value, reported_by, reported_at: made_at };
      return { upserts: { reported_figure: [row] }, removes: {} };
    },
  },
};
