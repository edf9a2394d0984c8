/** “Offline and device”: what this device keeps and how it is guarded. */
import type { device as original } from '../zh-CN/device.ts';

export const device = {
  'device.title': 'Offline and device',
  'device.close': 'Close',

  'device.update.safe': 'It takes a few seconds. Records not yet uploaded stay here and are uploaded afterwards.',
  'device.update.waiting_do': 'Update now',
  'device.update.replaced_do': 'Reopen',

  'device.offline.title': 'Without a network',
  'device.offline.app': 'The app itself',
  'device.offline.app_ready': 'Kept on this device; opens without a network',
  'device.offline.app_preparing': 'Being kept on this device…',
  'device.offline.app_absent':
    'It cannot be opened offline here: the address is not https, or the browser is in private mode or blocks offline storage. An open page works on without a network, but once closed it needs one to open again; upload before you close a private window',
  'device.offline.territory': 'Data of the territory',
  'device.offline.territory_ready': 'Kept on this device, as of {time}',
  'device.offline.territory_missing': 'Not complete yet',
  'device.offline.basemap': 'Basemap (roads, water)',
  'device.offline.basemap_ready': '{names}, {size}, downloaded {time}',
  'device.offline.basemap_missing':
    'Not kept on this device. Offline, territories, buildings and cases are shown as always, without streets beneath',
  'device.offline.no_basemap': 'No basemap is offered here.',
  'device.offline.needs_network': 'Downloading needs a network.',
  'device.offline.download': 'Download for offline',
  'device.offline.download_size': 'Download for offline ({size})',
  'device.offline.refresh': 'Download again',
  'device.offline.refresh_size': 'Download again ({size})',
  'device.offline.remove': 'Remove the basemap',
  'device.offline.downloading': 'Downloading for offline',
  'device.offline.progress': 'Downloading: {percent} of {size}',
  'device.offline.downloaded': 'Downloading: {size} so far',
  'device.offline.cancel': 'Cancel',

  'device.storage.title': 'Storage on this device',
  'device.storage.used': 'Space used',
  'device.storage.of': '{used} used, {left} left',
  'device.storage.unknown': 'not told by the browser',
  'device.storage.persistence': 'Kept for good: {answer}',
  'device.storage.granted': 'allowed',
  'device.storage.refused': 'not allowed',
  'device.storage.unknown_means': 'The browser does not say. Put the app on the home screen and upload regularly.',
  'device.storage.granted_means': 'When the tablet runs low on space, the browser will not clear this data by itself.',
  'device.storage.refused_means':
    'When the tablet runs low on space, the browser may clear this data, records not yet uploaded included. An app on the home screen is usually allowed; until then upload regularly.',

  'device.install.title': 'On the home screen',
  'device.install.offered': 'Opens from the home screen like any other app, without an address bar.',
  'device.install.by_hand':
    'In Safari tap Share, then Add to Home Screen. An app opened from the home screen keeps its data longer.',
  'device.install.installed': 'Opened from the home screen.',
  'device.install.unknown': 'Choose “Install app” or “Add to Home screen” in the browser’s menu.',
  'device.install.do': 'Put on the home screen',

  'device.cancel': 'Cancel',

  'device.lock.section': 'PIN lock',
  'device.lock.means':
    'When the tablet lies untouched, a PIN is asked for before anything is shown. Works offline. It keeps out whoever picks the tablet up, not somebody who takes its storage apart: have the office revoke a lost tablet soon.',
  'device.lock.unavailable': 'This address is not secure (https), so the browser cannot keep a PIN.',
  'device.lock.after': 'Lock when untouched for',
  'device.lock.minutes': '{n} min',
  'device.lock.set': 'Set a PIN',
  'device.lock.change': 'Change the PIN',
  'device.lock.remove': 'Remove the PIN',
  'device.lock.now': 'Lock now',
  'device.lock.new': 'New PIN (4–6 digits)',
  'device.lock.again': 'Once more',
  'device.lock.current': 'Current PIN',
  'device.lock.save': 'Save the PIN',
  'device.lock.problem_length': 'A PIN has 4 to 6 digits',
  'device.lock.problem_simple': 'Too easy to guess: no sequences, not the same digit throughout',
  'device.lock.problem_differs': 'The two are not the same',
  'device.lock.problem_wrong': 'Wrong PIN',
  'device.lock.title': 'Locked',
  'device.lock.pin': 'PIN',
  'device.lock.wrong': 'Wrong PIN; tries left: {n}. After that the session here ends and the territory is removed.',
  'device.lock.unlock': 'Unlock',
  'device.lock.unlocking': 'Unlocking…',
  'device.lock.forgotten': 'Forgotten?',
  'device.lock.forgotten_title': 'Sign in with your password instead?',
  'device.lock.forgotten_means':
    'The territory is removed from this device and downloaded again once you have signed in, which needs a network. Records not yet uploaded stay here and are uploaded then.',
  'device.lock.forgotten_do': 'Sign out, use password',

  'device.devices.own': 'My devices',
  'device.devices.own_means':
    'Devices your account was used on. Revoke a lost one here: at its next contact its data is removed.',
  'device.devices.office': 'Devices of the territory',
  'device.devices.office_means':
    'Devices the people of the territory work on. Revoke a lost one here: the database refuses it at once, and at its next contact its data is removed.',
  'device.devices.name': 'Name of this device',
  'device.devices.rename': 'Rename',
  'device.devices.reading': 'Reading the devices…',
  'device.devices.read_again': 'Look again',
  'device.devices.needs_network': 'The list of devices needs a network.',
  'device.devices.this': 'this one',
  'device.devices.seen': '{platform} · last seen {time}',
  'device.devices.waiting': '{n} to upload',
  'device.devices.revoked': 'Revoked {time}',
  'device.devices.wiped': 'data removed {time}',
  'device.devices.not_wiped': 'not seen since',
  'device.devices.title': '{name} ({owner})',
  'device.devices.revoke': 'Revoke',
  'device.devices.revoking': 'Revoking',
  'device.devices.revoke_title': 'Revoke “{name}” ({owner})?',
  'device.devices.revoke_means':
    'The database refuses this device at once; at its next contact it removes all it holds and signs out. This cannot be undone; once the device is found, its person signs in with their password.',
  'device.devices.revoke_loses': 'When last seen ({time}) it had {n} records not yet uploaded. They will be lost.',
  'device.devices.revoke_loses_nothing':
    'When last seen ({time}) it had nothing left to upload. What was recorded since will be lost.',
} satisfies Record<keyof typeof original, string>;
