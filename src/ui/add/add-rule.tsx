import { useState } from 'react';
import type { Listener } from '../../model/load-balancer';
import type { LoadBalancerView } from '../../model/view';
import { freePriority, planListener, planRule } from '../../state/gestures/load-balancing';
import { ChoiceSetting, NumberSetting } from '../kit/setting';
import { ActionFields, useAction } from './action-fields';
import { AddCard, type AddProps } from './add-card';
import styles from './add-card.module.css';
import { usable, useEntities } from './choices';
import { ConditionFields, useConditions } from './condition-fields';

/** A place for a rule: a listener, or one to be made, whose default rule it will be. */
interface Spot {
  key: string;
  label: string;
  balancer: LoadBalancerView;
  listener: Listener | null;
}

function spotsOf(balancers: readonly LoadBalancerView[]): Spot[] {
  return balancers.flatMap((balancer) => [
    ...balancer.listeners.map((listener) => ({
      key: listener.arn,
      label: `${balancer.name}, ${listener.protocol} :${listener.port}`,
      balancer,
      listener,
    })),
    { key: balancer.id, label: `${balancer.name}, a new listener`, balancer, listener: null },
  ]);
}

/** The lowest usual port that the load balancer does not listen on. */
function freePort({ listeners }: LoadBalancerView): number {
  const taken = new Set(listeners.map(({ port }) => port));
  return [80, 8080].find((port) => !taken.has(port)) ?? Math.max(...taken) + 1;
}

export function AddRule({ onto }: AddProps) {
  const balancers = usable(useEntities(), 'loadBalancer');
  const spots = spotsOf(balancers);
  const [chosen, setChosen] = useState<string | null>(null);
  const first = spots.find(({ balancer }) => balancer.id === onto) ?? spots[0];
  const spot = spots.find(({ key }) => key === chosen) ?? first;
  if (!spot) {
    const why = 'There is no load balancer yet: add one first.';
    return (
      <AddCard
        component="listener-rule"
        title="Listener rule"
        verb="Create"
        plan={why}
        children={null}
      />
    );
  }
  const choose = (
    <ChoiceSetting
      text={{ name: 'listener', hint: 'Whose requests the rule looks at.' }}
      value={spot.key}
      onChange={setChosen}
      choices={spots.map(({ key, label }) => ({ value: key, label }))}
    />
  );
  return spot.listener ? (
    <RuleForm key={spot.key} listener={spot.listener} choose={choose} />
  ) : (
    <ListenerForm key={spot.key} balancer={spot.balancer} choose={choose} />
  );
}

function RuleForm({ listener, choose }: { listener: Listener; choose: React.ReactNode }) {
  const [priority, setPriority] = useState<number | ''>(() => freePriority(listener));
  const conditions = useConditions();
  const action = useAction();
  const problem =
    (priority === '' && 'A rule needs a priority.') || conditions.problem || action.problem;
  const plan =
    problem ||
    planRule({
      listener,
      priority: Number(priority),
      conditions: conditions.options,
      action: action.options,
    });
  return (
    <AddCard component="listener-rule" title="Listener rule" verb="Create" plan={plan}>
      <div className={styles.pair}>
        {choose}
        <NumberSetting
          text={{
            name: 'Priority',
            hint: 'The lowest that matches decides.',
            range: '1–50000',
          }}
          value={priority}
          onChange={setPriority}
          min={1}
          max={50_000}
        />
      </div>
      <ConditionFields held={conditions} />
      <ActionFields held={action} />
    </AddCard>
  );
}

function ListenerForm({
  balancer,
  choose,
}: {
  balancer: LoadBalancerView;
  choose: React.ReactNode;
}) {
  const [port, setPort] = useState<number | ''>(() => freePort(balancer));
  const action = useAction();
  const problem = (port === '' && 'A listener needs a port.') || action.problem;
  const plan = problem || planListener(balancer, { port: Number(port), action: action.options });
  return (
    <AddCard component="listener-rule" title="Listener" verb="Create" plan={plan}>
      <div className={styles.pair}>
        {choose}
        <NumberSetting
          text={{ name: 'Port', hint: 'What clients connect to.', range: '1–65535' }}
          value={port}
          onChange={setPort}
          min={1}
          max={65_535}
        />
      </div>
      <ActionFields held={action} />
    </AddCard>
  );
}
