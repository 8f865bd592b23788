/** What is copied, as text: readable, and read again without trusting a word of it. */
import type { Annotation } from '../../model/sandbox-document';
import type { Operation } from '../gesture';

/** What of a sandbox can be copied by itself; a service is called `cluster/name`. */
export type CopiedKind =
  | 'cluster'
  | 'service'
  | 'loadBalancer'
  | 'targetGroup'
  | 'traffic'
  | 'alarm';

export interface CopiedThing {
  kind: CopiedKind;
  name: string;
  /** Its corner, from the corner of all that was copied; of a service within its cluster. */
  x: number;
  y: number;
}

/** An operation that makes something the copied things name, such as `web:1` or an image. */
export interface Need extends Operation {
  name: string;
}

export interface Clip {
  readonly format: 'ecs-sandbox-clip';
  readonly version: 1;
  /** For whoever finds the text somewhere. */
  about: string;
  things: CopiedThing[];
  operations: Operation[];
  needs: Need[];
  /** Corners from the corner of all that was copied. */
  annotations: Annotation[];
  /** All of it on the canvas it was copied from. */
  origin: { x: number; y: number; width: number; height: number };
}

/** More than anybody selects, and less than would hold the page up. */
const LIMITS = { text: 4_000_000, operations: 5_000, things: 2_000, words: 10_000 } as const;

/** What a clip may give; whatever else a text asks for is refused. */
const ALLOWED = new Set([
  'ECS.CreateCluster',
  'ECS.RegisterTaskDefinition',
  'ECS.CreateService',
  'ECS.CreateTaskSet',
  'ECS.UpdateServicePrimaryTaskSet',
  'ELBv2.CreateLoadBalancer',
  'ELBv2.ModifyLoadBalancerAttributes',
  'ELBv2.CreateTargetGroup',
  'ELBv2.ModifyTargetGroupAttributes',
  'ELBv2.CreateListener',
  'ELBv2.CreateRule',
  'ApplicationAutoScaling.RegisterScalableTarget',
  'ApplicationAutoScaling.PutScalingPolicy',
  'ApplicationAutoScaling.PutScheduledAction',
  'CloudWatch.PutMetricAlarm',
  'Sandbox.PutTraffic',
  'Sandbox.PutImage',
  'Sandbox.PutHook',
  'Logs.CreateLogGroup',
  'Logs.PutRetentionPolicy',
  'IAM.CreateRole',
  'IAM.PutRolePolicy',
  'IAM.AttachRolePolicy',
  'IAM.CreatePolicy',
  'ECR.CreateRepository',
  'EFS.CreateFileSystem',
  'EFS.CreateMountTarget',
  'EFS.CreateAccessPoint',
  'SecretsManager.CreateSecret',
  'SSM.PutParameter',
  'EC2.CreateLaunchTemplate',
  'EC2.CreateLaunchTemplateVersion',
  'AutoScaling.CreateLaunchConfiguration',
  'AutoScaling.CreateAutoScalingGroup',
  'ECS.CreateCapacityProvider',
]);

/** Whether a clip may hold this operation. */
export const isCopied = (target: string): boolean => ALLOWED.has(target);

/** Whether a text says that it was copied from a sandbox, well or badly. */
export const looksLikeClip = (text: string): boolean =>
  text.trimStart().startsWith('{') && text.slice(0, 400).includes('"ecs-sandbox-clip"');

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1_000_000;
const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= LIMITS.words;

const KINDS: readonly string[] = [
  'cluster',
  'service',
  'loadBalancer',
  'targetGroup',
  'traffic',
  'alarm',
] satisfies CopiedKind[];

function readThing(value: unknown): CopiedThing | null {
  if (!isObject(value) || !isText(value.name)) return null;
  if (typeof value.kind !== 'string' || !KINDS.includes(value.kind)) return null;
  const { x, y } = value;
  if (!isNumber(x) || !isNumber(y)) return null;
  return { kind: value.kind as CopiedKind, name: value.name, x, y };
}

function readOperation(value: unknown): Operation | null {
  if (!isObject(value) || typeof value.target !== 'string' || !isCopied(value.target)) return null;
  return isObject(value.input) ? { target: value.target, input: value.input } : null;
}

function readNeed(value: unknown): Need | null {
  const operation = readOperation(value);
  return operation && isObject(value) && isText(value.name)
    ? { name: value.name, ...operation }
    : null;
}

function readAnnotation(value: unknown): Annotation | null {
  if (!isObject(value) || !isText(value.text)) return null;
  const { kind, x, y, width, height, text, locked } = value;
  if (kind !== 'note' && kind !== 'frame') return null;
  if (!isNumber(x) || !isNumber(y) || !isNumber(width) || !isNumber(height)) return null;
  if (width < 1 || height < 1) return null;
  // Ids are given anew when it is pasted.
  return { id: '', kind, x, y, width, height, text, ...(locked === true && { locked: true }) };
}

/** All of a list, or null where it is none, too long, or one of them cannot be read. */
function readAll<T>(value: unknown, read: (one: unknown) => T | null, most: number): T[] | null {
  if (!Array.isArray(value) || value.length > most) return null;
  const all = value.map(read);
  return all.some((one) => one === null) ? null : (all as T[]);
}

const BROKEN = 'What was copied from a sandbox has been changed on the way, and cannot be pasted.';

/** The clip in a text, or why there is none, in words. */
export function readClip(text: string): Clip | string {
  if (text.length > LIMITS.text) return 'That is too large to be pasted.';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return BROKEN;
  }
  if (!isObject(value) || value.format !== 'ecs-sandbox-clip') return BROKEN;
  if (value.version !== 1) {
    return `It was copied by another version of the sandbox (${String(value.version)}): this one reads version 1.`;
  }
  const things = readAll(value.things, readThing, LIMITS.things);
  const operations = readAll(value.operations, readOperation, LIMITS.operations);
  const needs = readAll(value.needs, readNeed, LIMITS.operations);
  const annotations = readAll(value.annotations, readAnnotation, LIMITS.things);
  const { origin } = value;
  if (!things || !operations || !needs || !annotations || !isObject(origin)) return BROKEN;
  const { x, y, width, height } = origin;
  if (!isNumber(x) || !isNumber(y) || !isNumber(width) || !isNumber(height)) return BROKEN;
  return {
    format: 'ecs-sandbox-clip',
    version: 1,
    about: '',
    things,
    operations,
    needs,
    annotations,
    origin: { x, y, width, height },
  };
}

/** The text of a clip: one line for each thing, so that it can be read and compared. */
export const writeClip = (clip: Clip): string => JSON.stringify(clip, null, 2);
