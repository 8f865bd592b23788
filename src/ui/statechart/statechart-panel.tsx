import { CATALOGUE, MACHINE_IDS, type MachineId } from '../../machines/catalogue';
import type { MachineState } from '../../model/machine-state';
import type { SimMicros } from '../../model/sim-time';
import type { Tone } from '../kit/status-pill';
import { shapeOf } from './chart-shape';
import { StateGraph } from './state-graph';
import { StateList, StateParts } from './state-list';

const isMachineId = (id: string): id is MachineId =>
  (MACHINE_IDS as readonly string[]).includes(id);

const CHARTS = { list: StateList, parts: StateParts, graph: StateGraph };

/**
 * The machine that runs, drawn from the catalogue: as its shape asks for
 * unless `as` says otherwise.
 */
export function StatechartPanel(props: {
  state: MachineState;
  now: SimMicros;
  tone: Tone;
  as?: 'graph';
}) {
  const { state, now, tone, as } = props;
  if (!isMachineId(state.machine)) return null;
  const entry = CATALOGUE[state.machine];
  const Chart = CHARTS[as ?? shapeOf(entry)];
  return <Chart entry={entry} state={state} now={now} tone={tone} />;
}
