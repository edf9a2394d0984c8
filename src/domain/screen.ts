/** The places of the rail: what a person is here for right now. Which of them somebody has is decided in `ui/rail/places.ts`. */
const SCREENS = ['map', 'patrol', 'circle', 'plan', 'desk', 'orders', 'outbox'] as const;
export type Screen = (typeof SCREENS)[number];

export const parseScreen = (text: string): Screen => SCREENS.find((screen) => screen === text) ?? 'map';
