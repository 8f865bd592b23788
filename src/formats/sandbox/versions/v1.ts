import * as z from 'zod/mini';

/**
 * Version 1 of the saved sandbox, as written to disk. Frozen: files of this version exist, so a
 * change here is a new version. On purpose not built from the types of `model/`.
 */
const operation = z.object({
  target: z.string(),
  input: z.record(z.string(), z.unknown()),
});

export const documentV1 = z.object({
  format: z.literal('ecs-sandbox'),
  version: z.literal(1),
  id: z.string().check(z.minLength(1)),
  name: z.string(),
  seed: z.int(),
  account: z.object({ version: z.literal(1), operations: z.array(operation) }),
  log: z.array(
    z.object({
      at: z.int().check(z.nonnegative()),
      target: z.string(),
      input: z.record(z.string(), z.unknown()),
    }),
  ),
  now: z.int().check(z.nonnegative()),
  layout: z.record(
    z.string(),
    z.object({ x: z.number(), y: z.number(), label: z.optional(z.string()) }),
  ),
  notes: z.record(z.string(), z.unknown()),
});
