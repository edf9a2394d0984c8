/** All that a page's origin keeps on the device, as one text: local storage and every record of every database. */
import type { Page } from '@playwright/test';

export const everythingKept = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const answered = <Result>(request: IDBRequest<Result>): Promise<Result> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('the database did not answer')));
      });
    const texts = Object.entries(localStorage).map(([key, value]) => `${key}=${String(value)}`);
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await answered(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const rows = await answered(database.transaction(store).objectStore(store).getAll());
        texts.push(JSON.stringify(rows));
      }
      database.close();
    }
    return texts.join('\n');
  });
