/** English of the import command. `Texts` is what both languages must have. */
import type { ProblemCode } from '../formats/problem.ts';

export interface Texts {
  readonly feature: string;
  readonly quoted: string;
  readonly level: Readonly<Record<string, string>>;
  readonly stage: Readonly<
    Record<'reading' | 'sorting' | 'joining' | 'drawing' | 'opening' | 'checking' | 'writing', string>
  >;
  readonly line: Readonly<Record<(typeof LINES)[number], string>>;
  readonly usage: Readonly<Record<string, string>>;
  readonly problem: Readonly<Record<ProblemCode, string>>;
  readonly help: string;
}

const LINES = [
  'more_problems',
  'nothing_written',
  'dry_run_begins',
  'dry_run_good',
  'boundaries_done',
  'street_made',
  'street_replaced',
  'into_parent',
  'osm_counts',
  'osm_facilities',
  'outside_left',
  'broken_left',
  'cut_compounds',
  'cut_buildings',
  'point_buildings',
  'walk_done',
  'walk_walls',
  'walk_open',
  'walk_unused',
  'walk_stray',
  'walk_stale',
  'basemap_written',
  'duty_given',
  'duty_covered',
  'duty_nobody',
  'crs_used',
  'crs_found',
  'crs_candidate',
  'columns_from',
  'ledger_counts',
  'ledger_done',
  'identity_dropped',
  'names_from',
  'codes_from',
  'office_codes_from',
] as const;

