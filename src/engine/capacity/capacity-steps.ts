import type { EngineContext } from '../engine-context';
import type { ControlStep } from '../world/agenda';
import { groupPassIsDue } from './auto-scaling-groups';
import { providerPassIsDue } from './provider-pass';
import { spotReclaimIsDue } from './spot-interruptions';

/** What capacity providers, Auto Scaling groups and Spot do when it is time. */
export function takeCapacityStep(
  ctx: EngineContext,
  step: Extract<ControlStep, { step: 'provider-pass' | 'group-pass' | 'spot-reclaim' }>,
): void {
  if (step.step === 'provider-pass') {
    const provider = ctx.world.capacityProviders.get(step.provider);
    if (provider?.createdAt === step.createdAt) providerPassIsDue(ctx, provider);
  } else if (step.step === 'group-pass') {
    const group = ctx.world.autoScalingGroups.get(step.group);
    if (group?.createdAt === step.createdAt) groupPassIsDue(ctx, group);
  } else {
    const instance = ctx.world.containerInstances.get(step.instance);
    if (instance?.launchedAt === step.launchedAt) spotReclaimIsDue(ctx, instance);
  }
}
