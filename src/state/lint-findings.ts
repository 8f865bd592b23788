import { createStore, type StoreApi } from 'zustand/vanilla';
import { takeSurvey } from '../content/advisor/take-survey';
import type { LintRule } from '../content/define';
import { evaluateLint, type LintFinding } from '../content/evaluate-lint';
import type { Commands } from './commands';
import type { MirrorStore } from './mirror-store';

/** What the advisor has to say, and of what. */
export interface LintState {
  /** The gravest first; null until it has looked. */
  readonly findings: readonly LintFinding[] | null;
  /** How many of each it looked at. */
  readonly looked: LintLooked;
}

export interface LintLooked {
  readonly services: number;
  readonly definitions: number;
  readonly groups: number;
  readonly balancers: number;
  readonly clusters: number;
}

export interface LintFindings extends StoreApi<LintState> {
  /**
   * Looks now, and again as the run goes on, until the function it answers is called; at most every
   * so many ms of wall time.
   */
  watch: (everyMs?: number) => () => void;
}

/** Looks again so often at most, however fast the run goes; wall time, ms. */
const EVERY_MS = 1000;
/** Of a large sandbox a look takes time that the run wants: rests so many times as long. */
const REST = 10;

const NONE: LintLooked = { services: 0, definitions: 0, groups: 0, balancers: 0, clusters: 0 };

const NOT_YET: LintState = { findings: null, looked: NONE };

/** The advisor over the page's run. It asks as every describe does, and changes nothing. */
export function createLintFindings(
  { mirror, commands }: { mirror: MirrorStore; commands: Pick<Commands, 'send'> },
  rules: readonly LintRule[],
): LintFindings {
  const store = createStore<LintState>(() => NOT_YET);
  /** Of the run that was looked at last. */
  let lookedEpoch = -1;
  const look = async () => {
    const { entities, epoch } = mirror.getState();
    const survey = await takeSurvey({ ask: (...asked) => commands.send(...asked), entities });
    // Another run was opened meanwhile: nothing of that one stands here.
    if (!survey || mirror.getState().epoch !== epoch) return;
    const { services, definitions, groups, balancers, clusters } = survey;
    lookedEpoch = epoch;
    store.setState({
      findings: evaluateLint(rules, survey),
      looked: {
        services: services.length,
        definitions: definitions.length,
        groups: groups.length,
        balancers: balancers.length,
        clusters: clusters.length,
      },
    });
  };
  const watch = (everyMs = EVERY_MS) => {
    // Another run was opened while nobody watched.
    if (mirror.getState().epoch !== lookedEpoch) store.setState(NOT_YET);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    let seen: unknown[] = [];
    let turns = 0;
    const turn = () => {
      const mine = ++turns;
      const { version, now, epoch, travels } = mirror.getState();
      const moment = [version, now, epoch, travels];
      const isNew = moment.some((one, index) => one !== seen[index]);
      seen = moment;
      const begunAt = Date.now();
      const done = isNew ? look() : Promise.resolve();
      // Whoever was refused an answer is asked again with the next turn.
      void done
        .catch(() => (seen = []))
        .then(() => {
          const took = Date.now() - begunAt;
          if (!isOver && mine === turns) timer = setTimeout(turn, Math.max(everyMs, REST * took));
        });
    };
    turn();
    // What was found in another run is not of this one, and would be put right in this one.
    const stopWatching = mirror.subscribe(({ epoch }, before) => {
      if (epoch === before.epoch) return;
      store.setState(NOT_YET);
      clearTimeout(timer);
      turn();
    });
    return () => {
      isOver = true;
      stopWatching();
      clearTimeout(timer);
    };
  };
  return { ...store, watch };
}
