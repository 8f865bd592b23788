import { seconds } from '../../model/sim-time';
import { useParts } from '../sandbox-context';

/** Shows the run at a moment (simulated seconds), if that is one it has been at. */
export function useTravel(): (moment: number) => void {
  const { commands, mirror } = useParts();
  return (moment) => {
    const { run } = mirror.getState();
    const at = seconds(Math.max(0, moment));
    if (run.canTravel && at <= run.head) commands.seek(at);
  };
}
