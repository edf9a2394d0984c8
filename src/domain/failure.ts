/**
 * What can go wrong, as codes. Texts for people live in the catalogue (`i18n/`) under `failure.<code>`; code never
 * compares message texts. `detail` is for the log and for support, not for the screen.
 */
export const FAILURE_CODES = [
  'network', // no answer: offline, refused, timed out
  'wrong_credentials',
  'too_many_tries', // wrong passwords: this account has to wait
  'session_expired', // the server no longer knows who is asking
  'not_permitted',
  'device_revoked', // the office has taken this device's rights away
  'pin_spent', // too many wrong PINs: the session on this device has ended
  'no_profile', // signed in, but nobody has given this account a role
  'not_found',
  'invalid_input',
  'server', // the server answered that it failed
  'photo_allowance', // too many photos of this person lie on the server and belong to nothing yet
  'import_allowance', // a file with more rows than may wait on the server
  'import_outdated', // what would be imported is no longer what was checked
  'changed_since', // somebody has gone on with rows of an import that is to be taken back
  'storage', // the browser's own database failed
  'quota', // the device is full
  'unsent_records', // signing out would leave records on this device that the server has not got
  'unknown_operation', // the server is older than this app
  'id_reuse', // something else has this id
  'changed_elsewhere', // another tab has just changed what this was about to change
  'dependency_failed', // what it builds upon was not applied
  'outside_duty',
  'compound_overlap', // an outline lies over another compound
  'wrong_stage', // the case is no longer, or not yet, where this can be done
  'feedback_missing', // whoever reported the case has not been told
  'not_simple',
  'already_evaluated',
  'already_finished', // a patrol ends once
  'name_taken', // two parts of a territory would have one name
  'outlines_overlap', // ground would lie in two parts of a territory
  'outlines_gap', // ground of a part would lie in none
  'outside_parent', // an outline would reach out of the territory it is a part of
  'parts_outside', // a smaller territory would no longer lie in the one it belongs to
  'past_day', // the boundaries of a past day are shown: one looks, and changes nothing
  'unsupported', // the browser lacks something the map needs (WebGL 2)
  'no_wasm', // the browser may not run WebAssembly, which the proof of the best sites needs
  'unexpected',
] as const;

export type FailureCode = (typeof FAILURE_CODES)[number];

export class Failure extends Error {
  readonly code: FailureCode;
  readonly detail: string;

  constructor(code: FailureCode, detail = '', options?: ErrorOptions) {
    super(detail === '' ? code : `${code}: ${detail}`, options);
    this.name = 'Failure';
    this.code = code;
    this.detail = detail;
  }
}

/** Anything thrown, as a Failure: what is not one already was not foreseen. */
export const toFailure = (thrown: unknown): Failure =>
  thrown instanceof Failure
    ? thrown
    : new Failure('unexpected', thrown instanceof Error ? thrown.message : String(thrown), { cause: thrown });
