import { publishObstacle, type PublishObstacle } from '../../../commands/circle/publish-circle.ts';
import { useAppState } from '../../app-context.tsx';

/** Why what is shown cannot be published now; null when it can. */
export const usePublishObstacle = (): PublishObstacle => useAppState(({ circle }) => publishObstacle(circle));
