import { type AnyStateMachine, initialTransition, transition } from 'xstate';

/** A machine stepped by hand, without time: delays are named and taken at will. */
export interface Walk {
  readonly state: string;
  readonly context: Record<string, unknown>;
  /** Everything emitted so far. */
  readonly emitted: string[];
  /** Names of the delays that run now, and their lengths. */
  readonly delays: Record<string, number>;
  send: (event: { type: string; [param: string]: unknown }) => Walk;
  /** Lets the delay of that name run out. */
  after: (delay: string) => Walk;
}

interface Effect {
  type: string;
  params?: { event?: { type: string }; delay?: number; id?: string; sendId?: string };
}

export function walk(machine: AnyStateMachine, input: Record<string, unknown> = {}): Walk {
  let [snapshot, effects] = initialTransition(machine, input) as [
    ReturnType<AnyStateMachine['resolveState']>,
    Effect[],
  ];
  const emitted: string[] = [];
  const pending = new Map<string, { event: { type: string }; delay: number }>();
  const take = () => {
    for (const { type, params } of effects) {
      if (type === 'xstate.emit') emitted.push(params!.event!.type);
      else if (type === 'xstate.cancel') pending.delete(params!.sendId!);
      else if (type === 'xstate.raise') {
        pending.set(params!.id!, { event: params!.event!, delay: params!.delay! });
      } else throw new Error(`an effect that no machine may have: ${type}`);
    }
  };
  take();
  const nameOf = (sendId: string) => sendId.split('.')[2] ?? sendId;
  const self: Walk = {
    get state() {
      return String(snapshot.value);
    },
    get context() {
      return snapshot.context as Record<string, unknown>;
    },
    emitted,
    get delays() {
      return Object.fromEntries([...pending].map(([id, { delay }]) => [nameOf(id), delay]));
    },
    send: (event) => {
      [snapshot, effects] = transition(machine, snapshot, event) as [typeof snapshot, Effect[]];
      take();
      return self;
    },
    after: (delay) => {
      const found = [...pending].find(([id]) => nameOf(id) === delay);
      if (!found) throw new Error(`no delay ${delay} runs in ${self.state}`);
      pending.delete(found[0]);
      return self.send(found[1].event);
    },
  };
  return self;
}
