/** What the captions of a template say while it runs, at a speed. */
import { createSandbox } from '../../src/api/create-sandbox';
import { runScript } from '../../src/cli/run-script';
import { SCENARIOS } from '../../src/content';
import { seconds, type SimMicros, toSeconds } from '../../src/model/sim-time';
import type { Caption } from '../../src/state/caption';
import { nextTold, NOTHING_SHOWN } from '../../src/state/captions';
import { createMirrorStore, type MirrorState } from '../../src/state/mirror-store';
import { statusOf } from './frames';

/** A caption as it was when it was shown first. */
export interface Told extends Caption {
  /** Simulated seconds at which it came, and how many it stayed. */
  at: number;
  stayed: number;
}

interface Showing {
  /** Simulated seconds in one of the wall. */
  speed?: number;
  /** How often it is looked, seconds of the wall. */
  every?: number;
  seed?: number;
  /** Lines given after the template's own. */
  lines?: string;
  /** Sees whatever is shown, at every look. */
  onShown?: (caption: Caption, state: MirrorState) => void;
}

/** Runs a template to its end and `after` seconds more. */
export async function toldCaptions(
  templateId: string,
  after: number,
  { speed = 1, every = 1, seed, lines = '', onShown }: Showing = {},
): Promise<Told[]> {
  const scenario = SCENARIOS.find(({ id }) => id === templateId);
  if (!scenario) throw new Error(`no template ${templateId}`);
  const sandbox = createSandbox({ seed: seed ?? scenario.seed });
  const mirror = createMirrorStore();
  const told: Told[] = [];
  let shown = NOTHING_SHOWN;
  const look = () => {
    mirror.applyFrame(sandbox.engine.drainFrame(), statusOf());
    const { now } = mirror.getState();
    const before = shown.caption?.id;
    shown = nextTold(shown, mirror.getState(), { speed, wall: now / 1000 / speed });
    const { caption } = shown;
    if (caption === null) return;
    onShown?.(caption, mirror.getState());
    if (caption.id !== before) told.push({ ...caption, at: toSeconds(now), stayed: 0 });
    told.at(-1)!.stayed = toSeconds(now) - told.at(-1)!.at;
  };
  const pass = (until: SimMicros) => {
    while (sandbox.engine.now < until) {
      sandbox.engine.advanceTo(
        Math.min(until, sandbox.engine.now + seconds(every * speed)) as SimMicros,
      );
      look();
    }
  };
  const send = (target: string, input: Record<string, unknown>) => {
    // Look by look, so that nothing passes unseen; what a script waits for else is set-up.
    if (target === 'Sandbox.Wait' && typeof input.seconds === 'number') {
      pass((sandbox.engine.now + seconds(input.seconds)) as SimMicros);
      return sandbox.send(target, { seconds: 0 });
    }
    return sandbox.send(target, input);
  };
  for await (const step of runScript(`${scenario.script}\n${lines}`, {
    send,
    readFile: () => undefined,
  })) {
    if (!step.ok) throw new Error(`${step.command}: ${step.text}`);
    look();
  }
  pass((sandbox.engine.now + seconds(after)) as SimMicros);
  return told;
}
