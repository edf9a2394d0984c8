import { describe, expect, it } from 'vitest';
import { aWorld } from '../../tests/builders/a-world.ts';
import { fakeApp } from '../../tests/fakes/fake-app.ts';
import type { HouseholdContact } from '../domain/entities.ts';
import type { HouseholdId } from '../domain/ids.ts';
import { hover } from './hover.ts';
import { readHouseholdContact } from './read-household-contact.ts';
import { setInsets } from './set-insets.ts';
import { setLocale } from './set-locale.ts';
import { setSystemTheme } from './set-system-theme.ts';
import { setTheme } from './set-theme.ts';
import { settleCamera } from './settle-camera.ts';
import { toggleLayer } from './toggle-layer.ts';
import { zoomBy } from './zoom-by.ts';

describe('preferences', () => {
  it('are remembered by the device', () => {
    const app = fakeApp();
    setTheme(app, 'outdoor');
    setLocale(app, 'en');
    expect(app.remembered.preferences).toEqual({ theme: 'outdoor', locale: 'en' });
    expect(app.store.getState()).toMatchObject({ theme: 'outdoor', preferences: { theme: 'outdoor', locale: 'en' } });
  });

  it('follow the device while they say so, and not otherwise', () => {
    const app = fakeApp();
    setSystemTheme(app, 'dark');
    expect(app.store.getState().theme).toBe('dark');
    setTheme(app, 'light');
    setSystemTheme(app, 'dark');
    expect(app.store.getState().theme).toBe('light');
    setTheme(app, 'system');
    expect(app.store.getState().theme).toBe('dark');
  });
});

describe('the contact of a household', () => {
  const id = 'household-1' as HouseholdId;
  const contact: HouseholdContact = {
    id,
    version: 1,
    head_name: '上官云舟',
    phone: null,
    care: [],
    elders: 0,
    children: 0,
  };

  it('comes from the device where the role holds it', async () => {
    const world = aWorld().with('household_contact', contact).build();
    const app = fakeApp({ world });
    expect(await readHouseholdContact(app, id)).toEqual(contact);
    expect(app.remote.contactsRead).toEqual([]);
  });

  it('is asked of the server otherwise, and not kept', async () => {
    const app = fakeApp();
    app.remote.contact = contact;
    expect(await readHouseholdContact(app, id)).toEqual(contact);
    expect(app.remote.contactsRead).toEqual([id]);
    expect(app.store.getState().world.household_contact.size).toBe(0);
  });

  it('may be unknown', async () => {
    await expect(readHouseholdContact(fakeApp(), id)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the map', () => {
  it('zooms around where it rests, and not before it rests anywhere', () => {
    const app = fakeApp();
    zoomBy(app, 1);
    expect(app.store.getState().cameraWish).toBeNull();
    settleCamera(app, { center: [101, 41], zoom: 15 });
    zoomBy(app, -1);
    expect(app.store.getState().cameraWish).toEqual({ kind: 'point', center: [101, 41], zoom: 14 });
  });

  it('switches one layer', () => {
    const app = fakeApp();
    toggleLayer(app, 'compound');
    expect(app.store.getState().layers).toMatchObject({ compound: false, building: true });
    toggleLayer(app, 'compound');
    expect(app.store.getState().layers.compound).toBe(true);
  });

  it('tells nobody when nothing changed', () => {
    const app = fakeApp();
    hover(app, { kind: 'compound', id: 'compound-1' });
    setInsets(app, { top: 0, right: 0, bottom: 0, left: 380 });
    let told = 0;
    app.store.subscribe(() => (told += 1));
    hover(app, { kind: 'compound', id: 'compound-1' });
    setInsets(app, { top: 0, right: 0, bottom: 0, left: 380 });
    expect(told).toBe(0);
  });
});
