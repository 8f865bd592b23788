import { sandboxErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';

/** Requests under way are still answered and counted. */
export const deleteTraffic: Handler<'Sandbox.DeleteTraffic'> = ({ ctx }, { name }) => {
  if (!ctx.world.traffic.delete(name)) refuse(sandboxErrors.notFound('client', name));
  ctx.dataPlane.trafficChanged(name);
  ctx.touch(`traffic/${name}`);
  return { name };
};
