import type { MouseEvent, PointerEvent } from 'react';
import { textWidth } from '../../drawing/text-fit';
import { roleOfTask } from '../../drawing/revision-roles';
import { formatDuration, type SimMicros } from '../../model/sim-time';
import { momentLabel, type TimeScale } from '../charts/time-axis';
import { type DeploymentBlock, labelPlace } from './deployment-lane';
import type { Lane, LaneContent } from './lanes';
import { stageLabel, type StageSpan } from './stage-lane';
import type { Segment, SegmentKind } from './task-lane';
import type { WholeRun } from './whole-run';
import styles from './timeline.module.css';

export const LANE = 14;
/** Bars are told apart by their height too, px. */
const HEIGHTS: Record<SegmentKind, number> = {
  starting: 5,
  running: 8,
  failing: 8,
  draining: 5,
  stopping: 2,
};
const COLOURS: Record<Exclude<SegmentKind, 'running'>, string> = {
  starting: 'waiting',
  failing: 'failing',
  draining: 'draining',
  stopping: 'draining',
};
const LABEL = { size: 11, weight: 600 } as const;
const BLOCK_PADDING = 7;
const STAGE = { size: 11, weight: 600 } as const;
/** Left and right of a label within its bar, px. */
const STAGE_PADDING = 3;
const CROSS = 3;

interface Bounds {
  x: TimeScale;
  /** Bars begin here, px. */
  left: number;
  /** Where what lasts ends: as far as the run has been. */
  now: number;
}

function spanOf(from: number, to: number | null, { x, left, now }: Bounds) {
  const start = Math.max(left, x(from));
  const end = Math.max(start, x(to ?? now));
  return { start, width: end - start };
}

function TaskBars(props: { segments: readonly Segment[]; role: string; bounds: Bounds }) {
  const { segments, role, bounds } = props;
  return segments.map((segment) => {
    const { start, width } = spanOf(segment.from, segment.to, bounds);
    if (width <= 0) return null;
    const colour = segment.kind === 'running' ? role : COLOURS[segment.kind];
    const height = HEIGHTS[segment.kind];
    return (
      <rect
        key={`${segment.from} ${segment.kind}`}
        x={start}
        y={(LANE - height) / 2}
        // A hair between neighbours, none where it would eat the bar.
        width={Math.max(1, width - 1)}
        height={height}
        rx={Math.min(2.5, height / 2)}
        fill={`var(--color-${colour})`}
      />
    );
  });
}

function Failure({ at, bounds }: { at: number; bounds: Bounds }) {
  const px = bounds.x(at) + CROSS + 1;
  if (px < bounds.left) return null;
  const y = LANE / 2;
  const d = `M${px - CROSS} ${y - CROSS}l6 6m0-6l-6 6`;
  return <path d={d} stroke="var(--color-failing)" strokeWidth={1.75} strokeLinecap="round" />;
}

function DeploymentBars({ blocks, bounds }: { blocks: DeploymentBlock[]; bounds: Bounds }) {
  return blocks.map((block, i) => {
    const rollout = spanOf(block.from, block.settled, bounds);
    const whole = spanOf(block.from, block.to, bounds);
    const colour = block.failed ? 'failing' : block.role === 'neutral' ? 'faint' : block.role;
    const later = blocks.slice(i + 1).map((one) => spanOf(one.from, one.to, bounds));
    const left = labelPlace(whole, later, textWidth(block.revision, LABEL) + 2 * BLOCK_PADDING);
    return (
      <g key={block.id}>
        <rect
          x={whole.start}
          y={1}
          width={whole.width}
          height={12}
          rx={3}
          className={styles.block}
        />
        <rect
          x={rollout.start}
          y={1}
          width={rollout.width}
          height={12}
          rx={3}
          className={styles.rollout}
        />
        <rect x={whole.start} y={1} width={2.5} height={12} fill={`var(--color-${colour})`} />
        {left !== null && (
          <text x={left + BLOCK_PADDING} y={11} className={styles.blockText}>
            {block.revision}
          </text>
        )}
      </g>
    );
  });
}

function StageBars({ stages, bounds }: { stages: readonly StageSpan[]; bounds: Bounds }) {
  return stages.map((one) => {
    const { start, width } = spanOf(one.from, one.to, bounds);
    if (width <= 0) return null;
    const label = stageLabel(
      one.stage,
      (text) => textWidth(text, STAGE) <= width - 2 * STAGE_PADDING,
    );
    const state = one.isRollback ? 'back' : one.to === null ? 'current' : 'done';
    return (
      <g key={`${one.from} ${one.stage}`} className={styles.stage} data-state={state}>
        <rect x={start} y={1} width={Math.max(1, width - 1)} height={12} rx={2} />
        {label !== null && (
          <text x={start + STAGE_PADDING} y={11}>
            {label}
          </text>
        )}
      </g>
    );
  });
}

