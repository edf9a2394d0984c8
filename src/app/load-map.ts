/** The map is a chunk of its own: sign-in and the list come without it, and its download starts before it is first drawn. */
export const loadMap = () => import('../map/MapCanvas.tsx');
