import { ecsErrors } from '../../contract/errors';
import { refuse } from '../../refusal';

type Setting = 'ENABLED' | 'DISABLED';

/** What decides whether a service can be rebalanced. */
interface Kind {
  readonly maximumPercent: number;
  readonly schedulingStrategy?: string;
  readonly controller: string;
  readonly launchType?: string;
  readonly placementStrategy?: readonly { type?: string; field?: string }[];
  readonly placementConstraints?: readonly { type?: string; expression?: string }[];
}

/**
 * ENABLED unless told otherwise, wherever it is possible; asked for where it is not, it is refused.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html
 */
export function zoneRebalancing(given: Setting | undefined, kind: Kind): Setting {
  const obstacle = obstacleOf(kind);
  if (obstacle === undefined) return given ?? 'ENABLED';
  if (given === 'ENABLED') {
    refuse(
      ecsErrors.invalidParameter(`Availability Zone Rebalancing does not support ${obstacle}`),
    );
  }
  return 'DISABLED';
}

const ZONE_ATTRIBUTE = 'attribute:ecs.availability-zone';

/** The first thing that stands in the way. AWS's text is known for maximumPercent only. */
function obstacleOf(kind: Kind): string | undefined {
  if (kind.schedulingStrategy === 'DAEMON') return 'the DAEMON scheduling strategy';
  if (kind.launchType === 'EXTERNAL') return 'the EXTERNAL launch type';
  if (kind.maximumPercent <= 100) return 'maximumPercent <= 100%';
  const [first] = kind.placementStrategy ?? [];
  const isZoneSpread =
    first?.type === 'spread' && normal(first.field ?? '') === normal(ZONE_ATTRIBUTE);
  if (first && !isZoneSpread) {
    return 'a first placement strategy other than spread over attribute:ecs.availability-zone';
  }
  const constraints = kind.placementConstraints ?? [];
  if (constraints.some(({ expression }) => expression?.includes(ZONE_ATTRIBUTE))) {
    return `${ZONE_ATTRIBUTE} as a placement constraint`;
  }
  return undefined;
}

/** `attribute:` may be left out of a field. */
const normal = (field: string): string => field.toLowerCase().replace(/^attribute:/, '');
