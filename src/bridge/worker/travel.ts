import { EDGES_THERE_AND_BACK, FLIGHT_SECONDS } from '../../model/dot-flight';
import { type SimMicros, US_PER_SECOND } from '../../model/sim-time';
import type { Pacer } from './pacer';
import type { RunHistory } from './run-history';

/** The sandbox on its way to another moment of its run, slice by slice. */
export class Travel {
  /** From here on dots count: those that set off later are still on their way at the end. */
  private readonly flight: SimMicros;

  constructor(
    private readonly history: RunHistory,
    private readonly to: SimMicros,
    /** Simulated seconds per second that dots fly by. */
    speed = 1,
  ) {
    const flight = Math.ceil(EDGES_THERE_AND_BACK * FLIGHT_SECONDS * speed * US_PER_SECOND);
    this.flight = history.flightBefore(to, flight);
    history.placeBefore(to, this.flight);
  }

  /** Goes on for one slice of wall time. True when it is there. */
  slice(pacer: Pacer): boolean {
    const { history } = this;
    if (history.now < this.flight && !pacer.spend(history, this.flight)) return false;
    if (history.now === this.flight) history.sandbox.engine.requests.dots.drain();
    // What was given at the very beginning asks for no time to pass.
    history.advanceTo(history.now);
    return pacer.spend(history, this.to);
  }
}
