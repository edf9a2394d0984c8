/** Who a signed-in person is. What each may hold is decided by the database (`supabase/README.md`), never here. */
export const ROLES = ['grid_worker', 'community_staff', 'street_staff', 'leader', 'administrator'] as const;
export type Role = (typeof ROLES)[number];
