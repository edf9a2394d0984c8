import type { Obstacle } from '../../../domain/answers/case-actions.ts';
import type { Words } from '../parts/use-words.ts';

/** Why something cannot be done, and when or by whom it can. */
export function obstacleText({ t, rowName, roles }: Words, obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'role':
      return t('case.obstacle.role', { roles: roles(obstacle.roles) });
    case 'stage':
      return t('case.obstacle.stage', { stages: obstacle.stages.map(rowName).join(t('card.separator')) });
    case 'not_simple':
    case 'feedback_missing':
    case 'already_evaluated':
    case 'settle_first':
    case 'past_day':
      return t(`case.obstacle.${obstacle.kind}`);
  }
}
