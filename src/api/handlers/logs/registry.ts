import { createLogGroup } from './create-log-group';
import { deleteLogGroup } from './delete-log-group';
import { deleteRetentionPolicy } from './delete-retention-policy';
import { describeLogGroups } from './describe-log-groups';
import { describeLogStreams } from './describe-log-streams';
import { filterLogEvents } from './filter-log-events';
import { getLogEvents } from './get-log-events';
import { putRetentionPolicy } from './put-retention-policy';

/** Who carries out the operations of CloudWatch Logs. */
export const LOGS_HANDLERS = {
  'Logs.CreateLogGroup': createLogGroup,
  'Logs.DeleteLogGroup': deleteLogGroup,
  'Logs.DescribeLogGroups': describeLogGroups,
  'Logs.PutRetentionPolicy': putRetentionPolicy,
  'Logs.DeleteRetentionPolicy': deleteRetentionPolicy,
  'Logs.DescribeLogStreams': describeLogStreams,
  'Logs.GetLogEvents': getLogEvents,
  'Logs.FilterLogEvents': filterLogEvents,
} as const;
