/** “Offline and device”: what this device keeps and how it is guarded. */
import type { device as original } from '../zh-CN/device.ts';

export const device = {
  'device.title': 'Offline and device',
  'device.close': 'Close',
  'device.open_update': 'Offline and device · new version',
  'device.open': 'Offline and device',

  'device.update.waiting': 'A new version is ready',
  'device.update.replaced': 'Another window has started the new version',
  'device.update.safe': 'It takes a few seconds. Records not yet uploaded stay here and are uploaded afterwards.',
  'device.update.waiting_do': 'Update now',
  'device.update.replaced_do': 'Reopen',
  'device.update.toast': 'A new version is ready. Update when you have a moment: My account · Offline and device.',

  'device.offline.title': 'Without a network',
  'device.offline.app': 'The app itself',
  'device.offline.app_ready': 'Kept on this device; opens without a network',
  'device.offline.app_preparing': 'Being kept on this device…',
  'device.offline.app_absent': 'This browser or this address cannot keep the app; it will not open without a network',
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
  'device.storage.low': 'Little space left (under 300 MB). Upload photos soon, or clear other files from the tablet.',
  'device.storage.no_photos':
    'Too little space (under 80 MB): no more photos for now, so that written records can still be kept. Upload, or clear the tablet.',
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
} satisfies Record<keyof typeof original, string>;
