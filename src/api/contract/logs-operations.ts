import * as logs from './logs';
import { changes, type Pages, shows } from './operation';

const pages = (resultKey: string): Pages => ({
  resultKey,
  limitKey: 'limit',
  tokenKey: 'nextToken',
  nextTokenKey: 'nextToken',
});

/** The part of the catalogue that `aws logs` is. */
export const LOGS_OPERATIONS = {
  'Logs.CreateLogGroup': changes(logs.createLogGroup, 'Makes a log group.'),
  'Logs.DeleteLogGroup': changes(
    logs.deleteLogGroup,
    'Deletes a log group with all that is in it: from then on it is not there.',
  ),
  'Logs.DescribeLogGroups': shows(
    logs.describeLogGroups,
    'Describes log groups, those among them that nobody made.',
    pages('logGroups'),
  ),
  'Logs.PutRetentionPolicy': changes(
    logs.putRetentionPolicy,
    'Says for how many days a log group keeps its lines.',
  ),
  'Logs.DeleteRetentionPolicy': changes(
    logs.deleteRetentionPolicy,
    'Lets a log group keep its lines for good.',
  ),
  'Logs.DescribeLogStreams': shows(
    logs.describeLogStreams,
    'Describes the streams of a log group: one for each container.',
    pages('logStreams'),
  ),
  'Logs.GetLogEvents': shows(logs.getLogEvents, 'Shows the lines of one stream.'),
  'Logs.FilterLogEvents': shows(
    logs.filterLogEvents,
    'Shows the lines of a log group’s streams by time, all or those that match.',
    pages('events'),
  ),
} as const;
