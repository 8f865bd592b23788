/** Structures that several EC2 operations take. */
import * as z from 'zod/mini';
import type { Pages } from './operation';
import { flag, list, opt, structure, text, texts, whole } from './members';

export const tag = structure({ Key: opt(text), Value: opt(text) });

export const tagSpecifications = opt(
  list(structure({ ResourceType: opt(text), Tags: opt(list(tag)) })),
);

/** `Name=vpc-id,Values=vpc-1,vpc-2`. */
export const filters = opt(list(structure({ Name: opt(text), Values: opt(texts) })));

/** An attribute that is on or off: `{Value: true}`. */
export const attributeBoolean = opt(structure({ Value: opt(flag) }));

export const maxResults = opt(whole.check(z.minimum(5), z.maximum(1000)));

/** Pages of an EC2 list. */
export const ec2Pages = (resultKey: string): Pages => ({
  resultKey,
  limitKey: 'MaxResults',
  tokenKey: 'NextToken',
  nextTokenKey: 'NextToken',
});
