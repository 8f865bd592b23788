import { useMemo, useState } from 'react';
import type { MirrorState } from '../../state/mirror-store';
import { HistoryReader, type RunHistory } from './run-history';
import { marksOf, type Mark } from './timeline-marks';
import { type WholeRun, wholeRun } from './whole-run';

export interface TimelineData {
  /** To the head of the run, whatever moment is shown. */
  whole: WholeRun;
  history: RunHistory;
  marks: readonly Mark[];
}

/** What the timeline is drawn from. A frame asks for no more work than what is new in it. */
export function useTimelineData(state: MirrorState): TimelineData {
  const { recorded, run, ids } = state;
  const isPast = recorded.entities !== state.entities;
  // In the past only what comes and goes makes a difference: what lies ahead is known.
  const past = useMemo(
    () => (isPast ? wholeRun(state) : null),
    [isPast, recorded.entities, ids.task, ids.service],
  );
  const history = useHistory(recorded.events);
  const marks = useMemo(
    () => marksOf(run.log ?? [], history.faults, history.alarms),
    [run.log, history.faults.length, history.alarms.length, history.faults],
  );
  return { whole: past ?? state, history, marks };
}

function useHistory(events: MirrorState['events']): RunHistory {
  const [kept] = useState(() => ({ reader: new HistoryReader() }));
  return useMemo(() => {
    const known = kept.reader.read(events);
    if (known) return known;
    kept.reader = new HistoryReader();
    return kept.reader.read(events)!;
  }, [events, kept]);
}
