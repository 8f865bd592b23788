import { useState } from 'react';
import type { TrafficSource } from '../../model/traffic';
import {
  freeTrafficName,
  planTraffic,
  type TrafficOptions,
} from '../../state/gestures/traffic-and-faults';
import { ChoiceSetting, NumberSetting, TextSetting } from '../kit/setting';
import { AddCard, type AddProps } from './add-card';
import styles from './add-card.module.css';
import { usable, useEntities } from './choices';

type Pattern = TrafficSource['pattern'];
type Member = 'toRate' | 'over' | 'spikeRate' | 'spikeEvery' | 'spikeFor' | 'period' | 'amplitude';

const PATTERNS: { value: Pattern; label: string }[] = [
  { value: 'poisson', label: 'Poisson: independent clients' },
  { value: 'constant', label: 'constant: evenly spaced' },
  { value: 'ramp', label: 'ramp: from one rate to another' },
  { value: 'spike', label: 'spikes: bursts now and then' },
  { value: 'sine', label: 'sine: up and down' },
];

interface Extra {
  member: Member;
  hint: string;
  suffix: string;
  start: number;
}

/** What each pattern needs besides the rate, under the members of `put-traffic`. */
const EXTRAS: Record<Pattern, readonly Extra[]> = {
  poisson: [],
  constant: [],
  ramp: [
    { member: 'toRate', hint: 'Where it ends.', suffix: ' /s', start: 200 },
    { member: 'over', hint: 'How long it takes.', suffix: ' s', start: 120 },
  ],
  spike: [
    { member: 'spikeRate', hint: 'During a spike.', suffix: ' /s', start: 300 },
    { member: 'spikeEvery', hint: 'From spike to spike.', suffix: ' s', start: 60 },
    { member: 'spikeFor', hint: 'How long one lasts.', suffix: ' s', start: 10 },
  ],
  sine: [
    { member: 'amplitude', hint: 'Above and below the rate.', suffix: ' /s', start: 25 },
    { member: 'period', hint: 'From peak to peak.', suffix: ' s', start: 120 },
  ],
};

/** Stands for no load balancer in the choice. */
const LATER = '';

interface Held {
  name: string;
  /** An id, or `LATER`. */
  loadBalancer: string;
  rate: number | '';
  pattern: Pattern;
  path: string;
  port: number | '';
  clients: number | '';
  extras: Partial<Record<Member, number | ''>>;
}

function optionsOf(held: Held): TrafficOptions {
  const { name, rate, pattern, path, port, clients } = held;
  const extras = EXTRAS[pattern].map(({ member, start }) => {
    const given = held.extras[member];
    return [member, given === undefined || given === '' ? start : given];
  });
  return {
    name,
    loadBalancer: held.loadBalancer === LATER ? null : held.loadBalancer,
    rate: Number(rate),
    ...(pattern !== 'poisson' && { pattern }),
    ...(clients !== 1 && { clients: Number(clients) }),
    ...(port !== 80 && { listenerPort: Number(port) }),
    ...(path !== '/' && path !== '' && { path }),
    ...Object.fromEntries(extras),
  };
}

export function AddTraffic({ at, onto }: AddProps) {
  const entities = useEntities();
  const balancers = usable(entities, 'loadBalancer');
  const under = balancers.find(({ id }) => id === onto)?.id ?? null;
  const [held, setHeld] = useState<Held>(() => ({
    name: freeTrafficName(entities),
    loadBalancer: under ?? balancers[0]?.id ?? LATER,
    rate: 50,
    pattern: 'poisson',
    path: '/',
    port: 80,
    clients: 1,
    extras: {},
  }));
  const set = (change: Partial<Held>) => setHeld((before) => ({ ...before, ...change }));
  const problem =
    (held.name === '' && 'A client needs a name.') ||
    (held.rate === '' && 'How many requests a second?') ||
    (held.port === '' && 'Which listener’s port?') ||
    (held.clients === '' && 'How many users?');
  // On the canvas a client stands where it is dropped, unless that is the load balancer itself.
  const place = under === null ? at : null;
  const plan = problem || planTraffic(entities, { ...optionsOf(held), at: place });
  return (
    <AddCard
      component="traffic"
      title="Client traffic"
      verb={held.loadBalancer === LATER ? 'Add' : 'Send'}
      plan={plan}
    >
      <div className={styles.pair}>
        <TextSetting
          text={{ name: 'name', hint: 'Of this client.' }}
          value={held.name}
          onChange={(name) => set({ name })}
        />
        <ChoiceSetting
          text={{ name: 'load-balancer', hint: 'Where the requests go.' }}
          value={held.loadBalancer}
          onChange={(loadBalancer) => set({ loadBalancer })}
          choices={[
            ...balancers.map(({ id, name }) => ({ value: id, label: name })),
            { value: LATER, label: 'none yet: draw an edge later' },
          ]}
        />
      </div>
      <TrafficFields held={held} set={set} />
    </AddCard>
  );
}

function TrafficFields({ held, set }: { held: Held; set: (change: Partial<Held>) => void }) {
  return (
    <>
      <div className={styles.pair}>
        <NumberSetting
          text={{ name: 'rate', hint: 'Requests a second.' }}
          value={held.rate}
          onChange={(rate) => set({ rate })}
          min={0}
          suffix=" /s"
        />
        <ChoiceSetting
          text={{ name: 'pattern', hint: 'How they are spread over time.' }}
          value={held.pattern}
          onChange={(next) =>
            set({ pattern: PATTERNS.find(({ value }) => value === next)?.value ?? 'poisson' })
          }
          choices={PATTERNS}
        />
      </div>
      {EXTRAS[held.pattern].length > 0 && (
        <div className={styles.pair}>
          {EXTRAS[held.pattern].map(({ member, hint, suffix, start }) => (
            <NumberSetting
              key={member}
              text={{ name: member, hint }}
              value={held.extras[member] ?? start}
              onChange={(value) => set({ extras: { ...held.extras, [member]: value } })}
              min={0}
              suffix={suffix}
            />
          ))}
        </div>
      )}
      <div className={styles.pair}>
        <TextSetting
          text={{ name: 'path', hint: 'What is asked for.', byDefault: '/' }}
          value={held.path}
          onChange={(path) => set({ path })}
        />
        <NumberSetting
          text={{ name: 'listener-port', hint: 'Of the load balancer.' }}
          value={held.port}
          onChange={(port) => set({ port })}
          min={1}
          max={65_535}
        />
      </div>
      <NumberSetting
        text={{ name: 'clients', hint: 'Users with a cookie jar each, for stickiness.' }}
        value={held.clients}
        onChange={(clients) => set({ clients })}
        min={1}
      />
    </>
  );
}
