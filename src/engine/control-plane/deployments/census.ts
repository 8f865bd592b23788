import type { Task } from '../../../model/task';
import type { EngineContext } from '../../engine-context';
import type { Standing } from '../health-judgement';
import { isProtected } from '../task-protection';
import type { Side } from './rolling';

/** Tasks that are up, by what is thought of them: what plans are made from. */
export function sideOf(ctx: EngineContext, standings: readonly Standing[]): Side {
  const side: Side = { up: 0, healthy: 0, unhealthy: 0, ailing: 0, guarded: 0 };
  for (const { task, verdict, ailment } of standings) {
    if (verdict === 'unhealthy') {
      side.unhealthy++;
      continue;
    }
    side.up++;
    if (verdict === 'healthy') side.healthy++;
    if (ailment) side.ailing++;
    if (isProtected(ctx, task)) side.guarded++;
  }
  return side;
}

/** Of those that might go, the ones that nothing protects. */
export const unguarded = (ctx: EngineContext, standings: readonly Standing[]): Standing[] =>
  standings.filter(({ task }) => !isProtected(ctx, task));

/** What is thought of a task that has just been started. */
export const asComing = (task: Task): Standing => ({ task, verdict: 'coming', ailment: null });
