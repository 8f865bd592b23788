import { UNSENT } from '../../../engine/logs/log-groups';
import type { LogGroup } from '../../../model/log-group';
import { logsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { page } from '../pages';
import { millis } from './answers/log-event';

/** By name; those too that came into being with their first line. */
export const describeLogGroups: Handler<'Logs.DescribeLogGroups'> = ({ ctx }, input) => {
  const { logGroupNamePrefix: prefix, logGroupNamePattern: pattern } = input;
  if (prefix !== undefined && pattern !== undefined) refuse(logsErrors.prefixOrPattern());
  const wanted = [...ctx.world.logGroups.values()]
    .filter((group) => !group.deleted && group.name !== UNSENT)
    .filter(({ name }) => name.startsWith(prefix ?? ''))
    .filter(({ name }) => name.toLowerCase().includes((pattern ?? '').toLowerCase()))
    .filter(({ name, arn }) => {
      const { logGroupIdentifiers: ids } = input;
      return ids === undefined || ids.includes(name) || ids.includes(arn);
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const { items, next } = page(wanted, input.limit ?? 50, input.nextToken, logsErrors.badToken());
  return { logGroups: items.map(describeGroup), nextToken: next };
};

const describeGroup = (group: LogGroup): object => ({
  logGroupName: group.name,
  creationTime: millis(group.createdAt),
  retentionInDays: group.retentionInDays,
  metricFilterCount: 0,
  arn: `${group.arn}:*`,
  storedBytes: bytesOf(group),
  kmsKeyId: group.carried?.['kmsKeyId'],
  logGroupClass: group.carried?.['logGroupClass'] ?? 'STANDARD',
  logGroupArn: group.arn,
});

/** A line counts with 26 bytes more than its text. */
const bytesOf = (group: LogGroup): number =>
  Object.values(group.streams)
    .flatMap((stream) => stream.events)
    .reduce((sum, event) => sum + event.message.length + 26, 0);
