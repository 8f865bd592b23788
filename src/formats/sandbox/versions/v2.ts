import * as z from 'zod/mini';

/**
 * Version 2 of the saved sandbox, as written to disk: version 1 with the workbench (bookmarks,
 * speaker steps, notes and frames) and with nodes that can be collapsed or locked. Frozen: files of
 * this version exist, so a change here is a new version. On purpose not built from the types of
 * `model/`.
 */
const operation = z.object({
  target: z.string(),
  input: z.record(z.string(), z.unknown()),
});

const moment = z.int().check(z.nonnegative());

const step = z.object({
  id: z.string(),
  at: z.nullable(moment),
  title: z.string(),
  note: z.string(),
  camera: z.nullable(
    z.object({
      x: z.number(),
      y: z.number(),
      zoom: z.number(),
      width: z.optional(z.number()),
      height: z.optional(z.number()),
      isWhole: z.optional(z.boolean()),
    }),
  ),
  commands: z.array(z.string()),
  plays: z.boolean(),
});

const annotation = z.object({
  id: z.string(),
  kind: z.enum(['note', 'frame']),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  text: z.string(),
  locked: z.optional(z.boolean()),
});

export const documentV2 = z.object({
  format: z.literal('ecs-sandbox'),
  version: z.literal(2),
  id: z.string().check(z.minLength(1)),
  name: z.string(),
  seed: z.int(),
  account: z.object({ version: z.literal(1), operations: z.array(operation) }),
  log: z.array(
    z.object({ at: moment, target: z.string(), input: z.record(z.string(), z.unknown()) }),
  ),
  now: moment,
  layout: z.record(
    z.string(),
    z.object({
      x: z.number(),
      y: z.number(),
      label: z.optional(z.string()),
      collapsed: z.optional(z.boolean()),
      locked: z.optional(z.boolean()),
      auto: z.optional(z.boolean()),
    }),
  ),
  notes: z.record(z.string(), z.unknown()),
  workbench: z.object({
    bookmarks: z.array(z.object({ id: z.string(), at: moment, name: z.string() })),
    steps: z.array(step),
    annotations: z.array(annotation),
    zoneColumns: z.boolean(),
  }),
});

export type DocumentV2 = z.infer<typeof documentV2>;
