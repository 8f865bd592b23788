import { efsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { page } from '../pages';
import { describeAccessPoint } from './answers/file-system';
import { accessPointOf, fileSystemOf, liveFileSystems } from './efs-references';

export const describeAccessPoints: Handler<'EFS.DescribeAccessPoints'> = ({ ctx }, input) => {
  const { AccessPointId: pointId, FileSystemId: systemId } = input;
  const named = pointId === undefined ? undefined : accessPointOf(ctx.world, pointId);
  const one = systemId === undefined ? undefined : fileSystemOf(ctx.world, systemId);
  const systems = one ? [one] : liveFileSystems(ctx.world);
  const points = systems.flatMap((system) =>
    system.accessPoints
      .filter((point) => !named || point === named.point)
      .map((point) => describeAccessPoint(system, point)),
  );
  const badToken = efsErrors.badRequest('The token is not valid.');
  const { items, next } = page(points, input.MaxResults ?? 100, input.NextToken, badToken);
  return { AccessPoints: items, NextToken: next };
};
