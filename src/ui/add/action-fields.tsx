import { useState } from 'react';
import type { ActionOptions } from '../../state/gestures/load-balancing';
import { ChoiceSetting, NumberSetting, TextSetting } from '../kit/setting';
import styles from './add-card.module.css';
import { usable, useEntities } from './choices';

const TYPES = ['forward', 'fixed-response', 'redirect'] as const;
type Type = (typeof TYPES)[number];

const START = {
  type: 'forward' as Type,
  /** By target group name; empty or 0 sends it nothing. */
  weights: {} as Record<string, number | ''>,
  statusCode: 503 as number | '',
  body: '',
  redirectCode: 'HTTP_301' as 'HTTP_301' | 'HTTP_302',
  protocol: '',
  port: '',
  path: '',
};

/** What is done with the requests; the first target group gets all of them to begin with. */
export function useAction() {
  const groups = usable(useEntities(), 'targetGroup').map(({ name }) => name);
  const [held, setHeld] = useState(START);
  const weights = Object.fromEntries(
    groups.map((name, i) => [name, held.weights[name] ?? (i === 0 ? 1 : 0)]),
  );
  const set = (change: Partial<typeof START>) => setHeld((before) => ({ ...before, ...change }));
  const whole = { ...held, weights };
  return { held: whole, groups, options: optionsOf(whole), problem: problemOf(whole), set };
}

function optionsOf(held: typeof START): ActionOptions {
  if (held.type === 'fixed-response') {
    return { type: held.type, statusCode: String(held.statusCode), messageBody: held.body };
  }
  if (held.type === 'redirect') {
    const { redirectCode: statusCode, protocol, port, path } = held;
    return { type: held.type, statusCode, protocol, port, path };
  }
  const targetGroups = Object.entries(held.weights)
    .filter(([, weight]) => Number(weight) > 0)
    .map(([targetGroupArn, weight]) => ({ targetGroupArn, weight: Number(weight) }));
  return { type: 'forward', targetGroups };
}

function problemOf(held: typeof START): string | null {
  const { type, weights, statusCode, protocol, port, path } = held;
  if (type === 'forward') {
    if (Object.keys(weights).length === 0) {
      return 'There is no target group yet to forward to: add one first.';
    }
    const some = Object.values(weights).some((weight) => Number(weight) > 0);
    return some ? null : 'At least one target group needs a weight above 0.';
  }
  if (type === 'fixed-response') {
    return statusCode === '' ? 'A fixed response needs a status code.' : null;
  }
  // AWS refuses a redirect to where the request came from.
  return protocol || port || path ? null : 'A redirect changes protocol, port or path.';
}

export function ActionFields({ held: action }: { held: ReturnType<typeof useAction> }) {
  const { held, set } = action;
  return (
    <>
      <ChoiceSetting
        text={{ name: 'Actions', hint: 'What is done with these requests.' }}
        value={held.type}
        onChange={(next) => set({ type: TYPES.find((type) => type === next) ?? 'forward' })}
        choices={TYPES}
      />
      {held.type === 'forward' && <ForwardFields action={action} />}
      {held.type === 'fixed-response' && <FixedFields action={action} />}
      {held.type === 'redirect' && <RedirectFields action={action} />}
    </>
  );
}

type ActionProps = { action: ReturnType<typeof useAction> };

function ForwardFields({ action: { groups, held, set } }: ActionProps) {
  return (
    <div className={styles.weights}>
      {groups.map((name) => (
        <NumberSetting
          key={name}
          text={{ name: `Weight of ${name}`, hint: '', range: '0–999' }}
          value={held.weights[name] ?? ''}
          onChange={(weight) => set({ weights: { ...held.weights, [name]: weight } })}
          min={0}
          max={999}
          optional
        />
      ))}
    </div>
  );
}

function FixedFields({ action: { held, set } }: ActionProps) {
  return (
    <div className={styles.pair}>
      <NumberSetting
        text={{ name: 'StatusCode', hint: '', range: '2XX, 4XX or 5XX' }}
        value={held.statusCode}
        onChange={(statusCode) => set({ statusCode })}
      />
      <TextSetting
        text={{ name: 'MessageBody', hint: 'May be left empty.' }}
        value={held.body}
        onChange={(body) => set({ body })}
      />
    </div>
  );
}

const UNCHANGED = 'as asked for';

function RedirectFields({ action: { held, set } }: ActionProps) {
  return (
    <>
      <div className={styles.pair}>
        <ChoiceSetting
          text={{ name: 'StatusCode', hint: '' }}
          value={held.redirectCode}
          onChange={(code) => set({ redirectCode: code === 'HTTP_302' ? code : 'HTTP_301' })}
          choices={[
            { value: 'HTTP_301', label: '301, for good' },
            { value: 'HTTP_302', label: '302, for now' },
          ]}
        />
        <ChoiceSetting
          text={{ name: 'Protocol', hint: '' }}
          value={held.protocol}
          onChange={(protocol) => set({ protocol })}
          choices={[{ value: '', label: UNCHANGED }, 'HTTP', 'HTTPS']}
        />
      </div>
      <div className={styles.pair}>
        <TextSetting
          text={{ name: 'Port', hint: '' }}
          value={held.port}
          onChange={(port) => set({ port })}
          placeholder={UNCHANGED}
        />
        <TextSetting
          text={{ name: 'Path', hint: '#{path} stands for the path asked for.' }}
          value={held.path}
          onChange={(path) => set({ path })}
          placeholder={UNCHANGED}
        />
      </div>
    </>
  );
}
