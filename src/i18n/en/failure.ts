import type { failure as original } from '../zh-CN/failure.ts';

export const failure = {
  'failure.network': 'The server cannot be reached. What is on this device is safe; check the network and try again.',
  'failure.wrong_credentials': 'The e-mail or the password is wrong. Check both and try again.',
  'failure.too_many_tries':
    'Too many wrong passwords for this account. Wait half a minute and try again, or ask your administrator.',
  'failure.session_expired': 'Your sign-in has expired. What is on this device is safe; please sign in again.',
  'failure.not_permitted': 'Your role does not allow this. The street administrator can help.',
  'failure.no_profile': 'This account has no role yet. Please ask the street administrator.',
  'failure.not_found': 'Not found. It may have been deleted or moved out of your territory.',
  'failure.invalid_input': 'Something is filled in wrongly. Check it and submit again.',
  'failure.server': 'The server failed. What is on this device is safe; try again in a moment.',
  'failure.photo_allowance':
    'Too many uploaded photos belong to no case yet. The photos are safe on this device and go on once their cases are sent.',
  'failure.storage':
    'The browser’s storage failed; what you see now will not be kept. Free some disk space or use another browser.',
  'failure.unsupported':
    'This browser cannot draw the map (WebGL 2 is missing). The list still works; please update or change the browser.',
  'failure.unexpected':
    'Something unforeseen went wrong. The data on the server is safe; reload the page, and ask your administrator if it happens again.',
} as const satisfies Record<keyof typeof original, string>;
