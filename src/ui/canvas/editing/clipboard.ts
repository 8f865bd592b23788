/** Copying what is selected as text, and pasting it here or in another sandbox. */
import type { Point, Rect } from '../../../drawing/diagram-model';
import { boundsOf } from '../../../drawing/geometry';
import type { Scene } from '../../../drawing/scene-node';
import type { Annotation } from '../../../model/sandbox-document';
import type { EntityView } from '../../../model/view';
import {
  type Clip,
  type CopiedKind,
  type CopiedThing,
  looksLikeClip,
  readClip,
  writeClip,
} from '../../../state/clipboard/clip';
import { clipOf, copiedWords } from '../../../state/clipboard/copy';
import { type Here, planPaste } from '../../../state/clipboard/paste';
import type { Networks } from '../../../state/clipboard/settled-services';
import type { Gesture, Operation } from '../../../state/gesture';
import type { SandboxParts } from '../../sandbox-context';
import { freshId } from '../annotations/annotation-edits';
import { canvasHands } from './canvas-hands';

/** Between what is duplicated and its double, canvas pixels. */
const BELOW = 32;

/** Copied last on this page: what browsers give to nobody without asking. */
let latest: string | null = null;

const tell = ({ view }: SandboxParts, told: string): void => view.setState({ told });

async function answerOf<T>(parts: SandboxParts, target: string): Promise<T> {
  const result = await parts.commands.send(target, {});
  if (!result.ok) throw new Error(result.error.message);
  return result.output as T;
}

const accountOf = async (parts: SandboxParts): Promise<readonly Operation[]> =>
  (await answerOf<{ operations: Operation[] }>(parts, 'Sandbox.DescribeAccount')).operations;

const COPIED: readonly EntityView['kind'][] = [
  'cluster',
  'service',
  'loadBalancer',
  'targetGroup',
  'traffic',
  'alarm',
] satisfies CopiedKind[];

const isCopied = (view: EntityView): view is Extract<EntityView, { kind: CopiedKind }> =>
  COPIED.includes(view.kind);

function thingOf(view: Extract<EntityView, { kind: CopiedKind }>, scene: Scene, corner: Point) {
  const node = scene.get(view.id);
  const inCluster = view.kind === 'service';
  const { x = 0, y = 0 } = (inCluster ? node?.place : node?.rect) ?? {};
  const name = inCluster ? view.id.split('/').slice(-2).join('/') : view.name;
  const place = inCluster ? { x, y } : { x: x - corner.x, y: y - corner.y };
  return { kind: view.kind, name, ...place } satisfies CopiedThing;
}

/** Services of clusters that are copied come along, and keep their places. */
function withServices(views: readonly EntityView[], all: Iterable<EntityView>): EntityView[] {
  const clusters = new Set(views.filter(({ kind }) => kind === 'cluster').map(({ id }) => id));
  const inside = [...all].filter(
    (view) => view.kind === 'service' && clusters.has(view.clusterArn) && view.status === 'ACTIVE',
  );
  return [...new Set([...views, ...inside])];
}

/** What is selected as a clip; null where nothing of it can be copied. */
async function selectedClip(parts: SandboxParts): Promise<Clip | null> {
  const { entities } = parts.mirror.getState();
  const { selection } = parts.view.getState();
  const scene = canvasHands(parts)?.scene().nodes ?? new Map();
  const chosen = selection.flatMap((id) => entities.get(id) ?? []).filter(isCopied);
  const views = withServices(chosen, entities.values()).filter(isCopied);
  const annotations = parts.workspace
    .getState()
    .workbench.annotations.filter(({ id }) => selection.includes(id));
  if (views.length + annotations.length === 0) return null;
  const rects: Rect[] = views.flatMap(({ id }) => scene.get(id)?.rect ?? []);
  const origin = boundsOf([...rects, ...annotations], 0);
  return clipOf(views.length > 0 ? await accountOf(parts) : [], {
    things: views.map((view) => thingOf(view, scene, origin)),
    annotations: annotations.map((one) => ({ ...one, x: one.x - origin.x, y: one.y - origin.y })),
    origin,
  });
}

const NOTHING =
  'Nothing of that can be copied. Clusters, services, load balancers, target groups, clients, alarms, notes and frames can.';

/** Puts the selection on the clipboard as text; says what it was. */
export async function copy(parts: SandboxParts): Promise<void> {
  const clip = await selectedClip(parts).catch(String);
  if (clip === null || typeof clip === 'string') return tell(parts, clip ?? NOTHING);
  const text = writeClip(clip);
  latest = text;
  const isOut = await writeOut(text);
  const where = isOut
    ? 'here or in another sandbox'
    : 'on this page (the browser gave no clipboard)';
  tell(parts, `Copied ${copiedWords(clip)}. Paste it ${where}.`);
}

