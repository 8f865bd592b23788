import { QUOTAS, type QuotaId, quotaOf } from '../../../engine/capacity/quotas';
import type { World } from '../../../engine/world/world';
import type { Handler } from '../../handler';

/** Every quota the sandbox knows, as it is set. */
export const describeQuotas = (world: World): object[] =>
  (Object.keys(QUOTAS) as QuotaId[]).map((id) => ({
    id,
    name: QUOTAS[id].name,
    value: quotaOf({ world }, id),
    default: QUOTAS[id].default,
  }));

export const listQuotas: Handler<'Sandbox.ListQuotas'> = ({ ctx }) => ({
  enabled: ctx.world.quotas.enabled,
  quotas: describeQuotas(ctx.world),
});