export const EN: Texts = {
  feature: 'feature {number}{name}',
  quoted: ' “{name}”',
  level: {
    county: 'county',
    street: 'street',
    community: 'community',
    grid: 'grid',
    micro_grid: 'micro grid',
    compound: 'compound',
  },
  stage: {
    reading: 'reading the file …',
    sorting: 'sorting what is in it …',
    drawing: 'drawing the basemap …',
    joining: 'joining the ways …',
    opening: 'opening the database …',
    checking: 'checking …',
    writing: 'writing …',
  },
  line: {
    columns_from: '{field} is taken from “{title}”.',
    ledger_counts: '{insert} rows new, {update} changed, {unchanged} as before, {left} not imported.',
    ledger_done: 'Imported as {id}. It can be undone for 30 days under Plan · Import.',
    identity_dropped: 'Identity numbers were not read: {count}.',
    more_problems: '… and {count} more',
    nothing_written: 'Nothing was written.',
    dry_run_begins: 'Dry run; none of this is written:',
    dry_run_good: 'Dry run: nothing is wrong. Nothing was written.',
    boundaries_done: 'Imported {count} × {level} under “{parent}” ({code}).',
    crs_used: 'Coordinates read as {crs}.',
    crs_found: 'The file does not name its coordinate system; only as {crs} does it lie in “{parent}”.',
    crs_candidate:
      '  {crs}: {inside} % of the points inside, middle {shift} m from the middle of “{parent}”, overlap {overlap} %',
    names_from: 'Names from the field “{field}”.',
    codes_from: 'Codes from the field “{field}”.',
    office_codes_from: 'The office’s own codes from the field “{field}”.',
    street_made: 'Made the street “{name}” ({code}) with one community ({community}) that covers the whole extract.',
    street_replaced: 'Imported into the street “{name}” ({code}) anew, in place of “{file}” of {at}.',
    into_parent: 'Imported into “{name}” ({code}).',
    osm_counts: '{buildings} buildings, {compounds} compounds, {gates} gates.',
    osm_facilities: '{placed} shops and services; {outside} lie outside, {known} were known.',
    outside_left: 'Left out, because they lie outside it: {compounds} compounds, {buildings} buildings.',
    broken_left: 'Left out, because no area remained after repair: {compounds} compounds, {buildings} buildings.',
    cut_compounds: 'Left out, because the extract holds only a part of their outline: {names}.',
    cut_buildings: 'Left out, because the extract holds only a part of them: {count} buildings.',
    point_buildings: '{count} buildings are mapped as a point only: they got a nominal outline of 10 m × 10 m.',
    walk_done: 'Walking network: {file} ({size} kB, {edges} stretches, {km} km), {source} of {day}.',
    walk_walls: '{compounds} walled compounds with {gates} gates; {cuts} ways end at a wall.',
    walk_open:
      '{count} compounds were left open, because none of their gates lies within 8 m of a way: draw the gate or the path.',
    walk_unused: '{count} gates lie on no way and open nothing.',
    walk_stray: '{count} stretches that lead nowhere were left out.',
    walk_stale: '{count} published circles were walked on another network: they are marked as no longer certain.',
    basemap_written: 'Basemap: {file} ({size} kB), © OpenStreetMap contributors.',
    duty_given: 'Duty over “{name}” given to {account}.',
    duty_covered: '{account} answers for “{name}” already.',
    duty_nobody:
      'Nobody answers for “{name}” yet: run again with --replace --account EMAIL, or add the duty to a profile.',
  },
  usage: {
    ledger_kind:
      'there is no ledger “{given}”: household, party_household, party_member, grid_worker, resident_unit, service_station',
    ledger_parent: '--parent CODE is missing: whose ledger is this?',
    sheet: '--sheet is the number of a worksheet, from 1, not “{given}”',
    column: '--column is FIELD=HEADER, which “{given}” is not',
    what: '“{given}” cannot be imported: osm, boundaries, walk or ledger',
    no_file: 'no file given',
    one_file: 'one file at a time; what is “{given}”?',
    stray: '{given} does not belong to this kind of import',
    unreadable: '{given}',
    name: 'the name “{given}” is empty or too long; give a short one with --name',
    name_or_parent: '--name names a new street, --parent an existing territory: give one of them',
    date: 'the date “{given}” is none: 2026-11-20',
    level: '--level must be community, grid or compound, not “{given}”',
    parent: '--parent CODE is missing: the territory the boundaries lie in',
    compound_code: 'compounds have no code: leave --code-field out',
  },
  problem: {
    ledger_row: 'line {line}: {text}',
    ledger_columns: 'no column seems to be {fields} (there are: {there}); --column FIELD=HEADER names it',
    file_missing: 'there is no such file',
    file_unreadable: 'cannot be read ({reason})',
    file_empty: 'the file is empty',
    file_too_large:
      'the file has {size}, the limit is {limit}. Cut out your own area first (for OpenStreetMap: osmium extract -b WEST,SOUTH,EAST,NORTH) or split the file',
    unknown_format: 'this is neither OpenStreetMap XML nor PBF',
    compressed: 'the file is packed (zip, gzip …): unpack it first',
    zip_malformed:
      'the archive is damaged or of a kind that cannot be read here ({reason}): pack it anew as a plain zip',
    zip_bomb: 'the archive grows too large when it is unpacked: {size}, allowed are {limit}',
    zip_path: 'the archive holds a path that leads out of it: {entry}',
    zip_unknown: 'the archive holds neither a Shapefile nor KML nor a workbook: {names}',
    shapefile_bare: 'a .shp alone lacks names and coordinate system: pack .shp, .dbf, .prj and .cpg into one zip',
    shapefile_incomplete: 'the Shapefile lacks its {missing}: pack .shp, .dbf, .prj and .cpg into one zip',
    shapefile_several: 'the archive holds several layers: {names}. Pack one into a zip of its own',
    shapefile_malformed: 'the {part} of the Shapefile is damaged or cut off: {reason}',
    xml_unknown: 'this XML is “{found}”, neither KML nor GPX',
    text_encoding: 'the text is neither UTF-8 nor GB 18030: save it as UTF-8',
    csv_quote: 'line {line}: a quotation mark is not closed, or something follows it',
    table_malformed: 'the workbook is damaged, locked with a password or too old: {reason}',
    table_too_large: '{count} rows or columns; the limit is {limit}',
    table_empty: 'no table with a header and rows in it',
    table_web_page: 'this is a web page or XML that is called a workbook: open it in Excel or WPS and save it as .xlsx',
    table_no_areas: 'a table holds no areas: boundaries come as GeoJSON, a zipped Shapefile, KML or KMZ',
    file_vertices: 'more than {limit} points in all ({count} so far): simplify the boundaries or split the file',
    not_utf8: 'the text is not UTF-8: save it as UTF-8',
    not_json: 'not JSON, or cut off: {reason}',
    not_feature_collection: 'a GeoJSON FeatureCollection is needed, this is “{found}”',
    no_features: 'the collection holds no features',
    too_many_features: '{count} features; the limit is {limit}',
    crs_unknown: 'the coordinate system “{crs}” is not known: wgs84, cgcs2000, gcj02, bd09 or epsg:4491–4554',
    crs_unclear: 'the coordinate system is not plain. Look at the candidates above and name one with --crs',
    crs_conflict: 'the file says it is in {file}, --crs says {given}: which is right?',
    xml_malformed: 'line {line}: not well-formed XML or cut off: {reason}',
    xml_not_osm: 'this XML is “{found}”, not OpenStreetMap',
    xml_doctype: 'line {line}: a document type is not allowed (this may be a web page)',
    pbf_truncated: 'the file is cut off in the block at byte {offset}: download it again',
    pbf_malformed: 'damaged block at byte {offset}: {reason}',
    pbf_unsupported: 'the file needs “{feature}”, which cannot be read here: write it anew with osmium cat',
    osm_bad_element: '{element}: {reason}',
    osm_too_many: 'more than {limit} elements of the kind {kind}: cut out your own area first (osmium extract)',
    osm_nothing: 'nothing in it that could be imported: no streets, buildings or named residential areas',
    osm_extent:
      'the extract covers {width}° × {height}°, more than {limit}°: cut out your own area first (osmium extract)',
    walk_truncated: 'the walking network is cut off: make it anew',
    walk_malformed: 'this is no walking network, or a damaged one: {reason}',
    walk_version: 'a walking network of format {version}; this program reads {known}: make it anew',
    walk_nothing: 'nothing in it that people could walk on',
    not_a_feature: 'not a GeoJSON feature',
    no_geometry: 'has no geometry',
    wrong_geometry: 'is a {found}; a Polygon or MultiPolygon is needed',
    bad_coordinates: 'coordinates cannot be read at {at} (polygon.ring.point, counted from 0)',
    too_many_vertices: '{count} points; the limit is {limit}: simplify the boundary',
    ring_too_short: 'a ring of {points} points; at least 4 are needed, the last equal to the first',
    ring_unclosed: 'a ring is not closed: {gap} m between its ends. Repeat the first point at the end',
    ring_no_area: 'a ring encloses no area',
    ring_crossing: 'the boundary crosses or touches itself at {lon}, {lat}',
    range_axes_swapped:
      '{x}, {y}: the axes seem to be swapped; east comes first. If the whole file is so: --crs {suggest}',
    range_projected: '{x}, {y} are metres, not degrees: name the zone, e.g. --crs {suggest}',
    range_degrees: '{x}, {y} are degrees, not metres as in {crs}: try --crs cgcs2000',
    range_zone: '{x}, {y} do not belong to the zone of {crs}: try --crs {suggest}',
    range_outside: '{x}, {y} cannot be coordinates of {crs}',
    outside_china: 'lies outside China, at {lon}, {lat}: is the coordinate system right?',
    no_name: 'has no name in “{field}” (its fields: {there}); --name-field names another',
    name_too_long: 'the name has {length} characters, at most {limit}',
    no_code_field: 'has no code in “{field}” (its fields: {there}); leave --code-field out to have codes numbered',
    duplicate_name_in_file: 'has the same name as {other}',
    duplicate_code_in_file: 'has the same code {given} as {other}',
    parent_unknown: 'there is no territory with the code {parent}',
    parent_level: '“{parent}” is a {has}; a {level} lies in a {needed}',
    level_unknown: 'this database has no level {level}',
    geometry_invalid: 'the area is not valid: {reason} at {lon}, {lat}',
    outside_parent: 'lies outside “{parent}” by {m2} m² ({percent} % of it)',
    looks_like_crs: 'lies outside “{parent}” as {crs}, but inside as {other}, {shift} m away: try --crs {other}',
    duplicate_name: 'there is one of this name under “{parent}” already',
    duplicate_code: 'the code {given} is taken by “{other}”',
    bad_code:
      'the code “{given}” is not valid: {digits} digits beginning with {prefix}. Your own numbers go into --office-code-field',
    codes_used_up: 'no free number under “{parent}”',
    overlaps_in_file: 'overlaps “{other}” of the same file by {m2} m²',
    overlaps_sibling: 'overlaps the existing “{other}” by {m2} m²',
    no_county: 'the database holds no territory yet: run npm start once, or import into an existing one with --parent',
    several_counties: 'there is more than one top territory ({codes}): say with --parent where it belongs',
    imported_before:
      '“{name}” ({code}) was imported from “{file}” on {at}: --replace imports it anew, --name makes another street',
    replace_in_use: 'cannot be replaced: {rows} rows of {relation} hang on its compounds and buildings by now',
    nothing_inside: 'nothing of it lies in “{parent}”',
    account_unknown: 'there is no account {account} with a role here',
    database_in_use:
      'the data directory is in use by process {pid}{place}. Stop it first (Ctrl+C there, or kill {pid}), or name another directory with DATA_DIR',
    database_unprepared:
      'the database is not prepared for imports: run npm start (or supabase db push) once with this version',
    database_refused: 'the database refuses: {reason}',
    usage: '',
  },
  help: `npm run import -- osm FILE [--name NAME | --parent CODE] [--account EMAIL]… [--replace] [--dry-run]
  An OpenStreetMap extract (.osm or .osm.pbf): basemap, buildings, and named residential areas as compounds.
  Without --parent it becomes a street of its own, named NAME (or as the file), with one community.
  With --parent what lies outside that territory is left out. --account gives duty over it (demo: the office's and leader's accounts).

npm run import -- walk FILE [--name NAME] [--date YYYY-MM-DD] [--dry-run]
npm run import -- walk --town
  The walking network of an OpenStreetMap extract, or of the demo town: for walking times and 15-minute circles. Compounds and
  gates are those of the database; where a compound has gates, its walls cut every other way in.

npm run import -- ledger KIND FILE --parent CODE [--sheet N] [--crs SYSTEM] [--column FIELD=HEADER]… [--leave-out] [--dry-run]
  An Excel (.xlsx, .xls) or CSV ledger. KIND: household, party_household, party_member, grid_worker, resident_unit,
  service_station. Rows whose names are not quite known, or that are faulty, are listed; with --leave-out they are left out and
  the others imported, without it nothing is written. Identity numbers are never read.

npm run import -- boundaries FILE --level community|grid|compound --parent CODE [--crs CRS]
                  [--name-field F] [--code-field F] [--office-code-field F] [--dry-run]
  Areas in GeoJSON, a zipped Shapefile (.shp .dbf .prj .cpg), KML or KMZ. CRS: wgs84, cgcs2000, gcj02, bd09,
  epsg:4491 … epsg:4554; with /yx behind it where north comes first (epsg:4527/yx). Without --crs it is what the file says,
  compared with the boundary of CODE; where that is not plain, the candidates are listed and nothing is written.
  All or nothing: with any problem nothing is written.

Data goes to .data/ (or DATA_DIR), or to the PostgreSQL of DATABASE_URL.`,
};