async function writeOut(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** By a menu: reads the clipboard where the browser lets, else what was copied on this page. */
export async function pasteFromClipboard(parts: SandboxParts): Promise<void> {
  let text = latest;
  try {
    text = await navigator.clipboard.readText();
  } catch {
    if (text === null)
      return tell(parts, 'The browser keeps the clipboard to itself: use Ctrl + V.');
  }
  return pasteText(parts, text ?? '');
}

/** What is pasted is a clip, or a file that can be opened, or explained. */
export async function pasteText(parts: SandboxParts, text: string): Promise<void> {
  if (text.trim() === '') {
    return tell(parts, 'There is no text on the clipboard. Copy something on a canvas first.');
  }
  if (!looksLikeClip(text)) return pasteFile(parts, text);
  const clip = readClip(text);
  if (typeof clip === 'string') return tell(parts, clip);
  const hands = canvasHands(parts);
  const point = hands?.pointer() ?? { x: clip.origin.width / 2, y: clip.origin.height / 2 };
  const { width, height } = clip.origin;
  const at = { x: Math.round(point.x - width / 2), y: Math.round(point.y - height / 2) };
  return pasteClip(parts, clip, at);
}

/** Text of a known format goes the way a file of it goes; other text is explained there. */
async function pasteFile(parts: SandboxParts, text: string): Promise<void> {
  const { readSourceText } = await import('../../../formats/source-text');
  const { value } = await readSourceText(text, 'pasted text');
  if (typeof value !== 'object' || value === null) {
    const words = 'That text is nothing the sandbox knows.';
    return tell(
      parts,
      `${words} It takes what was copied on a canvas, and files such as compose files and task definitions.`,
    );
  }
  const { openFiles } = await import('../../files/open-file');
  await openFiles(parts, [new File([text], 'pasted text')]);
}

interface Declared {
  Subnets: { SubnetId: string }[];
  SecurityGroups: { GroupId: string }[];
  Vpcs: { VpcId: string }[];
}

async function networksOf(parts: SandboxParts): Promise<Networks> {
  const { Subnets } = await answerOf<Declared>(parts, 'EC2.DescribeSubnets');
  const { SecurityGroups } = await answerOf<Declared>(parts, 'EC2.DescribeSecurityGroups');
  const { Vpcs } = await answerOf<Declared>(parts, 'EC2.DescribeVpcs');
  return new Set([
    ...Subnets.map(({ SubnetId }) => SubnetId),
    ...SecurityGroups.map(({ GroupId }) => GroupId),
    ...Vpcs.map(({ VpcId }) => VpcId),
  ]);
}

/** The cluster that is selected, or that around what is. */
function chosenCluster({ mirror, view }: SandboxParts): string | null {
  const { entities } = mirror.getState();
  for (const id of view.getState().selection.toReversed()) {
    const chosen = entities.get(id);
    const arn =
      chosen?.kind === 'cluster'
        ? chosen.id
        : chosen && 'clusterArn' in chosen
          ? chosen.clusterArn
          : null;
    const cluster = arn === null ? undefined : entities.get(arn);
    if (cluster?.kind === 'cluster') return cluster.name;
  }
  return null;
}

async function pasteClip(parts: SandboxParts, clip: Clip, at: Point): Promise<void> {
  const isAlone = clip.operations.length === 0;
  const here: Here | string = isAlone
    ? { account: [], cluster: null, networks: new Set() }
    : await Promise.all([accountOf(parts), networksOf(parts)]).then(
        ([account, networks]) => ({ account, networks, cluster: chosenCluster(parts) }),
        String,
      );
  if (typeof here === 'string') return tell(parts, here);
  const { gesture, annotations, said } = planPaste(clip, here, at);
  if (gesture) {
    const outcome = await parts.commands.give(gesture);
    // The canvas says why it was refused; what belongs to it is not pasted alone.
    if (!outcome.ok) return undefined;
  }
  const fresh = addAnnotations(parts, annotations);
  if (said.length > 0) tell(parts, said.join(' '));
  const made = gesture ? await appeared(parts, gesture) : [];
  parts.view.setState({ selection: [...made, ...fresh] });
  canvasHands(parts)?.reveal({ ...clip.origin, ...at });
  return undefined;
}

function addAnnotations(parts: SandboxParts, made: readonly Annotation[]): string[] {
  if (made.length === 0) return [];
  const fresh = made.map((one) => ({ ...one, id: freshId() }));
  const { annotations } = parts.workspace.getState().workbench;
  const label = `Paste ${made.length === 1 ? made[0]!.kind : `${made.length} notes or frames`}`;
  parts.commands.draw(label, { layout: {}, annotations: [...annotations, ...fresh] });
  return fresh.map(({ id }) => id);
}

/** Pasted things are drawn a moment after the answer, ms. */
const WAIT = 2000;

/** Ids of what a gesture has made and placed, once the page knows of it. */
function appeared({ mirror }: SandboxParts, { places = [] }: Gesture): Promise<string[]> {
  const found = (): string[] => {
    const views = [...mirror.getState().entities.values()];
    return places.flatMap(({ kind, name }) => {
      const own = views.findLast(
        (view) => view.kind === kind && 'name' in view && view.name === name,
      );
      return own ? [own.id] : [];
    });
  };
  return new Promise((resolve) => {
    const finish = () => {
      stop();
      clearTimeout(timer);
      resolve(found());
    };
    const stop = mirror.subscribe(() => {
      if (found().length === places.length) finish();
    });
    const timer = setTimeout(finish, WAIT);
    if (found().length === places.length) finish();
  });
}

/** The same once more, below. */
export async function duplicate(parts: SandboxParts): Promise<void> {
  const clip = await selectedClip(parts).catch(String);
  if (clip === null || typeof clip === 'string') return tell(parts, clip ?? NOTHING);
  const { x, y, height } = clip.origin;
  return pasteClip(parts, clip, { x, y: y + height + BELOW });
}
