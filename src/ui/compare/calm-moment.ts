import { type SimMicros, seconds, toSeconds } from '../../model/sim-time';
import type { ServiceView } from '../../model/view';
import type { MirrorState } from '../../state/mirror-store';

type Known = Pick<MirrorState, 'now' | 'recorded'> & { run: Pick<MirrorState['run'], 'head'> };

const COMPLETED = /\(deployment \S+\) deployment completed\./;

const isUnderWay = ({ serviceDeployment, deployments }: ServiceView): boolean =>
  (serviceDeployment !== null && !serviceDeployment.isOver) ||
  deployments.some(({ rolloutState }) => rolloutState === 'IN_PROGRESS');

/**
 * When a service can be deployed to without cutting into a deployment that is under way: the whole
 * second after that is over, or the furthest moment known where it has not ended by then. Undefined
 * where none is under way: any moment is as good as now.
 */
export function calmMoment(service: ServiceView, known: Known): SimMicros | undefined {
  if (!isUnderWay(service)) return undefined;
  const { now, recorded, run } = known;
  const later = recorded.entities.get(service.id);
  const record = later?.kind === 'service' ? later.serviceDeployment : null;
  const isSame = record !== null && record.id === service.serviceDeployment?.id;
  const completed = recorded.events.find(
    ({ at, serviceArn, message }) =>
      at > now && serviceArn === service.id && COMPLETED.test(message),
  );
  const over = (isSame ? record.finishedAt : null) ?? completed?.at;
  return over === undefined ? run.head : seconds(Math.floor(toSeconds(over)) + 1);
}
