/** From what the engine said of a CloudWatch alarm to what its card shows. */
import type { AlarmView } from '../model/view';
import type { AlarmFacts } from './facts';

const SIGNS: Record<string, string> = {
  GreaterThanOrEqualToThreshold: '≥',
  GreaterThanThreshold: '>',
  LessThanThreshold: '<',
  LessThanOrEqualToThreshold: '≤',
};

/** `5`, `0.5`, `1500`: a threshold without needless digits. */
const figure = (value: number): string => String(Math.round(value * 1000) / 1000);

/** `60 s`, `5 min`. */
const periodWords = (seconds: number): string =>
  seconds >= 120 && seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;

/** `Sum > 5 · 2 of 3 × 60 s`: what makes it go into ALARM. */
function condition(view: AlarmView): string {
  const { datapointsToAlarm: points, evaluationPeriods: periods } = view;
  const sign = SIGNS[view.comparisonOperator] ?? view.comparisonOperator;
  const times = points === periods ? `${periods}` : `${points} of ${periods}`;
  const limit = `${view.statistic} ${sign} ${figure(view.threshold)}`;
  return `${limit} · ${times} × ${periodWords(view.periodSeconds)}`;
}

/** CloudWatch's words for the state, as the console writes them. */
export const ALARM_WORDS: Readonly<Record<AlarmView['state'], string>> = {
  OK: 'OK',
  ALARM: 'In alarm',
  INSUFFICIENT_DATA: 'Insufficient data',
};

/** `TargetTracking-service/demo/web-AlarmHigh-…`, as target tracking calls the alarms it makes. */
const TRACKING = /^TargetTracking-(?:[^/]+\/)*(.+)-(Alarm(?:High|Low))-[\da-f-]{36}$/;

/** `AlarmHigh · web` where target tracking has made it: which one and of what come first. */
function nameOf({ name }: AlarmView): string {
  const [, resource, side] = TRACKING.exec(name) ?? [];
  return side === undefined ? name : `${side} · ${resource}`;
}

export function alarmFacts(view: AlarmView, label?: string): AlarmFacts {
  return {
    name: label || nameOf(view),
    metric: view.metricName,
    condition: condition(view),
    state: view.state,
    word: ALARM_WORDS[view.state],
    recent: [...view.recent],
    threshold: view.threshold,
  };
}
