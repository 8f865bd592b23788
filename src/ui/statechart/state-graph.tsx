import { path } from 'd3';
import type { CatalogueEntry } from '../../machines/catalogue';
import type { MachineState } from '../../model/machine-state';
import { formatDuration, type SimMicros } from '../../model/sim-time';
import type { Tone } from '../kit/status-pill';
import { type Arc, arcsOf, isAnyToAny } from './chart-shape';
import { NextStates } from './next-states';
import styles from './state-graph.module.css';
import { timeInStates } from './time-in-states';

const ROW = 30;
const BOX = 24;
const TRACK = 12;
const WIDTH = 272;
const ARROW = 4;

/** The route of an arc: out of a state's side, along its track, into the other's side. */
function arcPath(arc: Arc, row: (state: string) => number, left: number, right: number): string {
  const lane = path();
  const side = arc.up ? left : right;
  const out = arc.up ? -1 : 1;
  const bend = side + out * (10 + arc.track * TRACK);
  // Arrows leave low and arrive high, or the other way round, so that they do not meet.
  const y0 = row(arc.from) + (arc.up ? -5 : 5);
  const y1 = row(arc.to) + (arc.up ? 5 : -5);
  const turn = Math.min(8, Math.abs(y1 - y0) / 2);
  const down = y1 > y0 ? 1 : -1;
  lane.moveTo(side, y0);
  lane.quadraticCurveTo(bend, y0, bend, y0 + down * turn);
  lane.lineTo(bend, y1 - down * turn);
  lane.quadraticCurveTo(bend, y1, side + out * ARROW, y1);
  return lane.toString();
}

function head(arc: Arc, row: (state: string) => number, left: number, right: number): string {
  const out = arc.up ? -1 : 1;
  const x = arc.up ? left : right;
  const y = row(arc.to) + (arc.up ? 5 : -5);
  return `M${x},${y} l${out * (ARROW + 2)},-3.5 v7 Z`;
}

/** A machine that is no line: states in a column, arrows as arcs, those that may come next lit. */
export function StateGraph(props: {
  entry: CatalogueEntry;
  state: MachineState;
  now: SimMicros;
  tone: Tone;
}) {
  const { entry, state, now, tone } = props;
  const spent = timeInStates(state, now);
  const arcs = isAnyToAny(entry) ? [] : arcsOf(entry);
  const tracks = (up: boolean) =>
    Math.max(-1, ...arcs.filter((arc) => arc.up === up).map((arc) => arc.track)) + 1;
  const left = tracks(true) === 0 ? 1 : 14 + tracks(true) * TRACK;
  const right = WIDTH - (tracks(false) === 0 ? 1 : 14 + tracks(false) * TRACK);
  const row = (name: string) => entry.states.indexOf(name) * ROW + ROW / 2;
  const height = entry.states.length * ROW;
  const isLit = (arc: Arc) => arc.from === state.value;
  return (
    <div className={styles.graph} data-tone={tone}>
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        width={WIDTH}
        height={height}
        role="img"
        aria-label={`${entry.title}: ${state.value} now`}
      >
        {[...arcs]
          .sort((a, b) => Number(isLit(a)) - Number(isLit(b)))
          .map((arc) => (
            <g key={`${arc.from}>${arc.to}`} className={styles.arc} data-lit={isLit(arc)}>
              <title>{`${arc.from} → ${arc.to}: ${arc.labels.join(' or ')}`}</title>
              <path d={arcPath(arc, row, left, right)} className={styles.line} />
              <path d={head(arc, row, left, right)} className={styles.head} />
            </g>
          ))}
        {entry.states.map((name) => {
          const time = spent.get(name);
          return (
            <g
              key={name}
              className={styles.state}
              data-phase={name === state.value ? 'now' : time === undefined ? 'unseen' : 'past'}
              transform={`translate(${left},${row(name) - BOX / 2})`}
            >
              <rect width={right - left} height={BOX} rx={8} />
              <circle cx={14} cy={BOX / 2} r={4} />
              <text x={26} y={BOX / 2} dominantBaseline="central">
                {name}
              </text>
              {time !== undefined && (
                <text x={right - left - 8} y={BOX / 2} dominantBaseline="central" textAnchor="end">
                  {formatDuration(time)}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <NextStates entry={entry} value={state.value} />
    </div>
  );
}
