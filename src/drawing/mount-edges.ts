/**
 * From a file system to the tasks that have it mounted or wait for that: out at its side, up beside
 * the right side of the cluster, in through the gap below the task's row. All lines of a file
 * system share that way.
 */
import type { FileSystemView } from '../model/infrastructure-view';
import type { EdgeRoute, Rect } from './diagram-model';
import type { Draft, Drawn } from './scene-edge';
import type { Scene, SceneNode } from './scene-node';
import { shownOf } from './shown';
import { underRow } from './task-grid';

/** Outside of the cluster's right side, from the task's right side, from the bottom of its row. */
const BUS = 10;
const BESIDE = 4;
const UNDER = 3;
/** From a task's bottom to the end of its first line, and on to the next one. */
const END = 18;
const NEXT = 14;
/** The lines of one file system beside those of the next; so many fit between two cards. */
const APART = 3;
const LANES = 3;

function outermost(scene: Scene, node: SceneNode): Rect {
  const parent = node.parentId === null ? undefined : scene.get(node.parentId);
  return parent ? outermost(scene, parent) : node.rect;
}

function routeTo(scene: Scene, from: Rect, task: SceneNode, number: number): EdgeRoute {
  const outer = outermost(scene, task);
  const aside = APART * (number % LANES);
  const bus = outer.x + outer.width + BUS + aside;
  const isLeft = from.x + from.width / 2 < bus;
  const start = { x: isLeft ? from.x + from.width : from.x, y: from.y + from.height / 2 };
  const { x, y, width, height } = task.rect;
  const right = x + width;
  const { slot, place } = task;
  const bottom = slot ? underRow(slot.grid, slot.index) + y - place.y : y + height;
  const lane = bottom + UNDER + aside;
  const to = { x: right, y: y + height - END - NEXT * (number % LANES) };
  const via = [
    { x: bus, y: start.y },
    { x: bus, y: lane },
    { x: right + BESIDE + aside, y: lane },
    { x: right + BESIDE + aside, y: to.y },
  ];
  return { from: start, to, via };
}

function edgesOf(drawn: Drawn, view: FileSystemView, number: number): Draft[] {
  const from = drawn.scene.get(view.id);
  if (!from) return [];
  const waiting = new Set(view.waitingTaskArns);
  return [...view.taskArns, ...waiting].flatMap((id): Draft[] => {
    const task = drawn.scene.get(id);
    if (!task) return [];
    const route = routeTo(drawn.scene, from.rect, task, number);
    const dashed = waiting.has(id);
    const look = { role: 'neutral', line: 'mount', dashed, rate: 0 } as const;
    return [{ from: view.id, to: id, route, ...look, broken: view.unreachable }];
  });
}

export const mountEdges = (drawn: Drawn): Draft[] =>
  shownOf(drawn.entities, 'fileSystem').flatMap((view, i) => edgesOf(drawn, view, i));
