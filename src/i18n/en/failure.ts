import type { failure as original } from '../zh-CN/failure.ts';

export const failure = {
  'failure.network': 'The server cannot be reached. What is on this device is safe; check the network and try again.',
  'failure.wrong_credentials': 'The e-mail or the password is wrong. Check both and try again.',
  'failure.too_many_tries':
    'Too many wrong passwords for this account. Wait half a minute and try again, or ask your administrator.',
  'failure.session_expired': 'Your sign-in has expired. What is on this device is safe; please sign in again.',
  'failure.not_permitted': 'Your role does not allow this. The street administrator can help.',
  'failure.device_revoked':
    'The office has revoked this device, and its data has been removed. Once the device is found again you can sign in anew.',
  'failure.pin_spent':
    'Too many wrong PINs: the session here has ended and the territory was removed. Records not yet uploaded are still here. Sign in with your password.',
  'failure.no_profile': 'This account has no role yet. Please ask the street administrator.',
  'failure.not_found': 'Not found. It may have been deleted or moved out of your territory.',
  'failure.invalid_input': 'Something is filled in wrongly. Check it and submit again.',
  'failure.server': 'The server failed. What is on this device is safe; try again in a moment.',
  'failure.photo_allowance':
    'Too many uploaded photos belong to no case yet. The photos are safe on this device and go on once their cases are sent.',
  'failure.storage':
    'The browser’s storage failed; what you see now will not be kept. Free some disk space or use another browser.',
  'failure.quota':
    'This device is full; this record was not stored. Free some space and try again. What was stored before is safe.',
  'failure.unsent_records':
    'There are records on this device that have not been uploaded. If you sign out now, they wait here until you sign in on this device again.',
  'failure.unknown_operation':
    'The server is older and does not know this operation yet. The record stays on this device; ask your administrator to update it, then try again.',
  'failure.id_reuse': 'The server already has something else under this id. Check it and submit again.',
  'failure.import_allowance':
    'The file is too large to wait on the server. Nothing was written; split it into several files.',
  'failure.import_outdated':
    'The data has changed since it was checked. Nothing was written; check again and then import.',
  'failure.changed_since':
    'Somebody has changed records of this import since, so it cannot be undone. Nothing was changed.',
  'failure.changed_elsewhere': 'Another tab has just changed these records. Look at them and decide again.',
  'failure.dependency_failed': 'The step this one builds upon did not succeed. Settle that one first.',
  'failure.outside_duty': 'This place is outside your territory. Check the place.',
  'failure.compound_overlap':
    'The outline lies over another compound. Your record is still on this device: adjust the outline and save it again.',
  'failure.wrong_stage': 'It is no longer at a stage where this is possible. Look at how it stands now.',
  'failure.feedback_missing': 'Whoever reported the case has not been told yet; it cannot be closed.',
  'failure.not_simple': 'Only simple cases may be settled by whoever found them.',
  'failure.already_evaluated': 'This case has been evaluated already.',
  'failure.already_finished': 'This patrol has been finished; the server has it.',
  'failure.name_taken': 'This territory has a part of that name already; nothing was saved. Choose another name.',
  'failure.outlines_overlap':
    'The new outline overlaps its neighbour; the server kept the old boundaries. Get the latest ones and draw again.',
  'failure.outlines_gap':
    'Some ground would belong to nobody; the server kept the old boundaries. Give it to a neighbour and send again.',
  'failure.outside_parent':
    'The new outline reaches out of its territory; the server kept the old boundaries. Draw inside the territory.',
  'failure.parts_outside':
    'A smaller grid would lie outside the new outline; the server kept the old boundaries. Change the smaller grid first, or draw differently.',
  'failure.past_day':
    'You are looking at the boundaries of a past day, where nothing can be changed; this was not recorded. Return to today first.',
  'failure.unsupported':
    'This browser cannot draw the map (WebGL 2 is missing). The list still works; please update or change the browser.',
  'failure.no_wasm':
    'This browser cannot prove which sites are best (WebAssembly is missing). Suggestions work as before; update the browser for the proof.',
  'failure.unexpected':
    'Something unforeseen went wrong. The data on the server is safe; reload the page, and ask your administrator if it happens again.',
} as const satisfies Record<keyof typeof original, string>;
