import { CATALOGUE, MACHINE_IDS, type MachineId } from '../../machines/catalogue';
import type { MachineState } from '../../model/machine-state';
import type { SimMicros } from '../../model/sim-time';
import type { Tone } from '../kit/status-pill';
import { isLine } from './chart-shape';
import { StateGraph } from './state-graph';
import { StateList } from './state-list';

const isMachineId = (id: string): id is MachineId =>
  (MACHINE_IDS as readonly string[]).includes(id);

/**
 * The machine that runs, drawn from the catalogue: as a list where it is a line, else as a graph.
 * `as` overrules that.
 */
export function StatechartPanel(props: {
  state: MachineState;
  now: SimMicros;
  tone: Tone;
  as?: 'list' | 'graph';
}) {
  const { state, now, tone, as } = props;
  if (!isMachineId(state.machine)) return null;
  const entry = CATALOGUE[state.machine];
  const shape = as ?? (isLine(entry) ? 'list' : 'graph');
  const Chart = shape === 'list' ? StateList : StateGraph;
  return <Chart entry={entry} state={state} now={now} tone={tone} />;
}
