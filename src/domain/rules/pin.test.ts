import { describe, expect, it } from 'vitest';
import { deviceIdFor } from '../device.ts';
import { isIdle, pinProblem } from './pin.ts';

describe('a PIN', () => {
  it.each(['8305', '20417', '904172'])('%s will do', (pin) => expect(pinProblem(pin)).toBeNull());
  it.each(['', '123', '1234567', '12a4', '１２３４', ' 8305'])('%s has not four to six digits', (pin) =>
    expect(pinProblem(pin)).toBe('length'),
  );
  it.each(['0000', '555555', '1234', '3456', '7890', '4321', '98765', '0987'])('%s is what everybody tries', (pin) =>
    expect(pinProblem(pin)).toBe('simple'),
  );
});

describe('an unattended device', () => {
  it('is idle after its minutes, and when its clock went backwards', () => {
    expect(isIdle(1000, 1000 + 59_999, 1)).toBe(false);
    expect(isIdle(1000, 1000 + 60_000, 1)).toBe(true);
    expect(isIdle(1000, 1000 + 60_000, 5)).toBe(false);
    expect(isIdle(1000, 999, 15)).toBe(true);
  });
});

describe('the id of a person’s work on a tablet', () => {
  const [tablet, other] = ['019a2b3c-4d5e-7f60-8172-93a4b5c6d7e8', '019a2b3c-4d5e-7f60-8172-93a4b5c6d7e9'];
  const [one, two] = ['6ba7b810-9dad-41d1-80b4-00c04fd430c8', '6ba7b811-9dad-41d1-80b4-00c04fd430c8'];
  it('is a UUID, always the same, and another one for other people and other tablets', () => {
    const id = deviceIdFor(tablet, one);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(deviceIdFor(tablet, one)).toBe(id);
    expect(new Set([id, deviceIdFor(tablet, two), deviceIdFor(other, one)]).size).toBe(3);
  });
});
