import { expect, test } from 'vitest';
import { readSettings, SettingsError } from './settings.ts';

const url = 'https://project.example';
const jwt = (role: string): string =>
  ['{"alg":"HS256"}', JSON.stringify({ role })].map((part) => Buffer.from(part).toString('base64url')).join('.') + '.x';

test.each(['sb_secret_abc', jwt('service_role')])('a key that bypasses all rules never goes to browsers: %s', (key) => {
  expect(() => readSettings({ SUPABASE_URL: url, SUPABASE_PUBLISHABLE_KEY: key })).toThrow(SettingsError);
});

test.each(['sb_publishable_abc', jwt('anon')])('a publishable key does: %s', (key) => {
  expect(readSettings({ SUPABASE_URL: url, SUPABASE_PUBLISHABLE_KEY: key }).supabase?.publishableKey).toBe(key);
});

test('names for a proxy are a list', () => {
  expect(readSettings({ ALLOWED_HOSTS: 'Map.street.example, b.example' }).allowedHosts).toEqual([
    'map.street.example',
    'b.example',
  ]);
  expect(readSettings({}).allowedHosts).toEqual([]);
});
