/**
 * What can be wrong with a file, as codes with parameters. Texts for people are written by whoever shows them (the
 * command line, later the import wizard); nobody compares message texts.
 */
export const PROBLEM_CODES = [
  // the file as a whole
  'file_missing',
  'file_unreadable',
  'file_empty',
  'file_too_large',
  'unknown_format',
  'compressed',
  'zip_malformed',
  'zip_bomb',
  'zip_path',
  'zip_unknown',
  'shapefile_bare',
  'shapefile_incomplete',
  'shapefile_several',
  'shapefile_malformed',
  'xml_unknown',
  'text_encoding',
  'csv_quote',
  'table_malformed',
  'table_too_large',
  'table_empty',
  'table_web_page',
  'table_no_areas',
  'file_vertices',
  'not_utf8',
  'not_json',
  'not_feature_collection',
  'no_features',
  'too_many_features',
  'crs_unknown',
  'crs_conflict',
  'crs_unclear',
  'xml_malformed',
  'xml_not_osm',
  'xml_doctype',
  'pbf_truncated',
  'pbf_malformed',
  'pbf_unsupported',
  'osm_bad_element',
  'osm_too_many',
  'osm_nothing',
  'osm_extent',
  'walk_truncated',
  'walk_malformed',
  'walk_version',
  'walk_nothing',
  // one feature
  'not_a_feature',
  'no_geometry',
  'wrong_geometry',
  'bad_coordinates',
  'too_many_vertices',
  'ring_too_short',
  'ring_unclosed',
  'ring_no_area',
  'ring_crossing',
  'range_axes_swapped',
  'range_projected',
  'range_degrees',
  'range_zone',
  'range_outside',
  'outside_china',
  'no_name',
  'name_too_long',
  'no_code_field',
  'duplicate_name_in_file',
  'duplicate_code_in_file',
  // found by the database
  'parent_unknown',
  'parent_level',
  'level_unknown',
  'geometry_invalid',
  'outside_parent',
  'looks_like_crs',
  'duplicate_name',
  'duplicate_code',
  'bad_code',
  'codes_used_up',
  'overlaps_in_file',
  'overlaps_sibling',
  'no_county',
  'several_counties',
  'imported_before',
  'replace_in_use',
  'nothing_inside',
  'account_unknown',
  'database_in_use',
  'database_unprepared',
  'database_refused',
  // one row of a ledger
  'ledger_row',
  'ledger_columns',
  // the command
  'usage',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

export type ProblemParams = Readonly<Record<string, string | number>>;

export interface Problem {
  readonly code: ProblemCode;
  /** Place of the feature in its file, from 0; absent when the whole file is meant. */
  readonly index?: number;
  /** The feature's own name, where it has one. */
  readonly name?: string;
  readonly params: ProblemParams;
}

/** Refuses an import. Whoever throws it has written nothing, or is inside a transaction that rolls back. */
export class ImportError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], options?: ErrorOptions) {
    super(problems.map((problem) => `${problem.code} ${JSON.stringify(problem.params)}`).join('; '), options);
    this.name = 'ImportError';
    this.problems = problems;
  }
}

/** For `throw refuse('file_empty')`: one problem of the whole file. */
export const refuse = (code: ProblemCode, params: ProblemParams = {}, options?: ErrorOptions): ImportError =>
  new ImportError([{ code, params }], options);

export const isProblemCode = (text: string): text is ProblemCode => PROBLEM_CODES.some((code) => code === text);
