import { QUOTAS, type QuotaId } from '../../../engine/capacity/quotas';
import { sandboxErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { describeQuotas } from './list-quotas';

/** Quotas are on from now on (or off), with AWS's defaults but for those set. */
export const putQuota: Handler<'Sandbox.PutQuota'> = ({ ctx }, { enabled, set = {} }) => {
  const { quotas } = ctx.world;
  const values = Object.entries(set).map(([name, value]) => [idOf(name), value] as const);
  quotas.enabled = enabled ?? true;
  quotas.values = { ...quotas.values, ...Object.fromEntries(values) };
  return { enabled: quotas.enabled, quotas: describeQuotas(ctx.world) };
};

/** A quota by AWS's name, or by that in small letters with hyphens. */
function idOf(name: string): QuotaId {
  const id = (Object.keys(QUOTAS) as QuotaId[]).find(
    (one) => one === name || QUOTAS[one].name === name,
  );
  if (id) return id;
  return refuse(
    sandboxErrors.invalid(`There is no quota '${name}': ${Object.keys(QUOTAS).join(', ')}.`),
  );
}
