/**
 * Inputs of the CloudWatch Logs operations, member by member in the order of AWS's own model.
 * Moments are milliseconds since 1970.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_Operations.html
 */
import * as z from 'zod/mini';
import { flag, oneOf, opt, structure, text, textMap, texts, whole } from './members';

const groupName = text.check(z.minLength(1), z.maxLength(512));
const moment = whole.check(z.minimum(0));
const logGroupClass = oneOf(['STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY']);

export const createLogGroup = structure({
  logGroupName: groupName,
  kmsKeyId: opt(text),
  tags: opt(textMap),
  logGroupClass: opt(logGroupClass),
});

export const deleteLogGroup = structure({ logGroupName: groupName });

export const describeLogGroups = structure({
  accountIdentifiers: opt(texts),
  logGroupNamePrefix: opt(text),
  logGroupNamePattern: opt(text),
  nextToken: opt(text),
  limit: opt(whole.check(z.minimum(1), z.maximum(50))),
  includeLinkedAccounts: opt(flag),
  logGroupClass: opt(logGroupClass),
  logGroupIdentifiers: opt(texts),
});

export const putRetentionPolicy = structure({ logGroupName: groupName, retentionInDays: whole });

export const deleteRetentionPolicy = structure({ logGroupName: groupName });

export const describeLogStreams = structure({
  logGroupName: opt(groupName),
  logGroupIdentifier: opt(text),
  logStreamNamePrefix: opt(text),
  orderBy: opt(oneOf(['LogStreamName', 'LastEventTime'])),
  descending: opt(flag),
  nextToken: opt(text),
  limit: opt(whole.check(z.minimum(1), z.maximum(50))),
});

export const getLogEvents = structure({
  logGroupName: opt(groupName),
  logGroupIdentifier: opt(text),
  logStreamName: text,
  startTime: opt(moment),
  endTime: opt(moment),
  nextToken: opt(text),
  limit: opt(whole.check(z.minimum(1), z.maximum(10_000))),
  startFromHead: opt(flag),
  unmask: opt(flag),
});

export const filterLogEvents = structure({
  logGroupName: opt(groupName),
  logGroupIdentifier: opt(text),
  logStreamNames: opt(texts),
  logStreamNamePrefix: opt(text),
  startTime: opt(moment),
  endTime: opt(moment),
  filterPattern: opt(text),
  nextToken: opt(text),
  limit: opt(whole.check(z.minimum(1), z.maximum(10_000))),
  interleaved: opt(flag),
  unmask: opt(flag),
});