/** The colour of its revision; grey for a task whose revision is no longer around. */
function taskRole(lane: Lane, { entities }: WholeRun): string {
  if (lane.kind !== 'task') return 'secondary';
  const service = entities.get(lane.task.serviceArn ?? '');
  const known = service?.kind === 'service' ? service : undefined;
  const isListed = known?.deployments.some(({ id }) => id === lane.task.deploymentId);
  if (lane.task.lastStatus === 'STOPPED' && !isListed) return 'secondary';
  const role = roleOfTask(lane.task, known);
  return role === 'neutral' ? 'secondary' : role;
}

const timeRange = (from: number, to: number | null, now: number): string => {
  const start = momentLabel(from / 1e6);
  const length = formatDuration(((to ?? now) - from) as SimMicros);
  return to === null
    ? `since ${start} · ${length}`
    : `${start} to ${momentLabel(to / 1e6)} · ${length}`;
};

/** What a lane holds at a moment, in words. */
export function wordsAt(lane: Lane, content: LaneContent, at: number, now: number): string {
  const holds = ({ from, to }: { from: number; to: number | null }) =>
    from <= at && at < (to ?? Infinity);
  if (lane.kind === 'service') {
    const block = content.blocks.findLast(holds);
    if (!block) return lane.service.name;
    const { revision, from, settled, failed } = block;
    const state = failed
      ? 'FAILED'
      : settled !== null && at >= settled
        ? 'COMPLETED'
        : 'IN_PROGRESS';
    return `${lane.service.name} · ${revision} ${state} · rollout ${timeRange(from, settled, now)}`;
  }
  if (lane.kind === 'stages') return stageWords(lane.service.name, content.stages.find(holds), now);
  const segment = content.segments.find(holds);
  const { shortId, taskDefinition, stoppedReason, stoppedAt } = lane.task;
  if (segment) {
    const range = timeRange(segment.from, segment.to, now);
    return `${shortId} · ${taskDefinition} · ${segment.state} ${range}`;
  }
  const over = stoppedAt !== null && at >= stoppedAt;
  return over ? `${shortId} · STOPPED · ${stoppedReason ?? ''}` : `${shortId} · not there yet`;
}

function stageWords(service: string, span: StageSpan | undefined, now: number): string {
  if (!span) return `${service} · no deployment in a stage`;
  const back = span.isRollback ? ' (rollback)' : '';
  return `${service} · ${span.stage}${back} ${timeRange(span.from, span.to, now)}`;
}

const NAMES = { task: 'Task', service: 'Deployments of', stages: 'Stages of' } as const;

function nameOf(lane: Lane): string {
  if (lane.kind === 'task') return lane.task.shortId;
  return lane.kind === 'service' ? lane.service.name : 'stages';
}

/** A lane: whose it is, and its states over time. */
export function LaneRow(props: {
  lane: Lane;
  content: LaneContent;
  state: WholeRun;
  bounds: Bounds;
  width: number;
  top: number;
  isSelected: boolean;
  isStop: boolean;
  onSelect: (event: MouseEvent) => void;
  onHover: (event: PointerEvent<Element>) => void;
  onLeave: () => void;
  onFocus: () => void;
}) {
  const { lane, content, state, bounds, width } = props;
  const label = `${NAMES[lane.kind]} ${wordsAt(lane, content, bounds.now, bounds.now)}`;
  return (
    <button
      type="button"
      className={styles.lane}
      data-lane={lane.id}
      data-kind={lane.kind}
      style={{ top: props.top }}
      tabIndex={props.isStop ? 0 : -1}
      aria-label={label}
      aria-pressed={props.isSelected}
      onClick={props.onSelect}
      onPointerMove={props.onHover}
      onPointerLeave={props.onLeave}
      onFocus={props.onFocus}
    >
      <span className={styles.name}>{nameOf(lane)}</span>
      <svg className={styles.bars} width={width} height={LANE} aria-hidden>
        {lane.kind === 'task' && (
          <TaskBars segments={content.segments} role={taskRole(lane, state)} bounds={bounds} />
        )}
        {lane.kind === 'service' && <DeploymentBars blocks={content.blocks} bounds={bounds} />}
        {lane.kind === 'stages' && <StageBars stages={content.stages} bounds={bounds} />}
        {content.failedAt !== null && <Failure at={content.failedAt} bounds={bounds} />}
      </svg>
    </button>
  );
}
